"""What are events and computed days called in a verdict?  By their id, else by kind and day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lawcode.days import MISSING
from lawcode.engines.columns import Numbers, as_words, coded_column, places
from lawcode.engines.encode import Encoded
from lawcode.engines.kernel import layout as L
from lawcode.engines.machine import NARROW, Machine
from lawcode.engines.telling import MANY, Lines
from lawcode.facts import KIND_NAMES
from lawcode.schema import DAY

NAME_SLOTS = {"trigger": L.O_TRIGGER, "met_by": L.O_MET_BY, "anchor": L.O_ANCHOR, "excused_by": L.O_EXCUSED_BY}
"""The places of a line that name an event by its row."""
MIXING = np.array([1, 1_000_003, 7_919_000_081, 104_729_000_000_027, 15_485_863], np.int64)
"""Lines whose sums of these differ are different, which is soon seen, and is so of almost all that are."""
COMPUTED_NAMES = {L.BY_BIRTHDAY: "birthday16", L.BY_EIGHTEEN: "before18", L.BY_LAW: "law"}


@dataclass(frozen=True)
class Facts:
    """The place in the records and the kind of each event, by its row; the first kind is that of NOTHING."""

    places: Any
    kinds: Any


def facts_of(encoded: Encoded, machine: Machine) -> Facts:
    """The facts of a batch's events."""
    rows = len(encoded.ids)
    facts = Facts(machine.room(rows, NARROW), machine.room(rows + 1, NARROW))
    machine.kernel.note_facts(encoded.E, rows, facts.places, facts.kinds)
    return facts


def names_of(lines: Lines, encoded: Encoded, facts: Facts) -> dict[str, pa.Array]:
    """The columns that name an event or a computed day."""
    table = np.append(L.NOTHING, encoded.ids.indices.fill_null(L.NOTHING)).astype(NARROW)
    rows, made = made_names(lines, encoded, facts, table[1:])
    computed = computed_lines(lines)
    words, numbers = extended(
        encoded.ids.dictionary.cast(pa.string()), pa.concat_arrays([made, computed_names(computed)])
    )
    table[rows + 1] = numbers[: len(rows)]
    columns = lines.places({name: (slot, table) for name, slot in NAME_SLOTS.items()}, MANY)
    columns["trigger"] = with_computed(columns["trigger"], computed, numbers[len(rows) :])
    return {name: coded_column(column, words) for name, column in columns.items()}


def made_names(lines: Lines, encoded: Encoded, facts: Facts, ids: Numbers) -> tuple[Numbers, pa.Array]:
    """The rows of events without an id that lines name, and their names `kind@day`, `kind@day#2`.

    They count among those of their kind and day in the case that have no id, in the order of time.  `ids`: of all
    events by row, NOTHING for none.
    """
    if encoded.ids.null_count == 0:
        return np.zeros(0, np.int64), pa.array([], pa.string())
    machine = lines.machine
    found = machine.room(4 * encoded.ids.null_count)
    records = lines.O, lines.count, encoded.E, encoded.B
    filled = machine.kernel.rank_unnamed(*records, facts.places, machine.flat(ids), found)
    row, kind, day, rank = np.asarray(found[:filled], np.int64).reshape(-1, 4).T
    kinds, days = pa.array(KIND_NAMES, pa.string()).take(pa.array(kind)), day_texts(day).fill_null("?")
    return row, with_ordinals(pc.binary_join_element_wise(kinds, days, "@"), rank)


def day_texts(days: Numbers) -> pa.Array:
    """Days as ISO dates; none for MISSING."""
    return pa.array(days.astype(np.int32), mask=days == MISSING).cast(DAY).cast(pa.string())


def with_ordinals(names: pa.Array, rank: Numbers) -> pa.Array:
    """Append `#2`, `#3` ... where the rank is above one."""
    if not (rank > 1).any():
        return names
    numbered = pc.binary_join_element_wise(names, pa.array(rank).cast(pa.string()), "#")
    return pc.if_else(pa.array(rank > 1), numbered, names)


@dataclass(frozen=True)
class Computed:
    """The lines that a computed day triggers: their places, and their numbers (`layout.OW` each)."""

    places: Numbers
    lines: Numbers


def computed_lines(lines: Lines) -> Computed:
    """The lines that no event triggers."""
    every = np.asarray(lines.O, NARROW).reshape(-1, L.OW)
    chosen = np.flatnonzero(every[:, L.O_COMPUTED] != L.BY_EVENT)
    return Computed(chosen, every[chosen])


def computed_names(computed: Computed) -> pa.Array:
    """`year2@2020-03-01`, `birthday16@...`, `before18@...`, `law@2014-01-01`, numbered where a name comes twice."""
    lines = computed.lines
    if len(lines) == 0:
        return pa.array([], pa.string())
    kind = lines[:, L.O_COMPUTED]
    stems = pa.array([COMPUTED_NAMES.get(k, "") for k in range(int(kind.max()) + 1)], pa.string())
    stem = stems.take(pa.array(kind))
    years = kind == L.BY_YEAR
    if years.any():
        numbers = pa.array(lines[:, L.O_NUMBER]).cast(pa.string())
        stem = pc.if_else(pa.array(years), pc.binary_join_element_wise("year", numbers, ""), stem)
    names = pc.binary_join_element_wise(stem, day_texts(lines[:, L.O_DAY]), "@")
    key = np.stack([lines[:, L.O_CASE], lines[:, L.O_DUTY], kind, lines[:, L.O_DAY], lines[:, L.O_NUMBER]])
    return with_ordinals(names, ranks(key))


def ranks(key: Numbers) -> Numbers:
    """For each column of `key` how many equal columns stand before it, from 1."""
    mixed = np.sort(MIXING @ key)
    if (mixed[1:] != mixed[:-1]).all():
        return np.ones(key.shape[1], np.int64)
    order = np.lexsort(key[::-1])
    sorted_key = key[:, order]
    new = np.ones(len(order), bool)
    new[1:] = (sorted_key[:, 1:] != sorted_key[:, :-1]).any(axis=0)
    starts = np.flatnonzero(new)
    out = np.empty(len(order), np.int64)
    out[order] = np.arange(len(order)) - starts[np.cumsum(new) - 1] + 1
    return out


def with_computed(column: pa.Array, computed: Computed, numbers: Numbers) -> pa.Array:
    """The triggers with those that are computed days."""
    if len(numbers) == 0:
        return column
    mask = np.zeros(len(column), bool)
    mask[computed.places] = True
    return pc.replace_with_mask(column, pa.array(mask), pa.array(numbers.astype(np.int32)))


def extended(words: pa.Array, names: pa.Array) -> tuple[pa.Array, Numbers]:
    """The words with those names that are not yet among them, and the place of each name."""
    if len(names) == 0:
        return words, np.zeros(0, np.int64)
    coded = as_words(names)
    place = places(coded.dictionary, words)
    fresh = place < 0
    place[fresh] = len(words) + np.arange(int(fresh.sum()))
    every = pa.concat_arrays([words, coded.dictionary.filter(pa.array(fresh))])
    return every, place[coded.indices.to_numpy()]
