"""What is kept of a field that nobody needs?  That it was retired, or taken back, by whom and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models import Account, Municipality


class Retirement(models.Model):
    """A municipality asks no more for a field of a kind of fact, or asks for it again.  The newest says which.

    It changes what forms offer from now on, and nothing that was written.  Never changed.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    kind = models.TextField()
    field = models.TextField()
    is_retired = models.BooleanField()
    reason = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "field_retirement"
        indexes: ClassVar = [models.Index(fields=["municipality", "kind", "field"], name="retirement_of_field")]
        constraints: ClassVar = [models.CheckConstraint(name="retirement_has_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return str(self.id)
