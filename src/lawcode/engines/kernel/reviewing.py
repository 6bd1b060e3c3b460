"""A placement without consent is decided anew before its basis lapses."""

from __future__ import annotations

from lawcode.days import MISSING, add_months, birthday
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_ANCHOR,
    S_ANCHOR_DAY,
    S_CODE,
    S_DOUBT,
    S_DUE,
    S_SCOPE,
    begin_step,
    done_by,
    doubt,
    due_after,
)
from lawcode.engines.kernel.plans import run_of_decision
from lawcode.engines.kernel.reading import Ints, after, answer, bound_elsewhere, fits, scope_of, word
from lawcode.engines.kernel.runs import end_of_chain


def reviewed(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The next decision about the placement by the review day; False for consented and permanent placements."""
    if word(E, t, ABOUT_SLOT) == PLACEMENT and answer(E, t, CONSENT) == YES:
        return False
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    if is_permanent(E, C, R, S, t):
        return False
    due_after(S, review_day(E, C, R, P, S, p, t, E[t + DAY]))
    if not move_by_ruling(E, C, R, P, S, p, t):
        return False
    r = run_of_decision(E, C, R, t, S[S_SCOPE], SORT_PLACEMENT)
    if r >= 0 and end_of_chain(R, r) <= S[S_DUE]:
        return False
    if word(E, t, ABOUT_SLOT) == PLACEMENT and answer(E, t, CONSENT) == UNKNOWN:
        doubt(S, M_CONSENT)
    find_review(E, C, R, S, t)
    return True


def is_permanent(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> bool:
    """Was permanent placement decided before?"""
    for d in range(C[LO], t, W):
        if E[d + KIND] == DECISION and word(E, d, ABOUT_SLOT) == PERMANENT_PLACEMENT and answer(E, d, GRANTED) != NO:
            if fits(E, C, R, d, S[S_SCOPE]):
                return True
    return False


def review_day(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, start: int) -> int:
    """One year; two when placed within the year before; three for an infant where that day was set; never later
    than the day that was set."""
    day = E[t + DAY]
    placed = was_placed(C, R, add_months(day, -P[p + P_MONTHS]), day - 1)
    months = P[p + P_MONTHS_ACUTE] if placed else P[p + P_MONTHS]
    until = E[t + UNTIL]
    infant = C[BORN] != MISSING and day < birthday(C[BORN], 1)
    if infant and until != MISSING:
        months = P[p + P_MONTHS_INFANT]
    due = add_months(start, months)
    if until != MISSING and until < due:
        S[S_CODE] = K_SET_DAY
        return until
    return due


def was_placed(C: Ints, R: Ints, first: int, last: int) -> bool:
    """Was the child placed on any of the days?"""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_PLACEMENT and R[r + R_DAY] <= last and R[r + R_END_DAY] >= first:
            return True
    return False


def move_by_ruling(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int) -> bool:
    """A final ruling by the due day moves the start to its day; one that ends the measure leaves no line."""
    plain = S[S_DUE]
    for a in range(C[LO], C[HI], W):
        if E[a + KIND] != FINAL_RULING or E[a + DAY] > plain or E[a + DAY] < E[t + DAY] or after(E, t, a):
            continue
        if not is_ruling_on(E, C, R, S, t, a):
            continue
        outcome = word(E, a, OUTCOME_SLOT)
        if outcome == OUT_ENDED or outcome == OUT_SET_ASIDE:
            return False
        S[S_CODE] = K_FROM_RULING
        S[S_ANCHOR] = a
        S[S_ANCHOR_DAY] = E[a + DAY]
        S[S_DUE] = review_day(E, C, R, P, S, p, t, E[a + DAY])
    return True


def is_ruling_on(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int) -> bool:
    """Is it a ruling on this decision: by `of`, else on the last decision before it?"""
    if bound_elsewhere(E, a, t) or not fits(E, C, R, a, S[S_SCOPE]):
        return False
    if E[a + OF] == t:
        return True
    for d in range(t + W, a, W):
        about = word(E, d, ABOUT_SLOT)
        if E[d + KIND] == DECISION and (about == PLACEMENT or about == REVIEW):
            return False
    return True


def find_review(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> None:
    """The next decision about the placement."""
    for a in range(t + W, C[HI], W):
        if after(E, a, t) and is_new_decision(E, C, R, S, a):
            done_by(E, S, a, E[a + DAY] <= S[S_DUE])
            break
    for a in range(C[ULO], C[UHI], W):
        if is_new_decision(E, C, R, S, a):
            S[S_DOUBT] = M_OTHER_DATE


def is_new_decision(E: Ints, C: Ints, R: Ints, S: Ints, a: int) -> bool:
    """Is it a decision about review, placement, permanent placement or return?"""
    about = word(E, a, ABOUT_SLOT)
    known = about == REVIEW or about == PLACEMENT or about == PERMANENT_PLACEMENT or about == RETURN_HOME
    return E[a + KIND] == DECISION and known and fits(E, C, R, a, S[S_SCOPE])
