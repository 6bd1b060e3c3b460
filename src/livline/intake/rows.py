"""How do Arrow's columns become CSV that PostgreSQL reads?"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.csv as csv

from livline.ledger.bridge import COLUMNS, FIELDS, LISTS

ROW_COLUMNS = COLUMNS
"""The columns of an entry that a row of a file fills, in the order of the file's CSV."""


def case_csv(cases: pa.Table) -> Iterator[bytes]:
    """Cases: name, birthday, municipality, day asked about."""
    yield written(cases.select(["case", "born_on", "municipality", "as_of"]))


def event_csv(events: pa.RecordBatch) -> Iterator[bytes]:
    """Events: the name of the case, then the fields of the contract."""
    columns = {"case": plain(events.column("case"))}
    for name in FIELDS:
        column = events.column(name)
        columns[name] = literals(column) if name in LISTS else plain(column)
    yield written(pa.table(columns))


def plain(column: pa.Array) -> pa.Array:
    """Text without a dictionary, moments as text that names its zone."""
    if isinstance(column, pa.DictionaryArray):
        return column.cast(pa.string())
    return column.cast(pa.string()) if pa.types.is_timestamp(column.type) else column


def literals(column: pa.Array) -> pa.Array:
    """Lists as PostgreSQL writes them: `{"a","b"}`."""
    return pa.array([None if words is None else literal(words) for words in column.to_pylist()], pa.string())


def literal(words: list[str]) -> str:
    """One list."""
    quoted = (word.replace("\\", "\\\\").replace('"', '\\"') for word in words)
    return "{" + ",".join(f'"{word}"' for word in quoted) + "}"


def written(table: pa.Table) -> bytes:
    """CSV without a header; text is quoted, what is not recorded is empty."""
    file = io.BytesIO()
    csv.write_csv(table, file, csv.WriteOptions(include_header=False))
    return file.getvalue()
