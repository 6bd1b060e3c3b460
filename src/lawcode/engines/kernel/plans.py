"""The child's plan: which plan counts, for how long it is in force, and by when it has to exist."""

from __future__ import annotations

from lawcode.days import MISSING, NEVER, add_months, birthday
from lawcode.engines.kernel.belonging import carrier_of, fits, label_of, sort_of_matter
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    among,
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
from lawcode.engines.kernel.runs import alike, covers, ended_for_good


def in_force(E: Ints, C: Ints, R: Ints, a: int, day: int) -> bool:
    """Is the plan in force on a day?  Until its measures end for another reason than a change of site (§ 5)."""
    begins = first_beginning(E, C, R, a)
    carried = False
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_CONTINUED or not carries(E, C, R, a, r):
            continue
        if covers(R, r, E[a + DAY]) or R[r + R_DAY] == begins:
            carried = True
            if ended_for_good(R, r) >= day:
                return True
    return not carried


def first_beginning(E: Ints, C: Ints, R: Ints, a: int) -> int:
    """Where none of the plan's measures runs on its day: the day on which the next one begins; else MISSING."""
    first = NEVER
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_CONTINUED or not carries(E, C, R, a, r):
            continue
        if covers(R, r, E[a + DAY]):
            return MISSING
        if R[r + R_DAY] > E[a + DAY]:
            first = min(first, R[r + R_DAY])
    return first


def carries(E: Ints, C: Ints, R: Ints, a: int, r: int) -> bool:
    """Is the run of the plan's measure?  Where no run has its name, runs without a name are."""
    measure = E[a + MEASURE]
    if measure == NO_MEASURE or R[r + R_LABEL] == measure:
        return True
    if R[r + R_LABEL] != NO_MEASURE:
        return False
    for q in range(0, C[RUNS], RW):
        if R[q + R_LABEL] == measure:
            return False
    return True


def plan_exists(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """A plan in force at the trigger or made after it; False when the trigger owes none."""
    needed = YES
    if P[p + P_NEED_POSITION] == 1:
        needed = position_on_need(E, C, R, t)
    elif E[t + KIND] == PLAN_POSITION:
        needed = answer(E, t, NEEDED)
        if has_youth_line(E, C, R, P, p, label_of(E, C, R, t)):
            return False
    if needed == NO:
        return False
    begin_step(E, P, S, duty, p, t, label_of(E, C, R, t))
    due_after(S, add_months(E[t + DAY], P[p + P_MONTHS]))
    if needed == UNKNOWN:
        doubt(S, M_NEEDED)
        return True
    if P[p + P_NEED_CONSENT] == 1 and E[t + KIND] == DECISION:
        return by_consent(E, C, R, P, S, p, t)
    if P[p + P_MONTHS] == 0:
        acute_or_at_once(E, P, S, p, t)
    return plan_by_due_day(E, C, R, P, S, p, t)


def acute_or_at_once(E: Ints, P: Ints, S: Ints, p: int, t: int) -> None:
    """Due with the decision; an acute one with a stated purpose gives months."""
    if answer(E, t, ACUTE) == YES and answer(E, t, SHORT_PURPOSE) == YES:
        due_after(S, add_months(E[t + DAY], P[p + P_MONTHS_ACUTE]))
    else:
        at_once(E, S, t)


def at_once(E: Ints, S: Ints, t: int) -> None:
    """Due on the trigger's own day."""
    S[S_DUE] = E[t + DAY]
    S[S_CODE] = K_ACT_DAY


def by_consent(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int) -> bool:
    """With consent months later, without it at once; not recorded: both, undecidable where they differ (§ 5)."""
    later = S[S_DUE]
    consent = answer(E, t, CONSENT)
    if consent == YES:
        return plan_by_due_day(E, C, R, P, S, p, t)
    at_once(E, S, t)
    without = plan_by_due_day(E, C, R, P, S, p, t)
    if consent == NO:
        return without
    status = conclude(E, C, S) if without else NOT_APPLICABLE
    clear(S)
    due_after(S, later)
    with_consent = plan_by_due_day(E, C, R, P, S, p, t)
    if (conclude(E, C, S) if with_consent else NOT_APPLICABLE) == status:
        return with_consent
    S[S_DUE] = MISSING
    S[S_NEVER_ENDS] = 1
    doubt(S, M_CONSENT)
    return True


def clear(S: Ints) -> None:
    """Forget what was found, for another due day."""
    S[S_DONE], S[S_IN_TIME], S[S_DOUBT], S[S_IF_MET] = NOTHING, 0, M_NONE, 0
    forget_acts(S)


def plan_by_due_day(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int) -> bool:
    """Find the plan for the due day; False when the measure ended by then without one."""
    for a in dated(C, PLAN):
        if not plan_counts(E, C, R, P, S, p, t, a):
            continue
        earlier = not after(E, a, t)
        if earlier and not in_force(E, C, R, a, E[t + DAY]):
            continue
        in_time = earlier if S[S_DUE] == E[t + DAY] else E[a + DAY] <= S[S_DUE]
        consider(S, a, YES, yes_if(in_time), M_NONE)
    for a in undated_of(C, PLAN):
        if plan_counts(E, C, R, P, S, p, t, a):
            S[S_UNDATED] = 1
    decide(E, S)
    if S[S_DONE] >= 0 and S[S_DUE] == E[t + DAY] and same_day_untimed(E, S[S_DONE], t):
        S[S_IF_MET] |= B_SAME_DAY
    return not ended_without(E, C, R, P, S, p, t)


def plan_counts(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, a: int) -> bool:
    """Is it a plan of a type asked for, of the measure, not bound to another decision?"""
    if not is_childs_plan(E, a) or bound_elsewhere(E, a, t) or not fits(E, C, R, a, S[S_LABEL]):
        return False
    kind = word(E, a, TYPE_SLOT)
    return among(kind, P[p + P_WORDS]) or (kind == 0 and among(HANDLEPLAN, P[p + P_WORDS]))


def ended_without(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int) -> bool:
    """Did the measure end on or before the due day without a plan?  (Not asked of the youth plan, contract § 5.)"""
    if S[S_IN_TIME] == 1 or not among(HANDLEPLAN, P[p + P_WORDS]):
        return False
    r = carrier_of(E, C, R, t, sort_of_matter(word(E, t, ABOUT_SLOT)), S[S_LABEL])
    return r >= 0 and ended_for_good(R, r) <= S[S_DUE]


def position_on_need(E: Ints, C: Ints, R: Ints, t: int) -> int:
    """What the municipality found: the position with `of` this decision, else the last on or before its day."""
    linked = NOTHING
    found = NOTHING
    for a in dated(C, PLAN_POSITION):
        if E[a + OF_KIND] >= 0 and E[a + OF] == t:
            linked = a
        elif E[a + DAY] <= E[t + DAY] and not bound_elsewhere(E, a, t) and fits(E, C, R, a, label_of(E, C, R, t)):
            found = a
    if linked >= 0:
        return answer(E, linked, NEEDED)
    return undated_position(E, C, R, t, found)


def undated_position(E: Ints, C: Ints, R: Ints, t: int, found: int) -> int:
    """A position that nobody dated counts with `of`; without it only where there is no other, and then in doubt."""
    unsure = NO
    for a in undated_of(C, PLAN_POSITION):
        if bound_elsewhere(E, a, t) or not fits(E, C, R, a, label_of(E, C, R, t)):
            continue
        if E[a + OF_KIND] >= 0 and E[a + OF] == t:
            return answer(E, a, NEEDED)
        if answer(E, a, NEEDED) != NO:
            unsure = UNKNOWN
    return answer(E, found, NEEDED) if found >= 0 else unsure


def has_youth_line(E: Ints, C: Ints, R: Ints, P: Ints, p: int, label: int) -> bool:
    """Has the measure a youth-plan line of a decision or of the birthday already?"""
    if C[BORN] == MISSING:
        return False
    day = birthday(C[BORN], P[p + P_BIRTHDAY])
    for d in dated(C, DECISION):
        if word(E, d, ABOUT_SLOT) != PLACEMENT or not is_granted(E, d):
            continue
        if E[d + DAY] >= max(day, P[p + P_FROM]) and E[d + DAY] < C[ENDS] and of_one_measure(label, label_of(E, C, R, d)):
            return True
    if C[BORN_KNOWN] == 0 or not P[p + P_FROM] <= day <= C[AS_OF]:
        return False
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_PLACEMENT and covers(R, r, day) and of_one_measure(label, R[r + R_LABEL]):
            return True
    return False


def of_one_measure(one: int, other: int) -> bool:
    """May two labels be of one measure?"""
    return alike(one, other) or other <= OWN_MEASURE
