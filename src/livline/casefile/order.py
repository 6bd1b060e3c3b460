"""Which cases does a stream of events have, and do the rows of each stand together?  Found while it goes by."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from livline.casefile.coded import SMALL
from livline.casefile.grouping import case_codes, run_starts


@dataclass(frozen=True)
class Glimpse:
    """The cases of one piece, each once, in order; whether one of them came, went and came again."""

    ids: pa.Array
    scattered: bool


def glimpse(cases: pa.DictionaryArray) -> Glimpse:
    """Look at the column `case` of a piece; rows without a case are passed over."""
    codes = case_codes(cases)
    codes = codes[run_starts(codes)]
    codes = codes[codes >= 0]
    first = np.sort(np.unique(codes, return_index=True)[1])
    scattered = len(first) < len(codes)
    return Glimpse(cases.dictionary.take(pa.array(codes[first])), scattered)


@dataclass
class Order:
    """The cases of a whole stream, put together from glimpses of its pieces."""

    pieces: list[pa.Array] = field(default_factory=list)
    scattered: bool = False

    def add(self, seen: Glimpse) -> None:
        """The next piece; a case that runs on from the piece before counts once."""
        ids = seen.ids
        if len(ids) and self.pieces and self.pieces[-1][-1] == ids[0]:
            ids = ids[1:]
        if len(ids):
            self.pieces.append(ids)
        self.scattered |= seen.scattered

    def ids(self) -> pa.Array:
        """Every case once, in order of appearance; settles whether any is scattered."""
        if not self.pieces:
            return pa.array([], pa.string())
        every = pa.concat_arrays(self.pieces)
        if are_different(every):
            return every
        self.scattered = True
        return every.unique()


def are_different(ids: pa.Array | pa.ChunkedArray) -> bool:
    """Does every id stand there once?  Most systems write them ascending, which is seen at a glance."""
    if len(ids) < SMALL:
        return len(set(ids.to_pylist())) == len(ids)
    return is_ascending(ids) or len(ids.unique()) == len(ids)


def is_ascending(ids: pa.Array | pa.ChunkedArray) -> bool:
    """Is each id greater than the one before it?"""
    import pyarrow.compute as pc

    return bool(pc.all(pc.less(ids[:-1], ids[1:]), skip_nulls=False).as_py())
