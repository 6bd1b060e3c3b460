"""Small cases, judged by the real engine: events as they stand in a case file, verdict rows out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa

from lawcode.audit import CALENDAR_YEAR, PLACEMENT_YEAR, Question, judge
from lawcode.schema import case_schema, event_schema

Row = dict[str, Any]
DAYS = ("date", "until", "next_on", "implemented_on")


def event(fields: Row) -> Row:
    """An event of the engine's table: days as dates, `at` (a time of day) as a moment."""
    days = {name: dt.date.fromisoformat(str(fields[name])) for name in DAYS if name in fields}
    at = {"at": dt.datetime.fromisoformat(f"{fields['date']}T{fields['at']}+00:00")} if "at" in fields else {}
    return {"case": "sag", **fields, **days, **at}


def verdicts(
    events: list[Row], as_of: str, born: str | None = None, duty: str | None = None, calendar: bool = False
) -> list[Row]:
    """The verdict rows of one case, of one duty or of all."""
    born_on = dt.date.fromisoformat(born) if born else None
    case = {"case": "sag", "born_on": born_on, "as_of": dt.date.fromisoformat(as_of)}
    cases = pa.Table.from_pylist([case], schema=case_schema())
    rows = pa.Table.from_pylist([event(fields) for fields in events], schema=event_schema())
    wanted = frozenset({duty}) if duty else None
    judged = judge(cases, rows, Question(visits=CALENDAR_YEAR if calendar else PLACEMENT_YEAR, duties=wanted))
    assert not judged.faults
    found: list[Row] = judged.verdicts.to_pylist()
    return found
