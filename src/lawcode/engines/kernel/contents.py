"""What a plan or a decision itself holds."""

from __future__ import annotations

from lawcode.days import MISSING
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_ANCHOR,
    S_CODE,
    S_DOUBT,
    S_LACKS,
    S_SCOPE,
    begin_step,
    done_by,
    doubt,
)
from lawcode.engines.kernel.plans import is_childs_plan
from lawcode.engines.kernel.reading import Ints, after, among, answer, fits, scope_of, word


def content(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The plan holds what the law asks for; only plans that are new or revised are judged."""
    if not is_childs_plan(E, t) or word(E, t, ACT_SLOT) == CONFIRMED:
        return False
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    if word(E, t, ACT_SLOT) == 0:
        doubt(S, M_ACT)
    elif E[t + HAS] == HAS_UNKNOWN:
        S[S_DOUBT] = M_HAS
    else:
        wanted = P[p + P_PARTS]
        if in_placement(E, C, R, t, S[S_SCOPE]):
            wanted |= P[p + P_PARTS_PLACED]
        S[S_LACKS] = wanted & ~E[t + HAS]
        if P[p + P_PARTS_ANY] != 0 and not P[p + P_PARTS_ANY] & E[t + HAS]:
            S[S_LACKS] |= P[p + P_PARTS_ANY]
        S[S_CODE] = K_LACKS_PARTS
        if S[S_LACKS] == 0:
            done_by(E, S, t, True)
    return True


def in_placement(E: Ints, C: Ints, R: Ints, t: int, scope: int) -> bool:
    """Has the plan's measure a placement, or is the next decision after the plan about one (contract § 6.10)?"""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_PLACEMENT:
            continue
        if scope > NO_MEASURE and R[r + R_MEASURE] > NO_MEASURE:
            if R[r + R_MEASURE] == scope:
                return True
        elif R[r + R_END_DAY] >= E[t + DAY]:
            return True
    for d in range(C[LO], C[HI], W):
        if E[d + KIND] == DECISION and d > t and fits(E, C, R, d, scope):
            return word(E, d, ABOUT_SLOT) == PLACEMENT
        if E[d + KIND] == DECISION and E[d + DAY] == E[t + DAY] and not after(E, t, d) and fits(E, C, R, d, scope):
            return word(E, d, ABOUT_SLOT) == PLACEMENT
    return False


def adult_goals(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The plan, or its next revision, holds the goals for adult life."""
    act = word(E, t, ACT_SLOT)
    if not is_childs_plan(E, t) or act == CONFIRMED:
        return False
    if P[p + P_WORDS] != 0 and not among(word(E, t, TYPE_SLOT), P[p + P_WORDS]):
        return False
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    if act == 0:
        doubt(S, M_ACT)
    goals_from(E, C, R, S, t)
    return True


def goals_from(E: Ints, C: Ints, R: Ints, S: Ints, plan: int) -> None:
    """Look for the goals in a plan, then in its next revision."""
    S[S_ANCHOR] = plan
    S[S_CODE] = K_LACKS_PARTS
    S[S_LACKS] = PART_ADULT_LIFE_GOALS
    if E[plan + HAS] == HAS_UNKNOWN:
        S[S_DOUBT] = M_HAS
    elif E[plan + HAS] & PART_ADULT_LIFE_GOALS:
        done_by(E, S, plan, True)
        return
    for a in range(plan + W, C[HI], W):
        if is_childs_plan(E, a) and word(E, a, ACT_SLOT) == REVISED and fits(E, C, R, a, S[S_SCOPE]):
            if E[a + HAS] == HAS_UNKNOWN:
                S[S_DOUBT] = M_HAS
            elif E[a + HAS] & PART_ADULT_LIFE_GOALS:
                done_by(E, S, a, False)
            return


def limited(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The decision says for how long the limit on contact holds."""
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    if E[t + UNTIL] != MISSING or answer(E, t, DURATION) == YES:
        done_by(E, S, t, True)
    return True
