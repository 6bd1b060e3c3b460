"""A placement without consent is decided anew before its basis lapses."""

from __future__ import annotations

from lawcode.days import MISSING, add_months, birthday
from lawcode.engines.kernel.belonging import carrier_of, fits, same_measure
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    answer,
    bound_elsewhere,
    dated,
    is_granted,
    on_or_after,
    undated_of,
    word,
    yes_if,
)
from lawcode.engines.kernel.runs import alike, ended_for_good


def reviewed(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """The next decision about the placement by the review day; False for consented and permanent placements."""
    coerced = is_coerced(E, t)
    if coerced == NO or is_permanent(E, M, t):
        return False
    label = E[t + LABEL]
    begin_step(E, M, duty, p, t, label)
    M[S_CODE] = K_PERIOD
    M[S_DUE] = review_day(E, M, p, t, E[t + DAY])
    if not move_by_rulings(E, M, p, t):
        return False
    r = carrier_of(E, M, t, SORT_PLACEMENT, label)
    if r >= 0 and ended_for_good(M, r) <= M[S_DUE]:
        return False
    if coerced == UNKNOWN:
        doubt(M, M_CONSENT)
    find_review(E, M, t)
    return True


def is_coerced(E: Ints, d: int) -> int:
    """Is it a decision that needs a review: a placement without consent, or a review?"""
    if not is_granted(E, d):
        return NO
    about = word(E, d, ABOUT_SLOT)
    if about == REVIEW:
        return YES
    if about != PLACEMENT:
        return NO
    consent = answer(E, d, CONSENT)
    return UNKNOWN if consent == UNKNOWN else yes_if(consent == NO)


def is_permanent(E: Ints, M: Ints, t: int) -> bool:
    """Was permanent placement decided before?"""
    for i in dated(M, DECISION):
        d = M[i]
        if word(E, d, ABOUT_SLOT) == PERMANENT_PLACEMENT and is_granted(E, d):
            if after(E, t, d) and same_measure(E, d, t):
                return True
    return False


def review_day(E: Ints, M: Ints, p: int, t: int, start: int) -> int:
    """One year; two when placed within the year before; three for an infant where that day was set; never later
    than the day that was set."""
    day = E[t + DAY]
    placed = was_placed(M, add_months(day, -M[p + P_MONTHS]), day - 1)
    due = add_months(start, M[p + P_MONTHS_ACUTE] if placed else M[p + P_MONTHS])
    until = E[t + UNTIL]
    if until > due and M[BORN] != MISSING and day < birthday(M[BORN], 1):
        due = add_months(start, M[p + P_MONTHS_INFANT])
    if until != MISSING and until < due:
        M[S_CODE] = K_SET_DAY
        return until
    return due


def was_placed(M: Ints, first: int, last: int) -> bool:
    """Was the child placed on any of the days?"""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_PLACEMENT and M[r + R_DAY] <= last and M[r + R_END_DAY] >= first:
            return True
    return False


def move_by_rulings(E: Ints, M: Ints, p: int, t: int) -> bool:
    """A final ruling by the due day moves the start to its day; one that ends the measure leaves no line."""
    for i in dated(M, FINAL_RULING):
        a = M[i]
        if E[a + DAY] > M[S_DUE] or not is_ruling_on(E, M, t, a):
            continue
        outcome = word(E, a, OUTCOME_SLOT)
        if outcome == OUT_ENDED or outcome == OUT_SET_ASIDE:
            return False
        M[S_CODE], M[S_ANCHOR], M[S_ANCHOR_DAY] = K_FROM_RULING, a, E[a + DAY]
        M[S_DUE] = review_day(E, M, p, t, E[a + DAY])
    return True


def is_ruling_on(E: Ints, M: Ints, t: int, a: int) -> bool:
    """Is it a ruling on this decision: by `of`, else on the last decision before it that needs a review?"""
    if not on_or_after(E, a, t) or bound_elsewhere(E, a, t) or not alike(E[a + MEASURE], E[t + MEASURE]):
        return False
    if E[a + OF_KIND] >= 0 and E[a + OF] == t:
        return True
    owner = NOTHING
    for i in dated(M, DECISION):
        d = M[i]
        if is_coerced(E, d) != NO and not after(E, d, a):
            owner = d
    return owner == t


def find_review(E: Ints, M: Ints, t: int) -> None:
    """The next decision about the placement."""
    for i in dated(M, DECISION):
        a = M[i]
        if after(E, a, t) and is_new_decision(E, M, t, a):
            consider(M, a, YES, yes_if(E[a + DAY] <= M[S_DUE]), M_NONE)
    for i in undated_of(M, DECISION):
        a = M[i]
        if is_new_decision(E, M, t, a):
            M[S_UNDATED] = 1
    decide(E, M)


def is_new_decision(E: Ints, M: Ints, t: int, a: int) -> bool:
    """Is it a decision about review, placement, permanent placement or return?"""
    about = word(E, a, ABOUT_SLOT)
    known = about == REVIEW or about == PLACEMENT or about == PERMANENT_PLACEMENT or about == RETURN_HOME
    return E[a + KIND] == DECISION and known and fits(E, M, a, M[S_LABEL]) and not bound_elsewhere(E, a, t)
