"""How do Arrow tables become records?  Facts of a batch of whole cases, sorted within each case (see `layout`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lawcode.days import MISSING
from lawcode.engines.columns import Numbers, as_words, places
from lawcode.engines.kernel import layout as L
from lawcode.engines.machine import NARROW, Machine
from lawcode.engines.packed import records

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
    measures = as_words(events.column("measure")).dictionary.cast(pa.string())
    ids = as_words(events.column("id"))
    E, B = records(events, ids, machine), case_records(cases, names, starts, ends, as_of, machine)
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


def arranged(E: Any, B: Any, ids: int, events: int, widest: int, machine: Machine) -> list[Fault]:
    """Link and sort the events of each case; what is wrong with the links."""
    found, room = machine.room(4 * events), machine.room((L.W + 2) * widest, NARROW)
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
