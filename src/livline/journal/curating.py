"""How does a chronology for a meeting come to be?  Begun, filled, undone here alone; nothing is overwritten."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from livline.access.errors import Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.models import Case
from livline.journal.chronologies import Selection, Thing, ToldChronology, line_of, line_place, thing_of, title_place
from livline.journal.models import Chronology, ChronologyChoice
from livline.sealing.seal import seal

LONGEST_TITLE, LONGEST_LINE = 120, 300
"""Letters of a title, and of the line before a thing."""


@dataclass(frozen=True)
class State:
    """How a thing stands in a chronology: in it or not, as of which version, with which words before it."""

    thing: Thing
    version: str
    is_in: bool = True
    line: str = ""


@dataclass(frozen=True)
class Title:
    """What a chronology was called at a time, for which day, and whether it was put away."""

    text: str
    meets_on: dt.date | None
    is_away: bool


def titles_of(told: ToldChronology) -> list[Title]:
    """All titles that a chronology has had, the first first."""
    after = {row.replaces_id: row for row in Chronology.objects.filter(chronology=told.id, case=told.row.case_id)}
    found: list[Title] = []
    row = after.get(None)
    while row is not None:
        found.append(Title(ToldChronology(row, Selection()).title, row.meets_on, row.is_away))
        row = after.get(row.id)
    return found


@transaction.atomic
def chronology_take_over(*, case: Case, titles: Sequence[Title], acts: Iterable[Sequence[State]], by: Account) -> None:
    """Enter one that another municipality kept, with all that was done in it; raises `LookupError` and `Unfitting`."""
    first, *later = titles
    told = _stand(Chronology(case=case, by=by, meets_on=first.meets_on, is_away=first.is_away), first.text)
    for one in later:
        told = _stand(_successor(told, by, meets_on=one.meets_on, is_away=one.is_away), one.text)
    for number, states in enumerate(acts, 1):
        _enter(told.row, number, states, by)


def chronology_begin(*, case: Case, title: str, meets_on: dt.date | None, by: Account) -> ToldChronology:
    """Begin one, empty."""
    return _stand(Chronology(case=case, by=by, meets_on=meets_on), title)


def chronology_rename(*, before: ToldChronology, title: str, meets_on: dt.date | None, by: Account) -> ToldChronology:
    """Give it another title or day; raises `Overtaken` where somebody else did it first."""
    return _stand(_successor(before, by, meets_on=meets_on, is_away=before.row.is_away), title)


def chronology_put_away(*, before: ToldChronology, is_away: bool, by: Account) -> ToldChronology:
    """Take it out of the list, or bring it back; raises `Overtaken` likewise."""
    return _stand(_successor(before, by, meets_on=before.row.meets_on, is_away=is_away), before.title)


def things_put_in(*, to: ToldChronology, versions: Mapping[Thing, str], by: Account) -> None:
    """Put things in as they stand now; those that are in stay as they are."""
    there = {thing_of(row) for row in to.selection.chosen}
    fresh = [thing for thing in versions if thing not in there]
    _act(to, [State(thing, versions[thing], line=_line_before(to.selection, thing)) for thing in fresh], by)


def thing_take_out(*, of: ToldChronology, thing: Thing, by: Account) -> None:
    """Take a thing out; its line is kept for when it comes in again."""
    row = of.selection.newest.get(thing)
    if row is not None and row.is_in:
        _act(of, [State(thing, row.version, is_in=False, line=line_of(row))], by)


def line_write(*, of: ToldChronology, thing: Thing, line: str, seen: int, version: str, by: Account) -> None:
    """Write the words before a thing, or take them away; `seen`: the act that the writer had before them.

    Raises `Overtaken` with what holds where somebody else changed it since.
    """
    row = of.selection.newest.get(thing)
    if row is None or not row.is_in or row.act != seen:
        raise Overtaken(row)
    if len(line) > LONGEST_LINE or "\0" in line:
        raise Unfitting("Linjen er for lang.", "Skriv den kortere; det hele står i notatet.")
    _act(of, [State(thing, version, line=line.strip())], by)


def last_act_undo(*, of: ToldChronology, by: Account) -> None:
    """Bring back what stood before one's own last act; undone again, it is done again."""
    last = of.selection.last_act
    if last and all(row.by_id == by.id for row in last):
        _act(of, [_as_before(of.selection, row) for row in last], by)


def _as_before(selection: Selection, row: ChronologyChoice) -> State:
    before = selection.before(row)
    if before is None:
        return State(thing_of(row), row.version, is_in=False)
    return State(thing_of(row), before.version, before.is_in, line_of(before))


def _line_before(selection: Selection, thing: Thing) -> str:
    row = selection.newest.get(thing)
    return line_of(row) if row is not None else ""


def _successor(before: ToldChronology, by: Account, meets_on: dt.date | None, is_away: bool) -> Chronology:
    row = before.row
    return Chronology(
        chronology=row.chronology, case_id=row.case_id, replaces=row, meets_on=meets_on, is_away=is_away, by=by
    )


def _stand(row: Chronology, title: str) -> ToldChronology:
    """Keep a version; the database lets one of two win."""
    if not title.strip():
        raise Unfitting("Kronologien har ingen titel.", "Skriv, hvilket møde den er til.")
    row.sealed = seal(title.strip()[:LONGEST_TITLE], title_place(row.id))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(Chronology.objects.filter(replaces=row.replaces_id, case=row.case_id).first()) from None
    return ToldChronology(row, Selection())


def _act(on: ToldChronology, states: Iterable[State], by: Account) -> None:
    """Keep what was done at once; the database lets one of two acts win."""
    try:
        with transaction.atomic():
            _enter(on.row, on.selection.acts + 1, states, by)
    except IntegrityError:
        raise Overtaken(on.row) from None


def _enter(on: Chronology, number: int, states: Iterable[State], by: Account) -> None:
    ChronologyChoice.objects.bulk_create(_row(on, number, place, state, by) for place, state in enumerate(states))


def _row(on: Chronology, number: int, place: int, state: State, by: Account) -> ChronologyChoice:
    id_ = uuid.uuid4()
    return ChronologyChoice(
        id=id_, case_id=on.case_id, chronology=on.chronology, act=number, place=place, by=by, is_in=state.is_in,
        sort=state.thing.sort, item=state.thing.item, version=state.version,
        line=seal(state.line, line_place(id_)) if state.line else None,
    )  # fmt: skip
