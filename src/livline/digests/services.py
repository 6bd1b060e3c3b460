"""How does somebody ask for morning letters, and end them?"""

from __future__ import annotations

from django.db.models.functions import Now

from livline.access.models import Account
from livline.digests.models import Digest


def digest_of(account: Account) -> Digest | None:
    """What the account has asked for; None where it gets no letters."""
    return Digest.objects.filter(account=account, ended_at__isnull=True).first()


def digest_want(*, by: Account, language: str) -> None:
    """From the next working day on a letter comes; asked twice is asked once."""
    mine = {"account": by, "municipality_id": by.municipality_id, "language": language}
    Digest.objects.bulk_create([Digest(**mine)], ignore_conflicts=True)


def digest_end(*, by: Account) -> None:
    """No letter comes any more."""
    Digest.objects.filter(account=by, ended_at__isnull=True).update(ended_at=Now())
