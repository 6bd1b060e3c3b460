"""Before the child goes home: which return, on which day, and the three steps (contract §§ 5, 6.13)."""

from __future__ import annotations

from lawcode.days import MISSING
from lawcode.engines.kernel.belonging import fits, label_allows, same_measure
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


def before_return(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """One step of a return; False when this event starts none of its own."""
    r = NOTHING
    end = NOTHING
    if E[t + KIND] == DECISION:
        r = placement_of_return(E, M, t)
        state, end = state_of_return(E, M, t, r)
    else:
        state = state_of_end(E, M, t)
        end = t
        r = placement_ended_by(M, t)
    if state == OTHERWISE and not (E[t + KIND] == DECISION and M[p + P_FLAG] == STEP_COMMITTEE):
        return False
    begin_step(E, M, duty, p, t, E[t + LABEL])
    if M[p + P_FLAG] == STEP_COMMITTEE:
        return committee_informed(E, M, t)
    M[S_CODE] = K_BEFORE_RETURN
    if state == OPEN_RETURN:
        M[S_DUE] = MISSING
        M[S_CODE] = K_NOT_YET_RETURNED
        return M[AS_OF] < M[ENDS]
    M[S_DUE], M[S_ANCHOR], M[S_ANCHOR_DAY] = E[end + DAY], end, E[end + DAY]
    if state == UNKNOWN_END:
        doubt(M, M_REASON)
    elif M[p + P_FLAG] == STEP_PLAN:
        find_revision(E, M, t, r, end)
    else:
        find_period(E, M, p, end)
    return True


def placement_of_return(E: Ints, M: Ints, t: int) -> int:
    """The placement that a decision to return is about: running on its day, else the last one that ended before."""
    label = E[t + LABEL]
    running = NOTHING
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_PLACEMENT and label_allows(M, r, label) and covers(M, r, E[t + DAY]):
            if running == NOTHING or first_of_chain(M, running) == first_of_chain(M, r):
                running = r
    if running != NOTHING:
        return running
    ended = NOTHING
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_PLACEMENT and label_allows(M, r, label) and M[r + R_END_DAY] < E[t + DAY]:
            if ended == NOTHING or M[r + R_END_DAY] >= M[ended + R_END_DAY]:
                ended = r
    return ended


def state_of_return(E: Ints, M: Ints, t: int, r: int) -> tuple[int, int]:
    """What is on record of the return that was decided, and the end of the placement."""
    if r == NOTHING:
        end = loose_end(E, M, t)
        return (RETURNED if end >= 0 else OPEN_RETURN), end
    last = last_of_measure(M, r)
    end = M[last + R_END]
    reason = M[last + R_REASON]
    if end == NOTHING or reason == ENDED_CHANGE_OF_SITE:
        return OPEN_RETURN, NOTHING
    if reason == ENDED_RETURN_HOME:
        return RETURNED, end
    return (UNKNOWN_END if reason == 0 else OTHERWISE), end


def loose_end(E: Ints, M: Ints, t: int) -> int:
    """A return on record whose placement is not: the first from the decision on, else the last before; or NOTHING."""
    before = NOTHING
    for i in dated(M, PLACEMENT_ENDED):
        e = M[i]
        if word(E, e, REASON_SLOT) != ENDED_RETURN_HOME:
            continue
        if alike(E[e + MEASURE], E[t + MEASURE]) and not has_ended_a_run(M, e):
            if E[e + DAY] >= E[t + DAY]:
                return e
            before = e
    return before


def state_of_end(E: Ints, M: Ints, t: int) -> int:
    """What an end of a placement comes to that no decision to return is about."""
    reason = word(E, t, REASON_SLOT)
    if (reason != ENDED_RETURN_HOME and reason != 0) or is_decided(E, M, t):
        return OTHERWISE
    if reason == ENDED_RETURN_HOME:
        return RETURNED
    return OTHERWISE if is_followed_by_placement(E, M, t) else UNKNOWN_END


def is_decided(E: Ints, M: Ints, t: int) -> bool:
    """Is a decision to return about this end?"""
    for i in dated(M, DECISION):
        d = M[i]
        if is_return_decision(E, d) and end_of_return(E, M, d) == t:
            return True
    return False


def end_of_return(E: Ints, M: Ints, d: int) -> int:
    """The end that a decision to return is about: a return, or an end without a reason; else NOTHING."""
    state, end = state_of_return(E, M, d, placement_of_return(E, M, d))
    return NOTHING if state == OPEN_RETURN or state == OTHERWISE else end


def is_followed_by_placement(E: Ints, M: Ints, t: int) -> bool:
    """Does another placement begin within 7 days?"""
    r = placement_ended_by(M, t)
    for i in dated(M, PLACEMENT_STARTED):
        a = M[i]
        if E[t + DAY] <= E[a + DAY] <= E[t + DAY] + 7:
            if r == NOTHING or M[r + R_START] != a:
                return True
    return False


def placement_ended_by(M: Ints, t: int) -> int:
    """The placement that the event ends; else NOTHING."""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_END] == t:
            return r
    return NOTHING


def is_return_decision(E: Ints, d: int) -> bool:
    """Is it a decision to let the child go home?"""
    return E[d + KIND] == DECISION and word(E, d, ABOUT_SLOT) == RETURN_HOME and is_granted(E, d)


def find_revision(E: Ints, M: Ints, t: int, r: int, end: int) -> None:
    """A plan new or revised after the placement's start that states the further effort."""
    start = M[first_of_chain(M, r) + R_START] if r != NOTHING else NOTHING
    for i in dated(M, PLAN):
        a = M[i]
        if is_childs_plan(E, a) and fits(E, M, a, M[S_LABEL]) and not bound_elsewhere(E, a, t):
            if start < 0 or after(E, a, start):
                consider(M, a, states_effort(E, a), yes_if(E[a + DAY] <= M[S_DUE]), M_HAS)
    for i in undated_of(M, PLAN):
        a = M[i]
        if is_childs_plan(E, a) and fits(E, M, a, M[S_LABEL]) and states_effort(E, a) != NO:
            M[S_UNDATED] = 1
    decide(E, M)
    same_day_as_return(E, M, end)


def states_effort(E: Ints, a: int) -> int:
    """Does the plan, new or revised, state the further effort?"""
    if word(E, a, ACT_SLOT) == CONFIRMED or (E[a + HAS] != HAS_UNKNOWN and not E[a + HAS] & PART_FURTHER_EFFORT):
        return NO
    return UNKNOWN if word(E, a, ACT_SLOT) == 0 or E[a + HAS] == HAS_UNKNOWN else YES


def same_day_as_return(E: Ints, M: Ints, end: int) -> None:
    """A step on the day of return rests on the reading that the same day counts."""
    if M[S_DONE] >= 0 and same_day_untimed(E, M[S_DONE], end):
        M[S_IF_MET] |= B_SAME_DAY


def find_period(E: Ints, M: Ints, p: int, end: int) -> None:
    """A decision about this return with a period of at most so many months."""
    for i in dated(M, DECISION):
        d = M[i]
        if is_return_decision(E, d) and end_of_return(E, M, d) == end:
            consider(M, d, period_counts(E, M, p, d), yes_if(E[d + DAY] <= M[S_DUE]), M_PERIOD)
    for i in undated_of(M, DECISION):
        d = M[i]
        if is_return_decision(E, d) and fits(E, M, d, M[S_LABEL]) and period_counts(E, M, p, d) != NO:
            M[S_UNDATED] = 1
    decide(E, M)
    same_day_as_return(E, M, end)


def period_counts(E: Ints, M: Ints, p: int, d: int) -> int:
    """Is a period on record, and not too long?"""
    if E[d + MONTHS] < 0:
        return UNKNOWN
    if E[d + MONTHS] > M[p + P_MONTHS]:
        M[S_CODE] = K_PERIOD_TOO_LONG
        return NO
    return YES


def committee_informed(E: Ints, M: Ints, t: int) -> bool:
    """The committee is told, where the latest decision about placement or review was made without consent."""
    if E[t + KIND] == PLACEMENT_ENDED and word(E, t, REASON_SLOT) != ENDED_RETURN_HOME:
        return False
    basis = latest_basis(E, M, t)
    if basis < 0 or answer(E, basis, CONSENT) == YES:
        return False
    if answer(E, basis, CONSENT) == UNKNOWN:
        doubt(M, M_CONSENT)
    for i in dated(M, COMMITTEE_INFORMED):
        a = M[i]
        if after(E, a, basis) and is_information(E, M, t, a):
            consider(M, a, YES, yes_if(E[a + DAY] <= M[S_DUE]), M_NONE)
    for i in undated_of(M, COMMITTEE_INFORMED):
        a = M[i]
        if is_information(E, M, t, a):
            M[S_UNDATED] = 1
    decide(E, M)
    return True


def latest_basis(E: Ints, M: Ints, t: int) -> int:
    """The latest decision about placement or review before the return; else NOTHING."""
    found = NOTHING
    for i in dated(M, DECISION):
        d = M[i]
        about = word(E, d, ABOUT_SLOT)
        if (about == PLACEMENT or about == REVIEW) and is_granted(E, d):
            if not after(E, d, t) and same_measure(E, d, t):
                found = d
    return found


def is_information(E: Ints, M: Ints, t: int, a: int) -> bool:
    """Is it information to the committee about a return, or about nothing named?"""
    if E[a + KIND] != COMMITTEE_INFORMED or bound_elsewhere(E, a, t) or not fits(E, M, a, M[S_LABEL]):
        return False
    about = word(E, a, ABOUT_SLOT)
    return about == 0 or about == RETURN_HOME
