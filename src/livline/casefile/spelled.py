"""How are canonical values written so that reading them gives the same again?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from lawcode.facts import Type
from livline.casefile import danish_clock
from livline.casefile.grouping import case_codes, run_starts
from livline.casefile.typed import FIELD_BY_NAME, as_words

_START = dt.datetime(1970, 1, 1)


def time_text(seconds: int) -> str:
    """An instant as Danish wall time; with its offset only in the second of a doubled hour."""
    ahead = danish_clock.offset(seconds)
    wall = (_START + dt.timedelta(seconds=seconds + ahead)).isoformat(timespec="seconds").removesuffix(":00")
    if danish_clock.utc(seconds + ahead)[0] == seconds:
        return wall
    return f"{wall}+{ahead // danish_clock.HOUR:02}:00"


def values(column: pa.Array, kind: Type) -> list[Any]:
    """Plain values of a column: text, true/false, whole numbers, dates, lists; times as Danish wall time."""
    if kind is Type.TIME:
        return [None if seconds is None else time_text(seconds) for seconds in column.cast(pa.int64()).to_pylist()]
    result: list[Any] = column.to_pylist()
    return result


def recorded(batch: pa.RecordBatch) -> dict[str, list[Any]]:
    """The columns of events in which something stands, as plain values."""
    specs = FIELD_BY_NAME["events"]
    return {
        name: values(batch.column(name), specs[name].type)
        for name in specs
        if batch.column(name).null_count < batch.num_rows
    }


def by_case(batch: pa.RecordBatch) -> Iterator[tuple[str, int, int]]:
    """The cases of a batch of whole cases: id, first row, row after the last."""
    starts = [int(start) for start in run_starts(case_codes(as_words(batch.column("case"))))]
    cases = batch.column("case")
    for start, stop in zip(starts, [*starts[1:], batch.num_rows], strict=True):
        yield cases[start].as_py(), start, stop
