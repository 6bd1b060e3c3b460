"""How do lines become columns?  Each column of the verdicts is read out of the records of all lines.

A column is made as Arrow keeps it: `values` by line, and `bits` (zeros so far), one a line and eight to a byte, that
tell where there is a value.  `none` is the number of lines without one.

Columns that are read alike are read together, as tuples: some lines at a time, while these lie near the processor.
"""

from __future__ import annotations

from lawcode.days import MISSING
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints

AT_ONCE = 1024
"""Lines of which all columns are read before the next ones: a multiple of eight."""
RANKED = -2
"""In place of its id: an event without one that has its rank already."""


def keep(values: Ints, bits: Ints, i: int, value: int, has_value: bool) -> int:
    """Write one value, or none; 1 where there is none.

    Nothing is asked on the way: a processor that guesses wrong which lines have a value loses more time than all else
    here takes.
    """
    values[i] = value if has_value else 0
    bits[i >> 3] |= has_value << (i & 7)
    return 1 - has_value


def tell_numbers(O: Ints, slots: Ints, lines: int, values: Ints, bits: Ints, none: Ints) -> None:
    """Days and whole numbers."""
    for first in range(0, lines, AT_ONCE):
        last = min(first + AT_ONCE, lines)
        for c in range(len(slots)):
            none[c] += tell_number(O, slots[c], first, last, values[c], bits[c])


def tell_number(O: Ints, slot: int, first: int, last: int, values: Ints, bits: Ints) -> int:
    """One column of them, some of its lines."""
    none = 0
    for i in range(first, last):
        value = O[i * OW + slot]
        none += keep(values, bits, i, value, value != MISSING)
    return none


def tell_words(O: Ints, slots: Ints, lines: int, tables: Ints, values: Ints, bits: Ints, none: Ints) -> None:
    """Words by `tables`, which hold the place of each number's word, -1 for none; the first is that of NOTHING and of
    all numbers below it."""
    for first in range(0, lines, AT_ONCE):
        last = min(first + AT_ONCE, lines)
        for c in range(len(slots)):
            none[c] += tell_word(O, slots[c], first, last, tables[c], values[c], bits[c])


def tell_word(O: Ints, slot: int, first: int, last: int, table: Ints, values: Ints, bits: Ints) -> int:
    """One column of them, some of its lines."""
    none = 0
    for i in range(first, last):
        word = table[max(O[i * OW + slot], NOTHING) + 1]
        none += keep(values, bits, i, word, word >= 0)
    return none


def tell_sets(O: Ints, slot: int, lines: int, places: Ints, seen: Ints, values: Ints, bits: Ints) -> int:
    """Sets of words, numbered as they are first seen; `places` (-1 so far) by set, `seen` the sets by number.

    Gives how many sets there are.
    """
    found = 0
    for i in range(lines):
        bitset = O[i * OW + slot]
        if places[bitset] < 0:
            places[bitset] = found
            seen[found] = bitset
            found += 1
        keep(values, bits, i, places[bitset], True)
    return found


def tell_answers(O: Ints, slot: int, lines: int, bits: Ints) -> None:
    """Yes where the slot is 1."""
    for i in range(lines):
        bits[i >> 3] |= (O[i * OW + slot] == 1) << (i & 7)


def rank_unnamed(O: Ints, lines: int, E: Ints, B: Ints, places: Ints, ids: Ints, found: Ints) -> int:
    """Rank the events that lines name and that have no id of their own among those of their kind and day in the case
    that have none, in the order of time.

    `ids` by row; of an event that is ranked it is RANKED from then on.  `found` gets row, kind, day and rank, from 1,
    of one event after the other; gives how far it is filled.
    """
    filled = 0
    for i in range(lines):
        o = i * OW
        for slot in (O_TRIGGER, O_MET_BY, O_ANCHOR, O_EXCUSED_BY):
            row = O[o + slot]
            if row >= 0 and ids[row] == NOTHING:
                e = places[row]
                found[filled], found[filled + 1], found[filled + 2] = row, E[e + KIND], E[e + DAY]
                found[filled + 3] = 1 + alike_before(E, B[O[o + O_CASE] * BW + B_FIRST], e, ids)
                ids[row] = RANKED
                filled += 4
    return filled


def alike_before(E: Ints, first: int, e: int, ids: Ints) -> int:
    """How many events of the same kind and day, without an id, stand before an event of the case."""
    count = 0
    a = e - W
    while a >= first and E[a + DAY] == E[e + DAY]:
        if E[a + KIND] == E[e + KIND] and ids[E[a + ROW]] < 0:
            count += 1
        a -= W
    return count


def note_facts(E: Ints, rows: int, places: Ints, kinds: Ints) -> None:
    """The place and the kind of each event by its row, however the records are sorted; the first kind is that of
    NOTHING."""
    kinds[0] = NOTHING
    for e in range(0, rows * W, W):
        places[E[e + ROW]] = e
        kinds[E[e + ROW] + 1] = E[e + KIND]
