"""How do the columns of a batch go into the records of its events?  As they lie in Arrow, in one call.

Every call out of Python gives its lock away and has to wait for it again, so the columns go to the kernel together,
alike ones beside each other; a column that is not there, or in which nothing is recorded, goes along without rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lawcode.engines.columns import (
    NO_BITS,
    Numbers,
    Recorded,
    all_set,
    as_words,
    bits_of,
    places,
    recorded,
    settled,
    values_of,
)
from lawcode.engines.kernel import layout as L
from lawcode.engines.machine import NARROW, Machine
from lawcode.facts import KIND_NAMES
from lawcode.schema import DAY, INSTANT

DAY_SLOTS = {"date": L.DAY, "until": L.UNTIL, "next_on": L.NEXT_ON, "implemented_on": L.IMPLEMENTED_ON}
TIME_SLOTS = {"at": (L.AT, L.DAY), "implemented_at": (L.IMPLEMENTED_AT, L.IMPLEMENTED_ON)}
"""A moment lies beside its day; where only the moment is known, its Danish day is the day."""
NUMBER_SLOTS = {"period_months": L.MONTHS, "interval_months": L.MONTHS}
NAME_SLOTS = {"measure": L.MEASURE, "site": L.SITE, "person": L.PERSON}
"""Names that are only compared: any numbers do, from 1."""
SET_SLOTS = {"has": (L.HAS, L.PARTS), "waives": (L.WAIVES, L.DUTY_IDS)}
WORD_PLACES = {
    name: (L.WORDS + i // L.WORDS_AT_ONCE, 7 * (i % L.WORDS_AT_ONCE)) for i, name in enumerate(L.SLOT_FIELDS)
}
"""The slot of each word and by how many bits it is moved there."""
WORD_SLOTS: dict[str, tuple[int, int, tuple[str, ...]]] = {
    "kind": (L.KIND, 0, tuple(KIND_NAMES)),
    "duty": (L.DUTY, 0, L.DUTY_IDS),
    **{name: (*place, L.VOCABULARY[name]) for name, place in WORD_PLACES.items()},
}
"""Words as their numbers; texts that share a field's name are nobody's word."""
FEW = 200
"""Different texts up to which looking them up one by one is quicker than calling Arrow."""

Columns = Mapping[str, pa.Array]
"""The columns in which anything is recorded."""
Cell = tuple[Any, ...]
"""What the kernel asks about one column, or about all columns of a sort."""


def records(events: pa.RecordBatch, ids: pa.DictionaryArray, machine: Machine) -> Any:
    """The records of the events in the order of the rows, not yet linked; `ids`: their own."""
    E = machine.room(L.W * events.num_rows, NARROW)
    every = {name: events.column(name) for name in events.schema.names}
    columns = {name: column for name, column in every.items() if column.null_count < len(column)}
    sorts = numbers(columns, machine), answers(columns, machine), coded(columns, ids, machine)
    machine.kernel.pack(E, events.num_rows, *sorts)
    for name in columns.keys() & SET_SLOTS.keys():
        put_sets(E, *SET_SLOTS[name], columns[name], machine)
    for name in columns.keys() & TIME_SLOTS.keys():
        put_times(E, *TIME_SLOTS[name], columns[name], machine)
    return E


def numbers(columns: Columns, machine: Machine) -> Cell:
    """Days and whole numbers."""
    slots = {**DAY_SLOTS, **NUMBER_SLOTS}
    cells = [number_cell(columns.get(name), machine) for name in slots]
    return whole(list(slots.values()), machine), *side_by_side(cells, 2, machine)


def number_cell(column: pa.Array | None, machine: Machine) -> Cell:
    """One column of them."""
    values = NOTHING if column is None else values_of(column, np.int32)
    return machine.flat(values), *spread(rows_of(column, machine))


def answers(columns: Columns, machine: Machine) -> Cell:
    """Yes and no."""
    cells = [answer_cell(columns.get(name), machine) for name in L.YES_NO_FIELDS]
    return tuple(side_by_side(cells, 2, machine))


def answer_cell(column: pa.Array | None, machine: Machine) -> Cell:
    """One column of them; of `duration`, a text, only whether it is recorded."""
    rows = rows_of(column, machine)
    if column is None:
        return machine.flat(NO_BITS), *spread(rows)
    if pa.types.is_boolean(column.type):
        return machine.flat(bits_of(column.buffers()[1], column)), *spread(rows)
    return rows.bits if len(rows.bits) else machine.flat(all_set(rows.skip + rows.rows)), *spread(rows)


def coded(columns: Columns, ids: pa.DictionaryArray, machine: Machine) -> Cell:
    """Words and names by their numbers, and the ids of the events and of what `of` names."""
    ofs = columns.get("of")
    texts = {name: as_words(columns[name]) for name in columns.keys() & (WORD_SLOTS.keys() | NAME_SLOTS.keys())}
    cells = [
        (slot, shift, *coded_cell(texts.get(name), words, machine)) for name, (slot, shift, words) in WORD_SLOTS.items()
    ]
    cells += [(slot, 0, *coded_cell(texts.get(name), None, machine)) for name, slot in NAME_SLOTS.items()]
    cells.append((L.ID, 0, *coded_cell(ids, None, machine)))
    cells.append((L.OF_ID, 0, *link_cell(ofs, ids, machine)))
    slots, shifts = (whole([cell[i] for cell in cells], machine) for i in (0, 1))
    return slots, shifts, *side_by_side([cell[2:] for cell in cells], 3, machine)


def coded_cell(texts: pa.DictionaryArray | None, words: tuple[str, ...] | None, machine: Machine) -> Cell:
    """A column of listed words by their numbers; of any texts (`words` None) by numbers in the order of the texts."""
    if texts is None:
        return by_table(None, np.zeros(0, np.int64), machine)
    different = len(texts.dictionary)
    table = np.arange(1, different + 1) if words is None else numbers_of(texts.dictionary, words)
    return by_table(texts, table, machine)


def link_cell(ofs: pa.Array | None, ids: pa.DictionaryArray, machine: Machine) -> Cell:
    """What `of` names by the number of the id; an id that no event has gets a number that none has."""
    if ofs is None:
        return by_table(None, np.zeros(0, np.int64), machine)
    texts, known = as_words(ofs), len(ids.dictionary)
    named = places(texts.dictionary, ids.dictionary)
    return by_table(texts, np.where(named < 0, known, named) + 1, machine)


def by_table(texts: pa.DictionaryArray | None, table: Numbers, machine: Machine) -> Cell:
    """A column of texts and the number of each different one."""
    codes = NOTHING if texts is None else values_of(texts.indices, np.int32)
    rows = rows_of(None if texts is None else texts.indices, machine)
    return machine.flat(np.append(table, 0)), machine.flat(codes), *spread(rows)


def numbers_of(texts: pa.Array, words: tuple[str, ...]) -> Numbers:
    """The number of each text among the words, from 1; 0 for one that is none of them."""
    if len(texts) > FEW:
        return places(texts, pa.array(words)) + 1
    known = numbered(words)
    return np.array([known.get(text, 0) for text in texts.to_pylist()], np.int64)


@cache
def numbered(words: Sequence[str]) -> dict[str, int]:
    """Words and their numbers, from 1."""
    return {word: number for number, word in enumerate(words, 1)}


NOTHING = settled(np.zeros(0, np.int32))
"""The values of a column that is not there."""


def rows_of(column: pa.Array | None, machine: Machine) -> Recorded:
    """The rows with a value; of a column that is not there, none."""
    return Recorded(machine.flat(NO_BITS), 0, 0) if column is None else recorded(column, machine)


def spread(rows: Recorded) -> tuple[Any, int, int]:
    """What the kernel asks about the rows."""
    return rows.bits, rows.skip, rows.rows


def whole(numbers: list[int], machine: Machine) -> Any:
    """A few whole numbers as the kernel takes them."""
    return machine.flat(np.array(numbers, np.int64))


def side_by_side(cells: list[Cell], lists: int, machine: Machine) -> list[Any]:
    """What is asked about each column, all columns beside each other: first the lists, then the plain numbers."""
    asked = list(zip(*cells, strict=True))
    return [tuple(each) if i < lists else whole(list(each), machine) for i, each in enumerate(asked)]


def put_sets(E: Any, slot: int, known: tuple[str, ...], column: pa.Array, machine: Machine) -> None:
    """Lists of words; a list not recorded is told from an empty one."""
    starts = np.frombuffer(column.buffers()[1], np.int32)[column.offset : column.offset + len(column) + 1]
    values = as_words(column.values.slice(starts[0], starts[-1] - starts[0]))
    # A word that nobody knows gets the bit behind the last, which nobody asks about.
    table = np.append((numbers_of(values.dictionary, known) - 1) % (len(known) + 1), 0)
    words = machine.flat(table[values_of(values.indices, np.int64)])
    rows = spread(recorded(column, machine))
    machine.kernel.put_sets(E, slot, machine.flat(settled(starts - starts[0])), words, *rows)


def put_times(E: Any, slot: int, day: int, column: pa.Array, machine: Machine) -> None:
    """Moments beside their days."""
    rows = spread(recorded(column, machine))
    seconds = machine.flat(values_of(column.cast(INSTANT), np.int64))
    if machine.kernel.put_times(E, slot, day, seconds, *rows):
        days = machine.flat(values_of(danish_days(column), np.int32))
        machine.kernel.put_days_of_times(E, day, days, *rows)
        machine.kernel.put_times(E, slot, day, seconds, *rows)


def danish_days(moments: pa.Array) -> pa.Array:
    """The Danish calendar day of moments, as days since 1970."""
    local = pc.local_timestamp(moments.cast(pa.timestamp("s", tz="Europe/Copenhagen")))
    return local.cast(DAY).cast(pa.int32())
