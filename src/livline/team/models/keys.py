"""How does a municipality come to another pair of keys?  One administrator asks, another agrees; the old one stays.

What was closed with an old key before the change is still opened with it.  Whoever has the old card has to get the new
one: `CardGiven` says who has.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from livline.access.models import Account, Municipality
from livline.team.models.packages import Partner


class KeyRenewal(models.Model):
    """Fresh keys, made because somebody asked for them with a reason; they hold once another has agreed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="key_renewals")
    agree_public = models.BinaryField()
    sign_public = models.BinaryField()
    agree_sealed = models.BinaryField()
    sign_sealed = models.BinaryField()
    reason = models.TextField()
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_key_renewal"

    def __str__(self) -> str:
        return str(self.id)


class KeyAnswer(models.Model):
    """What came of it: another administrator agrees, or somebody lets it go."""

    renewal = models.OneToOneField(KeyRenewal, models.PROTECT, primary_key=True, related_name="answer")
    agrees = models.BooleanField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_key_answer"

    def __str__(self) -> str:
        return str(self.pk)


class CardGiven(models.Model):
    """A partner has been given the card with these keys."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    renewal = models.ForeignKey(KeyRenewal, models.PROTECT, related_name="given")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_card_given"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["renewal", "partner"], name="package_card_given_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)
