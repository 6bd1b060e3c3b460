"""How does a column as it was read become a column of its canonical type, and which rows cannot be read?

Each format hands over text or its natural types; this is the one place where they are typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from lawcode.facts import Field, Type
from livline.casefile import danish_clock, scalars
from livline.casefile.coded import SMALL, WORD, Coded, bools, encode, from_numpy, is_text, tidy, trimmed, validity

DAY, INSTANT, NUMBER, LIST = pa.date32(), pa.timestamp("s", tz="UTC"), pa.int16(), pa.list_(pa.string())
CANONICAL = {
    Type.TEXT: WORD,
    Type.WORD: WORD,
    Type.YES_NO: pa.bool_(),
    Type.DATE: DAY,
    Type.TIME: INSTANT,
    Type.NUMBER: NUMBER,
    Type.WORDS: LIST,
    Type.TEXTS: LIST,
}


FREE_TEXT = frozenset(("id", "of", "measure", "purpose", "duration"))
"""Text fields with so many different values that a dictionary of them is no gain; they may leave as plain strings."""


@dataclass
class Flaw:
    """Rows of a column that cannot be read; `values` only where the cell itself is not the thing to show."""

    problem: str
    rows: np.ndarray
    values: list[str] | None = None


@dataclass
class Column:
    """A typed column; what cannot be read is empty in it and named in `flaws`.  `doubled`: times shown twice."""

    array: pa.Array
    flaws: list[Flaw] = field(default_factory=list)
    doubled: int = 0


class WrongType(TypeError):
    """A column whose type cannot hold its field, whatever its values."""


FEW = 200
"""Different values up to which plain Python is quick enough."""


def read(column: pa.Array, spec: Field) -> Column:
    """The column of one field in its canonical type."""
    return _READERS[spec.type](column, spec)


def _text(column: pa.Array, spec: Field) -> Column:
    if pa.types.is_integer(column.type):
        column = column.cast(pa.string())
    if not (is_text(column.type) or pa.types.is_null(column.type)):
        raise WrongType(str(column.type))
    if pa.types.is_dictionary(column.type):
        if pa.types.is_string(column.type.value_type) and _tidy_dictionary(column.dictionary):
            return Column(column)
    elif pa.types.is_string(column.type) and len(column) >= SMALL and _pristine(column):
        return Column(column)
    coded = trimmed(encode(column))
    nul = [code for code, value in enumerate(coded.values) if "\0" in value]
    return Column(coded.arrow(), [Flaw("nul", coded.rows_of(nul))] if nul else [])


def _tidy_dictionary(values: pa.StringArray) -> bool:
    """Whether every value of a dictionary can stay as it is."""
    if len(values) >= FEW and (_pristine(values) or _is_tidy(values)):
        return True
    return all(value and "\0" not in value and tidy(value) == value for value in values.to_pylist())


def _is_tidy(values: pa.StringArray) -> bool:
    """The same by Arrow's own functions, which is quicker for many values; False also where it cannot tell."""
    import pyarrow.compute as pc

    _, offsets, data = values.buffers()
    ends = np.frombuffer(offsets, dtype=np.int32)[values.offset : values.offset + len(values) + 1]
    used = np.frombuffer(data, dtype=np.uint8)[ends[0] : ends[-1]]
    if values.null_count or used.min() < 0x20 or not np.diff(ends).all():
        return False
    return bool(pc.utf8_normalize(pc.utf8_trim_whitespace(values), form="NFC").equals(values))


def _pristine(column: pa.StringArray) -> bool:
    """Whether plain text holds nothing that trimming, NFC or the ban on NUL could touch: printable ASCII, no blanks
    at the ends, nothing empty."""
    _, offsets, data = column.buffers()
    if data is None or not len(column):
        return not len(column) or column.null_count == len(column)
    ends = np.frombuffer(offsets, dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    octets = np.frombuffer(data, dtype=np.uint8)
    used = octets[ends[0] : ends[-1]]
    if not used.size or used.min() < 0x20 or used.max() >= 0x7F:
        return False
    filled = np.flatnonzero(np.diff(ends))
    if len(column) - len(filled) > column.null_count:
        return False
    return bool(octets[ends[filled]].min() > 0x20 and octets[ends[filled + 1] - 1].min() > 0x20)


def _parsed(column: pa.Array, parse: Callable[[str], Any], dtype: type) -> tuple[Coded, np.ndarray, Column]:
    """Each different value parsed once: the codes, the value of each row, and where nothing is recorded (as flaws)."""
    coded = trimmed(encode(column))
    table: np.ndarray = np.zeros(len(coded.values) + 1, dtype=dtype)
    bad: dict[str, list[int]] = defaultdict(list)
    for code, value in enumerate(coded.values):
        try:
            table[code] = parse(value)
        except scalars.Unreadable as why:
            bad["nul" if "\0" in value else why.problem].append(code)
    flaws = [Flaw(problem, coded.rows_of(codes)) for problem, codes in bad.items()]
    if bad:
        lost = [code for codes in bad.values() for code in codes]
        coded.codes = coded.codes.copy()
        coded.codes[coded.rows_of(lost)] = -1
    return coded, table[coded.codes], Column(column, flaws)


def _yes_no(column: pa.Array, spec: Field) -> Column:
    if pa.types.is_boolean(column.type):
        return Column(column)
    if pa.types.is_integer(column.type):
        column = column.cast(pa.string())
    _must_be_text(column)
    coded, values, read = _parsed(column, scalars.yes_no, np.bool_)
    return Column(bools(values, coded.codes < 0), read.flaws)


def _must_be_text(column: pa.Array) -> None:
    if not (is_text(column.type) or pa.types.is_null(column.type)):
        raise WrongType(str(column.type))


_day = lru_cache(maxsize=100_000)(scalars.day)


def _date(column: pa.Array, spec: Field) -> Column:
    if pa.types.is_date64(column.type):
        column = column.cast(DAY)
    if pa.types.is_date32(column.type):
        days, missing = _numbers(column, np.int32)
        return _within(days, missing, (scalars.FIRST_DAY, scalars.LAST_DAY), DAY, "year_out_of_range", column)
    if pa.types.is_timestamp(column.type):
        return _midnights(column)
    _must_be_text(column)
    coded, values, read = _parsed(column, _day, np.int32)
    return Column(from_numpy(values, coded.codes < 0, DAY), read.flaws)


def _numbers(column: pa.Array, dtype: type) -> tuple[np.ndarray, np.ndarray | None]:
    """The stored numbers of a fixed-width column and where nothing is recorded (None: nowhere)."""
    valid = validity(column)
    data = column.buffers()[1]
    stored: np.ndarray = np.frombuffer(data, dtype=dtype)[column.offset : column.offset + len(column)]
    return stored, None if valid is None else ~valid


def _within(
    values: np.ndarray,
    missing: np.ndarray | None,
    bounds: tuple[int, int],
    kind: pa.DataType,
    problem: str,
    same: pa.Array | None = None,
) -> Column:
    """Values that lie within bounds, both included; `same` is handed back when nothing is wrong with it."""
    low, high = bounds
    if same is not None and (not len(values) or (values.min() >= low and values.max() <= high)):
        return Column(same)
    outside = (values < low) | (values > high)
    if missing is not None:
        outside &= ~missing
    rows = np.flatnonzero(outside)
    if same is not None and not rows.size:
        return Column(same)
    gone = outside if missing is None else outside | missing
    kept = np.where(gone, low, values).astype(kind.to_pandas_dtype() if kind == NUMBER else np.int64)
    if kind == DAY:
        kept = kept.astype(np.int32)
    return Column(from_numpy(kept, gone, kind), [Flaw(problem, rows)] if rows.size else [])


_PER_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}


def _walls(column: pa.Array) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Stored seconds of a timestamp column, whether a fraction was cut, and where nothing is recorded."""
    stored, missing = _numbers(column, np.int64)
    seconds, rest = np.divmod(stored, _PER_SECOND[column.type.unit])
    missing = np.zeros(len(column), dtype=bool) if missing is None else missing
    seconds[missing] = 0
    return seconds, rest != 0, missing


_WINTER = danish_clock.HOUR
_RANGE = scalars.FIRST_DAY * 86_400 - _WINTER, (scalars.LAST_DAY + 1) * 86_400 - _WINTER - 1
"""First and last second of the years of a case file, on the Danish clock."""


def _midnights(column: pa.Array) -> Column:
    """Dates that a database stored as times: Danish midnights."""
    seconds, fraction, missing = _walls(column)
    outside = ~missing & ((seconds < _RANGE[0]) | (seconds > _RANGE[1]))
    seconds[outside] = 0
    if column.type.tz is not None:
        seconds = seconds + np.where(missing, 0, danish_clock.offsets(seconds))
    days, rest = np.divmod(seconds, 86_400)
    timed = ~missing & ~outside & (fraction | (rest != 0))
    flaws = [Flaw(problem, np.flatnonzero(rows)) for problem, rows in _named(outside, timed) if rows.any()]
    return Column(from_numpy(days.astype(np.int32), missing | outside | timed, DAY), flaws)


def _named(outside: np.ndarray, timed: np.ndarray) -> list[tuple[str, np.ndarray]]:
    return [("year_out_of_range", outside), ("date_has_time", timed)]


def _time(column: pa.Array, spec: Field) -> Column:
    if pa.types.is_timestamp(column.type):
        return _instants(column)
    if pa.types.is_date(column.type):
        raise WrongType(str(column.type))
    _must_be_text(column)
    doubled: set[str] = set()

    def parse(text: str) -> int:
        seconds, twice = scalars.instant(text)
        if twice:
            doubled.add(text)
        return seconds

    coded, values, read = _parsed(column, parse, np.int64)
    twice = coded.rows_of([code for code, value in enumerate(coded.values) if value in doubled]) if doubled else ()
    return Column(from_numpy(values, coded.codes < 0, INSTANT), read.flaws, len(twice))


def _instants(column: pa.Array) -> Column:
    if column.type.tz is not None and (whole := _whole_seconds(column)) is not None:
        return Column(whole)
    seconds, _, missing = _walls(column)
    outside = ~missing & ((seconds < _RANGE[0]) | (seconds > _RANGE[1]))
    seconds[outside] = 0
    flaws = [Flaw("year_out_of_range", np.flatnonzero(outside))] if outside.any() else []
    if column.type.tz is not None:
        return Column(from_numpy(seconds, missing | outside, INSTANT), flaws)
    instants, skipped, doubled = danish_clock.utc_many(seconds)
    skipped &= ~missing & ~outside
    if skipped.any():
        flaws.append(Flaw("skipped_hour", np.flatnonzero(skipped)))
    twice = int((doubled & ~missing & ~outside).sum())
    return Column(from_numpy(instants, missing | outside | skipped, INSTANT), flaws, twice)


def _whole_seconds(column: pa.Array) -> pa.Array | None:
    """The usual case at once: no fractions of a second, no year out of range."""
    stored, missing = _numbers(column, np.int64)
    rows = slice(None) if missing is None else np.flatnonzero(~missing)
    seconds, rest = np.divmod(stored[rows], _PER_SECOND[column.type.unit])
    if rest.any() or (len(seconds) and (seconds.min() < _RANGE[0] or seconds.max() > _RANGE[1])):
        return None
    whole = np.zeros(len(column), np.int64)
    whole[rows] = seconds
    return from_numpy(whole, missing, INSTANT)


def _number(column: pa.Array, spec: Field) -> Column:
    bounds = spec.low, spec.high
    if column.type == NUMBER:
        stored, gone = _numbers(column, np.int16)
        return _within(stored, gone, bounds, NUMBER, "number_out_of_range", column)
    if pa.types.is_integer(column.type):
        wide = column.cast(pa.int64(), safe=False)
        values, missing = _numbers(wide, np.int64)
        return _within(values, missing, bounds, NUMBER, "number_out_of_range")
    if pa.types.is_floating(column.type):
        return _floats(column.cast(pa.float64()), bounds)
    _must_be_text(column)
    coded, values, read = _parsed(column, scalars.whole, np.int64)
    result = _within(values, coded.codes < 0, bounds, NUMBER, "number_out_of_range")
    return Column(result.array, read.flaws + result.flaws)


def _floats(column: pa.Array, bounds: tuple[int, int]) -> Column:
    """Whole numbers that a program stored as floating ones; NaN is its way of saying not recorded."""
    stored, missing = _numbers(column, np.float64)
    gone = np.isnan(stored) if missing is None else np.isnan(stored) | missing
    safe = np.clip(np.where(gone, 0, stored), -1e9, 1e9)
    broken = safe != np.trunc(safe)
    result = _within(safe.astype(np.int64), gone | broken, bounds, NUMBER, "number_out_of_range")
    flaws = [Flaw("bad_number", np.flatnonzero(broken))] if broken.any() else []
    return Column(result.array, flaws + result.flaws)


def _list(column: pa.Array, spec: Field) -> Column:
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        if not (is_text(column.type.value_type) or pa.types.is_null(column.type.value_type)):
            raise WrongType(str(column.type))
        return _items(column, spec)
    _must_be_text(column)
    coded = trimmed(encode(column))
    lists = [[item for part in value.split("|") if (item := tidy(part))] for value in coded.values]
    if len(column) < SMALL:
        array = pa.array([lists[code] if code >= 0 else None for code in coded.codes], LIST)
    else:
        array = pa.array(lists, LIST).take(pa.array(coded.codes, mask=coded.codes < 0))
    return _items(array, spec)


def _items(column: pa.Array, spec: Field) -> Column:
    """A list column whose items are tidy and, in a list of words, listed."""
    items = column.flatten()
    # By the rows, not by the items, which are few: what many rows hold is never looked at in Python.
    if len(column) >= SMALL and pa.types.is_string(items.type):
        items = items.dictionary_encode()
    as_written = encode(items)
    coded = trimmed(as_written)
    allowed = set(spec.words)
    unknown = [c for c, v in enumerate(coded.values) if "\0" in v or (allowed and v not in allowed)]
    flaws = []
    if unknown:
        flaws.append(_item_flaw(column, coded.rows_of(unknown), coded, "unknown_word" if allowed else "nul"))
    empty = np.flatnonzero(coded.codes < 0)
    if empty.size:
        flaws.append(_item_flaw(column, empty, coded, "empty_item"))
    if coded is as_written and pa.types.is_list(column.type):
        if pa.types.is_dictionary(items.type) and len(items) == len(column.values):
            return Column(_over(column, items), flaws)
        same_name = column.type.value_field.name == LIST.value_field.name  # else no columns could be joined
        return Column(column if same_name else column.cast(LIST), flaws)
    return Column(_list_of(column, coded), flaws)


def _over(column: pa.Array, items: pa.DictionaryArray) -> pa.Array:
    """The same lists with their items over a dictionary, which spares who comes next to make one."""
    lists, places = column.buffers()[:2]
    return pa.Array.from_buffers(
        pa.list_(items.type), len(column), [lists, places], column.null_count, column.offset, [items]
    )


def _item_flaw(column: pa.Array, items: np.ndarray, coded: Coded, problem: str) -> Flaw:
    rows = np.repeat(np.arange(len(column)), _lengths(column))[items]
    values = [coded.values[coded.codes[item]] if coded.codes[item] >= 0 else "" for item in items[:100]]
    return Flaw(problem, rows, values)


def _lengths(column: pa.Array) -> np.ndarray:
    lengths = np.diff(column.offsets.to_numpy())
    valid = validity(column)
    return lengths if valid is None else np.where(valid, lengths, 0)


def _list_of(column: pa.Array, coded: Coded) -> pa.Array:
    valid = validity(column)
    ends = np.concatenate(([0], np.cumsum(_lengths(column)))).astype(np.int32)
    missing = None if valid is None else pa.array(~valid)
    values = coded.arrow().dictionary_decode() if len(coded.codes) >= SMALL else _plain(coded)
    return pa.ListArray.from_arrays(pa.array(ends), values, mask=missing).cast(LIST)


def _plain(coded: Coded) -> pa.Array:
    return pa.array([coded.values[code] if code >= 0 else None for code in coded.codes], pa.string())


_READERS: dict[Type, Callable[[pa.Array, Field], Column]] = {
    Type.TEXT: _text,
    Type.WORD: _text,
    Type.YES_NO: _yes_no,
    Type.DATE: _date,
    Type.TIME: _time,
    Type.NUMBER: _number,
    Type.WORDS: _list,
    Type.TEXTS: _list,
}
