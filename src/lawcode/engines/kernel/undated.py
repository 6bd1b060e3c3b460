"""What speaks against a line of a trigger whose day nobody recorded: things that no day could mend."""

from __future__ import annotations

from lawcode.days import MISSING, add_months, birthday
from lawcode.engines.kernel.belonging import fits
from lawcode.engines.kernel.consenting import asks_for_consent
from lawcode.engines.kernel.followups import has_start, run_first_followed_up
from lawcode.engines.kernel.hearings import asks_for_talk
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.plans import has_youth_line
from lawcode.engines.kernel.reading import Ints, all_of, among, answer, dated, is_childs_plan, is_granted, word
from lawcode.engines.kernel.reviewing import is_coerced


def still_triggers(E: Ints, M: Ints, p: int, t: int) -> bool:
    """Might the event, on some day, have triggered the duty?"""
    shape = M[p + P_SHAPE]
    if shape == CONTENT:
        return is_childs_plan(E, t) and word(E, t, ACT_SLOT) != CONFIRMED
    if shape == ADULT_GOALS:
        return goals_may_be_asked(E, M, p, t)
    if shape == BEFORE:
        return asks_for_talk(E, M, p, t) != NO
    if shape == PLAN_EXISTS:
        return plan_may_be_owed(E, M, p, t)
    if shape == HANDED_OVER:
        return hand_over_may_be_owed(E, M, t)
    if shape == FIRST:
        return E[t + KIND] != DECISION or not has_start(E, M, t)
    if shape == EVERY:
        return M[RUNS] > M[RUNS_FROM]
    if shape == DECIDED:
        return M[AS_OF] >= BL_DAY and M[RUNS] > M[RUNS_FROM] and not has_first_follow_up(E, M)
    if shape == CONSENT_SHAPE:
        return asks_for_consent(E, M, p, t)
    if shape == BEFORE_RETURN:
        return return_may_be(E, M, p, t)
    if shape == REVIEWED:
        return is_coerced(E, t) != NO
    return shape != BEFORE_EIGHTEEN


def goals_may_be_asked(E: Ints, M: Ints, p: int, t: int) -> bool:
    """A youth plan under barnets lov; under serviceloven any plan of the child that is not only confirmed."""
    if not is_childs_plan(E, t):
        return False
    if M[AS_OF] >= BL_DAY and M[ENDS] > BL_DAY and among(word(E, t, TYPE_SLOT), M[p + P_WORDS]):
        return True
    return word(E, t, ACT_SLOT) != CONFIRMED and sixteen_before_2024(M)


def sixteen_before_2024(M: Ints) -> bool:
    """Can the child have been 16 under serviceloven?"""
    oldest = M[BORN] if M[BORN] != MISSING else add_months(M[LAST_DAY], -12 * 18) + 1
    return birthday(oldest, 16) < BL_DAY and birthday(oldest, 16) <= M[AS_OF]


def plan_may_be_owed(E: Ints, M: Ints, p: int, t: int) -> bool:
    """A decision may; a position only where it does not say no and the measure has no line yet."""
    if E[t + KIND] != PLAN_POSITION:
        return True
    return answer(E, t, NEEDED) != NO and not has_youth_line(E, M, p, E[t + MEASURE])


def hand_over_may_be_owed(E: Ints, M: Ints, t: int) -> bool:
    """A start where the case has a plan, a plan where it has a placement."""
    if M[AS_OF] < OLDER_DAY:
        return False
    if E[t + KIND] == PLACEMENT_STARTED:
        for i in all_of(M, PLAN):
            a = M[i]
            if is_childs_plan(E, a):
                return True
        return False
    if not is_childs_plan(E, t) or word(E, t, ACT_SLOT) == CONFIRMED:
        return False
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_PLACEMENT and fits(E, M, t, M[r + R_LABEL]):
            return True
    return False


def has_first_follow_up(E: Ints, M: Ints) -> bool:
    """Has the case a follow-up at which the rhythm was to be decided?"""
    for i in dated(M, FOLLOW_UP):
        a = M[i]
        if run_first_followed_up(E, M, a) != NOTHING:
            return True
    return False


def return_may_be(E: Ints, M: Ints, p: int, t: int) -> bool:
    """A return home; the committee is told only where a placement was decided without consent on record."""
    reason = word(E, t, REASON_SLOT)
    ended = E[t + KIND] == PLACEMENT_ENDED
    if M[p + P_FLAG] != STEP_COMMITTEE:
        return not ended or reason == ENDED_RETURN_HOME or reason == 0
    if ended and reason != ENDED_RETURN_HOME:
        return False
    for i in all_of(M, DECISION):
        d = M[i]
        about = word(E, d, ABOUT_SLOT)
        if is_granted(E, d):
            if (about == PLACEMENT or about == REVIEW) and answer(E, d, CONSENT) != YES:
                return True
    return False
