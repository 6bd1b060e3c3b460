"""What in a case points at other parts of it: which fact rests on which text, and what was picked for meetings?

Rows and their ids stay with the sender.  What is pointed at is named by its place: a fact in the order of `history`, a
note in that of `journal`, and of both the version; the receiver points at what it entered at these places.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry
from livline.journal.chronologies import Selection, Thing, chronologies_seen, line_of, thing_of
from livline.journal.curating import State, Title, chronology_take_over, titles_of
from livline.journal.models import ChronologyChoice, ChronologySort, Note
from livline.journal.services import cite
from livline.team.package import history

Told = Mapping[str, Any]


@dataclass(frozen=True)
class Parts:
    """What can be pointed at, at either end: every version of the facts and of the notes, the oldest first."""

    facts: Sequence[Sequence[Entry]]
    notes: Sequence[Sequence[Note]]

    @cached_property
    def fact_places(self) -> dict[UUID, int]:
        return {chain[0].fact: place for place, chain in enumerate(self.facts)}

    @cached_property
    def places(self) -> dict[Thing, tuple[int, list[str]]]:
        """Where each thing stands, and its versions."""
        things = [*self.things(ChronologySort.FACT), *self.things(ChronologySort.NOTE)]
        return {thing: (place, versions) for thing, place, versions in things}

    def things(self, sort: ChronologySort) -> list[tuple[Thing, int, list[str]]]:
        """What can be picked, by its place, with its versions."""
        if sort == ChronologySort.FACT:
            rows = [(chain[0].fact, [str(one.id) for one in chain]) for chain in self.facts]
        else:
            rows = [(chain[0].note, [str(one.id) for one in chain]) for chain in self.notes]
        return [(Thing(sort, item), place, versions) for place, (item, versions) in enumerate(rows)]


Row = TypeVar("Row")


def at(rows: Sequence[Row], place: Any) -> Row:
    """What stands at a place that a package names; raises `LookupError`, also for one before the first."""
    if type(place) is not int or place < 0:
        raise LookupError
    return rows[place]


def parts_of(case: Case, facts: Sequence[UUID], notes: Sequence[Sequence[Note]]) -> Parts:
    """The facts in this order with all their versions, and the notes."""
    return Parts(history.versions_of(case, facts), notes)


def citations(parts: Parts) -> list[dict[str, int]]:
    """Which fact rests on which text of which version; nothing of facts that two have hidden."""
    return [
        {"note": place, "version": version, "text": number, "fact": parts.fact_places[fact]}
        for place, chain in enumerate(parts.notes)
        for version, note in enumerate(chain)
        for number, block in enumerate(note.blocks.all())
        for fact in getattr(block, "cited_by")  # noqa: B009  # the query adds it
        if fact in parts.fact_places
    ]


def chronologies(opened: Opened, parts: Parts) -> list[dict[str, Any]]:
    """The chronologies for meetings with all their titles, and all that was put in and taken out."""
    return [
        {"titles": [title(one) for one in titles_of(told)], "acts": acts(told.selection, parts)}
        for told in chronologies_seen(opened)[::-1]
    ]


def title(one: Title) -> dict[str, Any]:
    return {"title": one.text, "meets_on": one.meets_on, "is_away": one.is_away}


def acts(selection: Selection, parts: Parts) -> list[list[dict[str, Any]]]:
    """What was done, act by act; nothing of facts that two have hidden."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in selection.rows:
        if thing_of(row) in parts.places:
            found.setdefault(row.act, []).append(choice(row, parts))
    return list(found.values())


def choice(row: ChronologyChoice, parts: Parts) -> dict[str, Any]:
    """What was done with one thing."""
    place, versions = parts.places[thing_of(row)]
    version = versions.index(row.version)
    return {"sort": row.sort, "place": place, "version": version, "is_in": row.is_in, "line": line_of(row)}


def entered(case: Case, parts: Parts, cited: Iterable[Told], picked: Iterable[Told], by: Account) -> None:
    """Point at the same at this end; raises `LookupError`, `ValueError`, `TypeError` and `Unfitting`."""
    for one in cited:
        note = at(at(parts.notes, one["note"]), one["version"])
        block = at(list(note.blocks.order_by("position")), one["text"])
        cite(block=block, fact=at(parts.facts, one["fact"])[0].fact, by=by)
    for chronology in picked:
        titles = [told_title(each) for each in chronology["titles"]]
        done = [[state(each, parts) for each in act] for act in chronology["acts"]]
        chronology_take_over(case=case, titles=titles, acts=done, by=by)


def told_title(told: Told) -> Title:
    """A title as it was told."""
    meets_on = dt.date.fromisoformat(told["meets_on"]) if told["meets_on"] else None
    return Title(str(told["title"]), meets_on, told["is_away"] is True)


def state(told: Told, parts: Parts) -> State:
    """How a thing stood after an act, as of the version that it had then."""
    thing, _, versions = at(parts.things(ChronologySort(told["sort"])), told["place"])
    return State(thing, at(versions, told["version"]), told["is_in"] is True, str(told["line"]))
