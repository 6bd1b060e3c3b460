"""Do the rows of each case stand together, and how are they brought together when they do not?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa

from livline.casefile.coded import WORD, stored_codes, validity
from livline.casefile.columns import LIST
from livline.casefile.typed import Typed, nothing, uniform


def case_codes(cases: pa.DictionaryArray) -> np.ndarray:
    """A whole number for each row's case, equal where the case is; negative where there is none."""
    codes, valid = stored_codes(cases), validity(cases)
    return codes if valid is None else np.where(valid, codes, -1)


def run_starts(codes: np.ndarray) -> np.ndarray:
    """The first row of every run of equal codes."""
    if not len(codes):
        return np.empty(0, dtype=np.int64)
    return np.concatenate(([0], np.flatnonzero(codes[1:] != codes[:-1]) + 1))


def gathered(events: pa.RecordBatch) -> np.ndarray | None:
    """The order in which each case's rows stand together, cases as they first appear; None when they do already."""
    codes = case_codes(events.column("case"))
    starts = run_starts(codes)
    first_codes = codes[starts]
    if len(np.unique(first_codes)) == len(starts):
        return None
    rank = np.full(int(codes.max()) + 2, -1, dtype=np.int64)
    different, first_at = np.unique(first_codes, return_index=True)
    rank[different] = first_at
    return np.argsort(rank[codes], kind="stable")


def cut(events: pa.RecordBatch, rows: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole cases with at most so many rows, or one case."""
    starts = np.append(run_starts(case_codes(events.column("case"))), len(events))
    at = 0
    while at < len(events):
        fits = starts[np.searchsorted(starts, at + rows, side="right") - 1]
        stop = int(fits) if fits > at else int(starts[np.searchsorted(starts, at, side="right")])
        yield at, stop
        at = stop


def joined(batches: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    """Batches as one, words over one dictionary."""
    if len(batches) == 1:
        return batches[0]
    columns = {name: _joined([batch.column(name) for batch in batches]) for name in batches[0].schema.names}
    return pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))


def _joined(columns: Sequence[pa.Array]) -> pa.Array:
    kind = LIST if pa.types.is_list(columns[0].type) else WORD
    if kind == LIST or len({column.type for column in columns}) > 1:
        columns = [column if column.type == kind else column.cast(kind) for column in columns]
    return pa.chunked_array(columns).unify_dictionaries().combine_chunks()


def one(pieces: Sequence[Typed]) -> Typed:
    """Pieces of one place as one."""
    if len(pieces) == 1:
        return pieces[0]
    numbers = np.concatenate([piece.numbers for piece in pieces])
    return Typed(pieces[0].place, joined([piece.events for piece in pieces]), numbers)


def whole_cases(pieces: Iterable[Typed]) -> Iterator[Typed]:
    """The same rows with no case in two pieces, if each case's rows stand together in the file.

    Pieces are not joined, which would copy them: a case on the border of two is cut out, and all such cases come
    together in the end.
    """
    borders: list[Typed] = []
    held: Typed | None = None
    last: str | None = None
    for piece in filter(len, pieces):
        runs_on = (held is not None or bool(borders)) and _case_at(piece, 0) == last
        last = _case_at(piece, len(piece) - 1)
        if runs_on:
            body, tail = _parted(held, _last_start(held)) if held else (None, None)
            head, piece = _parted(piece, _second_start(piece))
            borders += [_compact(part) for part in (tail, head) if part]
            yield from _some(body)
        else:
            yield from _some(held)
        held = piece if len(piece) else None
    yield from _some(held)
    if borders:
        whole = one(borders)
        yield Typed(whole.place, uniform(whole.events), whole.numbers)


def _some(piece: Typed | None) -> Iterator[Typed]:
    if piece is not None and len(piece):
        yield piece


def _last_start(piece: Typed) -> int:
    return int(run_starts(case_codes(piece.events.column("case")))[-1])


def _second_start(piece: Typed) -> int:
    starts = run_starts(case_codes(piece.events.column("case")))
    return int(starts[1]) if len(starts) > 1 else len(piece)


def _case_at(piece: Typed, row: int) -> str | None:
    value: str | None = piece.events.column("case")[row].as_py()
    return value


def _compact(piece: Typed) -> Typed:
    """A copy without the dictionaries and buffers of the piece it was cut from."""
    rows = pa.array(np.arange(len(piece)))
    columns = [_own(column, rows) for column in piece.events.columns]
    return Typed(
        piece.place, pa.RecordBatch.from_arrays(columns, names=piece.events.schema.names), piece.numbers.copy()
    )


def _own(column: pa.Array, rows: pa.Array) -> pa.Array:
    """A copy of a column without its dictionary; of the many in which nothing is recorded none is needed."""
    if column.null_count == len(column):
        return nothing(len(column), _without_dictionary(column.type))
    column = column.take(rows)
    kind = _without_dictionary(column.type)
    return column if column.type == kind else column.cast(kind)


def _without_dictionary(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_list(kind):
        return LIST
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _parted(piece: Typed, at: int) -> tuple[Typed, Typed]:
    return piece.slice(0, at), piece.slice(at, len(piece))


def in_order(typed: Typed) -> tuple[Typed, bool]:
    """A piece with each case's rows together, and whether they had to be moved."""
    order = gathered(typed.events) if len(typed) else None
    if order is None:
        return typed, False
    return Typed(typed.place, typed.events.take(pa.array(order)), typed.numbers[order]), True
