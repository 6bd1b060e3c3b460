"""From paths to batches: all inputs of a run as one set of cases, proven sound or refused as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import pyarrow as pa

from lawcode.schema import case_schema
from livline.casefile.findings import Finding, Note, Where, shown
from livline.casefile.grouping import cut, joined
from livline.casefile.inputs import inputs
from livline.casefile.links import link_faults, link_findings
from livline.casefile.order import are_different
from livline.casefile.raw import Log
from livline.casefile.roll import name_strangers
from livline.casefile.sources import Source, source
from livline.casefile.typed import Typed

ROWS = 131_072
"""Events that a batch has at most, unless one case has more: few enough that every core gets some of a small file."""

Progress = Callable[[int, int], None]
"""Told how much of how much is read: bytes while files are opened, rows while a large one streams."""


@dataclass
class Batch:
    """Canonical events of whole cases; the rows of a case stand together in the order of the file."""

    events: pa.RecordBatch
    _pieces: Sequence[Typed] = field(repr=False)

    def locate(self, row: int) -> Where:
        """Where a row of `events` stood."""
        ends = list(accumulate(len(piece) for piece in self._pieces))
        piece = bisect_right(ends, row)
        return self._pieces[piece].where(row - (ends[piece - 1] if piece else 0))


class CaseFile:
    """Everything that a run reads.  `cases`: every case once, in `case_schema()`; `notes`: what is worth knowing."""

    def __init__(self, sources: Sequence[Source], log: Log, progress: Progress | None = None) -> None:
        self._sources, self._log, self._progress = sources, log, progress
        tables = [given.cases for given in sources]
        self.cases: pa.Table = pa.concat_tables(tables) if tables else case_schema().empty_table()

    @property
    def notes(self) -> Sequence[Note]:
        return tuple(self._log.notes)

    def batches(self) -> Iterator[Batch]:
        """The events, batch by batch; may be asked for again.

        Raises `Unusable` when a large file turns out to be unsound on the way: what was given before is then worth
        nothing.  Every input is read to its end first, so that all findings come at once.
        """
        small = [given.typed for given in self._sources if given.typed is not None and len(given.typed)]
        yield from _in_batches(small)
        log = Log()
        for given in self._sources:
            if given.stream is not None:
                for typed in self._told(_streamed(given, log), given.unread):
                    if not log.findings:
                        yield Batch(typed.events, [typed])
        if log.findings:
            raise log.findings.unusable()
        for note in log.notes:
            if note not in self._log.notes:
                self._log.notes.append(note)

    def _told(self, pieces: Iterator[Typed], rows: int) -> Iterator[Typed]:
        """The pieces; the progress of a file that is read only now is told in rows."""
        done = 0
        for piece in pieces:
            yield piece
            done += len(piece)
            if self._progress is not None and rows:
                self._progress(done, rows)


def _in_batches(small: Sequence[Typed]) -> Iterator[Batch]:
    """Small inputs together, as far as they fill a batch."""
    waiting: list[Typed] = []
    for typed in small:
        for start, stop in cut(typed.events, ROWS):
            piece = typed.slice(start, stop)
            if waiting and sum(map(len, waiting)) + len(piece) > ROWS:
                yield _batch(waiting)
                waiting = []
            waiting.append(piece)
    if waiting:
        yield _batch(waiting)


def _batch(pieces: Sequence[Typed]) -> Batch:
    return Batch(joined([piece.events for piece in pieces]), pieces)


def _streamed(source: Source, log: Log) -> Iterator[Typed]:
    """The pieces of a large input; after a fault also their links are looked at."""
    for typed in source.events(log):
        if source.case_place is not None:
            name_strangers(typed, source.strangers, source.case_place, log)
        if log.findings:
            _check_links(typed, log)
        yield typed


def _check_links(typed: Typed, log: Log) -> None:
    batch = Batch(typed.events, [typed])
    for finding in link_findings(batch, link_faults(typed.events)):
        log.findings.add_finding(finding)


def open_case_files(paths: Sequence[Path], progress: Progress | None = None) -> CaseFile:
    """Open the named files as one set.

    Raises `Unusable` with the findings of all inputs as soon as it is certain that something is wrong; faults that
    only show when a large file is streamed come from `CaseFile.batches`.
    """
    log = Log()
    sources = list(_opened(paths, log, progress))
    _check_cases(sources, log)
    for given in sources:
        if given.empty and not log.findings:
            log.findings.add("no_events", given.place.at())
        if given.typed is not None and given.case_place is not None:
            name_strangers(given.typed, given.strangers, given.case_place, log)
    if log.findings:
        _read_to_the_end(sources, log)
        raise log.findings.unusable()
    pa.default_memory_pool().release_unused()
    return CaseFile(sources, log, progress)


def _opened(paths: Sequence[Path], log: Log, progress: Progress | None) -> Iterator[Source]:
    given = inputs(paths, log)
    total = sum(_size(one.events.path) for one in given)
    before = 0
    for one in given:
        seen = None if progress is None else lambda done, before=before: progress(before + done, total)
        found = source(one, log, seen)
        before += _size(one.events.path)
        if progress:
            progress(before, total)
        if found is not None:
            yield found


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _read_to_the_end(sources: Sequence[Source], log: Log) -> None:
    """Find what else is wrong, once something is."""
    for given in sources:
        if given.typed is not None:
            _check_links(given.typed, log)
        else:
            for _ in _streamed(given, log):
                pass


def _check_cases(sources: Sequence[Source], log: Log) -> None:
    """No case twice, in one table or in two inputs."""
    if len(sources) == 1 and are_different(sources[0].cases.column("case")):
        return
    first: dict[str, tuple[Source, int]] = {}
    for given in sources:
        for row, case in enumerate(given.cases.column("case").to_pylist()):
            known = first.setdefault(case, (given, row))
            if known != (given, row):
                log.findings.add_finding(_double(case, (given, row), known))


def _double(case: str, here: tuple[Source, int], there: tuple[Source, int]) -> Finding:
    where, before = (given.case_where(row) for given, row in (here, there))
    detail = before.file if before.row is None else f"{before.file}:{before.row}"
    return Finding("duplicate_case", where, "case", shown(case), detail)
