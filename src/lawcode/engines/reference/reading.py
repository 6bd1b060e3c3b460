"""How do Arrow tables become cases?  Rows of `lawcode.schema`, one object an event, links as objects."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.episode import episodes_of
from lawcode.engines.reference.event import Event

DENMARK = ZoneInfo("Europe/Copenhagen")
LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
Row = dict[str, Any]


def cases_of(cases: pa.Table, events: pa.RecordBatch, as_of: dt.date | None, *, by_calendar: bool) -> Iterator[Case]:
    """The cases of a batch in its order; those that do not name a day of their own are asked about as of `as_of`."""
    known = {row["case"]: row for row in cases.to_pylist()}
    rows = enumerate(events.to_pylist())
    for case_id, numbered in groupby(rows, key=lambda item: item[1]["case"]):
        row = known.get(case_id, {})
        day = row.get("as_of") or as_of
        if day is None:
            raise ValueError(f"case {case_id} names no day, and the question names none")
        yield case_of(case_id, day, row.get("born_on"), linked_events(list(numbered)), by_calendar=by_calendar)


def case_of(case_id: str, as_of: dt.date, born: dt.date | None, events: Sequence[Event], *, by_calendar: bool) -> Case:
    """A case as it looks on a day."""
    in_order = sorted((event for event in events if event.date), key=_order)
    undated = tuple(event for event in events if not event.date)
    dated = tuple(event for event in in_order if event.day <= as_of)
    return Case(
        id=case_id,
        as_of=as_of,
        born=born,
        born_known=born is not None,
        by_calendar=by_calendar,
        dated=dated,
        undated=undated,
        episodes=tuple(episodes_of(dated)),
        names=names_of([*in_order, *undated]),
    )


def _order(event: Event) -> tuple[dt.date, dt.datetime, int]:
    """By day, then time (without one first), then as in the file (contract §§ 3.2, 6.1)."""
    return event.day, event.at or LONG_AGO, event.row


def names_of(events: Sequence[Event]) -> dict[int, str]:
    """The names of events by row: the id, else `kind@date`, `kind@date#2`; without a date `kind@?` (contract § 6.2)."""
    names: dict[int, str] = {}
    count: Counter[str] = Counter()
    for event in events:
        stem = f"{event.kind}@{event.date or '?'}"
        if event.id is None:
            count[stem] += 1
        names[event.row] = event.id or (stem if count[stem] == 1 else f"{stem}#{count[stem]}")
    return names


def linked_events(rows: Sequence[tuple[int, Row]]) -> list[Event]:
    """The events of one case, each `of` pointing at its event."""
    events = [event_of(number, row) for number, row in rows]
    by_id = {event.id: event for event in reversed(events) if event.id is not None}
    for event, (_, row) in zip(events, rows, strict=True):
        event.of = by_id.get(row["of"])
    return events


OWN_FIELDS = tuple(f.name for f in fields(Event) if f.name not in ("row", "of", "has", "waives"))


def event_of(number: int, row: Row) -> Event:
    """One event.  A moment without its day lies on its Danish day (contract § 6.1)."""
    event = Event(row=number, **{name: row[name] for name in OWN_FIELDS})
    event.has = frozenset(row["has"]) if row["has"] is not None else None
    event.waives = frozenset(row["waives"] or ())
    event.date = event.date or _danish_day(event.at)
    event.implemented_on = event.implemented_on or _danish_day(event.implemented_at)
    return event


def _danish_day(moment: dt.datetime | None) -> dt.date | None:
    return moment.astimezone(DENMARK).date() if moment is not None else None
