"""An act within a period: notifications, receipts, studies, network meetings; 24 hours counted to the minute."""

from __future__ import annotations

from lawcode.days import MISSING, add_months, add_working_days
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    bound_elsewhere,
    dated,
    has_any,
    is_granted,
    on_or_after,
    undated_of,
    word,
    yes_if,
)
from lawcode.engines.kernel.runs import alike


def within(E: Ints, C: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The first act on or after the trigger, within the period; False when the trigger starts no period."""
    if P[p + P_FLAG] == 1 and not starts_period(E, C, P, p, t):
        return False
    if P[p + P_COUNT] == 1 and screened_out(E, C, P, p, t):
        return False
    begin_step(E, P, S, duty, p, t, E[t + MEASURE])
    S[S_NEVER_ENDS] = 1
    due_after(S, end_of_period(P, p, E[t + DAY]))
    for kind in range(P[p + P_NEED], P[p + P_NEED_LAST] + 1):
        for a in dated(C, kind):
            if on_or_after(E, a, t) and answers(E, t, a):
                consider(S, a, YES, in_period(E, P, p, a, E[t + DAY], E[t + AT], S[S_DUE]), M_HOURS)
    for kind in range(P[p + P_NEED], P[p + P_NEED_LAST] + 1):
        for a in undated_of(C, kind):
            if answers(E, t, a):
                S[S_UNDATED] = 1
    decide(E, S)
    if P[p + P_NEED_UNLESS] != 0:
        lawful_instead(E, C, P, S, p, t)
    return True


def end_of_period(P: Ints, p: int, day: int) -> int:
    """The last day of the edition's period from a day; 24 hours end on the day after."""
    if P[p + P_WORKING_DAYS] > 0:
        return add_working_days(day, P[p + P_WORKING_DAYS])
    if P[p + P_MONTHS] > 0:
        return add_months(day, P[p + P_MONTHS])
    return day + P[p + P_DAYS] + P[p + P_HOURS] // 24


def in_period(E: Ints, P: Ints, p: int, a: int, day: int, at: int, due: int) -> int:
    """In time?  24 hours go to the minute when both times are known; with days only the day after is UNKNOWN (§ 3.8)."""
    if P[p + P_HOURS] == 0:
        return yes_if(E[a + DAY] <= due)
    if at != NO_TIME and E[a + AT] != NO_TIME:
        minutes = (E[a + DAY] - day) * 1440 + E[a + AT] // 60 - at // 60
        return yes_if(minutes <= P[p + P_HOURS] * 60)
    if E[a + DAY] == day + 1:
        return UNKNOWN
    return yes_if(E[a + DAY] <= day)


def answers(E: Ints, t: int, a: int) -> bool:
    """Is the act not bound to another trigger, and names it no different measure?"""
    return not bound_elsewhere(E, a, t) and alike(E[a + MEASURE], E[t + MEASURE])


def lawful_instead(E: Ints, C: Ints, P: Ints, S: Ints, p: int, t: int) -> None:
    """An act that makes a later end lawful, made on or before the due day; one that nobody dated is in doubt."""
    for a in dated(C, P[p + P_NEED_UNLESS]):
        if on_or_after(E, a, t) and E[a + DAY] <= S[S_DUE]:
            if answers(E, t, a):
                S[S_LAWFUL] = a
                return
    for a in undated_of(C, P[p + P_NEED_UNLESS]):
        if answers(E, t, a):
            S[S_DOUBT] = M_OTHER_DATE


def starts_period(E: Ints, C: Ints, P: Ints, p: int, t: int) -> bool:
    """Does it start a period of its own, no earlier one being open?  (After is not the same day, § 6.4.)"""
    running = NOTHING
    for n in dated(C, E[t + KIND]):
        if n <= t and (running < 0 or answered_between(E, C, P, p, running, n)):
            running = n
    return running == t


def answered_between(E: Ints, C: Ints, P: Ints, p: int, first: int, second: int) -> bool:
    """Was the first trigger answered before the second came?"""
    for kind in range(P[p + P_NEED], P[p + P_NEED_LAST] + 1):
        for a in dated(C, kind):
            if on_or_after(E, a, first) and after(E, second, a):
                return True
    return False


def screened_out(E: Ints, C: Ints, P: Ints, p: int, t: int) -> bool:
    """Did the last screening before the next period lead to nothing or to a clarification?"""
    following = NOTHING
    for n in dated(C, NEED_KNOWN):
        if following < 0 and n > t and answered_between(E, C, P, p, t, n):
            following = n
    outcome = 0
    for a in dated(C, SCREENING):
        if (following >= 0 and on_or_after(E, a, following)):
            continue
        if word(E, a, OUTCOME_SLOT) != 0 and (E[t + KIND] != NEED_KNOWN or on_or_after(E, a, t)):
            outcome = word(E, a, OUTCOME_SLOT)
    return outcome == OUT_NONE or outcome == OUT_CLARIFICATION


def study_without_need(E: Ints, C: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """A study begun without a day on which the need was known: the period has no beginning (contract § 5)."""
    if P[p + P_COUNT] == 1 and screened_out(E, C, P, p, t):
        return False
    begin_step(E, P, S, duty, p, t, E[t + MEASURE])
    S[S_NEVER_ENDS] = 1
    S[S_DUE] = MISSING
    S[S_DOUBT] = M_NEED_KNOWN
    return True


def first_sign_of_study(E: Ints, C: Ints, P: Ints, p: int) -> int:
    """The first sign of a study in a case in which nobody recorded when the need was known; else NOTHING."""
    if has_any(C, NEED_KNOWN):
        return NOTHING
    for e in range(C[LO], C[UHI], W):
        if (e < C[HI] or e >= C[ULO]) and is_sign_of_study(E, C, P, p, e):
            return e
    return NOTHING


def is_sign_of_study(E: Ints, C: Ints, P: Ints, p: int, e: int) -> bool:
    """A screening that calls for a study, a study opened, or a decision on support or placement without a study."""
    if E[e + KIND] == SCREENING:
        return word(E, e, OUTCOME_SLOT) == OUT_STUDY
    if E[e + KIND] != DECISION:
        return E[e + KIND] == STUDY_OPENED
    about = word(E, e, ABOUT_SLOT)
    if not is_granted(E, e) or (about != SUPPORT and about != PLACEMENT):
        return False
    if E[e + DAY] != MISSING:
        for kind in range(P[p + P_NEED], P[p + P_NEED_LAST] + 1):
            for a in dated(C, kind):
                if not after(E, a, e):
                    return False
    return True
