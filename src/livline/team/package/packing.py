"""What of a case goes into its package?  All that the sender's caseworker reads; what is closed is opened first.

What stays behind the manifest names, and both ends are told why.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from lawcode.schema import case_schema, event_schema
from livline.access.models import Account, Restriction
from livline.access.protections import standing
from livline.access.sight import Sight
from livline.casefile import write_case_file
from livline.cases.lookups import Opened
from livline.cases.places import names_of
from livline.ledger.bridge import events_of, row_of
from livline.people.lookups import words_seen
from livline.people.models import Person
from livline.people.sealed import cpr_of, text_of_contact, text_of_word
from livline.portrait.lookups import portrait_of
from livline.team.package import assessments, history, journal, plans, references

NEEDED = (
    "identity", "cpr", "people", "notifier", "whereabouts", "plan", "decisions", "assessment", "sensitive", "portrait",
)  # fmt: skip
"""Objects that have to be open to whoever makes a package, so that it is whole."""
LEFT_OUT = ("private_words", "hidden", "looks", "access", "colleagues", "plan_work")
"""What stays with the sender: what the child wrote for itself alone, what two have hidden as another child's, who has
looked, who had access, what colleagues wrote, and the work on plans: who wrote what when, remarks and approvals."""


@dataclass(frozen=True)
class Content:
    """The files of a package by name, and the names of the files beside notes that had no room."""

    files: dict[str, bytes]
    left_behind: list[str]


def closed_to(sight: Sight) -> list[str]:
    """The objects that still have to be opened before a package can be made."""
    return [name for name in NEEDED if not sight.reads(name)]


def content_of(opened: Opened, by: Account) -> Content:
    """What a package holds; who makes it has everything open (`closed_to`)."""
    notes, facts = journal.packed(opened), history.in_order(opened)
    parts = references.parts_of(opened.case, facts, notes.chains)
    told: dict[str, Callable[[], Any]] = {
        "people.json": lambda: people(opened),
        "protections.json": lambda: protections(opened),
        "kept_out.json": lambda: kept_out(opened),
        "portrait.json": lambda: portrait(opened),
        "notes.json": lambda: notes.notes,
        "history.json": lambda: history.history(opened),
        "studies.json": lambda: assessments.packed(opened, facts),
        "plans.json": lambda: plans.packed(opened, facts),
        "citations.json": lambda: references.citations(parts),
        "chronologies.json": lambda: references.chronologies(opened, parts),
        "words.json": lambda: words(opened, by),
    }
    files = {"case.json": case_file(opened)} | {name: _json(make()) for name, make in told.items()}
    return Content(files | notes.files, notes.left_behind)


def case_file(opened: Opened) -> bytes:
    """The facts as the contract's case file, with the text of places."""
    case = opened.case
    names = names_of([case.id])
    rows = [
        {name: names.get(value, value) if name in history.REVEALING else value for name, value in event.items()}
        | {"case": case.name}
        for event in events_of([case.id])[case.id]
    ]
    cases = pa.Table.from_pylist([row_of(case)], case_schema())
    events = pa.RecordBatch.from_pylist(rows, event_schema())
    with tempfile.TemporaryDirectory(prefix="livline-package-") as folder:
        path = Path(folder) / "case.json"
        write_case_file(cases, [events], path, "json")
        return path.read_bytes()


def people(opened: Opened) -> list[dict[str, Any]]:
    """Everybody around the child, with what they are to it, how they are reached, and their number."""
    rows = Person.objects.filter(ties__case=opened.case).distinct().select_related("number").order_by("id")
    return [person(one, opened) for one in rows.prefetch_related("ties", "ties__contacts")]


def person(one: Person, opened: Opened) -> dict[str, Any]:
    """One of them."""
    ties = [tie for tie in one.ties.all() if tie.case_id == opened.case.id]
    number = getattr(one, "number", None)
    return {
        "name": one.name,
        "called": one.called,
        "cpr": cpr_of(number) if number is not None else None,
        "ties": [
            {
                "part": tie.part,
                "from": tie.during.lower,
                "to": tie.during.upper,
                "note": tie.note,
                "contacts": contacts(tie),
            }
            for tie in ties
            if not tie.during.isempty
        ],
    }


def contacts(tie: Any) -> list[dict[str, Any]]:
    """How somebody is reached now; what was replaced stays behind."""
    rows = list(tie.contacts.all())
    replaced = {row.replaces_id for row in rows}
    return [
        {"way": row.way, "text": text_of_contact(row)} for row in rows if row.id not in replaced and not row.is_ended
    ]


def protections(opened: Opened) -> list[dict[str, Any]]:
    """What protects the child, which the receiver raises again before anything else."""
    return [{"level": one.level, "source": one.source, "reason": one.reason} for one in standing(opened.case.id)]


def kept_out(opened: Opened) -> list[dict[str, Any]]:
    """Whom the case is closed to; accounts stay here, so that the receiver is told in words."""
    rows = Restriction.objects.filter(case=opened.case, ended_by__isnull=True).prefetch_related("account")
    return [{"name": one.account.name, "reason": one.reason, "from": one.during.lower} for one in rows]


def portrait(opened: Opened) -> dict[str, Any]:
    """How the child wants to be met, what goes well, and what it was promised, kept or not."""
    told = portrait_of(opened)
    introduction = told.introduction
    return {
        "introduction": introduction
        and {"voice": introduction.voice, "text": introduction.text, "not_again": introduction.not_again},
        "bright": [{"text": one.text, "seen_on": one.row.seen_on} for one in told.bright],
        "promises": [
            {
                "text": one.text,
                "to": one.to,
                "giver": one.giver,
                "given_on": one.row.given_on,
                "due_on": one.row.due_on,
                "answers": [
                    {"outcome": answer.outcome, "text": text, "due_on": answer.due_on} for answer, text in one.notes
                ],
            }
            for one in told.promises
        ],
    }


def words(opened: Opened, by: Account) -> list[dict[str, Any]]:
    """What the child wrote to its caseworker, who is by whom it is sent; nothing that it wrote for itself alone."""
    rows = words_seen(opened, by).filter(is_shared=True).order_by("at", "id")
    return [{"text": text_of_word(word), "at": word.at} for word in rows]


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=_plain).encode()


def _plain(value: Any) -> str:
    if isinstance(value, (dt.date, dt.datetime, dt.time)):
        return value.isoformat()
    raise TypeError(type(value).__name__)
