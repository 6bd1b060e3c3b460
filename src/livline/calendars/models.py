"""What is kept of a calendar feed?  Whose it is, the hash of its address, and when it was last fetched."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from livline.access.models import Account


class Feed(models.Model):
    """A secret address that a calendar program fetches.  The address itself is shown once and kept by nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    token_hash = models.BinaryField(unique=True)
    made_at = models.DateTimeField(db_default=Now())
    fetched_at = models.DateTimeField(null=True)
    """Set by the database, when the feed is fetched."""
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "feed"
        indexes: ClassVar = [models.Index(fields=["account"], name="feed_of_account")]

    def __str__(self) -> str:
        return str(self.id)
