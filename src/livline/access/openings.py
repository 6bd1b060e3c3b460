"""How is something closed opened?  With a stated purpose, for an hour at most; whoever calls has asked a second factor.

In an emergency somebody who holds that office opens one whole case, but never the child's own words; the leader of the
case reviews it on the next working day.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
import uuid
from uuid import UUID

from django.contrib.postgres.functions import TransactionNow
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Kind, Opening, Review
from livline.access.models.openings import SHORTEST_PURPOSE, WHOLE_CASE

LASTS = dt.timedelta(minutes=60)
FEWEST_LETTERS = 8
"""Different ones, so that a key held down is no purpose."""
BLANK = "\u2800\u3164\u115f\u1160\uffa0"
"""Letters and signs that show nothing."""


def opening_make(*, case: UUID, object_: str, purpose: str, by: Account) -> Opening:
    """Open an object of a case to whom the matrix lets open it; raises `Unfitting` for a purpose that is none."""
    until = TransactionNow() + LASTS
    opening = Opening.objects.create(
        case_id=case, object=object_, purpose=purpose_told(purpose), account=by, until=until
    )
    opening.refresh_from_db()
    return opening


def emergency_open(*, case: UUID, purpose: str, by: Account) -> Opening:
    """Open a whole case to somebody who has no relation to it; raises `NotFound` for whoever may not."""
    told = purpose_told(purpose)
    try:
        with transaction.atomic():
            _relate(case, by)
            return opening_make(case=case, object_=WHOLE_CASE, purpose=told, by=by)
    except DatabaseError:
        raise NotFound from None


def _relate(case: UUID, by: Account) -> None:
    """The relation of the emergency, which counts only while its opening lasts; a second one today changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO relation (id, account_id, case_id, kind, during, is_confirmed, added_by_id)"
            " VALUES (%s, %s, %s, %s, daterange(%s, %s), true, %s) ON CONFLICT DO NOTHING",
            [uuid.uuid4(), by.id, case, Kind.EMERGENCY, today(), today() + dt.timedelta(days=2), by.id],
        )


def emergencies_to_review(cases: list[UUID]) -> QuerySet[Opening]:
    """Emergencies in these cases that nobody has reviewed yet, the oldest first."""
    waiting = Opening.objects.filter(object=WHOLE_CASE, case_id__in=cases, review__isnull=True)
    return waiting.select_related("account").order_by("opened_at")


def emergency_review(*, opening: Opening, was_right: bool, note: str, by: Account) -> None:
    """Say whether an emergency was one; raises `Unfitting` for one's own and `Overtaken` for what is reviewed."""
    if opening.account_id == by.id:
        raise Unfitting("Du kan ikke vurdere din egen åbning.", "Bed en anden leder om det.")
    try:
        with transaction.atomic():
            Review.objects.create(opening=opening, by=by, was_right=was_right, note=note.strip())
    except DatabaseError:
        raise Overtaken(opening) from None


def is_seen(letter: str) -> bool:
    """Does a reader see it, or the gap that it leaves?"""
    return letter.isspace() or (unicodedata.category(letter)[0] not in "CZ" and letter not in BLANK)


def purpose_told(text: str) -> str:
    """A purpose as it is kept: what a reader sees of it; raises `Unfitting` for one that is none."""
    told = " ".join("".join(filter(is_seen, text)).split())
    if len(told) < SHORTEST_PURPOSE or len(set(told.casefold())) < FEWEST_LETTERS:
        raise Unfitting(
            f"Formålet er for kort; det skal være på mindst {SHORTEST_PURPOSE} tegn.",
            "Skriv, hvad du skal bruge det til. Barnet og lederen kan se det.",
        )
    return told
