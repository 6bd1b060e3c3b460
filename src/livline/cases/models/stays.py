"""Where did the child live, from when to when?  Derived from the facts whenever they change; never typed.

Within one measure no two stays overlap: the database refuses it.  Two measures may run at once, and both are shown.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from livline.cases.models.facts import Case


class Stay(models.Model):
    """A placement as a span of days, half-open; `site` is a token of `Place`."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="stays")
    measure = models.TextField()
    """The contract's `measure`; empty where none was recorded."""
    during = DateRangeField()
    site = models.TextField(null=True)
    site_kind = models.TextField(null=True)
    fact = models.UUIDField()
    """The fact with which it began."""

    class Meta:
        db_table = "stay"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="stays_of_a_measure_apart",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    ("measure", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
