"""How are cases written as CSV?  RFC 4180 in UTF-8; text that looks like a formula is made harmless."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from lawcode.facts import Type
from livline.casefile.spelled import time_text
from livline.casefile.typed import EVENT_FIELDS, FIELD_BY_NAME
from livline.casefile.unwritable import Unwritable

FORMULA = r"^('*[=+@\t\r-])"
"""Text that begins so gets an apostrophe before it; the reader takes it away again."""


def write_csv(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    """`cases.csv` and `events.csv` in the folder `out`."""
    out.mkdir(exist_ok=True)
    with _writer(out / "cases.csv", cases.column_names) as writer:
        writer.write_table(pa.table(_texts(cases.combine_chunks(), "cases")))
    with _writer(out / "events.csv", [spec.name for spec in EVENT_FIELDS]) as writer:
        for batch in events:
            writer.write_table(pa.table(_texts(pa.table(batch), "events")))


def _writer(path: Path, names: list[str]) -> Any:
    schema = pa.schema([(name, pa.string()) for name in names])
    return csv.CSVWriter(str(path), schema, write_options=csv.WriteOptions(quoting_style="needed"))


def _texts(table: pa.Table, role: str) -> dict[str, pa.Array]:
    return {name: _text(table, name, spec.type) for name, spec in FIELD_BY_NAME[role].items()}


def _text(table: pa.Table, name: str, kind: Type) -> pa.Array:
    """A column as a table of text has it."""
    column = table.column(name).combine_chunks()
    if kind is Type.TIME:
        return pa.array(
            [None if seconds is None else time_text(seconds) for seconds in column.cast(pa.int64()).to_pylist()],
            pa.string(),
        )
    if kind in (Type.WORDS, Type.TEXTS):
        return harmless(joined_items(table, name))
    text = column.cast(pa.string())
    return harmless(text) if kind in (Type.TEXT, Type.WORD) else text


def harmless(text: pa.Array) -> pa.Array:
    """Text that no spreadsheet takes for a formula."""
    return pc.replace_substring_regex(text, FORMULA, r"'\1")


def joined_items(table: pa.Table, name: str) -> pa.Array:
    """Lists with bars between their items; a lone bar is the list with nothing in it."""
    column = table.column(name).combine_chunks().cast(pa.list_(pa.string()))
    if pc.any(pc.match_substring(column.flatten(), "|")).as_py():
        row = next(i for i, items in enumerate(column.to_pylist()) if items and any("|" in item for item in items))
        raise Unwritable("bar_in_list", field=name, case=table.column("case")[row].as_py())
    text = pc.binary_join(column, "|")
    return pc.if_else(pc.equal(pc.list_value_length(column), 0), "|", text)
