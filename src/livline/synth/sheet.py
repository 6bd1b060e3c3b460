"""How do drawn events become one table of the contract?  Pieces are collected column by column, then sorted by case."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lawcode.facts import KIND_BY_NAME, OWN_FIELD_NAMES, Type
from lawcode.schema import DAY, INSTANT, event_schema, field_named
from livline.synth.clock import MINUTES, utc_seconds
from livline.synth.dice import Flags, Ints, Keys, single_draw
from livline.synth.names import CODES, VOCABULARY
from livline.synth.parameters import EXPORT_ON, RECORDED_LATE_MEAN, RECORDED_SAME_DAY, UNDATED, UNDATED_KINDS

NONE = -(2**40)
"""Nothing recorded, in a column of days or moments; in all others it is -1."""
MOST_EVENTS = 2000
Cell = Ints | Flags | str | int | bool | None
Column = npt.NDArray[Any]

_STORED = {Type.WORD: np.int16, Type.TEXT: np.int16, Type.YES_NO: np.int8, Type.NUMBER: np.int16}
_STORED |= {Type.DATE: np.int64, Type.TIME: np.int64, Type.WORDS: np.int32, Type.TEXTS: np.int32}


class Sheet:
    """The events of some cases, in any order, until `batch` sorts them."""

    def __init__(self, opens_on: Ints) -> None:
        """`opens_on`: the day each case opens; nothing in it is earlier."""
        self.opens_on = opens_on
        self.count = 0
        self.pieces: dict[str, list[tuple[int, int, Cell]]] = {}

    def add(self, kind: str, rows: Ints, day: Ints, **cells: Cell) -> Ints:
        """One event of `kind` for each of `rows`; returns their numbers, to be given as `of` to other events.

        `minute` is the minute of the day (-1: not recorded); `of` a number from here or -1; words are positions in
        the column's vocabulary, or the word itself when all have the same.
        """
        self._put("row", rows.size, rows)
        self._put("day", rows.size, np.maximum(day, self.opens_on[rows]))
        self._put("kind", rows.size, kind)
        for name, value in cells.items():
            if name not in ("minute", "of", "measure") and KIND_BY_NAME[kind].field(name) is None:
                raise KeyError(f"{kind} has no field {name}")
            self._put(name, rows.size, value)
        self.count += rows.size
        return np.arange(self.count - rows.size, self.count)

    def _put(self, name: str, size: int, value: Cell) -> None:
        if isinstance(value, str):
            value = CODES[name][value]
        if value is not None:
            self.pieces.setdefault(name, []).append((self.count, size, value))

    def column(self, name: str, stored: npt.DTypeLike, missing: int = -1) -> Column:
        """All pieces of a column, in the order they were added."""
        whole: Column = np.full(self.count, missing, stored)
        for start, size, value in self.pieces.get(name, ()):
            whole[start : start + size] = value
        return whole

    def batch(self, case_ids: pa.Array, keys: Keys, without_ids: Flags) -> pa.RecordBatch:
        """The events of `event_schema`, sorted; words and ids are dictionary-encoded."""
        order, rows, days = self._sorted()
        place = place_in_case(rows)
        marks = mixed_marks(keys[rows], place)
        columns: dict[str, pa.Array] = {"case": coded(rows.astype(np.int32), case_ids)}
        columns |= self._common(order, rows, days, place, marks, without_ids)
        columns |= {name: self._own(name, order) for name in OWN_FIELD_NAMES}
        return pa.RecordBatch.from_pydict({name: columns[name] for name in event_schema().names})

    def _sorted(self) -> tuple[Ints, Ints, Ints]:
        rows, days = self.column("row", np.int64), self.column("day", np.int64)
        minutes = self.column("minute", np.int64)
        kept = np.flatnonzero(days <= EXPORT_ON)
        key = ((rows << 18) + days + 2**16) * 2048 + minutes + 1
        order = kept[np.argsort(key[kept], kind="stable")]
        return order, rows[order], days[order]

    def _common(
        self, order: Ints, rows: Ints, days: Ints, place: Ints, marks: Keys, without_ids: Flags
    ) -> dict[str, pa.Array]:
        kinds = self.column("kind", np.int8)[order]
        undated = np.isin(kinds, [CODES["kind"][name] for name in UNDATED_KINDS])
        undated &= single_draw(marks, "undated") < UNDATED
        of = self._links(order, place)
        pointed_at = np.zeros(order.size, bool)
        pointed_at[(np.arange(order.size) - place + of)[of >= 0]] = True
        minutes = self.column("minute", np.int64)[order]
        at = np.where((minutes < 0) | undated, NONE, utc_seconds(days * MINUTES + allowed(minutes)))
        return {
            "kind": words("kind", kinds),
            "date": dates(np.where(undated, NONE, days)),
            "at": moments(at),
            "id": coded(np.where(without_ids[rows] & ~pointed_at, -1, place).astype(np.int16), event_ids()),
            "of": coded(of.astype(np.int16), event_ids()),
            "measure": words("measure", self.column("measure", np.int8)[order]),
            "known_on": dates(days + recording_lag(marks)),
        }

    def _links(self, order: Ints, place: Ints) -> Ints:
        """Where in its case the event stands that each event belongs to; -1 when none, or when it was cut off."""
        position = np.full(self.count + 1, -1)
        position[order] = place
        linked: Ints = position[self.column("of", np.int64)[order]]
        return linked

    def _own(self, name: str, order: Ints) -> pa.Array:
        kind = field_named(name).type
        missing = NONE if kind in (Type.DATE, Type.TIME) else -1
        if name not in self.pieces:
            return empty_column(name, order.size)
        values = self.column(name, _STORED[kind], missing)[order]
        match kind:
            case Type.DATE:
                return dates(values)
            case Type.TIME:
                return moments(np.where(values == NONE, NONE, utc_seconds(np.where(values == NONE, 0, values))))
            case Type.YES_NO:
                return pa.array(values == 1, mask=values < 0)
            case Type.NUMBER:
                return pa.array(values, mask=values < 0)
            case Type.WORDS | Type.TEXTS:
                return lists(name, values)
        return words(name, values)


def empty_column(name: str, size: int) -> pa.Array:
    """A column without any value, of the type that it has when there is one."""
    if name in VOCABULARY and field_named(name).type not in (Type.WORDS, Type.TEXTS):
        return words(name, np.full(size, -1))
    return pa.nulls(size, event_schema().field(name).type)


def place_in_case(rows: Ints) -> Ints:
    """0, 1, 2 … within each run of equal rows."""
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    lengths = np.diff(np.append(first, rows.size))
    if lengths.size and lengths.max() > MOST_EVENTS:
        raise ValueError("a case has more events than there are ids")
    return np.arange(rows.size) - np.repeat(first, lengths)


def mixed_marks(keys: Keys, place: Ints) -> Keys:
    """A key for each event, from its case's key and its place in the case."""
    return keys + (place.astype(np.uint64) + np.uint64(1)) * np.uint64(0xD1342543DE82EF95)


def recording_lag(marks: Keys) -> Ints:
    """Days from an event to the day it was written down."""
    draw = single_draw(marks, "recorded")
    spread = np.clip((draw - RECORDED_SAME_DAY) / (1 - RECORDED_SAME_DAY), 0, 0.999)
    return np.floor(-np.log1p(-spread) * RECORDED_LATE_MEAN).astype(np.int64)


def allowed(minutes: Ints) -> Ints:
    """The hour from two to three does not exist on one night a year; nothing happens in it on any night."""
    return np.where((minutes >= 120) & (minutes < 180), minutes + 60, minutes)


@lru_cache(maxsize=1)
def event_ids() -> pa.Array:
    """`e1`, `e2` …, shared by all cases."""
    return pa.array([f"e{number}" for number in range(1, MOST_EVENTS + 1)])


def coded(codes: Column, values: pa.Array) -> pa.Array:
    """Dictionary-encoded text from positions; -1 is null."""
    missing = codes < 0
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=missing), values)


@lru_cache(maxsize=64)
def vocabulary(column: str) -> pa.Array:
    """The column's vocabulary as Arrow text."""
    return pa.array(VOCABULARY[column], pa.string())


def words(column: str, codes: Column) -> pa.Array:
    """Positions in the column's vocabulary as dictionary-encoded text."""
    narrow = np.int8 if len(VOCABULARY[column]) < 128 else np.int16
    return coded(codes.astype(narrow), vocabulary(column))


def dates(days: Ints) -> pa.Array:
    """Days as dates; NONE is null."""
    missing = days == NONE
    return pa.array(np.where(missing, 0, days).astype(np.int32), pa.int32(), mask=missing).cast(DAY)


def moments(seconds: Ints) -> pa.Array:
    """Seconds UTC as moments; NONE is null."""
    missing = seconds == NONE
    return pa.array(np.where(missing, 0, seconds), pa.int64(), mask=missing).cast(INSTANT)


def lists(column: str, masks: Ints) -> pa.Array:
    """Bits as lists of the column's words, the lowest bit first; -1 is null, 0 an empty list."""
    bits = (np.maximum(masks, 0)[:, None] >> np.arange(len(VOCABULARY[column]))) & 1
    offsets = np.concatenate([[0], np.cumsum(bits.sum(axis=1))]).astype(np.int32)
    values = vocabulary(column).take(pa.array(np.nonzero(bits)[1]))
    return pa.ListArray.from_arrays(pa.array(offsets), values, mask=pa.array(masks < 0))
