"""How does something come into a child's portrait?  Added here and nowhere else; nothing is overwritten."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import IntegrityError, transaction

from livline.access.danish_day import today
from livline.access.errors import Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.models import Case
from livline.portrait.models import Answer, Bright, Introduction, Outcome, Promise, To, Voice, Written
from livline.portrait.sealed import place
from livline.sealing.seal import seal


def introduction_write(
    *, case: Case, text: str, not_again: str, voice: Voice, by: Account, replaces: Introduction | None
) -> Introduction:
    """Introduce the child, or anew; raises `Overtaken` with what it says now where somebody else came first."""
    id_ = uuid.uuid4()
    row = Introduction(id=id_, case=case, by=by, voice=voice, replaces=replaces)
    row.sealed = seal(_said(text, "Skriv det, som barnet vil have andre til at vide."), place(id_))
    row.not_again = seal(not_again.strip(), place(id_, "not_again"))
    if not _is_added(row):
        newest = Introduction.objects.filter(case=case, replaced_by__isnull=True).first()
        raise Overtaken(newest)
    return row


def bright_add(*, case: Case, text: str, seen_on: dt.date, by: Account) -> Bright:
    """Say what goes well; raises `Unfitting` where nothing is written and for a day that lies ahead."""
    if seen_on > today():
        raise Unfitting("Dagen ligger i fremtiden.", "Skriv den dag, hvor nogen så det.")
    id_ = uuid.uuid4()
    sealed = seal(_said(text, "Skriv, hvad der går godt."), place(id_))
    row = Bright(id=id_, case=case, by=by, seen_on=seen_on, sealed=sealed)
    row.save(force_insert=True)
    return row


def bright_end(*, before: Bright, why: str, by: Account) -> Bright:
    """Say that something is so no longer; raises `Overtaken` where somebody said it before."""
    id_ = uuid.uuid4()
    row = Bright(id=id_, case_id=before.case_id, by=by, seen_on=before.seen_on, is_over=True, replaces=before)
    row.sealed = seal(why.strip(), place(id_))
    if not _is_added(row):
        raise Overtaken(before)
    return row


def promise_give(
    *, case: Case, text: str, to: To, giver: str, given_on: dt.date, due_on: dt.date | None, by: Account
) -> Promise:
    """Write down what was promised; raises `Unfitting` where nothing is, or it is due before it was given."""
    if due_on is not None and due_on < given_on:
        raise Unfitting("Løftet skal være holdt, før det er givet.", "Ret en af de to dage.")
    id_ = uuid.uuid4()
    row = Promise(id=id_, case=case, by=by, to=to, given_on=given_on, due_on=due_on)
    row.sealed = seal(_said(text, "Skriv, hvad der er lovet."), place(id_))
    row.giver = seal(_said(giver, "Skriv, hvem der har lovet det."), place(id_, "giver"))
    row.save(force_insert=True)
    return row


def promise_answer(
    *, promise: Promise, version: int, outcome: Outcome, text: str, by: Account, due_on: dt.date | None = None
) -> Answer:
    """Say what became of a promise; what is not kept needs a word on why, and what is agreed anew a day.

    A later answer holds over an earlier one; `version`: how many the writer has seen.  Raises `Unfitting`, and
    `Overtaken` with the answer that somebody else gave meanwhile.
    """
    if outcome != Outcome.KEPT:
        _said(text, "Skriv, hvad barnet eller den, der fik løftet, har fået at vide.")
    if (outcome == Outcome.RENEGOTIATED) != (due_on is not None):
        raise Unfitting("Et løfte, der er aftalt om, har en ny dag, og kun det.", "Skriv den nye dag.")
    id_ = uuid.uuid4()
    row = Answer(id=id_, case_id=promise.case_id, promise=promise, number=version + 1, outcome=outcome, by=by)
    row.due_on, row.sealed = due_on, seal(text.strip(), place(id_))
    if not _is_added(row):
        raise Overtaken(Answer.objects.filter(promise=promise).order_by("-number").first())
    return row


def _said(text: str, step: str) -> str:
    if not text.strip():
        raise Unfitting("Der er ikke skrevet noget.", step)
    return text.strip()


def _is_added(row: Written) -> bool:
    """Did nobody else come first?"""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True
