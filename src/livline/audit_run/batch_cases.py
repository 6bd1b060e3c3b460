"""Which rows of the table of cases belong to a batch of events?"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from livline.casefile.grouping import case_codes, run_starts
from livline.casefile.typed import as_words

MARGIN = 1_000
"""Rows looked at beyond twice the cases of a batch before the whole table is searched."""


class BatchCases:
    """Hands out the cases of one batch after the other, and at last those that no batch asked for.

    Files written in the same order are the rule, so the search begins where the last batch ended and is cheap; any
    other order is found too, by a look through the whole table.
    """

    def __init__(self, cases: pa.Table) -> None:
        self.cases = cases.combine_chunks()
        self.asked = np.zeros(cases.num_rows, dtype=np.bool_)
        self.next = 0

    def of(self, events: pa.RecordBatch) -> pa.Table:
        """The rows of the cases that have events in the batch, in the order of the table."""
        wanted = _distinct(events.column("case"))
        first = self.next
        places = self._places(wanted, first, 2 * len(wanted) + MARGIN)
        if len(places) < len(wanted):
            first = 0
            places = self._places(wanted, 0, self.cases.num_rows)
        self.asked[places] = True
        self.next = int(places[-1]) + 1 if len(places) else first
        return self.cases.take(pa.array(places))

    def rest(self) -> pa.Table:
        """The cases that no batch asked for: those without events."""
        return self.cases.filter(pa.array(~self.asked))

    def _places(self, wanted: pa.Array, first: int, rows: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        import pyarrow.compute as pc

        near = self.cases.column("case").slice(first, rows)
        hits = pc.is_in(near, value_set=wanted)
        return first + np.flatnonzero(hits.to_numpy(zero_copy_only=False))


def _distinct(ids: pa.Array) -> pa.Array:
    """The case of each run of rows, which is every case once: the rows of a case stand together."""
    words = as_words(ids)
    codes = case_codes(words)
    return words.dictionary.take(pa.array(codes[run_starts(codes)]))
