"""Which columns does a verdict line have in a file, and how do the columns of an Arrow table become rows?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyarrow as pa

LINE_FIELDS: tuple[str, ...] = (
    "case",
    "duty",
    "edition",
    "law",
    "trigger",
    "measure",
    "due_on",
    "met_on",
    "met_by",
    "status",
    "days_late",
    "effect",
    "confirmed",
    "readings",
    "because",
)
"""The keys of a line as the contract names them, in its order."""

READING_SEPARATOR = "|"

Row = dict[str, Any]
Because = Callable[[Mapping[str, Any]], str]


def rows(verdicts: pa.Table) -> Iterator[Row]:
    """The verdicts one by one, with Python's own values under the names of `verdict_schema()`."""
    columns = [column.to_pylist() for column in verdicts.columns]
    names = verdicts.column_names
    return (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))


def readings_of(row: Mapping[str, Any]) -> list[str]:
    """The named readings that a verdict rests on; empty when it rests on none."""
    named: str | None = row["readings"]
    return named.split(READING_SEPARATOR) if named else []


def line(row: Row, because: Because) -> Row:
    """The fifteen fields of a line; days stay dates, `readings` is a list."""
    found = {name: row.get(name) for name in LINE_FIELDS}
    found["readings"] = readings_of(row)
    found["because"] = because(row)
    return found
