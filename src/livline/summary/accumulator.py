"""How does a summary come about while verdicts stream past?  Batches in any order, from any thread, little memory."""

from __future__ import annotations

from threading import Lock

import numpy as np
import pyarrow as pa

from lawcode.days import NEVER
from livline.summary.finish import summary_of
from livline.summary.lines import Codes, encode, numbers, read_lines
from livline.summary.model import Summary
from livline.summary.tally import Tally
from livline.summary.without_plan import stretches
from livline.summary.worst import Worst


class Accumulator:
    """Counts batches of verdicts.

    All lines of a case belong in one batch.  `add` may be called from several threads at once.
    """

    def __init__(self) -> None:
        self._tally = Tally()
        self._worst = Worst()
        self._lock = Lock()

    def add(self, verdicts: pa.Table, cases: pa.Table, events: pa.Table | pa.RecordBatch) -> None:
        """Count a batch: lines of `verdict_schema()`, its cases (also those without lines) and its events."""
        events = pa.Table.from_batches([events]) if isinstance(events, pa.RecordBatch) else events
        lines = read_lines(verdicts)
        births, place, names = children_of(lines.cases, cases)
        gaps = stretches(verdicts, lines, births, events)
        with self._lock:
            self._tally.add_lines(lines)
            self._tally.add_words(verdicts, lines)
            self._tally.add_children(lines, place, names)
            self._tally.own_as_of += cases.num_rows - cases.column("as_of").null_count
            self._worst.add(lines, gaps, place, names)

    def finish(self) -> Summary:
        """What has been counted so far."""
        with self._lock:
            return summary_of(self._tally, self._worst)


def children_of(judged: pa.Array, cases: pa.Table) -> tuple[Codes, Codes, list[str | None]]:
    """Birth day of each judged case (`NEVER`: not recorded); the municipality of each judged case and then of each
    case without lines, as index into the names."""
    own, without = parted(judged, cases)
    births = numbers(own.column("born_on"), NEVER)
    municipality = [*own.column("municipality").chunks, *without.column("municipality").chunks]
    place, names = encode(pa.chunked_array(municipality, type=cases.schema.field("municipality").type))
    words = names.to_pylist()
    return births, np.where(place < 0, len(words), place), [*words, None]


def parted(judged: pa.Array, cases: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The rows of the judged cases, in their order, and those of the others."""
    import pyarrow.compute as pc

    ids = cases.column("case")
    if ids.num_chunks == 1 and ids.chunk(0).equals(judged):  # the rule, and nothing to look up
        return cases, cases.slice(0, 0)
    others = pa.array(np.flatnonzero(pc.is_in(ids, judged).to_numpy() == 0))
    return cases.take(pc.index_in(judged, ids)), cases.take(others)
