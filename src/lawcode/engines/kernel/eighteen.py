"""Half a year before 18: the decision on support after 18, and the plan revised before it."""

from __future__ import annotations

from lawcode.days import add_months, birthday
from lawcode.engines.kernel.belonging import label_of
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


def before_eighteen(
    E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, first: int, last: int, duty: int
) -> int:
    """The line of a child who is placed six months before 18, or placed later (then unconfirmed)."""
    if C[BORN_KNOWN] == 0:
        return o
    eighteen = birthday(C[BORN], 18)
    day = add_months(eighteen, -P[first + P_MONTHS])
    if day > C[AS_OF]:
        return o
    r = placement_on(C, R, day)
    confirmed = 1
    if r == NOTHING:
        r = placement_begun_between(C, R, day, eighteen)
        if r == NOTHING:
            return o
        day = R[r + R_DAY]
        confirmed = 0
    begin_computed(P, S, duty, edition_at(P, first, last, day), BY_EIGHTEEN, day, R[r + R_LABEL])
    S[S_CODE], S[S_REASON_OF] = K_BEFORE_18, R[r + R_START]
    S[S_CONFIRMED] = S[S_CONFIRMED] & confirmed
    find_aftercare(E, C, S)
    conclude(E, C, S)
    return write_line(E, C, S, O, o)


def placement_on(C: Ints, R: Ints, day: int) -> int:
    """The first placement that runs on a day; else NOTHING."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_PLACEMENT and covers(R, r, day):
            return r
    return NOTHING


def placement_begun_between(C: Ints, R: Ints, day: int, eighteen: int) -> int:
    """The first placement that begins after the day and before the 18th birthday; else NOTHING."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_PLACEMENT and day < R[r + R_DAY] < eighteen:
            return r
    return NOTHING


def find_aftercare(E: Ints, C: Ints, S: Ints) -> None:
    """The first decision about aftercare, either way."""
    for a in dated(C, DECISION):
        if word(E, a, ABOUT_SLOT) == AFTERCARE:
            consider(S, a, YES, yes_if(E[a + DAY] <= S[S_DUE]), M_NONE)
    for a in undated_of(C, DECISION):
        if word(E, a, ABOUT_SLOT) == AFTERCARE:
            S[S_UNDATED] = 1
    decide(E, S)


def plan_before(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """A plan made or revised, of any measure, in the months before the decision."""
    begin_step(E, P, S, duty, p, t, label_of(E, C, R, t))
    opens = add_months(E[t + DAY], -P[p + P_MONTHS])
    for a in dated(C, PLAN):
        if is_childs_plan(E, a) and E[a + DAY] >= opens and not bound_elsewhere(E, a, t):
            consider(S, a, is_fresh(E, a), yes_if(not after(E, a, t)), M_ACT)
    for a in undated_of(C, PLAN):
        if is_childs_plan(E, a) and is_fresh(E, a) != NO:
            S[S_UNDATED] = 1
    decide(E, S)
    if S[S_DONE] >= 0 and same_day_untimed(E, S[S_DONE], t):
        S[S_IF_MET] |= B_SAME_DAY
    return True


def is_fresh(E: Ints, a: int) -> int:
    """Was the plan made or revised, not only confirmed?"""
    act = word(E, a, ACT_SLOT)
    return UNKNOWN if act == 0 else yes_if(act != CONFIRMED)
