"""How far has a demand of so many acts a year come, and which year begins when this one is over?

Asked of the engine that judges, with a smaller number or on a later day: what counts is told in one place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lawcode.audit import Question, judge_case
from lawcode.engines.lower import Rules, lower
from lawcode.registry import DUTIES
from lawcode.rule import AtLeast, Duty, Edition

Row = Mapping[str, Any]
Place = tuple[str, str]
"""The duty of a line, and the name of what triggers it."""

ONE_DAY = dt.timedelta(days=1)
COUNTS = {
    (duty.id, edition.id): edition.demand.count
    for duty in DUTIES
    for edition in duty.editions
    if isinstance(edition.demand, AtLeast)
}
"""How many acts an edition asks for in a year."""
YEARLY = frozenset(duty for duty, _ in COUNTS)


@dataclass(frozen=True)
class Held:
    """Of the acts that a year asks for, the `days` of those that surely count, the first first.

    `missing`: the fact without which nobody can tell whether one more counts.
    """

    wanted: int
    days: tuple[dt.date, ...] = ()
    missing: str | None = None

    @property
    def left(self) -> int:
        """How many remain."""
        return self.wanted - len(self.days)


@dataclass(frozen=True)
class Coming:
    """A year that has not begun: its first and last day, and how many acts it will ask for."""

    duty: str
    starts: dt.date
    ends: dt.date
    wanted: int


def held(case: Row, events: Sequence[Row], question: Question) -> dict[Place, Held]:
    """How many are held of what each year asks for; a year of which only the child's age could tell is left out."""
    found: dict[Place, Held] = {}
    for number in range(1, max(COUNTS.values()) + 1):
        for row in asked_for(number, case, events, question):
            before = found.get(place_of(row), Held(COUNTS[row["duty"], row["edition"]]))
            if len(before.days) == number - 1 < before.wanted:
                found[place_of(row)] = with_act(before, row)
    return {place: one for place, one in found.items() if one.missing != "born_on"}


def place_of(row: Row) -> Place:
    """By what the line of a year is known."""
    return row["duty"], row["trigger"]


def asked_for(number: int, case: Row, events: Sequence[Row], question: Question) -> Iterator[Row]:
    """The lines of all years, did the law ask for so many acts only: done by the act of that number."""
    rows = judge_case(case, events, replace(question, duties=YEARLY), asking_for(number)).verdicts
    yield from (row for row in rows if row["edition"] is not None)


@cache
def asking_for(number: int) -> Rules:
    """The law, with as many acts a year as are counted."""
    return lower(tuple(asking(duty, number) for duty in DUTIES))


def asking(duty: Duty, number: int) -> Duty:
    """A duty whose yearly demand is for so many acts; any other as it is."""
    return replace(duty, editions=tuple(with_number(edition, number) for edition in duty.editions))


def with_number(edition: Edition, number: int) -> Edition:
    """An edition with another number, where it has one."""
    if not isinstance(edition.demand, AtLeast):
        return edition
    return replace(edition, demand=replace(edition.demand, count=number))


def with_act(before: Held, row: Row) -> Held:
    """With the day of one more act, or the fact that is missing to tell."""
    if row["status"] == "met":
        return replace(before, days=(*before.days, row["met_on"]))
    return replace(before, missing=row["missing"]) if row["status"] == "undecidable" else before


def coming(case: Row, events: Sequence[Row], line: Row, question: Question) -> Coming | None:
    """The year that begins when the year of a line is over, from what is known; none where nothing will be asked."""
    starts = line["due_on"] + ONE_DAY
    then = replace(question, as_of=starts, duties=frozenset({line["duty"]}))
    for row in judge_case({**case, "as_of": None}, events, then).verdicts:
        if row["trigger_on"] == starts and row["anchor"] == line["anchor"] and row["status"] == "pending":
            return Coming(row["duty"], starts, row["due_on"], COUNTS[row["duty"], row["edition"]])
    return None


def is_over(row: Row, day: dt.date) -> bool:
    """Has the year that runs on a day all that it asks for, or a lawful reason, so that the next one is what comes?"""
    runs = row["duty"] in YEARLY and row["due_on"] is not None and row["trigger_on"] <= day <= row["due_on"]
    return bool(runs and row["status"] in ("met", "excused"))
