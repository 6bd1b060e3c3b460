"""The relevant parts of the plan reach the place where the child lives; the parents get a support person."""

from __future__ import annotations

from lawcode.engines.kernel.belonging import fits
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.plans import in_force
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    among,
    bound_elsewhere,
    dated,
    is_childs_plan,
    on_or_after,
    sort_of,
    undated_of,
    word,
    yes_if,
)
from lawcode.engines.kernel.runs import alike, covers, run_started_by


def handed_over(E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The lines of every placement: at its start once a plan exists, and for each later plan while it runs."""
    if M[AS_OF] < OLDER_DAY or not M[KINDS_SEEN] & 1 << PLAN:
        return o
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_PLACEMENT and M[r + R_END_DAY] >= OLDER_DAY:
            o = line_of_start(E, M, O, o, first, last, duty, r)
    for i in dated(M, PLAN):
        a = M[i]
        if is_childs_plan(E, a) and word(E, a, ACT_SLOT) != CONFIRMED and E[a + DAY] >= OLDER_DAY:
            r = placement_of_plan(E, M, a)
            if r >= 0:
                o = hand_over_line(E, M, O, o, first, last, duty, r, a, a)
    return o


def line_of_start(E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int, r: int) -> int:
    """The line of a placement's start, or of 1 January 2014 when it ran on that day with a plan (FOB 2016-44)."""
    plan = plan_of_start(E, M, r)
    if plan < 0:
        return o
    by_law = M[r + R_DAY] < OLDER_DAY and E[plan + DAY] <= OLDER_DAY
    trigger = NOTHING if by_law else M[r + R_START]
    return hand_over_line(E, M, O, o, first, last, duty, r, trigger, plan)


def plan_of_start(E: Ints, M: Ints, r: int) -> int:
    """The plan of a placement's own line: the latest at its start (on 1 January 2014, if earlier), else the first."""
    start = M[r + R_DAY]
    found = NOTHING
    later = NOTHING
    for i in dated(M, PLAN):
        a = M[i]
        if not is_childs_plan(E, a) or not fits(E, M, a, M[r + R_LABEL]):
            continue
        if E[a + DAY] <= start:
            if in_force(E, M, a, start):
                found = a
        elif start < OLDER_DAY and E[a + DAY] <= OLDER_DAY:
            found = a
        elif later < 0 and E[a + DAY] <= M[r + R_END_DAY]:
            later = a
    return found if found >= 0 else later


def has_taken(E: Ints, M: Ints, r: int, a: int) -> bool:
    """Is the plan covered by the placement's own line?"""
    plan = plan_of_start(E, M, r)
    if plan < 0 or M[r + R_END_DAY] < OLDER_DAY:
        return False
    if plan == a:
        return True
    start = M[r + R_DAY]
    if not fits(E, M, a, M[r + R_LABEL]) or E[plan + DAY] > max(start, OLDER_DAY):
        return False
    if E[a + DAY] <= start:
        return in_force(E, M, a, start)
    return start < OLDER_DAY and E[a + DAY] <= OLDER_DAY


def placement_of_plan(E: Ints, M: Ints, a: int) -> int:
    """The placement to whose site a new plan is owed: the earlier of two, if no line of its own covers the plan."""
    found = NOTHING
    earliest = NOTHING
    covered = False
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] != SORT_PLACEMENT or not covers(M, r, E[a + DAY]):
            continue
        taken = has_taken(E, M, r, a)
        covered = covered or taken
        if fits(E, M, a, M[r + R_LABEL]):
            if earliest < 0:
                earliest = r
            if found < 0 and not taken:
                found = r
    if covered and E[a + MEASURE] == NO_MEASURE and found != earliest:
        return NOTHING
    return found


def hand_over_line(
    E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int, r: int, t: int,
    plan: int,
) -> int:  # fmt: skip
    """One line: due on the latest of the start, the plan's day and 1 January 2014."""
    due = E[plan + DAY] if t == plan else max(M[r + R_DAY], E[plan + DAY], OLDER_DAY)
    p = edition_of_plan(E, M, first, last, due, plan)
    if t < 0:
        begin_computed(M, duty, p, BY_LAW, due, M[r + R_LABEL])
        M[S_REASON_OF] = M[r + R_START]
    else:
        begin_step(E, M, duty, p, t, M[r + R_LABEL])
    M[S_DUE], M[S_LAW_DAY], M[S_CODE] = due, due, K_HANDED_OVER
    M[S_ANCHOR], M[S_ANCHOR_DAY] = plan, E[plan + DAY]
    if t == plan and word(E, t, ACT_SLOT) == 0:
        doubt(M, M_ACT)
    find_hand_over(E, M, r, plan)
    conclude(E, M)
    return write_line(E, M, O, o)


def edition_of_plan(E: Ints, M: Ints, first: int, last: int, due: int, plan: int) -> int:
    """The edition in force on the due day that covers the plan's type."""
    for p in range(first, last, PW):
        if M[p + P_FROM] <= due <= M[p + P_TO]:
            if M[p + P_WORDS] == 0 or among(word(E, plan, TYPE_SLOT), M[p + P_WORDS]):
                return p
    return first


def find_hand_over(E: Ints, M: Ints, r: int, plan: int) -> None:
    """The first hand-over to the site from the plan's day on; a missing receiver is in doubt."""
    for i in dated(M, PLAN_HANDED_OVER):
        a = M[i]
        if on_or_after(E, a, plan) and is_of_placement(E, M, r, plan, a):
            consider(M, a, to_the_site(E, M, r, a), yes_if(E[a + DAY] <= M[S_DUE]), M_TO)
    for i in undated_of(M, PLAN_HANDED_OVER):
        a = M[i]
        if is_of_placement(E, M, r, plan, a) and to_the_site(E, M, r, a) != NO:
            M[S_UNDATED] = 1
    decide(E, M)


def is_of_placement(E: Ints, M: Ints, r: int, plan: int, a: int) -> bool:
    """Is the hand-over of this measure and of no other plan or placement?"""
    if not fits(E, M, a, M[r + R_LABEL]):
        return False
    if E[a + OF_KIND] < 0 or E[a + OF] == plan or E[a + OF] == M[r + R_START]:
        return True
    sort = sort_of(E[a + OF_KIND])
    return sort != PLAN and sort != PLACEMENT_STARTED


def to_the_site(E: Ints, M: Ints, r: int, a: int) -> int:
    """To this site (the same, or missing on a side); UNKNOWN when the receiver was not recorded."""
    site, lives = E[a + SITE], E[M[r + R_START] + SITE]
    if site != 0 and lives != 0 and site != lives:
        return NO
    to = word(E, a, TO_SLOT)
    return UNKNOWN if to == 0 else yes_if(to == TO_SITE)


def offered(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """Offered in connection with the placement, after the start of the placement before; no line for a move."""
    r = run_started_by(M, t)
    if M[r + R_BEFORE] != NOTHING:
        return False
    begin_step(E, M, duty, p, t, M[r + R_LABEL])
    previous = start_before(M, r)
    for i in dated(M, M[p + P_NEED]):
        a = M[i]
        if is_offer(E, t, a) and (previous < 0 or after(E, a, previous)):
            consider(M, a, to_whom(E, M, p, a), yes_if(E[a + DAY] <= M[S_DUE]), M_TO)
    for i in undated_of(M, M[p + P_NEED]):
        a = M[i]
        if is_offer(E, t, a) and to_whom(E, M, p, a) != NO:
            M[S_UNDATED] = 1
    decide(E, M)
    return True


def is_offer(E: Ints, t: int, a: int) -> bool:
    """Does the offer name no other placement or measure?"""
    return not bound_elsewhere(E, a, t) and alike(E[a + MEASURE], E[t + MEASURE])


def to_whom(E: Ints, M: Ints, p: int, a: int) -> int:
    """To the persons asked for; UNKNOWN when nobody was named."""
    to = word(E, a, TO_SLOT)
    return UNKNOWN if to == 0 else yes_if(among(to, M[p + P_TO_WORD]))


def start_before(M: Ints, r: int) -> int:
    """The start of the placement before; else NOTHING."""
    found = NOTHING
    for q in range(M[RUNS_FROM], r, RW):
        if M[q + R_SORT] == SORT_PLACEMENT:
            found = M[q + R_START]
    return found
