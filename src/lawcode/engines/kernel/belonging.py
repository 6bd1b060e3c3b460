"""Which measure does an act or a trigger belong to?  Contract §§ 3.4 and 6.5."""

from __future__ import annotations

from lawcode.days import MISSING
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints, after, dated, word
from lawcode.engines.kernel.runs import alike, covers, last_of_measure


def fits(E: Ints, M: Ints, a: int, label: int) -> bool:
    """Does the act belong to the measure?  Different measures on both sides never match."""
    if E[a + MEASURE] != NO_MEASURE:
        return label == NO_MEASURE or label == E[a + MEASURE]
    day = E[a + DAY]
    if day == MISSING or E[a + LABEL] == label:
        return True
    known = False
    anything = False
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        anything = anything or covers(M, r, day)
        if M[r + R_LABEL] == label:
            if covers(M, r, day) or M[r + R_DAY] > day:
                return True
            known = True
    return not known or not anything


def same_measure(E: Ints, a: int, b: int) -> bool:
    """Do two triggers belong to one measure?"""
    one, other = E[a + LABEL], E[b + LABEL]
    if E[a + MEASURE] == NO_MEASURE or E[b + MEASURE] == NO_MEASURE:
        if one <= OWN_MEASURE or other <= OWN_MEASURE:
            return E[a + MEASURE] == NO_MEASURE and E[b + MEASURE] == NO_MEASURE
        return alike(one, other)
    return one == other


def previous_decision(E: Ints, M: Ints, t: int) -> int:
    """The decision before about the same matter and measure: an earlier day, or earlier by the clock (§ 6.8)."""
    about = word(E, t, ABOUT_SLOT)
    if E[t + KIND] == CHAIR_DECISION and about == 0:
        about = PLACEMENT
    found = NOTHING
    for i in dated(M, DECISION):
        d = M[i]
        if word(E, d, ABOUT_SLOT) == about and after(E, t, d):
            if same_measure(E, d, t):
                found = d
    return found


def about_aftercare(E: Ints, M: Ints, t: int, label: int) -> bool:
    """Does nothing but aftercare run in the measure on the day?"""
    found = False
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_CONTINUED or not covers(M, r, E[t + DAY]):
            continue
        if E[t + MEASURE] == NO_MEASURE or M[r + R_LABEL] == label:
            if M[r + R_SORT] != SORT_AFTERCARE:
                return False
            found = True
    return found


def carrier_of(E: Ints, M: Ints, d: int, sort: int, label: int) -> int:
    """The run that a decision is about: running over its day, else the first to begin from it; else NOTHING."""
    later = NOTHING
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        untyped = M[r + R_SORT] == SORT_UNTYPED and sort != SORT_PLACEMENT
        if not (M[r + R_SORT] == sort or untyped) or not label_allows(M, r, label):
            continue
        if M[r + R_DAY] < E[d + DAY] < end_of_measure(M, r):
            return r
        if M[r + R_DAY] >= E[d + DAY] and later == NOTHING:
            later = r
    return later


def label_allows(M: Ints, r: int, label: int) -> bool:
    """May a trigger of this label be about the run?"""
    return label <= OWN_MEASURE or M[r + R_LABEL] <= OWN_MEASURE or alike(label, M[r + R_LABEL])


def end_of_measure(M: Ints, r: int) -> int:
    """The last day of the measure, over changes of site and new beginnings."""
    return M[last_of_measure(M, r) + R_END_DAY]


def sort_of_matter(about: int) -> int:
    """The sort of run that a decision about the matter begins."""
    if about == PLACEMENT:
        return SORT_PLACEMENT
    return SORT_AFTERCARE if about == AFTERCARE else SORT_SUPPORT
