"""How is a feed made, fetched and ended?"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models.functions import Now

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.calendars.models import Feed

BYTES = 32
"""Of chance in an address: nobody guesses it."""
MOST = 5
"""Feeds that somebody has at once: a telephone, a computer, and some to spare."""


@dataclass(frozen=True)
class Fetched:
    """A fetch that was let through, or that comes too soon after the one before it."""

    feed: UUID
    account: UUID
    is_too_soon: bool


def hash_of(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).digest()


def feeds_of(account: Account) -> Sequence[Feed]:
    """The feeds of an account that have not ended, the newest first."""
    return list(Feed.objects.filter(account=account, ended_at__isnull=True).order_by("-made_at"))


def feed_make(*, by: Account) -> tuple[Feed, str]:
    """A new feed and its token, which is told here and never again; raises `Unfitting`."""
    if len(feeds_of(by)) >= MOST:
        raise Unfitting("Du har allerede fem kalenderadresser.", "Luk en af dem først.")
    token = secrets.token_urlsafe(BYTES)
    return Feed.objects.create(account=by, token_hash=hash_of(token)), token


def feed_end(*, feed: UUID, by: Account) -> None:
    """From now on the address leads nowhere; raises `NotFound` for a feed of somebody else."""
    mine = Feed.objects.filter(id=feed, account=by)
    if not mine.exists():
        raise NotFound
    mine.filter(ended_at__isnull=True).update(ended_at=Now())


def feed_fetched(token: str) -> Fetched | None:
    """Whose feed a token opens, noted as fetched; None where it opens none.  Asked while nobody is named."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT feed, account, is_too_soon FROM feed_fetched(%s)", [hash_of(token)])
        row = cursor.fetchone()
    return Fetched(*row) if row else None
