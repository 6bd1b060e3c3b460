"""When is something closed opened all the same?  For a stated purpose, by a second factor, for an hour at most.

`whereabouts`, `sensitive`, `notifier` and the like open one object of a case to somebody who has a relation to it;
`case` opens a whole case in an emergency to somebody who has none.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Now

from livline.access.models.accounts import Account

WHOLE_CASE = "case"
SHORTEST_PURPOSE = 20
"""Letters that a purpose has at least."""

models.TextField.register_lookup(Length)


class Opening(models.Model):
    """What was opened, by whom, why and until when; never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="openings")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="openings")
    object = models.TextField()
    purpose = models.TextField()
    opened_at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField()

    class Meta:
        db_table = "opening"
        indexes: ClassVar = [models.Index(fields=["account", "case"], name="opening_of_account")]
        constraints: ClassVar = [
            models.CheckConstraint(name="opening_has_purpose", condition=Q(purpose__length__gte=SHORTEST_PURPOSE)),
            models.CheckConstraint(name="opening_ends", condition=Q(until__gt=F("opened_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.object} {self.id}"


class Review(models.Model):
    """A leader looked at an emergency opening on the next working day, and found it right or not."""

    opening = models.OneToOneField(Opening, models.PROTECT, primary_key=True, related_name="review")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    was_right = models.BooleanField()
    note = models.TextField(blank=True)

    class Meta:
        db_table = "opening_review"

    def __str__(self) -> str:
        return str(self.opening_id)
