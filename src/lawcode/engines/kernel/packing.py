"""How do columns become records?  Each column of a batch is written into its place in the records of all events.

A column lies as Arrow keeps it: `values` by row, and `bits`, one a row and eight to a byte, that tell where a value is
recorded; bits of earlier rows, `skip` of them, may stand before.  Without any `bits` every row has a value.  Most
columns are empty in most rows, so eight rows without a value are passed at once.

Columns that are written alike come together, as tuples of the same length whatever a file holds: one call writes them
all, some records at a time, while these lie near the processor.  A column that is not there has no `rows`.
"""

from __future__ import annotations

from typing import Any

from lawcode.days import MISSING
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints

RECORDS_AT_ONCE = 4096
"""Records into which all columns are written before the next ones: they fill no more than half a core's own memory."""
SECONDS = 86_400
FAR = 1 << 30
"""Further than any day, and the most seconds that a moment is kept away from its day: years."""
NO_DATE = FAR
"""The day of an undated event until the events of its case are in order: undated ones come last."""


def pack(E: Ints, events: int, numbers: Any, answers: Any, coded: Any) -> None:
    """The records of all events from the columns of three sorts; see below what each sort brings."""
    for first in range(0, events, RECORDS_AT_ONCE):
        last = min(first + RECORDS_AT_ONCE, events)
        blank(E, first, last)
        pack_numbers(E, first, last, *numbers)
        pack_answers(E, first, last, *answers)
        pack_coded(E, first, last, *coded)


def blank(E: Ints, first: int, last: int) -> None:
    """Records of events of which nothing is recorded."""
    for row in range(first, last):
        e = row * W
        for slot in range(e, e + W):
            E[slot] = 0
        E[e + KIND], E[e + DAY], E[e + AT], E[e + ROW] = NOTHING, NO_DATE, NO_TIME, row
        E[e + OF], E[e + OF_KIND], E[e + DUTY], E[e + MONTHS] = NOTHING, NOTHING, NOTHING, NOTHING
        E[e + HAS], E[e + UNTIL], E[e + NEXT_ON] = HAS_UNKNOWN, MISSING, MISSING
        E[e + IMPLEMENTED_ON], E[e + IMPLEMENTED_AT] = MISSING, NO_TIME


def next_recorded(bits: Ints, i: int, end: int) -> int:
    """The first place from `i` on with a value; `end` or more where there is none."""
    if len(bits) == 0:
        return i
    while i < end:
        byte = bits[i >> 3] >> (i & 7)
        if byte == 0:
            i = (i | 7) + 1
        elif byte & 1 == 1:
            return i
        else:
            i += 1
    return end


def pack_numbers(
    E: Ints, first: int, last: int, slots: Ints, values: Ints, bits: Ints, skips: Ints, rows: Ints
) -> None:
    """Columns of days and of numbers of months."""
    for c in range(len(slots)):
        put_numbers(E, slots[c], values[c], bits[c], skips[c], first, min(last, rows[c]))


def pack_answers(E: Ints, first: int, last: int, values: Ints, bits: Ints, skips: Ints, rows: Ints) -> None:
    """Columns of yes and no, in the order of the fields."""
    for field in range(len(values)):
        put_answers(E, field, values[field], bits[field], skips[field], first, min(last, rows[field]))


def pack_coded(
    E: Ints, first: int, last: int, slots: Ints, shifts: Ints, tables: Ints, codes: Ints, bits: Ints, skips: Ints,
    rows: Ints,
) -> None:  # fmt: skip
    """Columns of words, names and ids."""
    for c in range(len(slots)):
        put_coded(E, slots[c], shifts[c], tables[c], codes[c], bits[c], skips[c], first, min(last, rows[c]))


def put_numbers(E: Ints, slot: int, values: Ints, bits: Ints, skip: int, first: int, last: int) -> None:
    """Days since 1970 or numbers of months."""
    end = skip + last
    i = next_recorded(bits, skip + first, end)
    while i < end:
        E[(i - skip) * W + slot] = values[i - skip]
        i = next_recorded(bits, i + 1, end)


def put_answers(E: Ints, field: int, values: Ints, bits: Ints, skip: int, first: int, last: int) -> None:
    """Yes and no, whose values are bits too."""
    end = skip + last
    slot, shift = FLAGS + field // FLAGS_AT_ONCE, 2 * (field % FLAGS_AT_ONCE)
    i = next_recorded(bits, skip + first, end)
    while i < end:
        said = NO + ((values[i >> 3] >> (i & 7)) & 1)
        E[(i - skip) * W + slot] |= said << shift
        i = next_recorded(bits, i + 1, end)


def put_coded(
    E: Ints, slot: int, shift: int, table: Ints, codes: Ints, bits: Ints, skip: int, first: int, last: int
) -> None:
    """Words by `table`: the number, from 1, of each code of the column; 0 for a text that is none of the words."""
    end = skip + last
    i = next_recorded(bits, skip + first, end)
    while i < end:
        E[(i - skip) * W + slot] += table[codes[i - skip]] << shift
        i = next_recorded(bits, i + 1, end)


def put_sets(E: Ints, slot: int, starts: Ints, words: Ints, bits: Ints, skip: int, rows: int) -> None:
    """Lists of words as bits; `words`: the numbers, from 0, of all lists one after the other."""
    end = skip + rows
    i = next_recorded(bits, skip, end)
    while i < end:
        first = (i - skip) * W + slot
        E[first] = 0
        for k in range(starts[i - skip], starts[i - skip + 1]):
            E[first + words[k] // SET_AT_ONCE] |= 1 << (words[k] % SET_AT_ONCE)
        i = next_recorded(bits, i + 1, end)


def put_times(E: Ints, slot: int, day: int, seconds: Ints, bits: Ints, skip: int, rows: int) -> int:
    """Moments (seconds since 1970 UTC) as seconds since midnight UTC of the day in the slot `day`.

    Gives how many moments have no such day; they are not written.
    """
    end = skip + rows
    i = next_recorded(bits, skip, end)
    dayless = 0
    while i < end:
        e = (i - skip) * W
        if E[e + day] == NO_DATE or E[e + day] == MISSING:
            dayless += 1
        else:
            E[e + slot] = clock(seconds[i - skip], E[e + day])
        i = next_recorded(bits, i + 1, end)
    return dayless


def clock(seconds: int, day: int) -> int:
    """Seconds since midnight UTC of a day; of a moment years away from it, no more than there is room for."""
    return min(max(seconds - day * SECONDS, -FAR), FAR)


def put_days_of_times(E: Ints, day: int, days: Ints, bits: Ints, skip: int, rows: int) -> None:
    """The Danish days of moments, where no day is recorded."""
    end = skip + rows
    i = next_recorded(bits, skip, end)
    while i < end:
        e = (i - skip) * W
        if E[e + day] == NO_DATE or E[e + day] == MISSING:
            E[e + day] = days[i - skip]
        i = next_recorded(bits, i + 1, end)
