"""How does a large Parquet file become a stream of whole cases?  Read and typed ahead in threads, in its own order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

import pyarrow as pa

from livline.casefile.columns import read
from livline.casefile.grouping import whole_cases
from livline.casefile.order import Glimpse, Order, glimpse
from livline.casefile.parquet_form import Damaged, ParquetTable
from livline.casefile.raw import Log, Raw
from livline.casefile.staging import Stage
from livline.casefile.typed import FIELD_BY_NAME, Typed, as_words, type_events

Given = TypeVar("Given")
Made = TypeVar("Made")

STRETCHES = 16
"""Stretches of a file that are looked through side by side: some for each core, so that none waits for another."""
AHEAD = 2
"""Pieces that are read before they are asked for."""


def ahead(items: Iterator[Given], work: Callable[[Given], Made]) -> Iterator[Made]:
    """The work done on each item, in order: one thread takes the items, another works on them, both ahead of need."""
    with ThreadPoolExecutor(1, "read") as reading, ThreadPoolExecutor(1, "type") as working:
        waiting: deque[Future[tuple[Made] | None]] = deque()

        def worked(taken: Future[tuple[Given] | None]) -> tuple[Made] | None:
            item = taken.result()
            return None if item is None else (work(item[0]),)

        def take() -> tuple[Given] | None:
            return next(((item,) for item in items), None)

        try:
            while True:
                while len(waiting) < AHEAD:
                    waiting.append(working.submit(worked, reading.submit(take)))
                made = waiting.popleft().result()
                if made is None:
                    return
                yield made[0]
        finally:
            for pool in (reading, working):
                pool.shutdown(wait=True, cancel_futures=True)


@dataclass
class StreamedParquet:
    """A Parquet file whose cases each stand together."""

    table: ParquetTable
    columns: dict[str, str]
    ids: pa.Array

    def events(self, log: Log) -> Iterator[Typed]:
        """Whole cases in pieces; faults go into the log."""
        yield from whole_cases(self.pieces(log))

    def pieces(self, log: Log) -> Iterator[Typed]:
        """The file piece by piece, typed."""
        try:
            for typed, own in ahead(self.table.raws(self.columns), _typed):
                log.merge(own)
                yield typed
        except Damaged as damaged:
            log.findings.add("not_parquet", self.table.place.at(), detail=str(damaged))


def _typed(raw: Raw) -> tuple[Typed, Log]:
    log = Log()
    return type_events(raw, log), log


def streamed_parquet(table: ParquetTable, log: Log) -> StreamedParquet | Stage:
    """Look through the cases alone; what is scattered is brought into order on disk.  Raises `Damaged`."""
    columns = table.checked_columns(log)
    order = _order(table, columns)
    ids = order.ids()
    streamed = StreamedParquet(table, columns, ids)
    if not order.scattered:
        return streamed
    log.note("regrouped", table.place.file)
    stage = Stage(table.place)
    stage.scatter(streamed.pieces(log), table.rows)
    stage.ids = ids
    return stage


def stretches(groups: range) -> list[range]:
    """The row groups in their order, in some stretches of equal length; of a file without any, none."""
    length = -(-len(groups) // STRETCHES)
    return [groups[first : first + length] for first in range(0, len(groups), length or 1)]


def _order(table: ParquetTable, columns: dict[str, str]) -> Order:
    """Stretches of the file are looked through side by side: one column alone is decoded by one core."""
    order, spec = Order(), FIELD_BY_NAME["events"]["case"]

    def glimpses(groups: range) -> list[Glimpse]:
        raws = table.raws({"case": columns["case"]}, groups)
        return [glimpse(as_words(read(raw.columns["case"], spec).array)) for raw in raws]

    if "case" in columns:
        with ThreadPoolExecutor(os.cpu_count(), "look") as pool:
            for seen in chain.from_iterable(pool.map(glimpses, stretches(table.groups))):
                order.add(seen)
    return order
