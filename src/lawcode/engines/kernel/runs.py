"""Which measures and placements run when?  Starts and ends of one case become runs (contract §§ 3.4, 6.4, 6.5)."""

from __future__ import annotations

from lawcode.days import NEVER
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints, after, sort_of, word


def find_runs(E: Ints, C: Ints, R: Ints) -> None:
    """Fill `R` with the runs of the case.  On one day ends close what began before, then starts, then other ends."""
    C[RUNS] = 0
    starts_and_ends = 1 << PLACEMENT_STARTED | 1 << MEASURE_STARTED | 1 << PLACEMENT_ENDED | 1 << MEASURE_ENDED
    if not C[KINDS_SEEN] & starts_and_ends:
        return
    e = C[LO]
    while e < C[HI]:
        following = e
        while following < C[HI] and E[following + DAY] == E[e + DAY]:
            following += W
        runs_of_day(E, C, R, e, following)
        e = following
    chain_placements(E, C, R)


def runs_of_day(E: Ints, C: Ints, R: Ints, first: int, last: int) -> None:
    """The starts and ends of one day."""
    for e in range(first, last, W):
        if E[e + KIND] == PLACEMENT_ENDED or E[e + KIND] == MEASURE_ENDED:
            end_runs(E, C, R, e, E[e + DAY])
    for e in range(first, last, W):
        if E[e + KIND] == PLACEMENT_STARTED:
            begin_placement(E, C, R, e)
        elif E[e + KIND] == MEASURE_STARTED:
            begin_support(E, C, R, e)
    for e in range(first, last, W):
        if (E[e + KIND] == PLACEMENT_ENDED or E[e + KIND] == MEASURE_ENDED) and not has_ended_a_run(C, R, e):
            end_runs(E, C, R, e, NEVER)


def has_ended_a_run(C: Ints, R: Ints, e: int) -> bool:
    """Has the event ended a run already?"""
    for r in range(0, C[RUNS], RW):
        if R[r + R_END] == e:
            return True
    return False


def label_of_start(E: Ints, C: Ints, R: Ints, e: int) -> int:
    """The measure a start belongs to: its own word, the only measure that runs, none, or one of its own."""
    if E[e + MEASURE] != NO_MEASURE:
        return E[e + MEASURE]
    return running_label(C, R, E[e + DAY], e)


def running_label(C: Ints, R: Ints, day: int, e: int) -> int:
    """The only measure that runs on a day; none when none runs, one of the event's own when several do."""
    found = NO_MEASURE
    running = 0
    for r in range(0, C[RUNS], RW):
        if R[r + R_DAY] <= day <= R[r + R_END_DAY] and (running == 0 or R[r + R_LABEL] != found):
            found = R[r + R_LABEL]
            running += 1
    return found if running <= 1 else OWN_MEASURE - e


def begin_placement(E: Ints, C: Ints, R: Ints, e: int) -> None:
    """A placement begins; one that runs in its measure ends."""
    label = label_of_start(E, C, R, e)
    fresh = add_run(E, C, R, e, SORT_PLACEMENT, label)
    for r in range(0, fresh, RW):
        if R[r + R_SORT] == SORT_PLACEMENT and R[r + R_END_DAY] == NEVER and R[r + R_LABEL] == label:
            R[r + R_END_DAY] = E[e + DAY]
            R[r + R_REASON] = ENDED_RESTART
            R[r + R_AGAIN] = fresh


def begin_support(E: Ints, C: Ints, R: Ints, e: int) -> None:
    """A support begins; one of its type that runs in its measure goes on."""
    label = label_of_start(E, C, R, e)
    sort = sort_of_support(E, e)
    for r in range(0, C[RUNS], RW):
        same = R[r + R_SORT] == sort or sort == SORT_UNTYPED or R[r + R_SORT] == SORT_UNTYPED
        if R[r + R_SORT] not in (SORT_PLACEMENT, SORT_CONTINUED) and same:
            if R[r + R_END_DAY] == NEVER and R[r + R_LABEL] == label:
                again = add_run(E, C, R, e, SORT_CONTINUED, label)
                R[again + R_BASE] = r
                return
    add_run(E, C, R, e, sort, label)


def sort_of_support(E: Ints, e: int) -> int:
    """Support, aftercare, or not recorded which."""
    kind = word(E, e, TYPE_SLOT)
    if kind == 0:
        return SORT_UNTYPED
    return SORT_AFTERCARE if kind == TYPE_AFTERCARE else SORT_SUPPORT


def add_run(E: Ints, C: Ints, R: Ints, e: int, sort: int, label: int) -> int:
    """Append a run that begins with the event."""
    r = C[RUNS]
    C[RUNS] = r + RW
    R[r + R_START] = e
    R[r + R_DAY] = E[e + DAY]
    R[r + R_SORT] = sort
    R[r + R_LABEL] = label
    R[r + R_END] = NOTHING
    R[r + R_END_DAY] = NEVER
    R[r + R_REASON] = 0
    R[r + R_BEFORE] = NOTHING
    R[r + R_NEXT] = NOTHING
    R[r + R_AGAIN] = NOTHING
    R[r + R_BASE] = NOTHING
    return r


def end_runs(E: Ints, C: Ints, R: Ints, e: int, began_before: int) -> None:
    """End what the event ends among the runs that began before a day: its `of`, its measure, or the only one."""
    by_of = E[e + OF_KIND] >= 0 and sort_of(E[e + OF_KIND]) == PLACEMENT_STARTED
    if by_of:
        for r in range(0, C[RUNS], RW):
            if may_end(E, R, r, e, began_before) and is_start_of(C, R, r, E[e + OF]):
                close(E, C, R, r, e)
        return
    if E[e + MEASURE] != NO_MEASURE and close_named(E, C, R, e, began_before):
        return
    only = NOTHING
    for r in range(0, C[RUNS], RW):
        if may_end(E, R, r, e, began_before) and (E[e + MEASURE] == NO_MEASURE or R[r + R_LABEL] == NO_MEASURE):
            if only != NOTHING:
                return
            only = r
    if only != NOTHING:
        close(E, C, R, only, e)


def close_named(E: Ints, C: Ints, R: Ints, e: int, began_before: int) -> bool:
    """End all runs of the event's measure; False when there is none."""
    closed = False
    for r in range(0, C[RUNS], RW):
        if R[r + R_LABEL] == E[e + MEASURE] and may_end(E, R, r, e, began_before):
            close(E, C, R, r, e)
            closed = True
    return closed


def may_end(E: Ints, R: Ints, r: int, e: int, began_before: int) -> bool:
    """Is it a run of the event's sort that goes on?  Of one day, only what did not begin later by the clock."""
    if R[r + R_SORT] == SORT_CONTINUED or R[r + R_END_DAY] != NEVER or R[r + R_DAY] >= began_before:
        return False
    if began_before == NEVER and (R[r + R_DAY] != E[e + DAY] or after(E, R[r + R_START], e)):
        return False
    if E[e + KIND] == PLACEMENT_ENDED:
        return R[r + R_SORT] == SORT_PLACEMENT
    if R[r + R_SORT] == SORT_PLACEMENT:
        return False
    sort = sort_of_support(E, e)
    return sort == SORT_UNTYPED or R[r + R_SORT] == SORT_UNTYPED or R[r + R_SORT] == sort


def is_start_of(C: Ints, R: Ints, r: int, start: int) -> bool:
    """Did the run begin, or go on, with the event?"""
    for q in range(0, C[RUNS], RW):
        if R[q + R_START] == start and (q == r or R[q + R_BASE] == r):
            return True
    return False


def close(E: Ints, C: Ints, R: Ints, r: int, e: int) -> None:
    """End a run, and with it the starts that went on with it."""
    for q in range(0, C[RUNS], RW):
        if q == r or R[q + R_BASE] == r:
            R[q + R_END] = e
            R[q + R_END_DAY] = E[e + DAY]
            R[q + R_REASON] = word(E, e, REASON_SLOT)


def chain_placements(E: Ints, C: Ints, R: Ints) -> None:
    """A placement after a change of site goes on with the one that ended last before it."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_PLACEMENT:
            continue
        last = NOTHING
        for q in range(0, r, RW):
            if R[q + R_SORT] == SORT_PLACEMENT and R[q + R_END_DAY] <= R[r + R_DAY] and named_alike(E, R, q, r):
                if last == NOTHING or R[q + R_END_DAY] >= R[last + R_END_DAY]:
                    last = q
        if last != NOTHING and R[last + R_REASON] == ENDED_CHANGE_OF_SITE and R[last + R_NEXT] == NOTHING:
            R[last + R_NEXT] = r
            R[r + R_BEFORE] = last


def named_alike(E: Ints, R: Ints, q: int, r: int) -> bool:
    """Do the starts of two runs name no different measures?"""
    return alike(E[R[q + R_START] + MEASURE], E[R[r + R_START] + MEASURE])


def alike(one: int, other: int) -> bool:
    """Different measures on both sides never match; a missing one matches any."""
    return one == NO_MEASURE or other == NO_MEASURE or one == other


def first_of_chain(R: Ints, r: int) -> int:
    """The placement's first run: changes of site followed back."""
    while R[r + R_BEFORE] != NOTHING:
        r = R[r + R_BEFORE]
    return r


def end_of_chain(R: Ints, r: int) -> int:
    """The last day of the placement (changes of site included) or support, NEVER while it runs."""
    while R[r + R_NEXT] != NOTHING:
        r = R[r + R_NEXT]
    return R[r + R_END_DAY]


def last_of_measure(R: Ints, r: int) -> int:
    """The measure's last run: over changes of site and over placements that began again in it."""
    while R[r + R_NEXT] != NOTHING or R[r + R_AGAIN] != NOTHING:
        r = R[r + R_NEXT] if R[r + R_NEXT] != NOTHING else R[r + R_AGAIN]
    return r


def ended_for_good(R: Ints, r: int) -> int:
    """The day on which the measure ended for another reason than a change of site, NEVER when it did not."""
    last = last_of_measure(R, r)
    return NEVER if R[last + R_REASON] == ENDED_CHANGE_OF_SITE else R[last + R_END_DAY]


def covers(R: Ints, r: int, day: int) -> bool:
    """Does the run run on the day, its first and last included?"""
    return R[r + R_DAY] <= day <= R[r + R_END_DAY]


def run_started_by(C: Ints, R: Ints, t: int) -> int:
    """The run that begins with the event; NOTHING for a start that nobody dated."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_START] == t:
            return r
    return NOTHING
