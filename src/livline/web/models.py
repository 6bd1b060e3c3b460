"""What do pages keep beside the cases?  Drafts as somebody types them, and which forms were taken already."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from livline.access.models import Account


class Submission(models.Model):
    """A form that was taken: sent again, it has no second effect.  `went_to`: the address it led to."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    went_to = models.TextField()

    class Meta:
        db_table = "submission"

    def __str__(self) -> str:
        return str(self.key)


class Draft(models.Model):
    """What somebody has typed and not yet sent, sealed; `place` names the form.  It is theirs alone.

    `case`: null where the form is about a notification, before there is a case.
    `writer`: the page on which it was typed, so that two tabs have two drafts; `version` counts what that page sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="+")
    place = models.TextField()
    writer = models.UUIDField(default=uuid.UUID(int=0))
    version = models.BigIntegerField(default=0)
    sealed = models.BinaryField()
    saved_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "draft"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "case", "place", "writer"], name="draft_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class DraftKey(models.Model):
    """The key with which the browser of a session seals what it cannot send; `session` is the hash of its key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    session = models.TextField()
    sealed = models.BinaryField()
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "draft_key"
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "session"], name="draft_key_once")]

    def __str__(self) -> str:
        return str(self.id)


class GuideMark(models.Model):
    """A step of the first day that somebody has gone; or that they have put the steps away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    step = models.TextField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "guide_mark"
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "step"], name="guide_mark_once")]

    def __str__(self) -> str:
        return self.step
