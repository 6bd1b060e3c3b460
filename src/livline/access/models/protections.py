"""How hidden is a child's place?  Anyone who works with the child raises the protection; two people lower it.

What protects a child is the highest level that stands.  A register, an import or a day that passes never lowers one.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models.accounts import Account


class Level(models.TextChoices):
    """From the lowest to the highest."""

    PROTECTED = "protected", "navne- og adressebeskyttelse"
    SECRET = "secret", "hemmeligt sted"


class Source(models.TextChoices):
    """Where a protection comes from."""

    PERSON = "person", "meldt af en person"
    REGISTER = "register", "register"
    DECISION = "decision", "afgørelse"


class Protection(models.Model):
    """A protection that was raised; never changed.  It stands until a lowering of it is confirmed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="protections")
    level = models.TextField(choices=Level.choices)
    source = models.TextField(choices=Source.choices, default=Source.PERSON)
    reason = models.TextField()
    raised_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "protection"
        indexes: ClassVar = [models.Index(fields=["case"], name="protection_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="protection_level_is_known", condition=Q(level__in=Level.values)),
            models.CheckConstraint(name="protection_source_is_known", condition=Q(source__in=Source.values)),
            models.CheckConstraint(name="protection_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.id}"


class Lowering(models.Model):
    """One asks that a protection end, another confirms it; then, and not before, it has ended."""

    protection = models.OneToOneField(Protection, models.PROTECT, primary_key=True, related_name="lowering")
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    reason = models.TextField()
    confirmed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "lowering"
        constraints: ClassVar = [
            models.CheckConstraint(name="lowering_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="lowering_needs_two",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by=F("asked_by"))),
            ),
        ]

    def __str__(self) -> str:
        return str(self.protection_id)
