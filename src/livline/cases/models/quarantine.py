"""What was entered on the wrong child?  It is hidden by two people with a reason, and never silently moved."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models.facts import Case


class Quarantine(models.Model):
    """One asks that a fact be hidden, another confirms; then nobody who reads the case sees any of its entries."""

    fact = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="quarantined")
    reason = models.TextField()
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    confirmed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "quarantine"
        indexes: ClassVar = [models.Index(fields=["case"], name="quarantine_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="quarantine_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="quarantine_needs_two",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | (Q(confirmed_at__isnull=False, confirmed_by__isnull=False) & ~Q(confirmed_by=F("asked_by"))),
            ),
        ]

    def __str__(self) -> str:
        return str(self.fact)
