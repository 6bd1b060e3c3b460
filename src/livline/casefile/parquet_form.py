"""How is Parquet read?  Piece by piece, in natural types or as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from lawcode.facts import Type
from livline.casefile.coded import is_text, tidy
from livline.casefile.columns import FREE_TEXT, WrongType, read
from livline.casefile.header import usable_columns
from livline.casefile.raw import Log, Place, Raw
from livline.casefile.typed import FIELD_BY_NAME

ROWS = 131_072
"""Rows that are read at a time; the memory that reading takes grows with them, its speed does not."""


ROWS_IN_A_BYTE, MANY_ROWS = 2, 200_000
"""A table of more rows than these, and more of them than fit into its bytes, was made to fill a memory: real events
differ, and take a byte and more each."""


class Damaged(Exception):
    """The file cannot be read further; `problem` is the finding's code."""

    def __init__(self, detail: str, problem: str = "not_parquet") -> None:
        super().__init__(detail)
        self.problem = problem


class ParquetTable:
    """One Parquet file of cases or events."""

    def __init__(self, path: Path, place: Place, role: str) -> None:
        self.path, self.place, self.role = path, place, role
        self.dictionaries: list[str] = []
        self.metadata: Any = None
        with self._guarded():
            self.dictionaries = self._wordy(self._open().schema_arrow)
            file = self._open()
            self.metadata, self.schema = file.metadata, file.schema_arrow
        if self.rows > max(MANY_ROWS, ROWS_IN_A_BYTE * path.stat().st_size):
            raise Damaged(f"{self.rows} > {ROWS_IN_A_BYTE} × {path.stat().st_size}", "too_dense")

    @property
    def rows(self) -> int:
        return int(self.metadata.num_rows)

    def _open(self) -> Any:
        from pyarrow import parquet

        return parquet.ParquetFile(
            self.path, metadata=self.metadata, read_dictionary=self.dictionaries, pre_buffer=False
        )

    def _wordy(self, schema: pa.Schema) -> list[str]:
        """Columns of text with few different values: they are best read as dictionaries."""
        specs = FIELD_BY_NAME[self.role]
        return [
            column.name
            for column in schema
            if is_text(column.type)
            and (spec := specs.get(tidy(column.name)))
            and spec.type in (Type.TEXT, Type.WORD)
            and (self.role, spec.name) != ("cases", "case")
            and spec.name not in FREE_TEXT
        ]

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise Damaged(str(error).splitlines()[0][:120] if str(error) else type(error).__name__) from None

    def checked_columns(self, log: Log) -> dict[str, str]:
        """Fields and the names of their columns in the file; what cannot be read is named in the log."""
        empty = self.schema.empty_table()
        columns = [column.combine_chunks() for column in empty.columns]
        named = usable_columns(self.schema.names, columns, self.place, self.role, log)
        written = {tidy(name): name for name in reversed(self.schema.names)}
        kept = {}
        for name, column in named.items():
            try:
                read(column, FIELD_BY_NAME[self.role][name])
                kept[name] = written[name]
            except WrongType as wrong:
                if not self._empty(written[name]):
                    log.findings.add_once("column_type", self.place.at(), name, wrong)
        return kept

    def _empty(self, name: str) -> bool:
        """Whether nothing is recorded in a column, so that its type is of no matter."""
        with self._guarded():
            return all(b.column(0).null_count == len(b) for b in self._open().iter_batches(columns=[name]))

    @property
    def groups(self) -> range:
        """The numbers of the row groups."""
        return range(self.metadata.num_row_groups)

    def raws(self, columns: dict[str, str], groups: Sequence[int] | None = None) -> Iterator[Raw]:
        """The rows (of some row groups, counted from the first of these), piece by piece, whatever their size."""
        row, wanted = 1, self.groups if groups is None else groups
        with self._guarded():
            for batch in self._open().iter_batches(ROWS, row_groups=wanted, columns=list(columns.values())):
                # By place: a name that stands twice is a fault that is told already, and no reason to stop here.
                places = {name: batch.schema.get_all_field_indices(written)[0] for name, written in columns.items()}
                arrays = {name: sound(batch.column(place)) for name, place in places.items()}
                yield Raw(self.place, arrays, np.arange(row, row + len(batch)))
                row += len(batch)
        promised = sum(self.metadata.row_group(group).num_rows for group in wanted)
        if row - 1 != promised:  # where the pages of one column end early, Arrow stops without a word
            raise Damaged(f"{row - 1} of {promised} rows")


def sound(column: pa.Array) -> pa.Array:
    """The column, if its text is valid UTF-8; Parquet files may claim that of any bytes."""
    values = column.dictionary if pa.types.is_dictionary(column.type) else column
    if pa.types.is_list(values.type):
        values = values.values
        values = values.dictionary if pa.types.is_dictionary(values.type) else values
    if pa.types.is_string(values.type) and not _ascii(values):
        values.validate(full=True)
    return column


def _ascii(values: pa.StringArray) -> bool:
    _, offsets, data = values.buffers()
    if data is None or not len(values):
        return True
    ends = np.frombuffer(offsets, dtype=np.int32)[values.offset : values.offset + len(values) + 1]
    used = np.frombuffer(data, dtype=np.uint8)[ends[0] : ends[-1]]
    return not used.size or int(used.max()) < 0x80
