"""Half a year before 18: the decision on support after 18, and the plan revised before it."""

from __future__ import annotations

from lawcode.days import add_months, birthday
from lawcode.engines.kernel.followups import edition_at
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_CODE,
    S_CONFIRMED,
    S_DONE,
    S_DOUBT,
    S_DUE,
    S_NEVER_ENDS,
    S_READINGS,
    S_REASON_OF,
    S_SCOPE,
    begin_computed,
    begin_step,
    conclude,
    done_by,
    write_line,
)
from lawcode.engines.kernel.plans import is_childs_plan
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    bound_elsewhere,
    fits,
    same_day_untimed,
    scope_of,
    word,
)


def before_eighteen(
    E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, first: int, last: int, duty: int
) -> int:
    """A line for each placement that runs six months before 18, or begins later (then unconfirmed)."""
    if C[BORN_KNOWN] == 0:
        return o
    eighteen = birthday(C[BORN], 18)
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_PLACEMENT:
            continue
        day = add_months(eighteen, -P[first + P_MONTHS])
        late = R[r + R_DAY] > day
        if late:
            day = R[r + R_DAY]
        if day > C[AS_OF] or day >= eighteen or R[r + R_END_DAY] < day or (late and R[r + R_MOVE] == 1):
            continue
        p = edition_at(P, first, last, day)
        begin_computed(P, S, duty, p, BY_EIGHTEEN, day, R[r + R_MEASURE])
        S[S_CODE] = K_BEFORE_18
        S[S_REASON_OF] = R[r + R_START]
        S[S_NEVER_ENDS] = 1
        if late:
            S[S_CONFIRMED] = 0
        find_aftercare(E, C, R, S)
        conclude(E, C, S)
        o = write_line(E, C, S, O, o)
    return o


def find_aftercare(E: Ints, C: Ints, R: Ints, S: Ints) -> None:
    """The first decision about aftercare, either way."""
    for a in range(C[LO], C[HI], W):
        if is_aftercare(E, C, R, S, a):
            done_by(E, S, a, E[a + DAY] <= S[S_DUE])
            break
    for a in range(C[ULO], C[UHI], W):
        if is_aftercare(E, C, R, S, a):
            S[S_DOUBT] = M_OTHER_DATE


def is_aftercare(E: Ints, C: Ints, R: Ints, S: Ints, a: int) -> bool:
    """Is it a decision about aftercare of this measure?"""
    return E[a + KIND] == DECISION and word(E, a, ABOUT_SLOT) == AFTERCARE and fits(E, C, R, a, S[S_SCOPE])


def plan_before(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """A plan made or revised, of any measure, in the months before the decision."""
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    S[S_NEVER_ENDS] = 1
    opens = add_months(E[t + DAY], -P[p + P_MONTHS])
    for a in range(C[LO], C[HI], W):
        if not is_fresh_plan(E, t, a) or E[a + DAY] < opens or S[S_DONE] >= 0:
            continue
        if word(E, a, ACT_SLOT) == 0:
            S[S_DOUBT] = M_ACT
            continue
        done_by(E, S, a, not after(E, a, t))
        if same_day_untimed(E, a, t):
            S[S_READINGS] |= B_SAME_DAY
    for a in range(C[ULO], C[UHI], W):
        if is_fresh_plan(E, t, a):
            S[S_DOUBT] = M_OTHER_DATE
    return True


def is_fresh_plan(E: Ints, t: int, a: int) -> bool:
    """Is it a plan of the child, new or revised?"""
    return is_childs_plan(E, a) and word(E, a, ACT_SLOT) != CONFIRMED and not bound_elsewhere(E, a, t)
