"""How is one input read, small or large?  A small one is typed at once; a large one streams.

A large Parquet file is first looked through for its cases alone: if each case's rows stand together it streams as it
is, otherwise it is brought into order on disk.  A large CSV file always goes by way of disk, so it is parsed once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa

from lawcode.schema import case_schema
from livline.casefile import collector, decode, nested
from livline.casefile.coded import SMALL
from livline.casefile.findings import Where
from livline.casefile.grouping import case_codes, in_order, one, run_starts
from livline.casefile.inputs import File, Input
from livline.casefile.raw import Log, Place, Raw
from livline.casefile.roll import strangers
from livline.casefile.typed import Typed, type_cases, type_events

Seen = Callable[[int], None]
"""Told how many bytes of the present file are read."""

LARGE_CSV = 64 << 20
"""Bytes from which a table of events as CSV is large."""

LARGE_PARQUET = 200_000
"""Rows from which a table of events as Parquet is large."""

LARGEST = {"yaml": 128 << 20, "json": 512 << 20, "xlsx": 1 << 30}
"""Bytes that a file that is read whole may have."""


@dataclass
class Source:
    """One input: its cases, and its events as whole cases in pieces.  `strangers`: cases that only the events have;
    `unread`: rows of the events that are still to be read when they stream."""

    place: Place
    cases: pa.Table
    case_place: Place | None
    case_numbers: np.ndarray
    strangers: frozenset[str] = frozenset()
    typed: Typed | None = None
    stream: Callable[[Log], Iterator[Typed]] | None = None
    kept: Any = field(default=None, repr=False)
    unread: int = 0
    empty: bool = False

    def case_where(self, row: int) -> Where:
        """Where a case stands: its row, if there is a table of cases with rows."""
        case = self.cases.column("case")[row].as_py()
        if self.case_place is None or not self.case_place.by_row:
            return replace(self.place.at(), case=case)
        return replace(self.case_place.at(int(self.case_numbers[row])), case=case)

    def events(self, log: Log) -> Iterator[Typed]:
        """The events; faults that only show while a large file streams go into the log."""
        if self.stream is not None:
            yield from self.stream(log)
        elif self.typed is not None:
            yield self.typed


def source(given: Input, log: Log, seen: Seen | None = None) -> Source | None:
    """Read an input, or as much of it as is needed to stream it; None when nothing of it can be read."""
    try:
        if given.events.format in ("yaml", "json"):
            return _nested(given.events, log)
        if given.events.format == "xlsx":
            return _workbook(given.events, log)
        return _tables(given, log, seen)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        log.findings.add("not_readable", Place(error.filename or given.events.name).at(), detail=detail)
        return None


def _small_enough(file: File, log: Log) -> bool:
    size, most = file.path.stat().st_size, LARGEST[file.format]
    if size > most:
        log.findings.add("too_large", Place(file.name).at(), detail=f"{size >> 20} MB > {most >> 20} MB")
    return size <= most


def _nested(file: File, log: Log) -> Source | None:
    place = Place(file.name, by_row=False)
    if not _small_enough(file, log):
        return None
    text = decode.text(file.path.read_bytes(), place, log.findings)
    if text is None:
        return None
    if file.format == "yaml":
        from livline.casefile.yaml_form import documents
    else:
        from livline.casefile.json_form import documents
    before = log.findings.total
    with collector.paused():
        cases, events = nested.tables(documents(text, file.name, log.findings), file.name, log)
    if not len(cases) and log.findings.total > before:
        return None
    return _whole(cases, events, log)


def _workbook(file: File, log: Log) -> Source | None:
    from livline.casefile import excel_form

    if not _small_enough(file, log):
        return None
    before = log.findings.total
    sheets = excel_form.tables(file.path, file.name, log)
    if "events" not in sheets:
        if log.findings.total == before:
            log.findings.add("no_event_sheet", Place(file.name).at(), "events")
        return None
    return _whole(sheets.get("cases"), sheets["events"], log)


def _whole(cases: Raw | None, events: Raw, log: Log) -> Source:
    typed, moved = in_order(type_events(events, log))
    if moved:
        log.note("regrouped", typed.place.file)
    return _source(cases, typed.place, log, _ids(typed), typed=typed)


def _ids(typed: Typed) -> pa.Array:
    """The cases of events in order, each once."""
    column = typed.events.column("case")
    if len(column) < SMALL:
        return pa.array(dict.fromkeys(case for case in column.to_pylist() if case is not None), pa.string())
    starts = run_starts(case_codes(typed.events.column("case")))
    ids = column.take(pa.array(starts)) if len(starts) else column
    return ids.cast(pa.string()).drop_null()


def _source(cases: Raw | None, place: Place, log: Log, ids: pa.Array, **how: Any) -> Source:
    if cases is not None:
        table, numbers = type_cases(cases, log)
        unknown = strangers(ids, table.column("case").combine_chunks())
        without_events = len(table) - len(ids) + len(unknown)
        if without_events > 0:
            log.note("without_events", cases.place.file, count=without_events)
        return Source(place, table, cases.place, numbers, unknown, empty=not len(ids), **how)
    log.note("no_cases", place.file)
    columns = {name: ids if name == "case" else pa.nulls(len(ids), kind) for name, kind in _case_types()}
    table = pa.table(columns, schema=case_schema())
    return Source(place, table, None, np.arange(len(ids)), empty=not len(ids), **how)


def _case_types() -> list[tuple[str, pa.DataType]]:
    schema = case_schema()
    return list(zip(schema.names, schema.types, strict=True))


def _tables(given: Input, log: Log, seen: Seen | None) -> Source | None:
    cases = _table(given.cases, "cases", log) if given.cases else None
    if given.cases is None:
        _note_cases_beside(given.events, log)
    if given.events.format == "csv":
        return _csv_events(given.events, cases, log, seen)
    return _parquet_events(given.events, cases, log)


def _note_cases_beside(events: File, log: Log) -> None:
    beside = events.path.with_name(f"cases{events.path.suffix}")
    if beside.exists():
        log.note("cases_beside", events.name, beside.name)


def _table(file: File, role: str, log: Log) -> Raw | None:
    """A whole table of cases."""
    place = Place(file.name)
    raws = list(_csv_raws(file, place, role, log) if file.format == "csv" else _parquet_raws(file, place, role, log))
    return joined_raws(raws)


def joined_raws(raws: list[Raw]) -> Raw | None:
    """The pieces of a table as one; None when there are none."""
    if len(raws) < 2:
        return raws[0] if raws else None
    columns = {
        name: pa.chunked_array([raw.columns[name] for raw in raws]).unify_dictionaries().combine_chunks()
        for name in raws[0].columns
    }
    return Raw(raws[0].place, columns, np.concatenate([raw.numbers for raw in raws]))


def _csv_raws(file: File, place: Place, role: str, log: Log, seen: Seen | None = None) -> Iterator[Raw]:
    """A CSV table in whichever encoding it is; nothing is given before that is certain."""
    from livline.casefile import csv_form

    own = Log()
    try:
        raws = list(csv_form.pieces(file.path, place, role, own, seen))
    except csv_form.NotUtf8:
        own = Log()
        raws = list(csv_form.pieces_cp1252(file.path, place, role, own, seen))
    log.merge(own)
    yield from raws


def _csv_events(file: File, cases: Raw | None, log: Log, seen: Seen | None) -> Source | None:
    place = Place(file.name)
    if file.path.stat().st_size >= LARGE_CSV:
        from livline.casefile.staging import staged_csv

        stage = staged_csv(file.path, place, log, seen)
        return _source(cases, place, log, stage.ids, stream=stage.events, kept=stage)
    pieces = [type_events(raw, log) for raw in _csv_raws(file, place, "events", log, seen)]
    return _collected(pieces, cases, place, log)


def _collected(pieces: list[Typed], cases: Raw | None, place: Place, log: Log) -> Source | None:
    if not pieces:
        if not log.findings:
            log.findings.add("no_events", place.at())
        return None
    typed, moved = in_order(one(pieces))
    if moved:
        log.note("regrouped", place.file)
    return _source(cases, place, log, _ids(typed), typed=typed)


def _parquet_raws(file: File, place: Place, role: str, log: Log) -> Iterator[Raw]:
    from livline.casefile.parquet_form import Damaged, ParquetTable

    try:
        table = ParquetTable(file.path, place, role)
        columns = table.checked_columns(log)
        yield from table.raws(columns)
    except Damaged as damaged:
        log.findings.add(damaged.problem, place.at(), detail=str(damaged))


def _parquet_events(file: File, cases: Raw | None, log: Log) -> Source | None:
    from livline.casefile.parquet_form import Damaged, ParquetTable
    from livline.casefile.staging import Stage
    from livline.casefile.streaming import streamed_parquet

    place = Place(file.name)
    try:
        table = ParquetTable(file.path, place, "events")
        if table.rows >= LARGE_PARQUET:
            stage = streamed_parquet(table, log)
            unread = 0 if isinstance(stage, Stage) else table.rows
            return _source(cases, place, log, stage.ids, stream=stage.events, kept=stage, unread=unread)
    except Damaged as damaged:
        log.findings.add(damaged.problem, place.at(), detail=str(damaged))
        return None
    pieces = [type_events(raw, log) for raw in _parquet_raws(file, place, "events", log)]
    return _collected(pieces, cases, place, log)
