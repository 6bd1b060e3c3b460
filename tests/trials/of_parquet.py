"""What can be wrong in a Parquet file that is whole?  Columns of other types, doubled names, rows without end."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pyarrow as pa

Change = Callable[[pa.Table, Random], pa.Table]

TYPES = [
    pa.int64(), pa.float64(), pa.float16(), pa.bool_(), pa.binary(), pa.large_string(), pa.date32(), pa.date64(),
    pa.timestamp("ns"), pa.timestamp("us", "Asia/Tokyo"), pa.time64("us"), pa.duration("s"), pa.decimal128(38, 5),
    pa.list_(pa.int64()), pa.struct({"a": pa.int8()}), pa.map_(pa.string(), pa.int8()), pa.null(), pa.uint64(),
    pa.dictionary(pa.int8(), pa.string()), pa.list_(pa.list_(pa.string())), pa.large_list(pa.string()),
]  # fmt: skip
SAMPLES: dict[str, list[object]] = {
    "int": [0, 1, -1, 2**31, 20_000],
    "bool": [True, False],
    "text": ["x", "2024-02-30", "", "\0", "æ" * 1_000, "1", "S-1"],
    "binary": [b"\xff\xfe", b"", b"plan"],
}


def other_type(table: pa.Table, rng: Random) -> pa.Table:
    """A column cast to another type where that can be, else filled with values of it."""
    at, kind = rng.randrange(table.num_columns), rng.choice(TYPES)
    try:
        column = table.column(at).cast(kind)
    except (pa.ArrowException, ValueError):
        column = filled(kind, table.num_rows, rng)
    return table.set_column(at, table.column_names[at], column)


def filled(kind: pa.DataType, rows: int, rng: Random) -> pa.Array:
    """A column of values that such a type can hold."""
    for values in rng.sample(list(SAMPLES.values()), len(SAMPLES)):
        try:
            return pa.array([rng.choice([None, *values]) for _ in range(rows)], kind)
        except (pa.ArrowException, ValueError, TypeError, OverflowError):
            continue
    return pa.nulls(rows, kind)


def odd_values(table: pa.Table, rng: Random) -> pa.Table:
    """A column of text with things in it that no column of text of ours has."""
    at = rng.randrange(table.num_columns)
    column = pa.array([rng.choice([None, *map(str, SAMPLES["text"])]) for _ in range(table.num_rows)], pa.string())
    return table.set_column(at, table.column_names[at], column)


def bad_utf8(table: pa.Table, rng: Random) -> pa.Table:
    """Text that is none, which the format cannot prevent."""
    at = rng.randrange(table.num_columns)
    raw = pa.array(
        [rng.choice([b"\xff", b"\xc3\x28", b"ok", b"\xed\xa0\x80"]) for _ in range(table.num_rows)], pa.binary()
    )
    column = pa.StringArray.from_buffers(len(raw), raw.buffers()[1], raw.buffers()[2])
    return table.set_column(at, table.column_names[at], column)


def names_changed(table: pa.Table, rng: Random) -> pa.Table:
    names = list(table.column_names)
    names[rng.randrange(len(names))] = rng.choice(["", names[0], names[-1], "Dato", "x" * 3_000, "case ", "KIND"])
    return table.rename_columns(names)


def column_gone(table: pa.Table, rng: Random) -> pa.Table:
    return table.remove_column(rng.randrange(table.num_columns))


def rows_shuffled(table: pa.Table, rng: Random) -> pa.Table:
    return table.take(pa.array(rng.sample(range(table.num_rows), table.num_rows), pa.int64()))


def rows_gone(table: pa.Table, rng: Random) -> pa.Table:
    return table.slice(rng.randrange(table.num_rows + 1))


def rows_without_end(table: pa.Table, rng: Random) -> pa.Table:
    """Rows of nothing, which the format writes in a few bytes."""
    rows = rng.choice([1_000, 1_000, 250_000, 2_000_000])
    empty = pa.table(
        {name: pa.nulls(rows, kind) for name, kind in zip(table.column_names, table.schema.types, strict=True)}
    )
    return pa.concat_tables([table, empty.cast(table.schema)])


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        other_type, odd_values, bad_utf8, names_changed, column_gone, rows_shuffled, rows_gone, rows_without_end,
    )
}  # fmt: skip
