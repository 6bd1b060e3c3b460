"""How do the kernel's lines become Arrow columns?  Room is made, the kernel fills it, Arrow takes it over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pyarrow as pa

from lawcode.engines.columns import Numbers, coded_column, column_of
from lawcode.engines.kernel import layout as L
from lawcode.engines.machine import NARROW, Machine

FEW, MORE, MANY = pa.int8(), pa.int16(), pa.int32()
"""How many different words a column has."""
WIDTHS: dict[pa.DataType, type] = {FEW: np.int8, MORE: np.int16, MANY: np.int32}
Words: TypeAlias = "Sequence[str] | pa.Array"
Table: TypeAlias = "Sequence[int] | Numbers"


class WordsAt(NamedTuple):
    """A slot of numbers, the place of each number's word among the names (the first is that of NOTHING), the names."""

    slot: int
    table: Table
    names: Words


@dataclass(frozen=True)
class Lines:
    """`count` lines of the kernel; each method reads columns out of them."""

    O: Any
    count: int
    machine: Machine

    def bits(self) -> Any:
        """Room for one bit a line."""
        return self.machine.zeros((self.count + 7) // 8, np.uint8)

    def told(
        self, tell: Any, slots: Sequence[int], asked: tuple[Any, ...], kinds: Sequence[pa.DataType], width: pa.DataType
    ) -> list[pa.Array]:
        """What one of the kernel's functions tells of columns that are read alike, as numbers of a width."""
        values = tuple(self.machine.room(self.count, WIDTHS[width]) for _ in slots)
        bits = tuple(self.bits() for _ in slots)
        none = self.machine.zeros(len(slots))
        tell(self.O, self.machine.flat(np.array(slots, np.int64)), self.count, *asked, values, bits, none)
        found = zip(kinds, values, bits, none, strict=True)
        return [column_of(kind, v, b, int(n), WIDTHS[width]) for kind, v, b, n in found]

    def numbers(self, columns: Mapping[str, tuple[int, pa.DataType]]) -> dict[str, pa.Array]:
        """Days or whole numbers, by their slots."""
        slots, kinds = zip(*columns.values(), strict=True)
        told = self.told(self.machine.kernel.tell_numbers, slots, (), kinds, MANY)
        return dict(zip(columns, told, strict=True))

    def words(self, columns: Mapping[str, WordsAt], width: pa.DataType = FEW) -> dict[str, pa.Array]:
        """Words by number."""
        told = self.places({name: (each.slot, each.table) for name, each in columns.items()}, width)
        return {name: coded(told[name], each.names) for name, each in columns.items()}

    def places(self, columns: Mapping[str, tuple[int, Table]], width: pa.DataType) -> dict[str, pa.Array]:
        """The places of words by number; see `WordsAt`."""
        slots = [slot for slot, _ in columns.values()]
        tables = tuple(self.machine.flat(np.asarray(table, NARROW)) for _, table in columns.values())
        told = self.told(self.machine.kernel.tell_words, slots, (tables,), [width] * len(slots), width)
        return dict(zip(columns, told, strict=True))

    def answers(self, slot: int) -> pa.Array:
        """Yes or no."""
        bits = self.bits()
        self.machine.kernel.tell_answers(self.O, slot, self.count, bits)
        data = pa.py_buffer(np.asarray(bits, np.uint8))
        return pa.Array.from_buffers(pa.bool_(), self.count, [None, data], 0)

    def sets(self, slot: int, words: tuple[str, ...]) -> pa.Array:
        """Sets of words as words joined by `|`; the empty set is an empty text."""
        sizes = 1 << len(words)
        places = self.machine.flat(np.full(sizes, -1, np.int64))
        seen = self.machine.zeros(sizes)
        values, bits = self.machine.room(self.count, np.int16), self.bits()
        found = self.machine.kernel.tell_sets(self.O, slot, self.count, places, seen, values, bits)
        texts = ["|".join(word for i, word in enumerate(words) if (int(s) >> i) & 1) for s in seen[:found]]
        return coded(column_of(MORE, values, bits, 0, np.int16), texts)


def coded(places: pa.Array, names: Words) -> pa.Array:
    """Words by their places."""
    words = names if isinstance(names, pa.Array) else pa.array(names, pa.string())
    return coded_column(places, words)


def as_they_are(count: int, none: int = L.NOTHING) -> list[int]:
    """A table for numbers that are the places of their words; the number `none` has no word."""
    return [L.NOTHING] + [L.NOTHING if number == none else number for number in range(count)]


def from_one(count: int) -> list[int]:
    """A table for numbers that count the words from 1, as 0 is none."""
    return [L.NOTHING, L.NOTHING, *range(count)]
