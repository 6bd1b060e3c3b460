"""How is a case kept?  Nothing is erased by itself: a case is active, locked, or handed over to somebody else.

Each change is an act of two people: one asks with a reason, another who decides about access answers.  How a case is
kept now is read off the newest change that was confirmed; it is stored nowhere.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models.accounts import Account


class Kept(models.TextChoices):
    """How a case is kept.  Locked and handed over: read by right, written by nobody."""

    ACTIVE = "active", "aktiv"
    LOCKED = "locked", "låst"
    TRANSFERRED = "transferred", "overdraget"


class Keeping(models.Model):
    """A change of how a case is kept: asked by one, confirmed or declined by another, and never changed after that.

    `went_to`: where a case was handed over to, sealed, since it tells where the child is.  `retention`: the class of
    `cases/retention.yaml` under which it was asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="keepings")
    state = models.TextField(choices=Kept.choices)
    reason = models.TextField()
    retention = models.TextField()
    went_to = models.BinaryField(null=True)
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    is_confirmed = models.BooleanField(null=True)

    class Meta:
        db_table = "keeping"
        indexes: ClassVar = [models.Index(fields=["case", "answered_at"], name="keeping_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="keeping_state_is_known", condition=Q(state__in=Kept.values)),
            models.CheckConstraint(name="keeping_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="keeping_went_somewhere",
                condition=Q(state=Kept.TRANSFERRED, went_to__isnull=False)
                | (~Q(state=Kept.TRANSFERRED) & Q(went_to__isnull=True)),
            ),
            models.CheckConstraint(
                name="keeping_needs_two",
                condition=Q(answered_by__isnull=True, answered_at__isnull=True, is_confirmed__isnull=True)
                | (
                    Q(answered_by__isnull=False, answered_at__isnull=False, is_confirmed__isnull=False)
                    & (Q(is_confirmed=False) | ~Q(answered_by=F("asked_by")))
                ),
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(answered_at__isnull=True), name="keeping_waits_once"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.id}"
