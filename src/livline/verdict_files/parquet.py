"""How do verdicts become a Parquet file, millions of lines in constant memory?"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from livline.verdict_files.columns import READING_SEPARATOR
from livline.verdict_files.sink import Sink

if TYPE_CHECKING:
    import pyarrow.parquet as pq

WORDS = pa.dictionary(pa.int8(), pa.string())
READINGS = pa.list_(WORDS)
ALWAYS = frozenset(("case", "duty", "status", "confirmed", "readings", "code", "lacks"))
"""Columns without an empty cell; where that is known, nothing has to be written of it line by line."""
VALUES_AT_ONCE = 131_072
"""Values of a column that are encoded at once: all of a batch, in one go."""


class Parquet(Sink[pa.Table]):
    """`parquet_schema()`; one row group a batch."""

    def __init__(self, path: Path) -> None:
        self.writer = _writer(path)

    def encode(self, verdicts: pa.Table) -> pa.Table:
        """The same table with `readings` as lists; raises `ValueError` where a cell is empty that never is."""
        place = verdicts.schema.get_field_index("readings")
        return verdicts.set_column(place, "readings", _lists(verdicts.column(place))).cast(parquet_schema())

    def write(self, block: pa.Table) -> None:
        """Append one row group; a batch without lines leaves none."""
        if block.num_rows:
            self.writer.write_table(block, row_group_size=block.num_rows)

    def close(self) -> None:
        """Write the footer and close."""
        self.writer.close()


def _writer(path: Path) -> pq.ParquetWriter:
    import pyarrow.parquet as pq

    # Snappy, as every program writes it: zstd makes the file a fifth smaller and the writing a fifth slower.  Days
    # differ too much for a dictionary; their differences are the smallest, and soonest written.
    return pq.ParquetWriter(
        path,
        parquet_schema(),
        compression="snappy",
        write_statistics=False,
        write_batch_size=VALUES_AT_ONCE,
        use_dictionary=_wordy(),
        column_encoding=dict.fromkeys(_numbers(), "DELTA_BINARY_PACKED"),
    )


def _wordy() -> list[str]:
    """The columns of text, as Parquet names them."""
    return [
        "readings.list.element" if field.name == "readings" else field.name
        for field in parquet_schema()
        if pa.types.is_dictionary(field.type) or pa.types.is_list(field.type)
    ]


def _numbers() -> list[str]:
    """The columns of days and of numbers of days."""
    return [field.name for field in parquet_schema() if pa.types.is_date32(field.type) or pa.types.is_int32(field.type)]


@cache
def parquet_schema() -> pa.Schema:
    """`verdict_schema()` with `readings` as a list of text, and with what a verdict always has marked so."""
    from lawcode.schema import verdict_schema

    schema = verdict_schema()
    schema = schema.set(schema.get_field_index("readings"), pa.field("readings", READINGS))
    return pa.schema([field.with_nullable(field.name not in ALWAYS) for field in schema])


def _lists(named: pa.ChunkedArray) -> pa.ChunkedArray:
    """`a|b` becomes `[a, b]`, an empty text `[]`.  Only the few distinct values are split, not every row."""
    return pa.chunked_array([_lists_of(chunk) for chunk in named.chunks], type=READINGS)


def _lists_of(chunk: pa.DictionaryArray) -> pa.Array:
    words: list[str] = chunk.dictionary.to_pylist()
    return pa.array([word.split(READING_SEPARATOR) if word else [] for word in words], READINGS).take(chunk.indices)
