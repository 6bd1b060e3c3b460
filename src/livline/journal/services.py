"""Notes are written, corrected and withdrawn here and nowhere else; each becomes a version that stays."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DataError, IntegrityError, transaction

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.journal.models import Block, Citation, Note, Occasion, Sort

LONGEST = 50_000
"""Letters of one text."""


@dataclass(frozen=True)
class Text:
    """A text as somebody writes it; `is_about_all`: for the siblings too."""

    sort: Sort
    text: str
    is_about_all: bool = False


@dataclass(frozen=True)
class Written:
    """What a note says.  `present`: the ties of those who were there."""

    occasion: Occasion
    day: dt.date
    texts: Sequence[Text]
    time: dt.time | None = None
    present: Sequence[uuid.UUID] = ()


@transaction.atomic
def note_write(
    *, case: Case, says: Written, by: Account, fact: uuid.UUID | None = None, shared_as: uuid.UUID | None = None
) -> Note:
    """Write a note; `fact`: what was recorded from it.  Raises `Unfitting` where nothing is written."""
    return _enter(Note(case=case, fact=fact, shared_as=shared_as), says, by)


@transaction.atomic
def note_correct(*, before: Note, says: Written, reason: str, by: Account) -> Note:
    """Write a note anew; what it said stays.  Raises `Overtaken` when somebody else has corrected it."""
    return _enter(_successor(before, reason), says, by)


@transaction.atomic
def note_withdraw(*, before: Note, reason: str, by: Account) -> Note:
    """Say that a note does not hold, for a reason; its text stays in the history."""
    kept = [Text(Sort(one.sort), one.text, one.is_about_all) for one in before.blocks.all()]
    says = Written(Occasion(before.occasion), before.day, kept, before.time, before.present)
    fresh = _successor(before, reason)
    fresh.is_withdrawn = True
    return _enter(fresh, says, by)


def note_cite(*, block: Block, fact: uuid.UUID, by: Account) -> Citation:
    """Say that a fact rests on an assessment as it stands; raises `Unfitting` and `NotFound`."""
    if block.sort == Sort.ASSESSMENT and (
        block.note.is_withdrawn or Note.objects.filter(replaces=block.note_id).exists()
    ):
        raise Overtaken(block)
    return cite(block=block, fact=fact, by=by)


def cite(*, block: Block, fact: uuid.UUID, by: Account) -> Citation:
    """The same of a version that may have been corrected since, as in a case that comes from another municipality."""
    if block.sort != Sort.ASSESSMENT:
        raise Unfitting(
            "Kun en faglig vurdering kan begrunde noget.", "Skriv en vurdering i notatet, og henvis til den."
        )
    if not Entry.objects.filter(case_id=block.case_id, fact=fact).exists():
        raise NotFound
    try:
        with transaction.atomic():
            return Citation.objects.create(case_id=block.case_id, block=block, fact=fact, by=by)
    except IntegrityError:
        return Citation.objects.get(block=block, fact=fact)


def _successor(before: Note, reason: str) -> Note:
    if not reason.strip():
        raise Unfitting("En rettelse skal have en grund.", "Skriv kort, hvorfor notatet rettes.")
    return Note(
        case_id=before.case_id,
        note=before.note,
        replaces=before,
        reason_for_change=reason.strip(),
        shared_as=before.shared_as,
        fact=before.fact,
    )


def _enter(note: Note, says: Written, by: Account) -> Note:
    """The database lets one of two corrections win."""
    texts = [one for one in says.texts if one.text.strip()]
    if not texts:
        raise Unfitting("Der er ikke skrevet noget.", "Skriv, hvad der skete.")
    if any(len(one.text) > LONGEST or "\0" in one.text for one in texts):
        raise Unfitting("Teksten er for lang eller kan ikke gemmes.", "Del den i to notater.")
    note.occasion, note.day, note.time = says.occasion, says.day, says.time
    note.present, note.recorded_by = list(says.present), by
    try:
        with transaction.atomic():
            note.save(force_insert=True)
    except (IntegrityError, DataError):
        theirs = Note.objects.filter(replaces_id=note.replaces_id).first() if note.replaces_id else None
        raise Overtaken(theirs) if theirs else Unfitting("Notatet kan ikke gemmes.", "Se det efter.") from None
    Block.objects.bulk_create(
        Block(note=note, case_id=note.case_id, position=place, sort=one.sort, is_about_all=one.is_about_all,
              text=one.text.strip())
        for place, one in enumerate(texts)
    )  # fmt: skip
    return note
