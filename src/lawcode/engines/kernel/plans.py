"""The child's plan: which plan counts, for how long it is in force, and by when it has to exist."""

from __future__ import annotations

from lawcode.days import MISSING, NEVER, add_months, birthday
from lawcode.engines.kernel.belonging import carrier_of, fits, sort_of_matter
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


def in_force(E: Ints, M: Ints, a: int, day: int) -> bool:
    """Is the plan in force on a day?  Until its measures end for another reason than a change of site (§ 5)."""
    begins = first_beginning(E, M, a)
    carried = False
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_CONTINUED or not carries(E, M, a, r):
            continue
        if covers(M, r, E[a + DAY]) or M[r + R_DAY] == begins:
            carried = True
            if ended_for_good(M, r) >= day:
                return True
    return not carried


def first_beginning(E: Ints, M: Ints, a: int) -> int:
    """Where none of the plan's measures runs on its day: the day on which the next one begins; else MISSING."""
    first = NEVER
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_CONTINUED or not carries(E, M, a, r):
            continue
        if covers(M, r, E[a + DAY]):
            return MISSING
        if M[r + R_DAY] > E[a + DAY]:
            first = min(first, M[r + R_DAY])
    return first


def carries(E: Ints, M: Ints, a: int, r: int) -> bool:
    """Is the run of the plan's measure?  Where no run has its name, runs without a name are."""
    measure = E[a + MEASURE]
    if measure == NO_MEASURE or M[r + R_LABEL] == measure:
        return True
    if M[r + R_LABEL] != NO_MEASURE:
        return False
    for q in range(M[RUNS_FROM], M[RUNS], RW):
        if M[q + R_LABEL] == measure:
            return False
    return True


def plan_exists(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """A plan in force at the trigger or made after it; False when the trigger owes none."""
    needed = YES
    if M[p + P_NEED_POSITION] == 1:
        needed = position_on_need(E, M, t)
    elif E[t + KIND] == PLAN_POSITION:
        needed = answer(E, t, NEEDED)
        if has_youth_line(E, M, p, E[t + LABEL]):
            return False
    if needed == NO:
        return False
    begin_step(E, M, duty, p, t, E[t + LABEL])
    due_after(M, add_months(E[t + DAY], M[p + P_MONTHS]))
    if needed == UNKNOWN:
        doubt(M, M_NEEDED)
        return True
    if M[p + P_NEED_CONSENT] == 1 and E[t + KIND] == DECISION:
        return by_consent(E, M, p, t)
    if M[p + P_MONTHS] == 0:
        acute_or_at_once(E, M, p, t)
    return plan_by_due_day(E, M, p, t)


def acute_or_at_once(E: Ints, M: Ints, p: int, t: int) -> None:
    """Due with the decision; an acute one with a stated purpose gives months."""
    if answer(E, t, ACUTE) == YES and answer(E, t, SHORT_PURPOSE) == YES:
        due_after(M, add_months(E[t + DAY], M[p + P_MONTHS_ACUTE]))
    else:
        at_once(E, M, t)


def at_once(E: Ints, M: Ints, t: int) -> None:
    """Due on the trigger's own day."""
    M[S_DUE] = E[t + DAY]
    M[S_CODE] = K_ACT_DAY


def by_consent(E: Ints, M: Ints, p: int, t: int) -> bool:
    """With consent months later, without it at once; not recorded: both, undecidable where they differ (§ 5)."""
    later = M[S_DUE]
    consent = answer(E, t, CONSENT)
    if consent == YES:
        return plan_by_due_day(E, M, p, t)
    at_once(E, M, t)
    without = plan_by_due_day(E, M, p, t)
    if consent == NO:
        return without
    status = conclude(E, M) if without else NOT_APPLICABLE
    clear(M)
    due_after(M, later)
    with_consent = plan_by_due_day(E, M, p, t)
    if (conclude(E, M) if with_consent else NOT_APPLICABLE) == status:
        return with_consent
    M[S_DUE] = MISSING
    M[S_NEVER_ENDS] = 1
    doubt(M, M_CONSENT)
    return True


def clear(M: Ints) -> None:
    """Forget what was found, for another due day."""
    M[S_DONE], M[S_IN_TIME], M[S_DOUBT], M[S_IF_MET] = NOTHING, 0, M_NONE, 0
    forget_acts(M)


def plan_by_due_day(E: Ints, M: Ints, p: int, t: int) -> bool:
    """Find the plan for the due day; False when the measure ended by then without one."""
    for i in dated(M, PLAN):
        a = M[i]
        if not plan_counts(E, M, p, t, a):
            continue
        earlier = not after(E, a, t)
        if earlier and not in_force(E, M, a, E[t + DAY]):
            continue
        in_time = earlier if M[S_DUE] == E[t + DAY] else E[a + DAY] <= M[S_DUE]
        consider(M, a, YES, yes_if(in_time), M_NONE)
    for i in undated_of(M, PLAN):
        a = M[i]
        if plan_counts(E, M, p, t, a):
            M[S_UNDATED] = 1
    decide(E, M)
    if M[S_DONE] >= 0 and M[S_DUE] == E[t + DAY] and same_day_untimed(E, M[S_DONE], t):
        M[S_IF_MET] |= B_SAME_DAY
    return not ended_without(E, M, p, t)


def plan_counts(E: Ints, M: Ints, p: int, t: int, a: int) -> bool:
    """Is it a plan of a type asked for, of the measure, not bound to another decision?"""
    if not is_childs_plan(E, a) or bound_elsewhere(E, a, t) or not fits(E, M, a, M[S_LABEL]):
        return False
    kind = word(E, a, TYPE_SLOT)
    return among(kind, M[p + P_WORDS]) or (kind == 0 and among(HANDLEPLAN, M[p + P_WORDS]))


def ended_without(E: Ints, M: Ints, p: int, t: int) -> bool:
    """Did the measure end on or before the due day without a plan?  (Not asked of the youth plan, contract § 5.)"""
    if M[S_IN_TIME] == 1 or not among(HANDLEPLAN, M[p + P_WORDS]):
        return False
    r = carrier_of(E, M, t, sort_of_matter(word(E, t, ABOUT_SLOT)), M[S_LABEL])
    return r >= 0 and ended_for_good(M, r) <= M[S_DUE]


def position_on_need(E: Ints, M: Ints, t: int) -> int:
    """What the municipality found: the position with `of` this decision, else the last on or before its day."""
    linked = NOTHING
    found = NOTHING
    for i in dated(M, PLAN_POSITION):
        a = M[i]
        if E[a + OF_KIND] >= 0 and E[a + OF] == t:
            linked = a
        elif E[a + DAY] <= E[t + DAY] and not bound_elsewhere(E, a, t) and fits(E, M, a, E[t + LABEL]):
            found = a
    if linked >= 0:
        return answer(E, linked, NEEDED)
    return undated_position(E, M, t, found)


def undated_position(E: Ints, M: Ints, t: int, found: int) -> int:
    """A position that nobody dated counts with `of`; without it only where there is no other, and then in doubt."""
    unsure = NO
    for i in undated_of(M, PLAN_POSITION):
        a = M[i]
        if bound_elsewhere(E, a, t) or not fits(E, M, a, E[t + LABEL]):
            continue
        if E[a + OF_KIND] >= 0 and E[a + OF] == t:
            return answer(E, a, NEEDED)
        if answer(E, a, NEEDED) != NO:
            unsure = UNKNOWN
    return answer(E, found, NEEDED) if found >= 0 else unsure


def has_youth_line(E: Ints, M: Ints, p: int, label: int) -> bool:
    """Has the measure a youth-plan line of a decision or of the birthday already?"""
    if M[BORN] == MISSING:
        return False
    day = birthday(M[BORN], M[p + P_BIRTHDAY])
    for i in dated(M, DECISION):
        d = M[i]
        if word(E, d, ABOUT_SLOT) != PLACEMENT or not is_granted(E, d):
            continue
        if answer(E, d, CONSENT) == YES and add_months(E[d + DAY], M[p + P_MONTHS]) >= M[ENDS]:
            continue
        if E[d + DAY] >= max(day, M[p + P_FROM]) and E[d + DAY] < M[ENDS] and of_one_measure(label, E[d + LABEL]):
            return True
    if M[BORN_KNOWN] == 0 or not M[p + P_FROM] <= day <= M[AS_OF]:
        return False
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_PLACEMENT and covers(M, r, day) and of_one_measure(label, M[r + R_LABEL]):
            return True
    return False


def of_one_measure(one: int, other: int) -> bool:
    """May two labels be of one measure?"""
    return alike(one, other) or other <= OWN_MEASURE
