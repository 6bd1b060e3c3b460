"""From columns as they were read to canonical events and cases, and every fault of a single row on the way.

The one road for all formats.  What cannot be read is empty in the result and named in the log.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pyarrow as pa

from lawcode.facts import CASE_FIELDS, COMMON_FIELDS, OWN_FIELD_NAMES, Field, Type
from lawcode.schema import case_schema, field_named
from livline.casefile import danish_clock
from livline.casefile.coded import encode, from_numpy, plain, validity
from livline.casefile.columns import CANONICAL, DAY, FREE_TEXT, Column, Flaw, WrongType, read
from livline.casefile.findings import Finding, Where, shown
from livline.casefile.permit import kind_codes, misplaced, unlisted, words_of
from livline.casefile.raw import Log, Place, Raw
from livline.casefile.suggest import known_kinds

EVENT_FIELDS: tuple[Field, ...] = (
    Field("case", Type.TEXT),
    *COMMON_FIELDS,
    *(field_named(name) for name in OWN_FIELD_NAMES),
)
FIELDS = {"events": EVENT_FIELDS, "cases": CASE_FIELDS}
FIELD_BY_NAME = {role: {spec.name: spec for spec in fields} for role, fields in FIELDS.items()}
EVENT_SCHEMA = pa.schema(
    [(spec.name, pa.string() if spec.name in FREE_TEXT else CANONICAL[spec.type]) for spec in EVENT_FIELDS]
)
"""One type for each column, where batches must go together; the reader itself may give any text as a dictionary."""


def uniform(events: pa.RecordBatch) -> pa.RecordBatch:
    """Canonical events in `EVENT_SCHEMA`."""
    columns = [events.column(column.name).cast(column.type) for column in EVENT_SCHEMA]
    return pa.RecordBatch.from_arrays(columns, schema=EVENT_SCHEMA)


@dataclass
class Typed:
    """Canonical events of one place; `numbers`: what the place calls each row."""

    place: Place
    events: pa.RecordBatch
    numbers: np.ndarray

    def __len__(self) -> int:
        return len(self.numbers)

    def where(self, row: int) -> Where:
        """The place of a row, with its case and event id."""
        case, event = (self.events.column(name)[row].as_py() or "" for name in ("case", "id"))
        where = self.place.at(int(self.numbers[row]))
        return Where(where.file, where.sheet, where.row, None, case, event, where.number)

    def slice(self, start: int, stop: int) -> Typed:
        return Typed(self.place, self.events.slice(start, stop - start), self.numbers[start:stop])


def type_events(raw: Raw, log: Log) -> Typed:
    """Canonical events; the log gets every fault that a row shows by itself."""
    columns = _read_columns(raw, EVENT_FIELDS, log)
    for name in _WORDY:
        columns[name].array = as_words(columns[name].array)
    typed = Typed(raw.place, _batch(columns), raw.numbers)
    for name, column in columns.items():
        for flaw in column.flaws:
            _report(typed, raw, flaw, name, log)
    _report_missing_case(typed, log)
    _report_kinds(typed, log)
    return _with_dates(typed, log)


def type_cases(raw: Raw, log: Log) -> tuple[pa.Table, np.ndarray]:
    """The table of cases in `case_schema()`, and the number of each row; a row without an id is named in the log."""
    columns = _read_columns(raw, CASE_FIELDS, log)
    ids = columns["case"].array

    def where(row: int) -> Where:
        place = raw.place.at(int(raw.numbers[row]) if raw.place.by_row else None)
        return replace(place, case=ids[row].as_py() or "")

    nameless = _missing(ids)
    columns["case"].flaws.append(Flaw("missing_case" if raw.place.by_row else "missing_case_id", nameless))
    for name, column in columns.items():
        for flaw in column.flaws:
            log.findings.add_rows(flaw.problem, flaw.rows, _describe(raw, flaw, name, where))
    table = _case_table(columns)
    if not len(nameless):
        return table, raw.numbers
    kept = np.delete(np.arange(len(raw)), nameless)
    return table.take(kept), raw.numbers[kept]


def _case_table(columns: dict[str, Column]) -> pa.Table:
    schema = case_schema()
    arrays = [columns[column.name].array for column in schema]
    return pa.Table.from_arrays([plain(array) for array in arrays], schema=schema)


_WORDY = [spec.name for spec in EVENT_FIELDS if spec.type in (Type.TEXT, Type.WORD) and spec.name not in FREE_TEXT]


def as_words(column: pa.Array) -> pa.DictionaryArray:
    """Text over a dictionary of its different values."""
    return column if pa.types.is_dictionary(column.type) else column.dictionary_encode()


def _read_columns(raw: Raw, fields: tuple[Field, ...], log: Log) -> dict[str, Column]:
    columns = {}
    for spec in fields:
        given = raw.columns.get(spec.name)
        if given is None or given.null_count == len(given):
            columns[spec.name] = Column(nothing(len(raw), CANONICAL[spec.type]))
            continue
        try:
            columns[spec.name] = read(given, spec)
        except WrongType as wrong:
            log.findings.add_once("column_type", raw.place.at(), spec.name, wrong)
            columns[spec.name] = Column(nothing(len(raw), CANONICAL[spec.type]))
        if columns[spec.name].doubled:
            log.note("doubled_hour", raw.place.file, spec.name, columns[spec.name].doubled)
    return columns


_NOTHING: dict[pa.DataType, pa.Array] = {}


def nothing(rows: int, kind: pa.DataType) -> pa.Array:
    """A column in which nothing is recorded; the longest made is kept and cut, as most columns of a file are empty."""
    known = _NOTHING.get(kind)
    if known is None or len(known) < rows:
        known = _NOTHING[kind] = pa.nulls(rows, kind)
    return known.slice(0, rows)


def _batch(columns: dict[str, Column]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([column.array for column in columns.values()], names=list(columns))


def _describe(
    raw: Raw, flaw: Flaw, name: str, where: Callable[[int], Where], detail: str = ""
) -> Callable[[int, int], Finding]:
    def describe(i: int, row: int) -> Finding:
        value = flaw.values[i] if flaw.values else _cell(raw, name, row)
        return Finding(flaw.problem, where(row), name, shown("" if value is None else value), detail)

    return describe


def _cell(raw: Raw, name: str, row: int) -> object:
    """What stands in a cell; of a day that Python has no word for, its number."""
    if name not in raw.columns:
        return ""
    scalar = raw.columns[name][row]
    try:
        return scalar.as_py()
    except (OverflowError, ValueError):
        return scalar.cast(pa.int32() if pa.types.is_date32(scalar.type) else pa.int64()).as_py()


def _report(typed: Typed, raw: Raw, flaw: Flaw, name: str, log: Log) -> None:
    detail = ""
    if flaw.problem == "unknown_word":
        detail = ", ".join(FIELD_BY_NAME["events"][name].words)
    if flaw.problem == "number_out_of_range":
        spec = FIELD_BY_NAME["events"][name]
        detail = f"{spec.low}–{spec.high}"
    log.findings.add_rows(flaw.problem, flaw.rows, _describe(raw, flaw, name, typed.where, detail))


def _missing(column: pa.Array) -> np.ndarray:
    valid = validity(column)
    return np.empty(0, dtype=np.int64) if valid is None else np.flatnonzero(~valid)


def _report_missing_case(typed: Typed, log: Log) -> None:
    """Nested events have the id of their case, whose own fault it is when there is none."""
    if not typed.place.by_row:
        return
    rows = _missing(typed.events.column("case"))
    log.findings.add_rows("missing_case", rows, lambda i, row: Finding("missing_case", typed.where(row), "case"))


def _report_kinds(typed: Typed, log: Log) -> None:
    """Unknown kinds, fields that their kind does not have and words that it does not list."""
    kinds = typed.events.column("kind")
    named = encode(kinds)
    codes, strange = kind_codes(named)
    add = log.findings.add_rows
    add("missing_kind", _missing(kinds), lambda i, row: Finding("missing_kind", typed.where(row), "kind"))
    add("unknown_kind", strange, lambda i, row: _unknown_kind_at(typed, row))
    columns = {name: typed.events.column(name) for name in OWN_FIELD_NAMES}
    for name, rows in misplaced(codes, columns):
        add("field_of_other_kind", rows, partial(_misplaced_at, typed, name))
    for name, rows in unlisted(codes, columns):
        add("unknown_word", rows, partial(_unlisted_at, typed, name))


def _at_kind(problem: str, typed: Typed, row: int, name: str, detail: str = "") -> Finding:
    value = typed.events.column(name)[row].as_py()
    return Finding(problem, typed.where(row), name, shown("" if value is None else value), detail)


def _unknown_kind_at(typed: Typed, row: int) -> Finding:
    finding = _at_kind("unknown_kind", typed, row, "kind")
    return replace(finding, detail=known_kinds(typed.events.column("kind")[row].as_py()))


def _misplaced_at(typed: Typed, name: str, i: int, row: int) -> Finding:
    kind = typed.events.column("kind")[row].as_py()
    return _at_kind("field_of_other_kind", typed, row, name, kind)


def _unlisted_at(typed: Typed, name: str, i: int, row: int) -> Finding:
    kind = typed.events.column("kind")[row].as_py()
    return _at_kind("unknown_word", typed, row, name, ", ".join(words_of(kind, name)))


def _with_dates(typed: Typed, log: Log) -> Typed:
    """A missing `date` is the Danish day of `at`; two different days are refused (contract § 6.1)."""
    at, date = typed.events.column("at"), typed.events.column("date")
    if at.null_count == len(at):
        return typed
    at_valid = validity(at)
    rows = np.arange(len(at)) if at_valid is None else np.flatnonzero(at_valid)
    of_at = danish_clock.days(_stored(at, np.int64)[rows])
    valid = validity(date)
    recorded = np.ones(len(date), dtype=bool) if valid is None else valid
    given = np.where(recorded, _stored(date, np.int32), 0)
    differ = rows[recorded[rows] & (given[rows] != of_at)]
    log.findings.add_rows("date_and_at_differ", differ, partial(_differ_at, typed))
    if recorded[rows].all():
        return typed
    given[rows] = np.where(recorded[rows], given[rows], of_at)
    filled = recorded.copy()
    filled[rows] = True
    column = from_numpy(given.astype(np.int32), ~filled, DAY)
    events = typed.events.set_column(typed.events.schema.get_field_index("date"), "date", column)
    return Typed(typed.place, events, typed.numbers)


def _stored(column: pa.Array, dtype: type) -> np.ndarray:
    """The stored numbers of a column of days or instants (anything where nothing is recorded)."""
    return np.frombuffer(column.buffers()[1], dtype=dtype)[column.offset : column.offset + len(column)]


def _differ_at(typed: Typed, i: int, row: int) -> Finding:
    finding = _at_kind("date_and_at_differ", typed, row, "date")
    return replace(finding, detail=at_text(typed.events.column("at")[row].value))


def at_text(seconds: int) -> str:
    """An instant as Danish wall time, `2026-03-05 14:30`."""
    shown_by_clock = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds + danish_clock.offset(seconds))
    return shown_by_clock.isoformat(" ", "minutes")
