"""How does a package become a case here?  As a new one, whole or not at all, in the name of who takes it in.

What comes is read by the same reader as any case file.  Contacts come before the protections that would close them,
and all of it in one transaction: nobody sees it in between.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from livline.access.errors import Unfitting
from livline.access.models import Account, Level, Protection
from livline.access.models.protections import Source
from livline.casefile import Unusable, open_case_files
from livline.cases.models import Case
from livline.cases.services import case_begin, facts_take_over
from livline.people.models import Part, Person, Way
from livline.people.services import contact_add, number_set, person_add, tie_add, tie_end
from livline.portrait.models import Outcome, To, Voice
from livline.portrait.services import bright_add, introduction_write, promise_answer, promise_give
from livline.team.package import assessments, history, journal, plans, references
from livline.team.package.contents import TORN
from livline.team.package.envelope import ASK_AGAIN, Refused

Told = Mapping[str, Any]
NAMES = (
    "people.json", "portrait.json", "notes.json", "protections.json", "history.json", "studies.json", "citations.json",
    "chronologies.json", "plans.json",
)  # fmt: skip


def case_made(files: Mapping[str, bytes], *, number: str, by: Account) -> Case:
    """The case that the files of a package come to; raises `Refused`, `Unfitting`."""
    try:
        told = {name: json.loads(files[name]) for name in NAMES}
        born_on, events = _case_file(files["case.json"])
        case = case_begin(number=number, born_on=born_on, by=by)
        _people(case, told["people.json"], by)
        facts = facts_take_over(case=case, facts=history.chains(events, told["history.json"]), by=by)
        _portrait(case, told["portrait.json"], by)
        notes = journal.entered(case, told["notes.json"], files, by)
        assessments.entered(told["studies.json"], facts, by)
        plans.entered(case, told["plans.json"], facts, by)
        parts = references.parts_of(case, facts, notes)
        references.entered(case, parts, told["citations.json"], told["chronologies.json"], by)
        _protections(case, told["protections.json"], by)
    except (LookupError, ValueError, TypeError, AttributeError):
        raise TORN from None
    return case


def _case_file(content: bytes) -> tuple[dt.date | None, list[dict[str, Any]]]:
    """The child's birthday and the facts, read as any case file is."""
    with tempfile.TemporaryDirectory(prefix="livline-package-") as folder:
        path = Path(folder) / "case.json"
        path.write_bytes(content)
        try:
            file = open_case_files([path])
            rows = [row for batch in file.batches() for row in batch.events.to_pylist()]
        except Unusable:
            raise Refused("Pakkens oplysninger har fejl og kan ikke læses.", ASK_AGAIN) from None
    cases = file.cases.to_pylist()
    if len(cases) != 1:
        raise Refused("Pakken rummer ikke netop én sag.", ASK_AGAIN)
    told = [{name: value for name, value in row.items() if value is not None and name != "case"} for row in rows]
    return cases[0]["born_on"], told


def _people(case: Case, people: list[Told], by: Account) -> None:
    for one in people:
        person: Person | None = None
        for tie in one["ties"]:
            person = _tie(case, person, one, tie, by)
        if person is not None and one["cpr"]:
            number_set(person=person, cpr=one["cpr"])


def _tie(case: Case, person: Person | None, one: Told, tie: Told, by: Account) -> Person:
    """What somebody is to the child, with how they are reached; the first of somebody makes them known here."""
    begins = _day(tie["from"])
    if person is None:
        who = {"name": one["name"], "called": one["called"]}
        made = person_add(case=case, part=Part(tie["part"]), note=tie["note"], begins=begins, by=by, **who)
    else:
        made = tie_add(case=case, person=person, part=Part(tie["part"]), note=tie["note"], begins=begins, by=by)
    for contact in tie["contacts"]:
        contact_add(tie=made, way=Way(contact["way"]), text=contact["text"], by=by)
    ends = _day(tie["to"])
    if ends is not None:
        tie_end(tie=made, on=ends, by=by)
    return made.person


def _portrait(case: Case, told: Told, by: Account) -> None:
    said = told["introduction"]
    if said:
        introduction_write(
            case=case, text=said["text"], not_again=said["not_again"], voice=Voice(said["voice"]), by=by, replaces=None
        )
    for one in told["bright"]:
        bright_add(case=case, text=one["text"], seen_on=dt.date.fromisoformat(one["seen_on"]), by=by)
    for one in told["promises"]:
        _promise(case, one, by)


def _promise(case: Case, one: Told, by: Account) -> None:
    promise = promise_give(
        case=case,
        text=one["text"],
        to=To(one["to"]),
        giver=one["giver"],
        given_on=dt.date.fromisoformat(one["given_on"]),
        due_on=_day(one["due_on"]),
        by=by,
    )
    for version, answer in enumerate(one["answers"]):
        outcome, due_on = Outcome(answer["outcome"]), _day(answer["due_on"])
        promise_answer(promise=promise, version=version, outcome=outcome, text=answer["text"], due_on=due_on, by=by)


def _protections(case: Case, protections: list[Told], by: Account) -> None:
    """Raised here as they stood there; none is left out, and a level that is not known here is the highest."""
    known = set(Level.values)
    for one in protections:
        level = Level(one["level"]) if one["level"] in known else Level.SECRET
        source = Source(one["source"]) if one["source"] in set(Source.values) else Source.PERSON
        Protection.objects.create(case=case, level=level, source=source, reason=_reason(one), raised_by=by)


def _reason(one: Told) -> str:
    if not str(one["reason"]).strip():
        raise Unfitting("En beskyttelse i pakken har ingen grund.", ASK_AGAIN)
    return str(one["reason"]).strip()


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
