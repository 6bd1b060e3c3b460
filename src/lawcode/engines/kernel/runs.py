"""Which measures and placements run when?  Starts and ends of one case become runs (contract §§ 6.4, 6.5)."""

from __future__ import annotations

from lawcode.days import NEVER
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints, word


def find_runs(E: Ints, C: Ints, R: Ints) -> None:
    """Fill `R` with the runs of the case, in order of their starts."""
    C[RUNS] = 0
    for e in range(C[LO], C[HI], W):
        kind = E[e + KIND]
        if kind == PLACEMENT_STARTED:
            begin_placement(E, C, R, e)
        elif kind == MEASURE_STARTED:
            begin_support(E, C, R, e)
        elif kind == PLACEMENT_ENDED:
            end_run(E, C, R, e, SORT_PLACEMENT)
        elif kind == MEASURE_ENDED:
            end_run(E, C, R, e, SORT_SUPPORT)


def begin_placement(E: Ints, C: Ints, R: Ints, e: int) -> None:
    """A placement begins; one that runs in its measure ends, one that ended by a change of site goes on in it."""
    running = running_in(C, R, SORT_PLACEMENT, E[e + MEASURE])
    r = add_run(E, C, R, e, SORT_PLACEMENT, running)
    if running >= 0:
        R[running + R_END] = e
        R[running + R_END_DAY] = E[e + DAY]
        return
    previous = last_ended(C, R, E[e + MEASURE], r)
    if previous >= 0 and R[previous + R_REASON] == ENDED_CHANGE_OF_SITE:
        R[r + R_MOVE] = 1
        R[r + R_PREVIOUS] = previous
        R[previous + R_NEXT] = r


def begin_support(E: Ints, C: Ints, R: Ints, e: int) -> None:
    """A support begins; one that runs in its measure goes on, and the new start only asks for a first follow-up."""
    running = running_in(C, R, SORT_SUPPORT, E[e + MEASURE])
    r = add_run(E, C, R, e, SORT_CONTINUED if running >= 0 else SORT_SUPPORT, running)
    R[r + R_AFTERCARE] = 1 if word(E, e, TYPE_SLOT) == TYPE_AFTERCARE else 0
    if running >= 0:
        R[r + R_PREVIOUS] = running


def add_run(E: Ints, C: Ints, R: Ints, e: int, sort: int, running: int) -> int:
    """Append a run that begins with `e`; without a measure of its own it belongs to the running one."""
    r = C[RUNS]
    C[RUNS] = r + RW
    measure = E[e + MEASURE]
    if measure == NO_MEASURE and running >= 0:
        measure = R[running + R_MEASURE]
    R[r + R_START] = e
    R[r + R_DAY] = E[e + DAY]
    R[r + R_SORT] = sort
    R[r + R_MEASURE] = measure
    R[r + R_END] = NOTHING
    R[r + R_END_DAY] = NEVER
    R[r + R_REASON] = 0
    R[r + R_MOVE] = 0
    R[r + R_NEXT] = NOTHING
    R[r + R_PREVIOUS] = NOTHING
    R[r + R_AFTERCARE] = 0
    return r


def running_in(C: Ints, R: Ints, sort: int, measure: int) -> int:
    """The run of a sort that goes on in a measure; without a measure the only one that goes on, else NOTHING."""
    found = NOTHING
    count = 0
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != sort or R[r + R_END] != NOTHING:
            continue
        if measure != NO_MEASURE and R[r + R_MEASURE] != measure:
            continue
        found = r
        count += 1
    return found if count == 1 or measure != NO_MEASURE else NOTHING


def last_ended(C: Ints, R: Ints, measure: int, before: int) -> int:
    """The placement that ended last before a new one begins in the same measure (a missing measure fits any)."""
    found = NOTHING
    for r in range(0, before, RW):
        if R[r + R_SORT] != SORT_PLACEMENT or R[r + R_END] == NOTHING or R[r + R_NEXT] != NOTHING:
            continue
        same = R[r + R_MEASURE] == measure or measure == NO_MEASURE or R[r + R_MEASURE] == NO_MEASURE
        if same and (found < 0 or R[r + R_END] >= R[found + R_END]):
            found = r
    return found


def end_run(E: Ints, C: Ints, R: Ints, e: int, sort: int) -> None:
    """An end closes the run of its measure; without a measure the only running one of its sort, of several none."""
    r = running_in(C, R, sort, E[e + MEASURE])
    if r < 0 and E[e + MEASURE] != NO_MEASURE:
        r = running_without_measure(C, R, sort)
    if r < 0:
        return
    R[r + R_END] = e
    R[r + R_END_DAY] = E[e + DAY]
    R[r + R_REASON] = word(E, e, REASON_SLOT)
    for q in range(0, C[RUNS], RW):
        if R[q + R_SORT] == SORT_CONTINUED and R[q + R_PREVIOUS] == r:
            R[q + R_END] = e
            R[q + R_END_DAY] = E[e + DAY]


def running_without_measure(C: Ints, R: Ints, sort: int) -> int:
    """The only running one of a sort that names no measure (one side missing still matches)."""
    found = NOTHING
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == sort and R[r + R_END] == NOTHING and R[r + R_MEASURE] == NO_MEASURE:
            if found >= 0:
                return NOTHING
            found = r
    return found


def last_of_chain(R: Ints, r: int) -> int:
    """The placement's last run: changes of site followed."""
    while R[r + R_NEXT] != NOTHING:
        r = R[r + R_NEXT]
    return r


def end_of_chain(R: Ints, r: int) -> int:
    """The day on which the placement (with its changes of site) or the support ends, NEVER while it runs."""
    return R[last_of_chain(R, r) + R_END_DAY]


def placed_on(C: Ints, R: Ints, day: int) -> bool:
    """Was the child placed on the day?"""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_PLACEMENT and R[r + R_DAY] <= day <= R[r + R_END_DAY]:
            return True
    return False
