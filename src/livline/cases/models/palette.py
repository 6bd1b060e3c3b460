"""Which measures does one decision hold, and how much of each just now?

A decision over a palette names measures with their limits.  Inside its limits a measure is adjusted without a new
decision; the database refuses an adjustment outside them.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models.facts import Case


class Item(models.Model):
    """One measure of a palette: from `low` to `high` of a unit (hours a week, days a month)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="palette")
    decision = models.UUIDField()
    """The fact of the decision."""
    measure = models.TextField()
    unit = models.TextField()
    low = models.DecimalField(max_digits=7, decimal_places=2)
    high = models.DecimalField(max_digits=7, decimal_places=2)
    added_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "palette_item"
        indexes: ClassVar = [models.Index(fields=["case"], name="palette_item_of_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "measure"], name="palette_measure_once"),
            models.CheckConstraint(name="palette_limits_in_order", condition=Q(low__gte=0, high__gte=F("low"))),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Adjustment(models.Model):
    """From a day on there is so much of a measure; never changed, a later one follows it."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="adjustments")
    item = models.ForeignKey(Item, models.PROTECT, related_name="adjustments")
    amount = models.DecimalField(max_digits=7, decimal_places=2)
    from_day = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "palette_adjustment"
        indexes: ClassVar = [models.Index(fields=["case"], name="palette_adjustment_of_case")]
        constraints: ClassVar = [models.CheckConstraint(name="adjustment_has_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return str(self.id)
