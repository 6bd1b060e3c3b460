"""Where do the values of an Arrow column lie?  Its memory as the kernel reads and writes it, without a copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lawcode.engines.machine import Machine

Numbers = npt.NDArray[Any]


@dataclass(frozen=True)
class Recorded:
    """Which rows of a column have a value: `bits`, eight to a byte, the first `skip` of them of earlier rows.

    No bits at all: every row has one.
    """

    bits: Any
    skip: int
    rows: int


def recorded(column: pa.Array, machine: Machine) -> Recorded:
    """The rows of a column that have a value."""
    skip = column.offset % 8
    if column.null_count == 0:
        return Recorded(machine.flat(NO_BITS), skip, len(column))
    return Recorded(machine.flat(bits_of(column.buffers()[0], column)), skip, len(column))


def bits_of(buffer: pa.Buffer, column: pa.Array) -> Numbers:
    """The bytes of a buffer of bits that belong to a column."""
    first, last = column.offset // 8, (column.offset + len(column) + 7) // 8
    return settled(np.frombuffer(buffer, np.uint8)[first:last])


def all_set(bits: int) -> Numbers:
    """So many bits that are set."""
    return settled(np.full((bits + 7) // 8, 255, np.uint8))


def settled(values: Numbers) -> Numbers:
    """The same numbers, never to be written again: so the kernel knows them as of one type with Arrow's memory."""
    values.setflags(write=False)
    return values


NO_BITS = settled(np.zeros(0, np.uint8))
"""The bits of a column without gaps."""


def values_of(column: pa.Array, width: type) -> Numbers:
    """The numbers of a column as whole numbers of one width; anything where none is recorded."""
    stored = np.frombuffer(column.buffers()[1], f"i{column.type.bit_width // 8}")
    values = stored[column.offset : column.offset + len(column)]
    return settled(values if values.dtype == width else values.astype(width))


def as_words(column: pa.Array) -> pa.DictionaryArray:
    """A column of text over its different values."""
    return column if isinstance(column, pa.DictionaryArray) else column.dictionary_encode()


def places(texts: pa.Array, words: pa.Array) -> Numbers:
    """The place of each text among the words, from 0; -1 for one that is none of them."""
    if len(texts) == 0:
        return np.zeros(0, np.int64)
    found = pc.index_in(texts, value_set=words.cast(texts.type)).fill_null(-1)
    return np.asarray(found.to_numpy(zero_copy_only=False), np.int64)


def column_of(kind: pa.DataType, values: Any, bits: Any, none: int, width: type) -> pa.Array:
    """A column of numbers, made of what the kernel wrote."""
    data = pa.py_buffer(np.asarray(values, width))
    known = None if none == 0 else pa.py_buffer(np.asarray(bits, np.uint8))
    return pa.Array.from_buffers(kind, len(values), [known, data], none)


def coded_column(indices: pa.Array, words: pa.Array) -> pa.DictionaryArray:
    """A column of words from their places, which are known to be sound."""
    return pa.DictionaryArray.from_arrays(indices, words, safe=False)
