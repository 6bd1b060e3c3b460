"""How are the two engines asked the same question?  Cases as Arrow tables, verdicts as rows of equal fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pyarrow as pa

from lawcode import audit
from lawcode.audit import Question
from lawcode.engines import reference
from lawcode.engines.lower import Rules, lower
from lawcode.registry import DUTIES
from lawcode.rule import Duty
from lawcode.schema import INSTANT, case_schema, event_schema
from tests.generative.cases import Case

DENMARK = ZoneInfo("Europe/Copenhagen")
FIELDS = tuple(reference.Verdict.__dataclass_fields__)
TODAY = dt.date(2026, 1, 1)
MOMENTS = tuple(field.name for field in event_schema() if field.type == INSTANT)
Row = dict[str, Any]


def tables(cases: Sequence[Case]) -> tuple[pa.Table, pa.RecordBatch]:
    """Cases and their events as the schemas want them."""
    known = [{name: value for name, value in case.items() if name != "events"} for case in cases]
    rows = [{"case": case["case"], **event_row(event)} for case in cases for event in case["events"]]
    batch = pa.RecordBatch.from_pylist(rows, schema=event_schema())
    return pa.Table.from_pylist(known, schema=case_schema()), batch


def event_row(event: Row) -> Row:
    """An event's values in the types of its columns; a time that is written as text is Danish."""
    row = {name: moment(value) if name in MOMENTS else value for name, value in event.items()}
    if "at" in row and "date" not in row:
        row["date"] = row["at"].astimezone(DENMARK).date()
    return row


def moment(value: str | dt.datetime) -> dt.datetime:
    """A moment in UTC."""
    written = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return (written if written.tzinfo else written.replace(tzinfo=DENMARK)).astimezone(dt.UTC)


@cache
def lowered(duties: tuple[Duty, ...]) -> Rules:
    return lower(duties)


def by_kernel(cases: Sequence[Case], question: Question, duties: tuple[Duty, ...] = DUTIES) -> list[Row]:
    """What the kernel says; uncompiled, if the question does not ask for the compiler."""
    known, events = tables(cases)
    with patch.object(audit, "the_rules", lambda: lowered(duties)):
        judged = audit.judge(known, events, question)
    assert not judged.faults
    rows = judged.verdicts.select(list(FIELDS)).to_pylist()
    return [row | {"readings": tuple(reading for reading in row["readings"].split("|") if reading)} for row in rows]


def by_reference(cases: Sequence[Case], question: Question, duties: tuple[Duty, ...] = DUTIES) -> list[Row]:
    """What the reference engine says."""
    known, events = tables(cases)
    return [asdict(verdict) for verdict in reference.judge(known, events, question, duties)]


def disagreements(cases: Sequence[Case], question: Question, duties: tuple[Duty, ...] = DUTIES) -> list[str]:
    """Where the engines differ, as sentences; nothing where they agree row by row, in whatever order."""
    kernel, plain = by_kernel(cases, question, duties), by_reference(cases, question, duties)
    found = differences(kernel, plain)
    return found if found or len(kernel) == len(plain) else ["a line comes twice"]


def differences(kernel: list[Row], plain: list[Row]) -> list[str]:
    """The rows that differ, each with the fields that do."""
    one, other = ({(row["case"], row["duty"], row["trigger"]): row for row in rows} for rows in (kernel, plain))
    found = []
    for key in sorted(one.keys() | other.keys()):
        mine, yours = one.get(key, {}), other.get(key, {})
        fields = [name for name in FIELDS if mine.get(name) != yours.get(name)]
        if fields:
            told = (f"{name}: kernel {mine.get(name)!r}, reference {yours.get(name)!r}" for name in fields)
            found.append(f"{' '.join(key)}: {'; '.join(told)}")
    return found


def asked(
    visits: str = "placement-year", duties: frozenset[str] | None = None, *, with_compiler: bool = False
) -> Question:
    """A question, as of a day that matters only to cases without one of their own."""
    return Question(as_of=TODAY, visits=visits, duties=duties, with_compiler=with_compiler)
