"""How do the events of a case come into order, and how does `of` find its event?"""

from __future__ import annotations

from lawcode.days import MISSING
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.packing import NO_DATE
from lawcode.engines.kernel.reading import Ints, bare


def arrange(E: Ints, B: Ints, cases: int, named: Ints, rows: Ints, room: Ints, faults: Ints) -> int:
    """Link and sort the events of every case and note its bounds in `B`, whose first and last records are known.

    `named` (zeros) and `rows` have a place for each number of an id, `room` for the records and twice the places of the
    widest case.  `faults` gets, and its length is returned, two numbers each: the row and DUPLICATE_ID or DANGLING_OF.
    """
    return arrange_bare(bare(E), bare(B), cases, bare(named), bare(rows), bare(room), bare(faults))


def arrange_bare(E: Ints, B: Ints, cases: int, named: Ints, rows: Ints, room: Ints, faults: Ints) -> int:
    """The same of numbers whose length nobody knows."""
    found = 0
    for case in range(cases):
        b = case * BW
        first, end = B[b + B_FIRST], B[b + B_END]
        found = note_ids(E, first, end, case + 1, named, rows, faults, found)
        found = follow_links(E, first, end, case + 1, named, rows, faults, found)
        if not is_in_order(E, first, end):
            put_in_order(E, first, (end - first) // W, room)
        B[b + B_UNDATED] = first_undated(E, first, end)
    return found


def note_ids(E: Ints, first: int, end: int, mark: int, named: Ints, rows: Ints, faults: Ints, found: int) -> int:
    """Where each id of the case is; of one that comes twice the first is meant."""
    for e in range(first, end, W):
        number = E[e + ID]
        if number == 0:
            continue
        if named[number] == mark:
            faults[found], faults[found + 1] = E[e + ROW], DUPLICATE_ID
            found += 2
        else:
            named[number] = mark
            rows[number] = e
    return found


def follow_links(E: Ints, first: int, end: int, mark: int, named: Ints, rows: Ints, faults: Ints, found: int) -> int:
    """Point each `of` at its event in the same case; the numbers of ids are needed no more."""
    for e in range(first, end, W):
        number = E[e + OF_ID]
        E[e + ID], E[e + OF_ID] = 0, 0
        if number == 0:
            continue
        if named[number] == mark:
            E[e + OF] = rows[number]
            E[e + OF_KIND] = E[rows[number] + KIND]
        else:
            faults[found], faults[found + 1] = E[e + ROW], DANGLING_OF
            found += 2
    return found


def is_in_order(E: Ints, first: int, end: int) -> bool:
    """Do the events stand by day and time?  Most cases do."""
    for e in range(first, end - W, W):
        if is_before(E, e + W, e):
            return False
    return True


def is_before(E: Ints, a: int, b: int) -> bool:
    """Does one event come before the other by day (undated ones last), then by time?"""
    if E[a + DAY] != E[b + DAY]:
        return E[a + DAY] < E[b + DAY]
    return E[a + AT] < E[b + AT]


def put_in_order(E: Ints, first: int, events: int, room: Ints) -> None:
    """Sort the records of a case; events of one day and time keep their order, and `OF` follows."""
    order = W * events
    for i in range(events):
        room[order + i] = first + i * W
    merge_all(E, events, room, order)
    for i in range(events):
        for slot in range(W):
            room[i * W + slot] = E[room[order + i] + slot]
    for i in range(events):
        room[order + events + (room[order + i] - first) // W] = first + i * W
    for i in range(events * W):
        E[first + i] = room[i]
    for e in range(first, first + events * W, W):
        if E[e + OF] >= 0:
            E[e + OF] = room[order + events + (E[e + OF] - first) // W]


def merge_all(E: Ints, events: int, room: Ints, order: int) -> None:
    """Merge sort of the places `room[order:]`, with as much room behind them: never slow, whatever the order was."""
    width = 1
    while width < events:
        for low in range(0, events, 2 * width):
            merge(E, room, order, low, min(low + width, events), min(low + 2 * width, events), events)
        for i in range(events):
            room[order + i] = room[order + events + i]
        width *= 2


def merge(E: Ints, room: Ints, order: int, low: int, middle: int, high: int, events: int) -> None:
    """Two sorted stretches become one, behind the places."""
    a, b = low, middle
    for k in range(low, high):
        if a < middle and (b >= high or not is_before(E, room[order + b], room[order + a])):
            room[order + events + k] = room[order + a]
            a += 1
        else:
            room[order + events + k] = room[order + b]
            b += 1


def first_undated(E: Ints, first: int, end: int) -> int:
    """Where the undated events of a case begin; from now on their day is MISSING."""
    e = end
    while e > first and E[e - W + DAY] == NO_DATE:
        e -= W
        E[e + DAY] = MISSING
    return e
