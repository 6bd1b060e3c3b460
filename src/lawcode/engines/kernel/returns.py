"""Before the child goes home: which return, on which day, and the three steps (contract §§ 5, 6.13)."""

from __future__ import annotations

from lawcode.days import MISSING
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_ANCHOR,
    S_ANCHOR_DAY,
    S_CODE,
    S_DONE,
    S_DOUBT,
    S_DUE,
    S_READINGS,
    S_SCOPE,
    begin_step,
    done_by,
    doubt,
)
from lawcode.engines.kernel.plans import is_childs_plan
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    answer,
    bound_elsewhere,
    fits,
    same_day_untimed,
    scope_of,
    word,
)


def before_return(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """One step of a return; False when this event starts none of its own."""
    decided = E[t + KIND] == DECISION
    scope = scope_of(E, C, R, t)
    r = placement_that_returns(E, C, R, t, scope) if decided else placement_ended_by(C, R, t)
    if not decided and not is_return_without_decision(E, C, R, t, r):
        return False
    begin_step(E, P, S, duty, p, t, scope if r < 0 else R[r + R_MEASURE])
    if P[p + P_FLAG] == STEP_COMMITTEE:
        return committee_informed(E, C, R, S, t)
    if r >= 0 and R[r + R_END] >= 0 and R[r + R_REASON] not in (0, ENDED_RETURN_HOME):
        return False
    day_of_return(E, C, R, S, t, r)
    if P[p + P_FLAG] == STEP_PLAN:
        find_revision(E, C, R, S, t, r)
    else:
        find_period(E, C, R, P, S, p, t, r)
    return True


def placement_that_returns(E: Ints, C: Ints, R: Ints, t: int, scope: int) -> int:
    """The placement that a decision to return is about: running on its day, else the last one that ended before."""
    found = NOTHING
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_PLACEMENT or R[r + R_DAY] > E[t + DAY]:
            continue
        if scope > NO_MEASURE and R[r + R_MEASURE] > NO_MEASURE and R[r + R_MEASURE] != scope:
            continue
        found = r
    while found >= 0 and R[found + R_NEXT] != NOTHING:
        found = R[found + R_NEXT]
    return found


def placement_ended_by(C: Ints, R: Ints, t: int) -> int:
    """The placement that the event ends; else NOTHING."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_END] == t:
            return r
    return NOTHING


def is_return_without_decision(E: Ints, C: Ints, R: Ints, t: int, r: int) -> bool:
    """A return home that no decision is about; or an end without a reason that may be one."""
    reason = word(E, t, REASON_SLOT)
    if reason != ENDED_RETURN_HOME and reason != 0:
        return False
    if reason == 0 and (E[t + DAY] >= C[ENDS] or is_followed_by_placement(E, C, t)):
        return False
    for d in range(C[LO], C[HI], W):
        if is_return_decision(E, d) and placement_that_returns(E, C, R, d, scope_of(E, C, R, d)) == r:
            return False
    return True


def is_followed_by_placement(E: Ints, C: Ints, t: int) -> bool:
    """Does a new placement begin within 7 days?"""
    for a in range(C[LO], C[HI], W):
        if E[a + KIND] == PLACEMENT_STARTED and E[t + DAY] <= E[a + DAY] <= E[t + DAY] + 7:
            return True
    return False


def is_return_decision(E: Ints, d: int) -> bool:
    """Is it a decision to let the child go home?"""
    return E[d + KIND] == DECISION and word(E, d, ABOUT_SLOT) == RETURN_HOME and answer(E, d, GRANTED) != NO


def day_of_return(E: Ints, C: Ints, R: Ints, S: Ints, t: int, r: int) -> None:
    """The day on which the child went home; not yet recorded: pending, whatever was done."""
    S[S_CODE] = K_BEFORE_RETURN
    if r < 0 or R[r + R_END] < 0:
        S[S_DUE] = MISSING
        S[S_CODE] = K_NOT_YET_RETURNED
        return
    S[S_DUE] = R[r + R_END_DAY]
    S[S_ANCHOR] = R[r + R_END]
    S[S_ANCHOR_DAY] = R[r + R_END_DAY]
    if R[r + R_REASON] == 0:
        doubt(S, M_REASON)


def find_revision(E: Ints, C: Ints, R: Ints, S: Ints, t: int, r: int) -> None:
    """A plan new or revised after the placement's start that states the further effort."""
    if S[S_DUE] == MISSING:
        return
    start = R[r + R_START]
    while R[r + R_PREVIOUS] != NOTHING:
        r = R[r + R_PREVIOUS]
        start = R[r + R_START]
    for a in range(start, C[HI], W):
        if not after(E, a, start) or not is_revision(E, C, R, S, t, a):
            continue
        if E[a + HAS] == HAS_UNKNOWN or word(E, a, ACT_SLOT) == 0:
            if S[S_DONE] < 0:
                S[S_DOUBT] = M_HAS
        elif E[a + HAS] & PART_FURTHER_EFFORT and S[S_DONE] < 0:
            done_by(E, S, a, in_time_for_return(E, S, a))
    for a in range(C[ULO], C[UHI], W):
        if is_revision(E, C, R, S, t, a) and E[a + HAS] & PART_FURTHER_EFFORT:
            S[S_DOUBT] = M_OTHER_DATE


def is_revision(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int) -> bool:
    """Is it a plan of the child and the measure, new or revised?"""
    if not is_childs_plan(E, a) or word(E, a, ACT_SLOT) == CONFIRMED:
        return False
    return fits(E, C, R, a, S[S_SCOPE]) and not bound_elsewhere(E, a, t)


def in_time_for_return(E: Ints, S: Ints, a: int) -> bool:
    """On or before the day of return, before it by the clock on that day."""
    if E[a + DAY] == S[S_DUE] and same_day_untimed(E, a, S[S_ANCHOR]):
        S[S_READINGS] |= B_SAME_DAY
    return not after(E, a, S[S_ANCHOR])


def find_period(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, r: int) -> None:
    """A decision to return with a period of at most so many months."""
    if S[S_DUE] == MISSING:
        return
    for d in range(C[LO], C[HI], W):
        if not is_return_decision(E, d) or not fits(E, C, R, d, S[S_SCOPE]) or S[S_DONE] >= 0:
            continue
        if placement_that_returns(E, C, R, d, scope_of(E, C, R, d)) != r:
            continue
        if E[d + MONTHS] < 0:
            S[S_DOUBT] = M_PERIOD
        elif E[d + MONTHS] <= P[p + P_MONTHS]:
            done_by(E, S, d, in_time_for_return(E, S, d))
        else:
            S[S_CODE] = K_PERIOD_TOO_LONG


def committee_informed(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> bool:
    """The committee is told, where the latest decision about placement or review was made without consent."""
    basis = latest_basis(E, C, R, S, t)
    if basis < 0 or answer(E, basis, CONSENT) == YES:
        return False
    if answer(E, basis, CONSENT) == UNKNOWN:
        doubt(S, M_CONSENT)
    for a in range(C[LO], C[HI], W):
        if after(E, a, basis) and is_information(E, C, R, S, t, a) and S[S_DONE] < 0:
            done_by(E, S, a, E[a + DAY] <= S[S_DUE])
    for a in range(C[ULO], C[UHI], W):
        if is_information(E, C, R, S, t, a):
            S[S_DOUBT] = M_OTHER_DATE
    return True


def latest_basis(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> int:
    """The latest decision about placement or review before the return; else NOTHING."""
    found = NOTHING
    for d in range(C[LO], t, W):
        about = word(E, d, ABOUT_SLOT)
        if E[d + KIND] == DECISION and (about == PLACEMENT or about == REVIEW) and answer(E, d, GRANTED) != NO:
            if fits(E, C, R, d, S[S_SCOPE]):
                found = d
    return found


def is_information(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int) -> bool:
    """Is it information to the committee about a return, or about nothing named?"""
    if E[a + KIND] != COMMITTEE_INFORMED or bound_elsewhere(E, a, t) or not fits(E, C, R, a, S[S_SCOPE]):
        return False
    about = word(E, a, ABOUT_SLOT)
    return about == 0 or about == RETURN_HOME
