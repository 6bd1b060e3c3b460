"""How do Arrow tables become records?  Facts of a batch of whole cases, sorted within each case (see `layout`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lawcode.days import MISSING
from lawcode.engines.kernel import layout as L
from lawcode.facts import KIND_NAMES
from lawcode.schema import DAY, INSTANT

Numbers = npt.NDArray[np.int64]
NO_DATE = 1 << 40
SECONDS = 86_400


@dataclass(frozen=True)
class Fault:
    """What only shows when events are linked: row in the batch, field, code (`duplicate_id`, `dangling_of`)."""

    row: int
    field: str
    code: str


@dataclass(frozen=True)
class Encoded:
    """A batch ready for the kernel.

    `E`: records of all events, `B`: records of all cases; `names`: the cases' ids; `events`: the rows that
    `ROW` points to; `measures`: the words behind measure numbers (number 1 is the first); `kinds` and `flags`: of the
    events by row, `widest`: the events of the widest case.
    """

    E: Numbers
    B: Numbers
    names: pa.Array
    events: pa.RecordBatch
    measures: pa.Array
    faults: list[Fault]
    widest: int
    kinds: Numbers
    flags: Numbers


def encode(cases: pa.Table, events: pa.RecordBatch, as_of: int) -> Encoded:
    """Records of a batch; `as_of` (a day) holds for cases that name none of their own.

    Every case has to lie whole and adjacent in `events`.
    """
    starts = run_starts(events.column("case"))
    of_row = np.zeros(events.num_rows, np.int64)
    of_row[starts[1:]] = 1
    case_of = np.cumsum(of_row)
    X, measures, faults = fill(events, case_of)
    kinds, flags = X[:, L.KIND].copy(), X[:, L.FLAGS].copy()
    sort_rows(X, case_of)
    ends = np.append(starts[1:], events.num_rows)
    names = texts(events.column("case").take(pa.array(starts)))
    B = case_records(cases, names, starts, ends, X, as_of)
    widest = int((ends - starts).max()) if len(starts) else 0
    return Encoded(X.reshape(-1), B, names, events, measures, faults, widest, kinds, flags)


def run_starts(case: pa.Array) -> Numbers:
    """The rows at which a new case begins."""
    if len(case) == 0:
        return np.zeros(0, np.int64)
    codes = case.indices if isinstance(case, pa.DictionaryArray) else case
    changed = pc.not_equal(codes[1:], codes[:-1]).to_numpy(zero_copy_only=False)
    return np.concatenate([[0], np.flatnonzero(changed) + 1]).astype(np.int64)


def texts(column: pa.Array) -> pa.Array:
    """A column of text, however it is stored."""
    return column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column


def fill(events: pa.RecordBatch, case_of: Numbers) -> tuple[Numbers, pa.Array, list[Fault]]:
    """The records in the order of the rows, the measures' words, and the faults of linking."""
    n = events.num_rows
    X = np.zeros((n, L.W), np.int64)
    X[:, L.ROW] = np.arange(n)
    X[:, L.KIND] = coded(events.column("kind"), np.arange(n), KIND_NAMES) - 1
    put_days(X, events)
    put_answers(X, events)
    put_words(X, events)
    put_sets(X, events)
    put_numbers(X, events)
    measure, words = numbered(events.column("measure"))
    X[:, L.MEASURE] = measure
    X[:, L.SITE], _ = numbered(events.column("site"))
    X[:, L.PERSON], _ = numbered(events.column("person"))
    faults = link(X, events, case_of)
    return X, words, faults


def recorded(column: pa.Array) -> Numbers:
    """The rows in which a column has a value."""
    if column.null_count == len(column):
        return np.zeros(0, np.int64)
    if column.null_count == 0:
        return np.arange(len(column))
    return np.flatnonzero(unpacked(column.buffers()[0], column))


def unpacked(buffer: pa.Buffer, column: pa.Array) -> npt.NDArray[np.bool_]:
    """The bits of a buffer that belong to a column, one byte each (Arrow packs eight rows into one)."""
    first, skip = column.offset // 8, column.offset % 8
    last = (column.offset + len(column) + 7) // 8
    bits = np.unpackbits(np.frombuffer(buffer, np.uint8)[first:last], bitorder="little").view(np.bool_)
    return bits[skip : skip + len(column)]


def values_of(column: pa.Array, rows: Numbers) -> npt.NDArray[Any]:
    """The values of a column of numbers, days, moments or yes/no in the given rows, read from Arrow's own memory."""
    if pa.types.is_boolean(column.type):
        return unpacked(column.buffers()[1], column)[rows]
    width = np.dtype(f"i{column.type.bit_width // 8}")
    return np.asarray(np.frombuffer(column.buffers()[1], width)[column.offset + rows])


def put_days(X: Numbers, events: pa.RecordBatch) -> None:
    """Dates and times: days since 1970, seconds since midnight UTC of the Danish day."""
    slots = ((L.DAY, "date", NO_DATE), (L.UNTIL, "until", MISSING), (L.NEXT_ON, "next_on", MISSING))
    for slot, name, missing in (*slots, (L.IMPLEMENTED_ON, "implemented_on", MISSING)):
        X[:, slot] = missing
        column = events.column(name)
        rows = recorded(column)
        X[rows, slot] = values_of(column, rows)
    put_times(X, events, L.AT, "at", L.DAY)
    put_times(X, events, L.IMPLEMENTED_AT, "implemented_at", L.IMPLEMENTED_ON)


def put_times(X: Numbers, events: pa.RecordBatch, slot: int, name: str, day_slot: int) -> None:
    """A moment beside its day; where only the moment is known, its Danish day is the day."""
    X[:, slot] = L.NO_TIME
    column = events.column(name)
    rows = recorded(column)
    if len(rows) == 0:
        return
    seconds = values_of(column.cast(INSTANT), rows)
    known = X[rows, day_slot]
    unknown = np.flatnonzero((known == NO_DATE) | (known == MISSING))
    if len(unknown) > 0:
        X[rows[unknown], day_slot] = danish_days(column.take(pa.array(rows[unknown]))).to_numpy()
    X[rows, slot] = seconds - X[rows, day_slot] * SECONDS


def danish_days(moments: pa.Array) -> pa.Array:
    """The Danish calendar day of moments, as days since 1970."""
    local = pc.local_timestamp(moments.cast(pa.timestamp("s", tz="Europe/Copenhagen")))
    return local.cast(DAY).cast(pa.int32())


def put_answers(X: Numbers, events: pa.RecordBatch) -> None:
    """Yes/no fields as two bits each; of `duration` only whether it is recorded."""
    for bit, name in enumerate(L.YES_NO_FIELDS):
        column = events.column(name)
        rows = recorded(column)
        if name == "duration":
            X[rows, L.FLAGS] |= L.YES << (2 * bit)
        else:
            X[rows, L.FLAGS] |= (values_of(column, rows).astype(np.int64) + L.NO) << (2 * bit)


def put_words(X: Numbers, events: pa.RecordBatch) -> None:
    """Words as their numbers, seven bits each; texts that share a field's name are nobody's word."""
    for slot, name in enumerate(L.SLOT_FIELDS):
        column = events.column(name)
        rows = recorded(column)
        X[rows, L.WORDS] |= coded(column, rows, L.VOCABULARY[name]) << (7 * slot)
    X[:, L.DUTY] = L.NOTHING
    column = events.column("duty")
    rows = recorded(column)
    X[rows, L.DUTY] = coded(column, rows, L.DUTY_IDS) - 1


def put_sets(X: Numbers, events: pa.RecordBatch) -> None:
    """Lists of words as bit sets; `has` not recorded is told from `has` empty."""
    X[:, L.HAS] = L.HAS_UNKNOWN
    for slot, name, words in ((L.HAS, "has", L.PARTS), (L.WAIVES, "waives", L.DUTY_IDS)):
        column = events.column(name)
        rows = recorded(column)
        if len(rows) == 0:
            continue
        X[rows, slot] = 0
        lengths = pc.list_value_length(column).fill_null(0).to_numpy(zero_copy_only=False)
        flat = column.flatten()
        codes = coded(flat, np.arange(len(flat)), words) - 1
        np.bitwise_or.at(X[:, slot], np.repeat(np.arange(len(column)), lengths), np.left_shift(1, codes))


def put_numbers(X: Numbers, events: pa.RecordBatch) -> None:
    """Months of a period or an interval."""
    X[:, L.MONTHS] = L.NOTHING
    for name in ("period_months", "interval_months"):
        column = events.column(name)
        rows = recorded(column)
        X[rows, L.MONTHS] = values_of(column, rows)


def coded(column: pa.Array, rows: Numbers, words: tuple[str, ...]) -> Numbers:
    """Numbers of the words in the given rows, from 1; 0 for a text that is no word of the list."""
    if isinstance(column, pa.DictionaryArray):
        distinct = column.dictionary
        table = coded(distinct, np.arange(len(distinct)), words)
        return np.asarray(table[values_of(column.indices, rows)])
    asked = column if len(rows) == len(column) else column.take(pa.array(rows))
    found = pc.index_in(asked, value_set=pa.array(words, column.type)).fill_null(-1)
    return np.asarray(found.to_numpy(zero_copy_only=False), np.int64) + 1


def numbered(column: pa.Array) -> tuple[Numbers, pa.Array]:
    """Numbers from 1 for the texts of a column, 0 for null, and the texts."""
    if column.null_count == len(column):
        return np.zeros(len(column), np.int64), pa.array([], pa.string())
    codes = column if isinstance(column, pa.DictionaryArray) else column.dictionary_encode()
    indices = codes.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return indices + 1, codes.dictionary.cast(pa.string())


def link(X: Numbers, events: pa.RecordBatch, case_of: Numbers) -> list[Fault]:
    """Resolve `of` to rows of the same case; ids twice in a case and an `of` to nothing are faults.

    `OF` holds the row for now; its place in order and the kernel's offset follow.
    """
    X[:, L.OF] = L.NOTHING
    X[:, L.OF_KIND] = L.NOTHING
    ids = events.column("id")
    rows = recorded(ids)
    if len(rows) == 0:
        return [Fault(int(row), "of", "dangling_of") for row in recorded(events.column("of"))]
    codes, words = numbered(ids if len(rows) == len(ids) else ids.take(pa.array(rows)))
    keys = (case_of[rows] << 32) | codes
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], rows[order]
    twice = np.flatnonzero(keys[1:] == keys[:-1]) + 1
    faults = [Fault(int(row), "id", "duplicate_id") for row in np.sort(rows[twice])]
    return faults + point(X, events, case_of, keys, rows, words)


def point(
    X: Numbers, events: pa.RecordBatch, case_of: Numbers, keys: Numbers, targets: Numbers, words: pa.Array
) -> list[Fault]:
    """Point each `of` at its event's row."""
    rows = recorded(events.column("of"))
    if len(rows) == 0:
        return []
    ofs = events.column("of").take(pa.array(rows))
    codes = pc.index_in(texts(ofs), value_set=words).fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64) + 1
    wanted = (case_of[rows] << 32) | codes
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found = keys[places] == wanted
    X[rows[found], L.OF] = targets[places[found]]
    X[rows[found], L.OF_KIND] = X[targets[places[found]], L.KIND]
    return [Fault(int(row), "of", "dangling_of") for row in rows[~found]]


def sort_rows(X: Numbers, case_of: Numbers) -> None:
    """Put the rows of each case in order by day (undated last) and time, `OF` pointing at the new places.

    Most cases lie in order; only the rows of the others are moved.
    """
    same = case_of[1:] == case_of[:-1]
    day, at = X[:, L.DAY], X[:, L.AT]
    in_order = (day[1:] > day[:-1]) | ((day[1:] == day[:-1]) & (at[1:] >= at[:-1]))
    astray = case_of[1:][~in_order & same]
    if len(astray) == 0:
        return
    unsorted = np.zeros(int(case_of[-1]) + 1, bool)
    unsorted[astray] = True
    rows = np.flatnonzero(unsorted[case_of])
    order = rows[np.lexsort((at[rows], day[rows], case_of[rows]))]
    place = np.arange(len(X))
    place[order] = rows
    X[rows] = X[order]
    linked = np.flatnonzero(X[:, L.OF] >= 0)
    X[linked, L.OF] = place[X[linked, L.OF]]


def case_records(cases: pa.Table, names: pa.Array, starts: Numbers, ends: Numbers, X: Numbers, as_of: int) -> Numbers:
    """Per case its bounds in `E`, birth and the day asked about; `OF` becomes an offset, undated days MISSING."""
    linked = X[:, L.OF] >= 0
    X[linked, L.OF] *= L.W
    undated = X[:, L.DAY] == NO_DATE
    X[undated, L.DAY] = MISSING
    none = np.concatenate([[0], np.cumsum(undated)])
    B = np.zeros((len(starts), L.BW), np.int64)
    B[:, L.B_FIRST] = starts * L.W
    B[:, L.B_UNDATED] = (ends - (none[ends] - none[starts])) * L.W
    B[:, L.B_END] = ends * L.W
    place = places_of(cases, names)
    B[:, L.B_BORN] = day_column(cases, "born_on", place, MISSING)
    B[:, L.B_AS_OF] = day_column(cases, "as_of", place, as_of)
    return B.reshape(-1)


def places_of(cases: pa.Table, names: pa.Array) -> Numbers:
    """The row of each named case among the cases, -1 for a case that is not among them."""
    listed: Any = cases.column("case").combine_chunks()
    if isinstance(listed, pa.ChunkedArray):
        listed = pa.concat_arrays(listed.chunks) if listed.num_chunks else pa.array([], pa.string())
    if len(listed) == len(names) and listed.equals(names):
        return np.arange(len(names))
    found = pc.index_in(names, value_set=listed).fill_null(-1)
    return np.asarray(found.to_numpy(zero_copy_only=False), np.int64)


def day_column(cases: pa.Table, name: str, place: Numbers, missing: int) -> Numbers:
    """A day of each case, `missing` where it is not recorded."""
    values = cases.column(name).cast(pa.int32())
    days = np.append(np.asarray(values.fill_null(missing).to_numpy(), np.int64), missing)
    return days[place]
