"""Which measures and placements run when?  Starts and ends of one case become runs (contract §§ 3.4, 6.4, 6.5)."""

from __future__ import annotations

from lawcode.days import NEVER
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints, after, sort_of, word


def find_runs(E: Ints, M: Ints) -> None:
    """Find with the runs of the case.  On one day ends close what began before, then starts, then other ends."""
    M[RUNS] = M[RUNS_FROM]
    starts_and_ends = 1 << PLACEMENT_STARTED | 1 << MEASURE_STARTED | 1 << PLACEMENT_ENDED | 1 << MEASURE_ENDED
    if not M[KINDS_SEEN] & starts_and_ends:
        return
    e = M[LO]
    while e < M[HI]:
        following = e
        while following < M[HI] and E[following + DAY] == E[e + DAY]:
            following += W
        runs_of_day(E, M, e, following)
        e = following
    chain_placements(E, M)


def label_events(E: Ints, M: Ints) -> None:
    """Note with each event the measure it belongs to as a trigger: its own word, that of the run it begins, the only
    running one, none, or one of its own (contract § 3.4)."""
    runs = M[RUNS] > M[RUNS_FROM]
    for e in range(M[LO], M[HI], W):
        E[e + LABEL] = E[e + MEASURE]
        if runs and E[e + MEASURE] == NO_MEASURE:
            E[e + LABEL] = running_label(M, E[e + DAY], e)
    for e in range(M[ULO], M[UHI], W):
        E[e + LABEL] = E[e + MEASURE]
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        E[M[r + R_START] + LABEL] = M[r + R_LABEL]


def runs_of_day(E: Ints, M: Ints, first: int, last: int) -> None:
    """The starts and ends of one day."""
    for e in range(first, last, W):
        if E[e + KIND] == PLACEMENT_ENDED or E[e + KIND] == MEASURE_ENDED:
            end_runs(E, M, e, E[e + DAY])
    for e in range(first, last, W):
        if E[e + KIND] == PLACEMENT_STARTED:
            begin_placement(E, M, e)
        elif E[e + KIND] == MEASURE_STARTED:
            begin_support(E, M, e)
    for e in range(first, last, W):
        if (E[e + KIND] == PLACEMENT_ENDED or E[e + KIND] == MEASURE_ENDED) and not has_ended_a_run(M, e):
            end_runs(E, M, e, NEVER)


def has_ended_a_run(M: Ints, e: int) -> bool:
    """Has the event ended a run already?"""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_END] == e:
            return True
    return False


def label_of_start(E: Ints, M: Ints, e: int) -> int:
    """The measure a start belongs to: its own word, the only measure that runs, none, or one of its own."""
    if E[e + MEASURE] != NO_MEASURE:
        return E[e + MEASURE]
    return running_label(M, E[e + DAY], e)


def running_label(M: Ints, day: int, e: int) -> int:
    """The only measure that runs on a day; none when none runs, one of the event's own when several do."""
    found = NO_MEASURE
    running = 0
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_DAY] <= day <= M[r + R_END_DAY] and (running == 0 or M[r + R_LABEL] != found):
            found = M[r + R_LABEL]
            running += 1
    return found if running <= 1 else OWN_MEASURE - e


def begin_placement(E: Ints, M: Ints, e: int) -> None:
    """A placement begins; one that runs in its measure ends."""
    label = label_of_start(E, M, e)
    fresh = add_run(E, M, e, SORT_PLACEMENT, label)
    for r in range(M[RUNS_FROM], fresh, RW):
        if M[r + R_SORT] == SORT_PLACEMENT and M[r + R_END_DAY] == NEVER and M[r + R_LABEL] == label:
            M[r + R_END_DAY] = E[e + DAY]
            M[r + R_REASON] = ENDED_RESTART
            M[r + R_AGAIN] = fresh


def begin_support(E: Ints, M: Ints, e: int) -> None:
    """A support begins; one of its type that runs in its measure goes on."""
    label = label_of_start(E, M, e)
    sort = sort_of_support(E, e)
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        same = M[r + R_SORT] == sort or sort == SORT_UNTYPED or M[r + R_SORT] == SORT_UNTYPED
        if M[r + R_SORT] not in (SORT_PLACEMENT, SORT_CONTINUED) and same:
            if M[r + R_END_DAY] == NEVER and M[r + R_LABEL] == label:
                again = add_run(E, M, e, SORT_CONTINUED, label)
                M[again + R_BASE] = r
                return
    add_run(E, M, e, sort, label)


def sort_of_support(E: Ints, e: int) -> int:
    """Support, aftercare, or not recorded which."""
    kind = word(E, e, TYPE_SLOT)
    if kind == 0:
        return SORT_UNTYPED
    return SORT_AFTERCARE if kind == TYPE_AFTERCARE else SORT_SUPPORT


def add_run(E: Ints, M: Ints, e: int, sort: int, label: int) -> int:
    """Append a run that begins with the event."""
    r = M[RUNS]
    M[RUNS] = r + RW
    M[r + R_START] = e
    M[r + R_DAY] = E[e + DAY]
    M[r + R_SORT] = sort
    M[r + R_LABEL] = label
    M[r + R_END] = NOTHING
    M[r + R_END_DAY] = NEVER
    M[r + R_REASON] = 0
    M[r + R_BEFORE] = NOTHING
    M[r + R_NEXT] = NOTHING
    M[r + R_AGAIN] = NOTHING
    M[r + R_BASE] = NOTHING
    return r


def end_runs(E: Ints, M: Ints, e: int, began_before: int) -> None:
    """End what the event ends among the runs that began before a day: its `of`, its measure, or the only one."""
    by_of = E[e + OF_KIND] >= 0 and sort_of(E[e + OF_KIND]) == PLACEMENT_STARTED
    if by_of:
        for r in range(M[RUNS_FROM], M[RUNS], RW):
            if may_end(E, M, r, e, began_before) and is_start_of(M, r, E[e + OF]):
                close(E, M, r, e)
        return
    if E[e + MEASURE] != NO_MEASURE and close_named(E, M, e, began_before):
        return
    only = NOTHING
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if may_end(E, M, r, e, began_before) and (E[e + MEASURE] == NO_MEASURE or M[r + R_LABEL] == NO_MEASURE):
            if only != NOTHING:
                return
            only = r
    if only != NOTHING:
        close(E, M, only, e)


def close_named(E: Ints, M: Ints, e: int, began_before: int) -> bool:
    """End all runs of the event's measure; False when there is none."""
    named = False
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_LABEL] == E[e + MEASURE] and may_end(E, M, r, e, began_before):
            close(E, M, r, e)
            named = True
    return named


def may_end(E: Ints, M: Ints, r: int, e: int, began_before: int) -> bool:
    """Is it a run of the event's sort that goes on?  Of one day, only what did not begin later by the clock."""
    if M[r + R_SORT] == SORT_CONTINUED or M[r + R_END_DAY] != NEVER or M[r + R_DAY] >= began_before:
        return False
    if began_before == NEVER and (M[r + R_DAY] != E[e + DAY] or after(E, M[r + R_START], e)):
        return False
    if E[e + KIND] == PLACEMENT_ENDED:
        return M[r + R_SORT] == SORT_PLACEMENT
    if M[r + R_SORT] == SORT_PLACEMENT:
        return False
    sort = sort_of_support(E, e)
    return sort == SORT_UNTYPED or M[r + R_SORT] == SORT_UNTYPED or M[r + R_SORT] == sort


def is_start_of(M: Ints, r: int, start: int) -> bool:
    """Did the run begin, or go on, with the event?"""
    for q in range(M[RUNS_FROM], M[RUNS], RW):
        if M[q + R_START] == start and (q == r or M[q + R_BASE] == r):
            return True
    return False


def close(E: Ints, M: Ints, r: int, e: int) -> None:
    """End a run, and with it the starts that went on with it."""
    for q in range(M[RUNS_FROM], M[RUNS], RW):
        if q == r or M[q + R_BASE] == r:
            M[q + R_END] = e
            M[q + R_END_DAY] = E[e + DAY]
            M[q + R_REASON] = word(E, e, REASON_SLOT)


def chain_placements(E: Ints, M: Ints) -> None:
    """A placement after a change of site goes on with the one that ended last before it."""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] != SORT_PLACEMENT:
            continue
        last = NOTHING
        for q in range(M[RUNS_FROM], r, RW):
            if M[q + R_SORT] == SORT_PLACEMENT and M[q + R_END_DAY] <= M[r + R_DAY] and named_alike(E, M, q, r):
                if last == NOTHING or M[q + R_END_DAY] >= M[last + R_END_DAY]:
                    last = q
        if last != NOTHING and M[last + R_REASON] == ENDED_CHANGE_OF_SITE and M[last + R_NEXT] == NOTHING:
            M[last + R_NEXT] = r
            M[r + R_BEFORE] = last


def named_alike(E: Ints, M: Ints, q: int, r: int) -> bool:
    """Do the starts of two runs name no different measures?"""
    return alike(E[M[q + R_START] + MEASURE], E[M[r + R_START] + MEASURE])


def alike(one: int, other: int) -> bool:
    """Different measures on both sides never match; a missing one matches any."""
    return one == NO_MEASURE or other == NO_MEASURE or one == other


def first_of_chain(M: Ints, r: int) -> int:
    """The placement's first run: changes of site followed back."""
    while M[r + R_BEFORE] != NOTHING:
        r = M[r + R_BEFORE]
    return r


def end_of_chain(M: Ints, r: int) -> int:
    """The last day of the placement (changes of site included) or support, NEVER while it runs."""
    while M[r + R_NEXT] != NOTHING:
        r = M[r + R_NEXT]
    return M[r + R_END_DAY]


def last_of_measure(M: Ints, r: int) -> int:
    """The measure's last run: over changes of site and over placements that began again in it."""
    while M[r + R_NEXT] != NOTHING or M[r + R_AGAIN] != NOTHING:
        r = M[r + R_NEXT] if M[r + R_NEXT] != NOTHING else M[r + R_AGAIN]
    return r


def ended_for_good(M: Ints, r: int) -> int:
    """The day on which the measure ended for another reason than a change of site, NEVER when it did not."""
    last = last_of_measure(M, r)
    return NEVER if M[last + R_REASON] == ENDED_CHANGE_OF_SITE else M[last + R_END_DAY]


def covers(M: Ints, r: int, day: int) -> bool:
    """Does the run run on the day, its first and last included?"""
    return M[r + R_DAY] <= day <= M[r + R_END_DAY]


def run_started_by(M: Ints, t: int) -> int:
    """The run that begins with the event; NOTHING for a start that nobody dated."""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_START] == t:
            return r
    return NOTHING
