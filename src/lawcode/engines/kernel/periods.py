"""An act within a period: notifications, receipts, studies, network meetings; 24 hours counted to the minute."""

from __future__ import annotations

from lawcode.days import MISSING, add_months, add_working_days
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_DONE,
    S_DOUBT,
    S_DUE,
    S_IN_TIME,
    S_LAWFUL,
    S_SCOPE,
    begin_step,
    done_by,
    due_after,
)
from lawcode.engines.kernel.reading import Ints, after, among, bound_elsewhere, fits, scope_of, word

DAY_SECONDS = 86_400


def within(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The first act on or after the trigger, within the period; False when the trigger starts no period."""
    if P[p + P_FLAG] == 1 and not starts_period(E, C, P, p, t):
        return False
    if P[p + P_COUNT] == 1 and screened_out(E, C, t):
        return False
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    due_after(S, end_of_period(P, p, E[t + DAY]))
    for a in range(C[LO], C[HI], W):
        if may_answer(E, C, R, P, S, p, t, a) and not after(E, t, a) and E[a + DAY] >= E[t + DAY]:
            done_by(E, S, a, E[a + DAY] <= S[S_DUE])
            break
    for a in range(C[ULO], C[UHI], W):
        if may_answer(E, C, R, P, S, p, t, a):
            S[S_DOUBT] = M_OTHER_DATE
    if P[p + P_HOURS] > 0:
        count_hours(E, P, S, p, E[t + DAY], E[t + AT])
    if P[p + P_NEED_UNLESS] != 0:
        lawful_instead(E, C, R, P, S, p, t)
    return True


def end_of_period(P: Ints, p: int, day: int) -> int:
    """The last day of the edition's period from a day; 24 hours end on the day after."""
    if P[p + P_WORKING_DAYS] > 0:
        return add_working_days(day, P[p + P_WORKING_DAYS])
    if P[p + P_MONTHS] > 0:
        return add_months(day, P[p + P_MONTHS])
    return day + P[p + P_DAYS] + P[p + P_HOURS] // 24


def may_answer(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, a: int) -> bool:
    """Is it an act of a kind that answers, and not bound to another trigger or measure?"""
    return among(E[a + KIND], P[p + P_NEED]) and not bound_elsewhere(E, a, t) and fits(E, C, R, a, S[S_SCOPE])


def count_hours(E: Ints, P: Ints, S: Ints, p: int, day: int, at: int) -> None:
    """24 hours to the minute when both times are known; with days only the day after cannot be decided (§ 3.8)."""
    a = S[S_DONE]
    if a < 0:
        return
    if at != NO_TIME and E[a + AT] != NO_TIME:
        minutes = (E[a + DAY] - day) * 1440 + E[a + AT] // 60 - at // 60
        S[S_IN_TIME] = 1 if minutes <= P[p + P_HOURS] * 60 else 0
    elif E[a + DAY] == day + 1:
        S[S_IN_TIME] = 0
        S[S_DOUBT] = M_HOURS


def lawful_instead(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int) -> None:
    """An act that makes a later end lawful, made on or before the due day."""
    for a in range(C[LO], C[HI], W):
        if among(E[a + KIND], P[p + P_NEED_UNLESS]) and not after(E, t, a) and E[t + DAY] <= E[a + DAY] <= S[S_DUE]:
            if fits(E, C, R, a, S[S_SCOPE]) and not bound_elsewhere(E, a, t):
                S[S_LAWFUL] = a
                return


def starts_period(E: Ints, C: Ints, P: Ints, p: int, t: int) -> bool:
    """Is it the first of its kind after the last act that answered (after is not the same day, § 6.4)?"""
    last = NOTHING
    for a in range(C[LO], C[HI], W):
        if among(E[a + KIND], P[p + P_NEED]) and after(E, t, a):
            last = a
    for n in range(C[LO], t, W):
        if E[n + KIND] == E[t + KIND] and (last < 0 or after(E, n, last)):
            return False
    return True


def screened_out(E: Ints, C: Ints, t: int) -> bool:
    """Did the last screening since then lead to nothing or to a clarification?"""
    outcome = 0
    for a in range(C[LO], C[HI], W):
        if E[a + KIND] == SCREENING and E[a + DAY] >= E[t + DAY] and not after(E, t, a):
            outcome = word(E, a, OUTCOME_SLOT)
    return outcome == OUT_NONE or outcome == OUT_CLARIFICATION


def study_without_need(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """A study begun without a day on which the need was known: the period has no beginning (contract § 5)."""
    if P[p + P_COUNT] == 1 and screened_out(E, C, t):
        return False
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    S[S_DUE] = MISSING
    S[S_DOUBT] = M_NEED_KNOWN
    return True


def first_sign_of_study(E: Ints, C: Ints) -> int:
    """The first sign of a study in a case in which nobody recorded when the need was known; else NOTHING."""
    ended = False
    found = NOTHING
    for e in range(C[LO], C[HI], W):
        kind = E[e + KIND]
        if kind == NEED_KNOWN:
            return NOTHING
        if found < 0 and is_sign_of_study(E, e, kind, ended):
            found = e
        ended = ended or kind == STUDY_CLOSED or kind == STUDY_UPDATED
    return found


def is_sign_of_study(E: Ints, e: int, kind: int, ended: bool) -> bool:
    """A screening that calls for a study, a study opened, or a decision on support or placement without a study."""
    if kind == SCREENING:
        return word(E, e, OUTCOME_SLOT) == OUT_STUDY
    if kind == DECISION and not ended:
        about = word(E, e, ABOUT_SLOT)
        return about == SUPPORT or about == PLACEMENT
    return kind == STUDY_OPENED
