"""What comes first?  What harms the child most when it is not done, by a written table (`harm.yaml`), not only by date.

There is no score: a reader is shown the sentence of the criterion, and anybody can read the table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from livline.access.danish_day import today

TABLE = Path(__file__).with_name("harm.yaml")
SOON = 14
"""Days within which something that is due stands among what is soon due."""
Verdict = Mapping[str, Any]
V = TypeVar("V", bound=Verdict)


class Standing(IntEnum):
    """How a duty stands on a day, what presses most first."""

    OVERDUE = 0
    SOON = 1
    UNDECIDABLE = 2
    PENDING = 3
    EXCUSED = 4
    MET_LATE = 5
    MET = 6
    NOT_APPLICABLE = 7

    @property
    def is_open(self) -> bool:
        """Is something still to be done or found out?"""
        return self <= Standing.PENDING


@dataclass(frozen=True)
class Criterion:
    """A line of the table; `level` 1 harms most.  The sentence is what a reader is shown."""

    id: str
    level: int
    da: str
    en: str
    duties: tuple[str, ...]

    def said(self, language: str) -> str:
        """Why this comes where it comes, in a language."""
        return self.en if language == "en" else self.da


@dataclass(frozen=True)
class Table:
    """A version of the table and the day from which it holds."""

    version: int
    since: dt.date
    criteria: tuple[Criterion, ...]

    def of(self, duty: str) -> Criterion:
        """The criterion of a duty; raises `KeyError` for one that stands nowhere."""
        return _by_duty(self)[duty]


@cache
def _by_duty(table: Table) -> dict[str, Criterion]:
    return {duty: one for one in table.criteria for duty in one.duties}


@cache
def tables() -> tuple[Table, ...]:
    """All versions, the newest first."""
    return tuple(_table(written) for written in yaml.safe_load(TABLE.read_text("utf-8"))["versions"])


def _table(written: Mapping[str, Any]) -> Table:
    criteria = (
        Criterion(one["id"], level, one["da"], one["en"], tuple(one["duties"]))
        for level, one in enumerate(written["criteria"], start=1)
    )
    return Table(written["version"], written["since"], tuple(criteria))


def table(day: dt.date | None = None) -> Table:
    """The version that holds on a day (today); before the first, the first."""
    asked = day or today()
    return next((one for one in tables() if one.since <= asked), tables()[-1])


def standing(verdict: Verdict, day: dt.date | None = None) -> Standing:
    """How a verdict of a day stands: what is due within `SOON` days apart from what can wait."""
    word, due = verdict["status"], verdict["due_on"]
    if word == "pending" and due is not None and (due - (day or today())).days <= SOON:
        return Standing.SOON
    return Standing[word.upper()]


def key(verdict: Verdict, day: dt.date | None = None) -> tuple[int, dt.date, int, bool, dt.date]:
    """By which verdicts are sorted, also those of different cases; a rule whose text was not read comes after.

    What can wait harms nobody yet: there the day comes before the criterion.
    """
    stands, level, due = standing(verdict, day), table(day).of(verdict["duty"]).level, verdict["due_on"] or dt.date.max
    return (stands, due if stands is Standing.PENDING else dt.date.min, level, not verdict["confirmed"], due)


def order(verdicts: Iterable[V], day: dt.date | None = None) -> list[V]:
    """Verdicts of a day (today), what harms the child most first."""
    return sorted(verdicts, key=lambda verdict: key(verdict, day))


def reason(verdict: Verdict, language: str, day: dt.date | None = None) -> str:
    """Why a verdict comes where it comes: the sentence of its criterion."""
    return table(day).of(verdict["duty"]).said(language)
