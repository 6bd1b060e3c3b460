"""How are events kept on disk when memory is too small for them?  Typed, in a folder that goes with the case file."""

from __future__ import annotations

import shutil
import tempfile
import weakref
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from livline.casefile.coded import encode
from livline.casefile.grouping import cut, in_order, joined, whole_cases
from livline.casefile.order import Order, glimpse
from livline.casefile.raw import Log, Place
from livline.casefile.typed import EVENT_SCHEMA, Typed, type_events, uniform

ROWS = 500_000
"""Events that are handed out at a time."""

PART = 400_000
"""Events that a part of a scattered file has about; it is put in order in memory."""

NUMBER = "number"
SCHEMA = EVENT_SCHEMA.append(pa.field(NUMBER, pa.int64()))


class Stage:
    """Typed events of one place on disk, either in their order or dealt out by case."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.folder = Path(tempfile.mkdtemp(prefix="livline-"))
        self.parts: list[Path] = []
        self.dealt = False
        self.ids: pa.Array = pa.array([], pa.string())
        self._end = weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

    def keep(self, pieces: Iterable[Typed]) -> None:
        """Write the pieces as they come; find their cases, and deal them out if those are scattered."""
        order, rows = Order(), 0
        path = self.folder / "events"
        with _writer(path) as writer:
            for piece in pieces:
                order.add(glimpse(piece.events.column("case")))
                rows += len(piece)
                writer.write_batch(_numbered(piece))
        self.parts, self.ids = [path], order.ids()
        if order.scattered:
            self.scatter(self._pieces(path), rows)
            path.unlink()

    def scatter(self, pieces: Iterable[Typed], rows: int) -> None:
        """Deal the events out by case into parts that can each be held in memory."""
        paths = [self.folder / f"part-{i}" for i in range(rows // PART + 1)]
        with ExitStack() as stack:
            writers = [stack.enter_context(_writer(path)) for path in paths]
            for piece in pieces:
                _deal(piece, writers)
        self.parts, self.dealt = paths, True

    def events(self, log: Log) -> Iterator[Typed]:
        """Whole cases in pieces; whatever was wrong with them is known since they were written."""
        if not self.dealt:
            yield from whole_cases(self._pieces(self.parts[0]))
            return
        for path in self.parts:
            pieces = list(self._pieces(path))
            if pieces:
                yield from _ordered(pieces)

    def _pieces(self, path: Path) -> Iterator[Typed]:
        with pa.OSFile(str(path), "rb") as file, pa.ipc.open_stream(file) as reader:
            for batch in reader:
                numbers = batch.column(NUMBER).to_numpy()
                yield Typed(self.place, batch.select(EVENT_SCHEMA.names), numbers)


def _ordered(pieces: list[Typed]) -> Iterator[Typed]:
    numbers = np.concatenate([piece.numbers for piece in pieces])
    whole, _ = in_order(Typed(pieces[0].place, joined([piece.events for piece in pieces]), numbers))
    for start, stop in cut(whole.events, ROWS):
        yield whole.slice(start, stop)


def _writer(path: Path) -> Any:
    return pa.ipc.new_stream(str(path), SCHEMA, options=pa.ipc.IpcWriteOptions(compression="lz4"))


def _numbered(piece: Typed) -> pa.RecordBatch:
    columns = uniform(piece.events).columns
    return pa.RecordBatch.from_arrays([*columns, pa.array(piece.numbers, pa.int64())], schema=SCHEMA)


def _deal(piece: Typed, writers: list[Any]) -> None:
    batch = _numbered(piece)
    coded = encode(batch.column("case"))
    part_of_case = np.array([zlib.crc32(case.encode()) % len(writers) for case in coded.values] + [0])
    part = part_of_case[coded.codes]
    for number in np.unique(part):
        writers[number].write_batch(batch.take(pa.array(np.flatnonzero(part == number))))


def staged_csv(path: Path, place: Place, log: Log, seen: Callable[[int], None] | None) -> Stage:
    """A large CSV file, typed on disk; parsed anew only when it turns out not to be UTF-8."""
    from livline.casefile import csv_form

    own, stage = Log(), Stage(place)
    try:
        stage.keep(type_events(raw, own) for raw in csv_form.pieces(path, place, "events", own, seen))
    except csv_form.NotUtf8:
        own, stage = Log(), Stage(place)
        stage.keep(type_events(raw, own) for raw in csv_form.pieces_cp1252(path, place, "events", own, seen))
    if stage.dealt:
        own.note("regrouped", place.file)
    log.merge(own)
    return stage
