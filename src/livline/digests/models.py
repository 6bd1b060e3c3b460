"""What is kept of morning letters?  Who asked for them, in which language, and on which days one has left."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from livline.access.models import Account, Municipality


class Digest(models.Model):
    """Somebody wants a letter on every working day, until they end it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    language = models.TextField()
    wanted_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "digest"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(ended_at__isnull=True), name="digest_is_wanted_once"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=[code for code, _ in settings.LANGUAGES]), name="digest_in_a_language"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account"], name="digest_of_account"),
            models.Index(fields=["municipality"], name="digest_in_municipality"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Letter(models.Model):
    """A letter has left; what it said is not kept."""

    digest = models.ForeignKey(Digest, models.PROTECT, related_name="letters")
    day = models.DateField()
    sent_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "digest_letter"
        constraints: ClassVar = [models.UniqueConstraint(fields=["digest", "day"], name="one_letter_a_day")]

    def __str__(self) -> str:
        return f"{self.digest_id} {self.day}"
