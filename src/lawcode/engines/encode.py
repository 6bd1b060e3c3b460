"""How do Arrow tables become records?  Facts of a batch of whole cases, sorted within each case (see `layout`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lawcode.days import MISSING
from lawcode.engines.columns import Numbers, Recorded, as_words, bits_of, places, recorded, settled, values_of
from lawcode.engines.kernel import layout as L
from lawcode.engines.machine import Machine
from lawcode.facts import KIND_NAMES
from lawcode.schema import DAY, INSTANT

DAY_SLOTS = {"date": L.DAY, "until": L.UNTIL, "next_on": L.NEXT_ON, "implemented_on": L.IMPLEMENTED_ON}
TIME_SLOTS = {"at": (L.AT, L.DAY), "implemented_at": (L.IMPLEMENTED_AT, L.IMPLEMENTED_ON)}
"""A moment lies beside its day; where only the moment is known, its Danish day is the day."""
NUMBER_SLOTS = {"period_months": L.MONTHS, "interval_months": L.MONTHS}
NAME_SLOTS = {"measure": L.MEASURE, "site": L.SITE, "person": L.PERSON}
"""Names that are only compared: any numbers do, from 1."""
SET_SLOTS = {"has": (L.HAS, L.PARTS), "waives": (L.WAIVES, L.DUTY_IDS)}
FAULT_CODES = {L.DUPLICATE_ID: "duplicate_id", L.DANGLING_OF: "dangling_of"}


@dataclass(frozen=True)
class Fault:
    """What only shows when events are linked: row in the batch, field, code (`duplicate_id`, `dangling_of`)."""

    row: int
    field: str
    code: str


@dataclass(frozen=True)
class Encoded:
    """A batch ready for the kernel.

    `E`: records of all events, `B`: records of all cases; `names`: the cases' ids; `ids`: those of the events by row;
    `measures`: the words behind measure numbers (number 1 is the first); `widest`: the events of the widest case.
    """

    E: Any
    B: Any
    names: pa.Array
    ids: pa.DictionaryArray
    measures: pa.Array
    faults: list[Fault]
    widest: int

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return len(self.B) // L.BW


def encode(cases: pa.Table, events: pa.RecordBatch, as_of: int, machine: Machine) -> Encoded:
    """Records of a batch; `as_of` (a day) holds for cases that name none of their own.

    Every case has to lie whole and adjacent in `events`.
    """
    starts = run_starts(events.column("case"))
    ends = np.append(starts[1:], events.num_rows)
    names = texts(events.column("case").take(pa.array(starts)))
    E, B = records(events, machine), case_records(cases, names, starts, ends, as_of, machine)
    measures = as_words(events.column("measure")).dictionary.cast(pa.string())
    ids = as_words(events.column("id"))
    put_ids(E, ids, as_words(events.column("of")), machine)
    widest = int((ends - starts).max()) if len(starts) else 0
    faults = arranged(E, B, len(ids.dictionary), events.num_rows, widest, machine)
    return Encoded(E, B, names, ids, measures, faults, widest)


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


def records(events: pa.RecordBatch, machine: Machine) -> Any:
    """The records of the events in the order of the rows, not yet linked."""
    E = machine.zeros(L.W * events.num_rows)
    machine.kernel.blank(E, events.num_rows)
    for name in events.schema.names:
        column = events.column(name)
        if column.null_count < len(column):
            put(E, name, column, machine)
    for name, (slot, day) in TIME_SLOTS.items():
        column = events.column(name)
        if column.null_count < len(column):
            put_times(E, slot, day, column, machine)
    return E


def put(E: Any, name: str, column: pa.Array, machine: Machine) -> None:
    """Write one column into the records; columns that the law does not ask about are passed over."""
    if name in DAY_SLOTS or name in NUMBER_SLOTS:
        slot = DAY_SLOTS[name] if name in DAY_SLOTS else NUMBER_SLOTS[name]
        put_numbers(E, slot, column, machine)
    elif name in NAME_SLOTS:
        words = as_words(column)
        put_words(E, NAME_SLOTS[name], 0, words, np.arange(1, len(words.dictionary) + 1), machine)
    elif name in L.YES_NO_FIELDS:
        put_answers(E, L.YES_NO_FIELDS.index(name), column, machine)
    elif name in SET_SLOTS:
        put_sets(E, *SET_SLOTS[name], column, machine)
    elif name in WORD_SLOTS:
        slot, shift, known = WORD_SLOTS[name]
        words = as_words(column)
        put_words(E, slot, shift, words, places(words.dictionary, known) + 1, machine)


WORD_SLOTS = {
    "kind": (L.KIND, 0, pa.array(KIND_NAMES)),
    "duty": (L.DUTY, 0, pa.array(L.DUTY_IDS)),
    **{name: (L.WORDS, 7 * i, pa.array(L.VOCABULARY[name])) for i, name in enumerate(L.SLOT_FIELDS)},
}
"""Words as their numbers; texts that share a field's name are nobody's word."""


def spread(rows: Recorded) -> tuple[Any, int, int]:
    """What every `put_...` of the kernel asks about the rows."""
    return rows.bits, rows.skip, rows.rows


def put_numbers(E: Any, slot: int, column: pa.Array, machine: Machine) -> None:
    """Days or whole numbers."""
    values = machine.flat(values_of(column, np.int32))
    machine.kernel.put_numbers(E, slot, values, *spread(recorded(column, machine)))


def put_words(E: Any, slot: int, shift: int, words: pa.DictionaryArray, table: Numbers, machine: Machine) -> None:
    """Words by the numbers that `table` has for their codes."""
    codes = machine.flat(values_of(words.indices, np.int32))
    numbers = machine.flat(np.append(table, 0))
    machine.kernel.put_coded(E, slot, shift, numbers, codes, *spread(recorded(words.indices, machine)))


def put_answers(E: Any, field: int, column: pa.Array, machine: Machine) -> None:
    """Yes and no; of `duration`, a text, only whether it is recorded."""
    rows = recorded(column, machine)
    values = machine.flat(bits_of(column.buffers()[1], column)) if pa.types.is_boolean(column.type) else rows.bits
    machine.kernel.put_answers(E, field, values, *spread(rows))


def put_sets(E: Any, slot: int, known: tuple[str, ...], column: pa.Array, machine: Machine) -> None:
    """Lists of words; a list not recorded is told from an empty one."""
    starts = np.frombuffer(column.buffers()[1], np.int32)[column.offset : column.offset + len(column) + 1]
    values = as_words(column.values.slice(starts[0], starts[-1] - starts[0]))
    table = np.append(places(values.dictionary, pa.array(known)), 0)
    words = machine.flat(table[values_of(values.indices, np.int64)])
    machine.kernel.put_sets(
        E, slot, machine.flat(settled(starts - starts[0])), words, *spread(recorded(column, machine))
    )


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


def put_ids(E: Any, ids: pa.DictionaryArray, ofs: pa.DictionaryArray, machine: Machine) -> None:
    """The numbers of ids and of what `of` names, from 1; an id that no event has gets a number that none has."""
    known = len(ids.dictionary)
    named = places(ofs.dictionary, ids.dictionary)
    put_words(E, L.ID, 0, ids, np.arange(1, known + 1), machine)
    put_words(E, L.OF_ID, 0, ofs, np.where(named < 0, known, named) + 1, machine)


def arranged(E: Any, B: Any, ids: int, events: int, widest: int, machine: Machine) -> list[Fault]:
    """Link and sort the events of each case; what is wrong with the links."""
    found = machine.zeros(4 * events)
    room = machine.zeros((L.W + 2) * widest)
    numbers = machine.zeros(ids + 2), machine.zeros(ids + 2)
    return faults_of(found, machine.kernel.arrange(E, B, len(B) // L.BW, *numbers, room, found))


def faults_of(found: Any, length: int) -> list[Fault]:
    """What is wrong with the links, in the kernel's numbers, as faults: duplicates first."""
    pairs = sorted((int(found[i + 1]), int(found[i])) for i in range(0, length, 2))
    return [Fault(row, "id" if code == L.DUPLICATE_ID else "of", FAULT_CODES[code]) for code, row in pairs]


def case_records(cases: pa.Table, names: pa.Array, starts: Numbers, ends: Numbers, as_of: int, machine: Machine) -> Any:
    """Per case its bounds in `E`, birth and the day asked about."""
    B = np.zeros((len(starts), L.BW), np.int64)
    B[:, L.B_FIRST] = starts * L.W
    B[:, L.B_END] = ends * L.W
    place = places_of(cases, names)
    B[:, L.B_BORN] = day_column(cases, "born_on", place, MISSING)
    B[:, L.B_AS_OF] = day_column(cases, "as_of", place, as_of)
    return machine.flat(B.reshape(-1))


def places_of(cases: pa.Table, names: pa.Array) -> Numbers:
    """The row of each named case among the cases, -1 for a case that is not among them."""
    listed: Any = cases.column("case").combine_chunks()
    if isinstance(listed, pa.ChunkedArray):
        listed = pa.concat_arrays(listed.chunks) if listed.num_chunks else pa.array([], pa.string())
    if len(listed) == len(names) and listed.equals(names):
        return np.arange(len(names))
    return places(names, listed)


def day_column(cases: pa.Table, name: str, place: Numbers, missing: int) -> Numbers:
    """A day of each case, `missing` where it is not recorded."""
    values = cases.column(name).cast(pa.int32())
    days = np.append(np.asarray(values.fill_null(missing).to_numpy(), np.int64), missing)
    return np.asarray(days[place])
