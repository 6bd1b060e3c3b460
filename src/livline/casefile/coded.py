"""How does a column of text become a few different values and a code for each row?

The values are looked at once each, in Python; the rows only as whole numbers.  That is what makes reading fast.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

SMALL = 5_000
"""Rows below which plain Python is quicker than loading Arrow's compute functions."""

NONE = -1
"""The code of a value that is not recorded."""

WORD = pa.dictionary(pa.int32(), pa.string())
"""The type in which words and texts leave the reader."""


@dataclass
class Coded:
    """Different values and, for each row, the position of its value or `NONE`."""

    values: list[str]
    codes: np.ndarray

    def arrow(self) -> pa.Array:
        """The column as dictionary<int32, string>."""
        missing = self.codes < 0
        indices = pa.array(self.codes, pa.int32(), mask=missing if missing.any() else None)
        return pa.DictionaryArray.from_arrays(indices, pa.array(self.values, pa.string()))

    def rows_of(self, bad: list[int]) -> np.ndarray:
        """The rows that hold one of these values, in order."""
        hit = np.zeros(len(self.values) + 1, dtype=bool)
        hit[bad] = True
        return np.flatnonzero(hit[self.codes])


def plain(column: pa.Array) -> pa.Array:
    """Text without its dictionary; short columns in plain Python, which spares loading Arrow's compute functions."""
    if not pa.types.is_dictionary(column.type):
        return column
    return pa.array(column.to_pylist(), pa.string()) if len(column) < SMALL else column.cast(pa.string())


def is_text(kind: pa.DataType) -> bool:
    """Whether an Arrow type holds text, plain or as a dictionary."""
    if pa.types.is_dictionary(kind):
        return is_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def encode(column: pa.Array) -> Coded:
    """Any column of text (or of nothing) as it is written."""
    if pa.types.is_null(column.type):
        return Coded([], np.full(len(column), NONE, dtype=np.int32))
    if not pa.types.is_dictionary(column.type):
        if len(column) < SMALL:
            return _encode_few(column.to_pylist())
        column = column.dictionary_encode()
    values = column.dictionary.to_pylist()
    codes = _codes(column)
    return _recode(values, codes) if None in values else Coded(values, codes)


def _encode_few(texts: list[str | None]) -> Coded:
    seen: dict[str, int] = {}
    codes = [NONE if text is None else seen.setdefault(text, len(seen)) for text in texts]
    return Coded(list(seen), np.array(codes, dtype=np.int32))


def _codes(column: pa.DictionaryArray) -> np.ndarray:
    codes, valid = stored_codes(column), validity(column)
    return codes.astype(np.int32, copy=False) if valid is None else np.where(valid, codes, np.int32(NONE))


def stored_codes(column: pa.DictionaryArray) -> np.ndarray:
    """The codes of a dictionary column without a copy; anything where nothing is recorded."""
    indices = column.indices
    dtype = np.dtype(indices.type.to_pandas_dtype())
    return np.frombuffer(indices.buffers()[1], dtype=dtype)[indices.offset : indices.offset + len(indices)]


def _recode(values: list[str | None], codes: np.ndarray) -> Coded:
    """Codes for values that have become equal or empty."""
    new: dict[str, int] = {}
    table = np.full(len(values) + 1, NONE, dtype=np.int32)
    for old, value in enumerate(values):
        if value:
            table[old] = new.setdefault(value, len(new))
    return Coded(list(new), table[codes])


def trimmed(coded: Coded) -> Coded:
    """The same column with every value trimmed and in NFC; an empty one is not recorded."""
    values = [tidy(value) for value in coded.values]
    if values == coded.values and "" not in values:
        return coded
    return _recode(list(values), coded.codes)


def tidy(value: str) -> str:
    """Trimmed, NFC, otherwise as written."""
    value = value.strip()
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def validity(column: pa.Array) -> np.ndarray | None:
    """True where a value is recorded, one bool a row; None when every row has one."""
    if not column.null_count:
        return None
    if pa.types.is_null(column.type):
        return np.zeros(len(column), dtype=bool)
    bits = np.frombuffer(column.buffers()[0], dtype=np.uint8)
    start = column.offset
    return np.unpackbits(bits, count=start + len(column), bitorder="little")[start:].view(bool)


def from_numpy(values: np.ndarray, missing: np.ndarray | None, kind: pa.DataType) -> pa.Array:
    """An Arrow column over fixed-width numbers, without a copy of them; `missing` is True where nothing is recorded."""
    if missing is None or not missing.any():
        return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(np.ascontiguousarray(values))], 0)
    bits = pa.py_buffer(np.packbits(~missing, bitorder="little"))
    data = pa.py_buffer(np.ascontiguousarray(values))
    return pa.Array.from_buffers(kind, len(values), [bits, data], int(missing.sum()))


def bools(values: np.ndarray, missing: np.ndarray) -> pa.Array:
    """A column of yes/no."""
    data = pa.py_buffer(np.packbits(values, bitorder="little"))
    bits = pa.py_buffer(np.packbits(~missing, bitorder="little"))
    return pa.Array.from_buffers(pa.bool_(), len(values), [bits, data], int(missing.sum()))
