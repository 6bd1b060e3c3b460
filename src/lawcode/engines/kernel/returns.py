"""Before the child goes home: which return, on which day, and the three steps (contract §§ 5, 6.13)."""

from __future__ import annotations

from lawcode.days import MISSING
from lawcode.engines.kernel.belonging import fits, label_allows, label_of, same_measure
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    answer,
    bound_elsewhere,
    dated,
    is_childs_plan,
    is_granted,
    same_day_untimed,
    undated_of,
    word,
    yes_if,
)
from lawcode.engines.kernel.runs import alike, covers, first_of_chain, has_ended_a_run, last_of_measure

OPEN_RETURN, RETURNED, UNKNOWN_END, OTHERWISE = range(4)
"""What is on record of a return: not yet, home, ended without a reason, ended for another reason."""


def before_return(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """One step of a return; False when this event starts none of its own."""
    r = NOTHING
    end = NOTHING
    if E[t + KIND] == DECISION:
        r = placement_of_return(E, C, R, t)
        state, end = state_of_return(E, C, R, t, r)
    else:
        state = state_of_end(E, C, R, t)
        end = t
        r = placement_ended_by(C, R, t)
    if state == OTHERWISE and not (E[t + KIND] == DECISION and P[p + P_FLAG] == STEP_COMMITTEE):
        return False
    begin_step(E, P, S, duty, p, t, label_of(E, C, R, t))
    if P[p + P_FLAG] == STEP_COMMITTEE:
        return committee_informed(E, C, R, S, t)
    S[S_CODE] = K_BEFORE_RETURN
    if state == OPEN_RETURN:
        S[S_DUE] = MISSING
        S[S_CODE] = K_NOT_YET_RETURNED
        return C[AS_OF] < C[ENDS]
    S[S_DUE], S[S_ANCHOR], S[S_ANCHOR_DAY] = E[end + DAY], end, E[end + DAY]
    if state == UNKNOWN_END:
        doubt(S, M_REASON)
    elif P[p + P_FLAG] == STEP_PLAN:
        find_revision(E, C, R, S, t, r, end)
    else:
        find_period(E, C, R, P, S, p, end)
    return True


def placement_of_return(E: Ints, C: Ints, R: Ints, t: int) -> int:
    """The placement that a decision to return is about: running on its day, else the last one that ended before."""
    label = label_of(E, C, R, t)
    running = NOTHING
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_PLACEMENT and label_allows(R, r, label) and covers(R, r, E[t + DAY]):
            if running == NOTHING or first_of_chain(R, running) == first_of_chain(R, r):
                running = r
    if running != NOTHING:
        return running
    ended = NOTHING
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_PLACEMENT and label_allows(R, r, label) and R[r + R_END_DAY] < E[t + DAY]:
            if ended == NOTHING or R[r + R_END_DAY] >= R[ended + R_END_DAY]:
                ended = r
    return ended


def state_of_return(E: Ints, C: Ints, R: Ints, t: int, r: int) -> tuple[int, int]:
    """What is on record of the return that was decided, and the end of the placement."""
    if r == NOTHING:
        end = loose_end(E, C, R, t)
        return (RETURNED if end >= 0 else OPEN_RETURN), end
    last = last_of_measure(R, r)
    end = R[last + R_END]
    reason = R[last + R_REASON]
    if end == NOTHING or reason == ENDED_CHANGE_OF_SITE:
        return OPEN_RETURN, NOTHING
    if reason == ENDED_RETURN_HOME:
        return RETURNED, end
    return (UNKNOWN_END if reason == 0 else OTHERWISE), end


def loose_end(E: Ints, C: Ints, R: Ints, t: int) -> int:
    """A return on record whose placement is not: the first from the decision on, else the last before; or NOTHING."""
    before = NOTHING
    for e in dated(C, PLACEMENT_ENDED):
        if word(E, e, REASON_SLOT) != ENDED_RETURN_HOME:
            continue
        if alike(E[e + MEASURE], E[t + MEASURE]) and not has_ended_a_run(C, R, e):
            if E[e + DAY] >= E[t + DAY]:
                return e
            before = e
    return before


def state_of_end(E: Ints, C: Ints, R: Ints, t: int) -> int:
    """What an end of a placement comes to that no decision to return is about."""
    reason = word(E, t, REASON_SLOT)
    if (reason != ENDED_RETURN_HOME and reason != 0) or is_decided(E, C, R, t):
        return OTHERWISE
    if reason == ENDED_RETURN_HOME:
        return RETURNED
    return OTHERWISE if is_followed_by_placement(E, C, R, t) else UNKNOWN_END


def is_decided(E: Ints, C: Ints, R: Ints, t: int) -> bool:
    """Is a decision to return about this end?"""
    for d in dated(C, DECISION):
        if is_return_decision(E, d) and end_of_return(E, C, R, d) == t:
            return True
    return False


def end_of_return(E: Ints, C: Ints, R: Ints, d: int) -> int:
    """The end that a decision to return is about: a return, or an end without a reason; else NOTHING."""
    state, end = state_of_return(E, C, R, d, placement_of_return(E, C, R, d))
    return NOTHING if state == OPEN_RETURN or state == OTHERWISE else end


def is_followed_by_placement(E: Ints, C: Ints, R: Ints, t: int) -> bool:
    """Does another placement begin within 7 days?"""
    r = placement_ended_by(C, R, t)
    for a in dated(C, PLACEMENT_STARTED):
        if E[t + DAY] <= E[a + DAY] <= E[t + DAY] + 7:
            if r == NOTHING or R[r + R_START] != a:
                return True
    return False


def placement_ended_by(C: Ints, R: Ints, t: int) -> int:
    """The placement that the event ends; else NOTHING."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_END] == t:
            return r
    return NOTHING


def is_return_decision(E: Ints, d: int) -> bool:
    """Is it a decision to let the child go home?"""
    return E[d + KIND] == DECISION and word(E, d, ABOUT_SLOT) == RETURN_HOME and is_granted(E, d)


def find_revision(E: Ints, C: Ints, R: Ints, S: Ints, t: int, r: int, end: int) -> None:
    """A plan new or revised after the placement's start that states the further effort."""
    start = R[first_of_chain(R, r) + R_START] if r != NOTHING else NOTHING
    for a in dated(C, PLAN):
        if is_childs_plan(E, a) and fits(E, C, R, a, S[S_LABEL]) and not bound_elsewhere(E, a, t):
            if start < 0 or after(E, a, start):
                consider(S, a, states_effort(E, a), yes_if(E[a + DAY] <= S[S_DUE]), M_HAS)
    for a in undated_of(C, PLAN):
        if is_childs_plan(E, a) and fits(E, C, R, a, S[S_LABEL]) and states_effort(E, a) != NO:
            S[S_UNDATED] = 1
    decide(E, S)
    same_day_as_return(E, S, end)


def states_effort(E: Ints, a: int) -> int:
    """Does the plan, new or revised, state the further effort?"""
    if word(E, a, ACT_SLOT) == CONFIRMED or (E[a + HAS] != HAS_UNKNOWN and not E[a + HAS] & PART_FURTHER_EFFORT):
        return NO
    return UNKNOWN if word(E, a, ACT_SLOT) == 0 or E[a + HAS] == HAS_UNKNOWN else YES


def same_day_as_return(E: Ints, S: Ints, end: int) -> None:
    """A step on the day of return rests on the reading that the same day counts."""
    if S[S_DONE] >= 0 and same_day_untimed(E, S[S_DONE], end):
        S[S_IF_MET] |= B_SAME_DAY


def find_period(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, end: int) -> None:
    """A decision about this return with a period of at most so many months."""
    for d in dated(C, DECISION):
        if is_return_decision(E, d) and end_of_return(E, C, R, d) == end:
            consider(S, d, period_counts(E, P, S, p, d), yes_if(E[d + DAY] <= S[S_DUE]), M_PERIOD)
    for d in undated_of(C, DECISION):
        if is_return_decision(E, d) and fits(E, C, R, d, S[S_LABEL]) and period_counts(E, P, S, p, d) != NO:
            S[S_UNDATED] = 1
    decide(E, S)
    same_day_as_return(E, S, end)


def period_counts(E: Ints, P: Ints, S: Ints, p: int, d: int) -> int:
    """Is a period on record, and not too long?"""
    if E[d + MONTHS] < 0:
        return UNKNOWN
    if E[d + MONTHS] > P[p + P_MONTHS]:
        S[S_CODE] = K_PERIOD_TOO_LONG
        return NO
    return YES


def committee_informed(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> bool:
    """The committee is told, where the latest decision about placement or review was made without consent."""
    if E[t + KIND] == PLACEMENT_ENDED and word(E, t, REASON_SLOT) != ENDED_RETURN_HOME:
        return False
    basis = latest_basis(E, C, R, t)
    if basis < 0 or answer(E, basis, CONSENT) == YES:
        return False
    if answer(E, basis, CONSENT) == UNKNOWN:
        doubt(S, M_CONSENT)
    for a in dated(C, COMMITTEE_INFORMED):
        if after(E, a, basis) and is_information(E, C, R, S, t, a):
            consider(S, a, YES, yes_if(E[a + DAY] <= S[S_DUE]), M_NONE)
    for a in undated_of(C, COMMITTEE_INFORMED):
        if is_information(E, C, R, S, t, a):
            S[S_UNDATED] = 1
    decide(E, S)
    return True


def latest_basis(E: Ints, C: Ints, R: Ints, t: int) -> int:
    """The latest decision about placement or review before the return; else NOTHING."""
    found = NOTHING
    for d in dated(C, DECISION):
        about = word(E, d, ABOUT_SLOT)
        if (about == PLACEMENT or about == REVIEW) and is_granted(E, d):
            if not after(E, d, t) and same_measure(E, C, R, d, t):
                found = d
    return found


def is_information(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int) -> bool:
    """Is it information to the committee about a return, or about nothing named?"""
    if E[a + KIND] != COMMITTEE_INFORMED or bound_elsewhere(E, a, t) or not fits(E, C, R, a, S[S_LABEL]):
        return False
    about = word(E, a, ABOUT_SLOT)
    return about == 0 or about == RETURN_HOME
