"""How do letters leave?  On the morning of a working day, once, and not where nothing is due.

Each in a transaction of its own.  Where the server of letters does not answer, the rest waits for the next attempt.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from smtplib import SMTPRecipientsRefused
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import translation

from livline.access.acting import acting_as, acting_for
from livline.access.danish_day import DENMARK, today
from livline.access.models import Account
from livline.digests.counting import Counts, counts_of
from livline.digests.letter import body, subject
from livline.digests.models import Digest
from livline.looks.models import Act
from livline.looks.record import record

HOURS = range(7, 12)
"""Danish hours in which letters leave: from seven on, and later where the worker was not up; not in the afternoon."""
WORKING_DAYS = range(5)


@dataclass(frozen=True)
class Waiting:
    """A letter that has not left today."""

    digest: UUID
    account: UUID
    municipality: UUID


def is_morning(now: dt.datetime) -> bool:
    """Do letters leave now?"""
    here = now.astimezone(DENMARK)
    return here.hour in HOURS and here.weekday() in WORKING_DAYS


def waiting(day: dt.date) -> Iterable[Waiting]:
    """Whose letter of the day has not left; asked while no municipality is named."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest, account, municipality FROM digests_waiting(%s)", [day])
        return [Waiting(*row) for row in cursor.fetchall()]


def letters_send() -> int:
    """Send what has not left today; gives how many letters left.

    An address that the server refuses keeps no other letter back, and is told of when the others have left.
    """
    day, left, refused = today(), 0, None
    for one in waiting(day):
        try:
            left += letter_send(one, day)
        except SMTPRecipientsRefused as fault:
            refused = fault
    if refused is not None:
        raise refused
    return left


def letter_send(one: Waiting, day: dt.date) -> bool:
    """Send somebody's letter of the day; gives whether one left.

    The letter is noted before it leaves, and both stand or fall together: two workers send one letter, and one that
    is killed between the two sends it once more.
    """
    with acting_for(one.municipality), acting_as(one.account):
        digest = Digest.objects.filter(id=one.digest, ended_at__isnull=True).first()
        mine = {"id": one.account, "municipality": one.municipality, "is_active": True}
        reader = Account.objects.filter(**mine).first()
        if digest is None or reader is None or not noted(digest, day):
            return False
        counts = counts_of(one.account, day)
        record(one.account, Act.LIST, str(counts.overdue + counts.coming))
        return leaves(reader, counts, digest.language)


def noted(digest: Digest, day: dt.date) -> bool:
    """Note today's letter; false where it was noted before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO digest_letter (digest_id, day) VALUES (%s, %s) ON CONFLICT DO NOTHING", [digest.id, day]
        )
        return bool(cursor.rowcount)


def leaves(reader: Account, counts: Counts, language: str) -> bool:
    """The letter itself; none where there is nothing to say."""
    if counts == Counts():
        return False
    with translation.override(language):
        return bool(EmailMessage(subject(), body(counts, settings.SITE), to=[reader.email]).send())
