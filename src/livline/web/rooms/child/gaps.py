"""On which days did a child who was placed have no plan?  Told from the facts, with what the law made of it.

A plan covers from its day on, until the placement ends.  Days that the law gave for making it are told apart from those
after the due day, as the ledger has it; where the reader does not see the ledger, all are told alike.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from livline.cases.models import Entry, Stay

PLAN_DUTIES = frozenset({"plan_made", "youth_plan_made"})
CHILDS_PLANS = frozenset({None, "handleplan", "barnets_plan", "ungeplan", "holistic"})
"""A plan for the parents is no plan for the child; one whose type is not recorded may be."""


@dataclass(frozen=True)
class Gap:
    """Days without a plan; `end` None: still.  `is_late`: the law's day is past."""

    start: dt.date
    end: dt.date | None
    is_late: bool

    def days(self, today: dt.date) -> int:
        """How many."""
        return ((self.end or today) - self.start).days


def gaps(
    stays: Iterable[Stay], entries: Sequence[Entry], verdicts: Iterable[Mapping[str, Any]], today: dt.date
) -> list[Gap]:
    """The gaps of a life, the earliest first."""
    plans = sorted(plan_days(entries))
    due = sorted(row["due_on"] for row in verdicts if row["duty"] in PLAN_DUTIES and is_late(row))
    bare = [found for span in joined(stays) if (found := uncovered(span, plans, today)) is not None]
    return [part for start, end in bare for part in parted(start, end, due, today)]


def is_late(row: Mapping[str, Any]) -> bool:
    """Did the law's day pass without the plan?"""
    return row["status"] in ("overdue", "met_late") and row["due_on"] is not None


def plan_days(entries: Iterable[Entry]) -> Iterator[dt.date]:
    """On which days the child came to have a plan."""
    for entry in entries:
        if entry.kind == "plan" and entry.date is not None and entry.type in CHILDS_PLANS:  # type: ignore[attr-defined]
            yield entry.date


def joined(stays: Iterable[Stay]) -> list[tuple[dt.date, dt.date | None]]:
    """The spans in which the child lived away from home, moves and two places at once counted as one."""
    spans: list[tuple[dt.date, dt.date | None]] = []
    for start, end in sorted((stay.during for stay in stays), key=lambda span: span[0]):
        if spans and (spans[-1][1] is None or start <= spans[-1][1]):
            first, last = spans[-1]
            spans[-1] = (first, None if last is None or end is None else max(last, end))
        else:
            spans.append((start, end))
    return spans


def uncovered(
    span: tuple[dt.date, dt.date | None], plans: Sequence[dt.date], today: dt.date
) -> tuple[dt.date, dt.date | None] | None:
    """The days of a span before a plan; none where one stood at its start or it lies ahead."""
    start, end = span
    first = next((day for day in plans if end is None or day < end), None)
    if start >= today or (first is not None and first <= start):
        return None
    return start, first if first is not None else end


def parted(start: dt.date, end: dt.date | None, due: Sequence[dt.date], today: dt.date) -> Iterator[Gap]:
    """Before and after the law's day, where that lies within."""
    late = next((day for day in due if (end or today) > day), None)
    if late is None:
        yield Gap(start, end, is_late=False)
        return
    if late > start:
        yield Gap(start, late, is_late=False)
    yield Gap(max(start, late), end, is_late=True)
