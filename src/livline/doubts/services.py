"""A doubt about a rule is filed, and answered, here."""

from __future__ import annotations

import datetime as dt

from django.db import DatabaseError, transaction

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.doubts.models import Answer, Doubt

SHORTEST = 10
"""Letters of a reason that somebody else can do something with."""


@transaction.atomic
def doubt_file(*, duty: str, law: str, on_day: dt.date, reason: str, by: Account) -> Doubt:
    """Say that a rule is wrong; raises `Unfitting` without a reason, `NotFound` for who works for no municipality."""
    if len(reason.strip()) < SHORTEST:
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvad der er forkert, og gerne hvor det står.")
    if by.municipality_id is None:
        raise NotFound
    doubt = Doubt(municipality_id=by.municipality_id, duty=duty, law=law, on_day=on_day, reason=reason.strip(), by=by)
    _save(doubt)
    return doubt


@transaction.atomic
def doubt_answer(*, doubt: Doubt, text: str, by: Account) -> Answer:
    """Answer a doubt, for the municipality; raises `NotFound` for who holds no office for it."""
    if not text.strip():
        raise Unfitting("Svaret er tomt.", "Skriv, hvad der blev fundet.")
    answer = Answer(doubt=doubt, text=text.strip(), by=by)
    _save(answer)
    return answer


def _save(row: Doubt | Answer) -> None:
    """The wall has the last word; its fault quotes the row and goes no further."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except DatabaseError:
        raise NotFound from None
