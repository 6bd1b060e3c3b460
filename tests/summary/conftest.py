"""Tables by hand: a test names only the columns that it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pytest

from lawcode.schema import case_schema, event_schema, verdict_schema

Rows = list[dict[str, Any]]
Table = Callable[[Rows], pa.Table]


def table_of(schema: pa.Schema, rows: Rows) -> pa.Table:
    strings = {f.name: pa.string() for f in schema if pa.types.is_dictionary(f.type)}
    plain = pa.schema([pa.field(f.name, strings.get(f.name, f.type)) for f in schema])
    return pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], plain).cast(schema)


def line(row: dict[str, Any]) -> dict[str, Any]:
    """A verdict row with what follows from the rest: days late from the two days, `confirmed` unless said."""
    row = {"case": "A", "duty": "plan_made", "confirmed": True, **row}
    if "days_late" not in row and row["status"] == "met_late":
        row["days_late"] = (row["met_on"] - row["due_on"]).days
    return row


@pytest.fixture
def verdicts() -> Table:
    return lambda rows: table_of(verdict_schema(), [line(row) for row in rows])


@pytest.fixture
def cases() -> Table:
    return lambda rows: table_of(case_schema(), rows)


@pytest.fixture
def events() -> Table:
    return lambda rows: table_of(event_schema(), rows)


@pytest.fixture
def overdue() -> Callable[..., dict[str, Any]]:
    def make(days: int, due_on: date = date(2020, 1, 1), **more: Any) -> dict[str, Any]:
        return {"status": "overdue", "due_on": due_on, "days_late": days, "trigger_on": due_on - timedelta(7), **more}

    return make
