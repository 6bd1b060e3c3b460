"""How does an assessment begin, how is it written, and how does it end?  Here alone; nothing is overwritten."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import IntegrityError, transaction

from livline.access.errors import Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.cases.services import fact_record
from livline.sealing.seal import seal
from livline.studies.headings import CLOSES, NAMES, OPENS, Depth
from livline.studies.lookups import Told, place, texts_with_writers
from livline.studies.models import Study, StudyText


@transaction.atomic
def study_begin(*, case: Case, depth: Depth, on: dt.date, by: Account, built_on: Study | None = None) -> Study:
    """Begin an assessment with the fact that says so; raises `Overtaken` where the short one is deepened already."""
    kind = OPENS[depth]
    fact = fact_record(case=case, kind=kind, fields={"id": f"{kind}-{uuid.uuid4().hex[:8]}", "date": on}, by=by)
    return study_of_fact(fact=fact, by=by, built_on=built_on)


def study_of_fact(*, fact: Entry, by: Account, built_on: Study | None = None) -> Study:
    """Write here what a fact says has begun; raises `Unfitting` for other facts, `Overtaken` where it is written."""
    depth = next((depth for depth, kind in OPENS.items() if kind == fact.kind), None)
    if depth is None:
        raise Unfitting("Der er ikke begyndt en undersøgelse.", "Vælg en afdækning eller en undersøgelse.")
    study = Study(case_id=fact.case_id, depth=depth, fact=fact.fact, by=by, built_on=built_on)
    try:
        with transaction.atomic():
            study.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(Study.objects.filter(fact=fact.fact).first()) from None
    return study


def text_write(
    *,
    study: Study,
    heading: str,
    text: str,
    replaces: uuid.UUID | None,
    taken_from: uuid.UUID | None,
    by: Account,
) -> StudyText:
    """Write under a heading, or anew; raises `Overtaken` with the newest version where somebody else came first."""
    if heading not in NAMES[Depth(study.depth)]:
        raise Unfitting("Overskriften hører ikke til.", "Vælg en overskrift fra listen.")
    if not text.strip():
        raise Unfitting("Der er ikke skrevet noget.", "Skriv det, der skal stå.")
    row = StudyText(id=uuid.uuid4(), study=study, case_id=study.case_id, heading=heading, by=by)
    row.sealed, row.replaces_id, row.taken_from_id = seal(text.strip(), place(row.id)), replaces, taken_from
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        newest = texts_with_writers().filter(study=study, heading=heading, replaced_by__isnull=True)
        raise Overtaken(newest.first()) from None
    return row


def study_close(*, told: Told, on: dt.date, by: Account) -> Entry:
    """Say that an assessment is finished: which headings it covers, and which stand empty; raises `Unfitting`."""
    if told.begun is None or told.begun.event_id is None:
        raise Unfitting("Begyndelsen er trukket tilbage eller har intet navn.", "Ret den i sagens historie først.")
    if told.closed is not None:
        raise Unfitting("Den er allerede afsluttet.", "Ret dagen i sagens historie.")
    depth = Depth(told.study.depth)
    fields: dict[str, object] = {"date": on, "of": told.begun.event_id}
    if depth is Depth.DEEP:
        fields["covers"] = [str(part.heading.title) for part in told.parts if part.is_written]
        fields["left_out"] = [str(part.heading.title) for part in told.parts if not part.is_written]
    fields["id"] = f"{CLOSES[depth]}-{uuid.uuid4().hex[:8]}"
    return fact_record(case=Case(id=told.study.case_id), kind=CLOSES[depth], fields=fields, by=by)
