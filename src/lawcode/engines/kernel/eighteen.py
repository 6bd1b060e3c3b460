"""Half a year before 18: the decision on support after 18, and the plan revised before it."""

from __future__ import annotations

from lawcode.days import add_months, birthday
from lawcode.engines.kernel.followups import edition_at
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    bound_elsewhere,
    dated,
    is_childs_plan,
    same_day_untimed,
    undated_of,
    word,
    yes_if,
)
from lawcode.engines.kernel.runs import covers


def before_eighteen(E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The line of a child who is placed six months before 18, or placed later (then unconfirmed)."""
    if M[BORN_KNOWN] == 0:
        return o
    eighteen = birthday(M[BORN], 18)
    day = add_months(eighteen, -M[first + P_MONTHS])
    if day > M[AS_OF]:
        return o
    r = placement_on(M, day)
    confirmed = 1
    if r == NOTHING:
        r = placement_begun_between(M, day, eighteen)
        if r == NOTHING:
            return o
        day = M[r + R_DAY]
        confirmed = 0
    begin_computed(M, duty, edition_at(M, first, last, day), BY_EIGHTEEN, day, M[r + R_LABEL])
    M[S_CODE], M[S_REASON_OF] = K_BEFORE_18 if confirmed == 1 else K_PLACED_LATE, M[r + R_START]
    M[S_CONFIRMED] = M[S_CONFIRMED] & confirmed
    find_aftercare(E, M)
    conclude(E, M)
    return write_line(E, M, O, o)


def placement_on(M: Ints, day: int) -> int:
    """The first placement that runs on a day; else NOTHING."""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_PLACEMENT and covers(M, r, day):
            return r
    return NOTHING


def placement_begun_between(M: Ints, day: int, eighteen: int) -> int:
    """The first placement that begins after the day and before the 18th birthday; else NOTHING."""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_PLACEMENT and day < M[r + R_DAY] < eighteen:
            return r
    return NOTHING


def find_aftercare(E: Ints, M: Ints) -> None:
    """The first decision about aftercare, either way."""
    for i in dated(M, DECISION):
        a = M[i]
        if word(E, a, ABOUT_SLOT) == AFTERCARE:
            consider(M, a, YES, yes_if(E[a + DAY] <= M[S_DUE]), M_NONE)
    for i in undated_of(M, DECISION):
        a = M[i]
        if word(E, a, ABOUT_SLOT) == AFTERCARE:
            M[S_UNDATED] = 1
    decide(E, M)


def plan_before(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """A plan made or revised, of any measure, in the months before the decision."""
    begin_step(E, M, duty, p, t, E[t + LABEL])
    opens = add_months(E[t + DAY], -M[p + P_MONTHS])
    for i in dated(M, PLAN):
        a = M[i]
        if is_childs_plan(E, a) and E[a + DAY] >= opens and not bound_elsewhere(E, a, t):
            consider(M, a, is_fresh(E, a), yes_if(not after(E, a, t)), M_ACT)
    for i in undated_of(M, PLAN):
        a = M[i]
        if is_childs_plan(E, a) and is_fresh(E, a) != NO:
            M[S_UNDATED] = 1
    decide(E, M)
    if M[S_DONE] >= 0 and same_day_untimed(E, M[S_DONE], t):
        M[S_IF_MET] |= B_SAME_DAY
    return True


def is_fresh(E: Ints, a: int) -> int:
    """Was the plan made or revised, not only confirmed?"""
    act = word(E, a, ACT_SLOT)
    return UNKNOWN if act == 0 else yes_if(act != CONFIRMED)
