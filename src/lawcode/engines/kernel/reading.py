"""How is one fact read?  Yes/no and words out of a record, order in time, and which measure an act belongs to."""

from __future__ import annotations

from typing import Any

from lawcode.engines.kernel.layout import *

Ints = Any
"""A flat list or array of whole numbers (see `layout`)."""


def answer(E: Ints, e: int, field: int) -> int:
    """UNKNOWN, NO or YES."""
    return (E[e + FLAGS] >> (2 * field)) & 3


def word(E: Ints, e: int, slot: int) -> int:
    """The number of a word in its vocabulary, 0 when it is not recorded."""
    return (E[e + WORDS] >> (7 * slot)) & 127


def among(number: int, words: int) -> bool:
    """Is the word (or kind) among those of a bit set?"""
    return (words >> number) & 1 == 1


def after(E: Ints, a: int, t: int) -> bool:
    """Does `a` lie after `t`: a later day, or later the same day when both have a time (contract § 3.2)?"""
    if E[a + DAY] != E[t + DAY]:
        return E[a + DAY] > E[t + DAY]
    return E[a + AT] != NO_TIME and E[t + AT] != NO_TIME and E[a + AT] > E[t + AT]


def same_day_untimed(E: Ints, a: int, t: int) -> bool:
    """Does "before" rest on the reading that the same day counts?"""
    return E[a + DAY] == E[t + DAY] and (E[a + AT] == NO_TIME or E[t + AT] == NO_TIME)


def sort_of(kind: int) -> int:
    """The sort of an event: the two decisions are one, the two starts are one, else the kind (contract § 6.4)."""
    if kind == CHAIR_DECISION:
        return DECISION
    if kind == MEASURE_STARTED:
        return PLACEMENT_STARTED
    return kind


def bound_elsewhere(E: Ints, a: int, t: int) -> bool:
    """Does the act belong, by `of`, to another event of the trigger's sort?"""
    if E[a + OF_KIND] < 0 or E[a + OF] == t:
        return False
    return sort_of(E[a + OF_KIND]) == sort_of(E[t + KIND])


def scope_of(E: Ints, C: Ints, R: Ints, t: int) -> int:
    """The measure a trigger belongs to: its own word, the only running one, none, or a measure of its own (§ 3.4)."""
    if E[t + MEASURE] != NO_MEASURE:
        return E[t + MEASURE]
    return running_measure(C, R, E[t + DAY])


def running_measure(C: Ints, R: Ints, day: int) -> int:
    """The only measure that runs on a day; NO_MEASURE when none runs, OWN_MEASURE when several do."""
    found = NO_MEASURE
    runs = 0
    for r in range(0, C[RUNS], RW):
        if R[r + R_DAY] <= day <= R[r + R_END_DAY]:
            if runs > 0 and R[r + R_MEASURE] == found:
                continue
            found = R[r + R_MEASURE]
            runs += 1
    return found if runs <= 1 else OWN_MEASURE


def fits(E: Ints, C: Ints, R: Ints, a: int, scope: int) -> bool:
    """Does the act belong to the measure?  Different measures on both sides never match (§§ 3.4, 6.5)."""
    if E[a + MEASURE] != NO_MEASURE:
        return scope == NO_MEASURE or scope == E[a + MEASURE]
    if scope == NO_MEASURE or scope == OWN_MEASURE:
        return True
    return runs_or_begins(C, R, scope, E[a + DAY])


def runs_or_begins(C: Ints, R: Ints, scope: int, day: int) -> bool:
    """Does the measure run on the day or begin after it, or does nothing run?"""
    begun = False
    anything = False
    for r in range(0, C[RUNS], RW):
        covers = R[r + R_DAY] <= day <= R[r + R_END_DAY]
        anything = anything or covers
        if R[r + R_MEASURE] == scope:
            if covers or R[r + R_DAY] > day:
                return True
            begun = True
    return not begun or not anything
