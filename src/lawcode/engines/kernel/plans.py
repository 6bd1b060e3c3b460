"""The child's plan: which plan counts, for how long it is in force, and by when it has to exist."""

from __future__ import annotations

from lawcode.days import NEVER, add_months
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_DONE,
    S_DOUBT,
    S_DUE,
    S_IN_TIME,
    S_READINGS,
    S_SCOPE,
    begin_step,
    conclude,
    done_by,
    doubt,
    due_after,
)
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    among,
    answer,
    bound_elsewhere,
    fits,
    same_day_untimed,
    scope_of,
    word,
)
from lawcode.engines.kernel.runs import end_of_chain


def is_childs_plan(E: Ints, a: int) -> bool:
    """Is it a plan of the child?  One without a type is judged as the child's (contract § 6.12)."""
    return E[a + KIND] == PLAN and word(E, a, TYPE_SLOT) != PARENTS_PLAN


def in_force(E: Ints, C: Ints, R: Ints, a: int, day: int) -> bool:
    """Is the plan in force on a day?  Until its measure ends for another reason than a change of site (§ 5)."""
    ended = NEVER
    for r in range(0, C[RUNS], RW):
        if belongs_to_run(E, R, a, r) and E[a + DAY] <= R[r + R_END_DAY] < day and ends_for_good(R, r):
            ended = min(ended, R[r + R_END_DAY])
    if ended == NEVER:
        return True
    for r in range(0, C[RUNS], RW):
        if belongs_to_run(E, R, a, r) and R[r + R_DAY] <= ended and day <= R[r + R_END_DAY]:
            return True
    return False


def ends_for_good(R: Ints, r: int) -> bool:
    """Does the run end for another reason than a change of site?"""
    return R[r + R_SORT] != SORT_CONTINUED and R[r + R_REASON] != ENDED_CHANGE_OF_SITE


def belongs_to_run(E: Ints, R: Ints, a: int, r: int) -> bool:
    """Does the plan belong to the run: by its measure, or without one because it runs on that day or begins later?"""
    if E[a + MEASURE] != NO_MEASURE and R[r + R_MEASURE] != NO_MEASURE:
        return E[a + MEASURE] == R[r + R_MEASURE]
    return R[r + R_END_DAY] >= E[a + DAY]


def run_of_decision(E: Ints, C: Ints, R: Ints, t: int, scope: int, sort: int) -> int:
    """The run that a decision is about: of its sort and measure, running on its day or begun after; else NOTHING."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != sort or end_of_chain(R, r) < E[t + DAY]:
            continue
        if scope <= NO_MEASURE or R[r + R_MEASURE] == scope or R[r + R_MEASURE] == NO_MEASURE:
            return r
    return NOTHING


def plan_exists(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """A plan in force at the decision or made after it; False when the decision owes none."""
    scope = scope_of(E, C, R, t)
    needed = YES
    if P[p + P_NEED_POSITION] == 1:
        needed = position_on_need(E, C, R, t, scope)
    if needed == NO:
        return False
    begin_step(E, P, S, duty, p, t, scope)
    choose_due(E, P, S, p, t)
    first_plan(E, C, R, P, S, p, t)
    if P[p + P_NEED_CONSENT] == 1 and answer(E, t, CONSENT) == UNKNOWN and E[t + KIND] == DECISION:
        compare_consents(E, C, S, t)
    if needed == UNKNOWN:
        doubt(S, M_NEEDED)
    return not ended_without(E, C, R, S, t)


def choose_due(E: Ints, P: Ints, S: Ints, p: int, t: int) -> None:
    """The decision's day, or months later: with consent, in an acute decision with a stated purpose."""
    day = E[t + DAY]
    acute = answer(E, t, ACUTE) == YES and answer(E, t, SHORT_PURPOSE) == YES
    if P[p + P_MONTHS_ACUTE] > 0 and acute:
        due_after(S, add_months(day, P[p + P_MONTHS_ACUTE]))
    if P[p + P_MONTHS] > 0 and not (P[p + P_NEED_CONSENT] == 1 and answer(E, t, CONSENT) == NO):
        due_after(S, add_months(day, P[p + P_MONTHS]))


def first_plan(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int) -> None:
    """The earliest plan of the measure that is in force on the trigger's day or made after it."""
    day = E[t + DAY]
    for a in range(C[LO], C[HI], W):
        if not plan_counts(E, C, R, P, S, p, t, a):
            continue
        if not after(E, a, t) and not in_force(E, C, R, a, day):
            continue
        if not type_counts(E, P, p, a):
            S[S_DOUBT] = M_TYPE
            continue
        done_by(E, S, a, plan_in_time(E, S, a, t))
        if E[a + DAY] == day and S[S_DUE] == day and same_day_untimed(E, a, t):
            S[S_READINGS] |= B_SAME_DAY
        break
    for a in range(C[ULO], C[UHI], W):
        if plan_counts(E, C, R, P, S, p, t, a):
            S[S_DOUBT] = M_OTHER_DATE


def plan_counts(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, a: int) -> bool:
    """Is it a plan that may count: of a type asked for or of none, of the measure, not bound to another decision?"""
    if not is_childs_plan(E, a) or bound_elsewhere(E, a, t) or not fits(E, C, R, a, S[S_SCOPE]):
        return False
    kind = word(E, a, TYPE_SLOT)
    return kind == 0 or among(kind, P[p + P_WORDS])


def type_counts(E: Ints, P: Ints, p: int, a: int) -> bool:
    """A plan without a type is the child's; whether it is a youth plan was then not recorded."""
    return word(E, a, TYPE_SLOT) != 0 or among(HANDLEPLAN, P[p + P_WORDS])


def plan_in_time(E: Ints, S: Ints, a: int, t: int) -> bool:
    """On or before the due day; on the decision's own day before it by the clock."""
    if S[S_DUE] == E[t + DAY]:
        return not after(E, a, t)
    return E[a + DAY] <= S[S_DUE]


def compare_consents(E: Ints, C: Ints, S: Ints, t: int) -> None:
    """Consent not recorded: undecidable where with and without it the statuses differ, else the later day (§ 5)."""
    with_consent = conclude(E, C, S)
    later, in_time = S[S_DUE], S[S_IN_TIME]
    S[S_DUE] = E[t + DAY]
    if S[S_DONE] >= 0:
        S[S_IN_TIME] = 1 if plan_in_time(E, S, S[S_DONE], t) else 0
    without = conclude(E, C, S)
    S[S_DUE], S[S_IN_TIME] = later, in_time
    if with_consent != without:
        doubt(S, M_CONSENT)


def ended_without(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> bool:
    """Did the measure end on or before the due day without a plan?  Then no line."""
    if S[S_IN_TIME] == 1 or S[S_DOUBT] == M_OTHER_DATE:
        return False
    sort = SORT_PLACEMENT if word(E, t, ABOUT_SLOT) == PLACEMENT else SORT_SUPPORT
    r = run_of_decision(E, C, R, t, S[S_SCOPE], sort)
    return r >= 0 and end_of_chain(R, r) <= S[S_DUE]


def position_on_need(E: Ints, C: Ints, R: Ints, t: int, scope: int) -> int:
    """What the municipality found: the position with `of` this decision, else the last on or before its day."""
    found = NOTHING
    for a in range(C[LO], C[HI], W):
        if E[a + KIND] != PLAN_POSITION:
            continue
        if E[a + OF_KIND] >= 0 and E[a + OF] == t:
            return answer(E, a, NEEDED)
        if not after(E, a, t) and not bound_elsewhere(E, a, t) and fits(E, C, R, a, scope):
            found = a
    if found >= 0:
        return answer(E, found, NEEDED)
    for a in range(C[ULO], C[UHI], W):
        if E[a + KIND] == PLAN_POSITION and not bound_elsewhere(E, a, t) and fits(E, C, R, a, scope):
            return answer(E, a, NEEDED) if E[a + OF] == t else UNKNOWN
    return NO


def position(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """A position on the need for a plan on or before the decision, or a plan then in force."""
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    for a in range(C[LO], C[HI], W):
        late = after(E, a, t)
        if E[a + KIND] == PLAN_POSITION and position_counts(E, C, R, S, t, a):
            take_position(E, S, t, a, not late)
        elif not late and is_plan_of(E, C, R, P, S, p, a) and in_force(E, C, R, a, E[t + DAY]):
            take_position(E, S, t, a, True)
    for a in range(C[ULO], C[UHI], W):
        if E[a + KIND] == PLAN_POSITION and position_counts(E, C, R, S, t, a):
            S[S_DOUBT] = M_OTHER_DATE
        elif is_plan_of(E, C, R, P, S, p, a):
            S[S_DOUBT] = M_OTHER_DATE
    return True


def take_position(E: Ints, S: Ints, t: int, a: int, in_time: bool) -> None:
    """The first act counts, one in time before one too late."""
    if S[S_DONE] >= 0:
        return
    done_by(E, S, a, in_time)
    if in_time and same_day_untimed(E, a, t):
        S[S_READINGS] |= B_SAME_DAY


def position_counts(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int) -> bool:
    """Is the position not bound to another decision or measure?"""
    return not bound_elsewhere(E, a, t) and fits(E, C, R, a, S[S_SCOPE])


def is_plan_of(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, a: int) -> bool:
    """Is it a plan of the measure of one of the types that stand for a position?"""
    if not is_childs_plan(E, a) or not fits(E, C, R, a, S[S_SCOPE]):
        return False
    kind = word(E, a, TYPE_SLOT)
    return among(kind, P[p + P_TO_WORD]) or (kind == 0 and among(HANDLEPLAN, P[p + P_TO_WORD]))
