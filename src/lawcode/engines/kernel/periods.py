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


def within(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """The first act on or after the trigger, within the period; False when the trigger starts no period."""
    if M[p + P_FLAG] == 1 and not starts_period(E, M, p, t):
        return False
    if M[p + P_COUNT] == 1 and screened_out(E, M, p, t):
        return False
    begin_step(E, M, duty, p, t, E[t + MEASURE])
    M[S_NEVER_ENDS] = 1
    due_after(M, end_of_period(M, p, E[t + DAY]))
    for kind in range(M[p + P_NEED], M[p + P_NEED_LAST] + 1):
        for i in dated(M, kind):
            a = M[i]
            if on_or_after(E, a, t) and answers(E, t, a):
                consider(M, a, YES, in_period(E, M, p, a, E[t + DAY], E[t + AT], M[S_DUE]), M_HOURS)
    for kind in range(M[p + P_NEED], M[p + P_NEED_LAST] + 1):
        for i in undated_of(M, kind):
            a = M[i]
            if answers(E, t, a):
                M[S_UNDATED] = 1
    decide(E, M)
    if M[p + P_NEED_UNLESS] != 0:
        lawful_instead(E, M, p, t)
    return True


def end_of_period(M: Ints, p: int, day: int) -> int:
    """The last day of the edition's period from a day; 24 hours end on the day after."""
    if M[p + P_WORKING_DAYS] > 0:
        return add_working_days(day, M[p + P_WORKING_DAYS])
    if M[p + P_MONTHS] > 0:
        return add_months(day, M[p + P_MONTHS])
    return day + M[p + P_DAYS] + M[p + P_HOURS] // 24


def in_period(E: Ints, M: Ints, p: int, a: int, day: int, at: int, due: int) -> int:
    """In time?  24 hours go to the minute where both times are known; by days the day after is UNKNOWN (§ 3.8)."""
    if M[p + P_HOURS] == 0:
        return yes_if(E[a + DAY] <= due)
    if at != NO_TIME and E[a + AT] != NO_TIME:
        minutes = (E[a + DAY] - day) * 1440 + E[a + AT] // 60 - at // 60
        return yes_if(minutes <= M[p + P_HOURS] * 60)
    if E[a + DAY] == day + 1:
        return UNKNOWN
    return yes_if(E[a + DAY] <= day)


def answers(E: Ints, t: int, a: int) -> bool:
    """Is the act not bound to another trigger, and names it no different measure?"""
    return not bound_elsewhere(E, a, t) and alike(E[a + MEASURE], E[t + MEASURE])


def lawful_instead(E: Ints, M: Ints, p: int, t: int) -> None:
    """An act that makes a later end lawful, made on or before the due day; one that nobody dated is in doubt."""
    for i in dated(M, M[p + P_NEED_UNLESS]):
        a = M[i]
        if on_or_after(E, a, t) and E[a + DAY] <= M[S_DUE]:
            if answers(E, t, a):
                M[S_LAWFUL] = a
                return
    for i in undated_of(M, M[p + P_NEED_UNLESS]):
        a = M[i]
        if answers(E, t, a):
            M[S_DOUBT] = M_OTHER_DATE


def starts_period(E: Ints, M: Ints, p: int, t: int) -> bool:
    """Does it start a period of its own, no earlier one being open?  (After is not the same day, § 6.4.)"""
    running = NOTHING
    for i in dated(M, E[t + KIND]):
        n = M[i]
        if n <= t and (running < 0 or answered_between(E, M, p, running, n)):
            running = n
    return running == t


def answered_between(E: Ints, M: Ints, p: int, first: int, second: int) -> bool:
    """Was the first trigger answered before the second came?"""
    for kind in range(M[p + P_NEED], M[p + P_NEED_LAST] + 1):
        for i in dated(M, kind):
            a = M[i]
            if on_or_after(E, a, first) and after(E, second, a):
                return True
    return False


def screened_out(E: Ints, M: Ints, p: int, t: int) -> bool:
    """Did the last screening before the next period lead to nothing or to a clarification?"""
    following = NOTHING
    for i in dated(M, NEED_KNOWN):
        n = M[i]
        if following < 0 and n > t and answered_between(E, M, p, t, n):
            following = n
    outcome = 0
    for i in dated(M, SCREENING):
        a = M[i]
        if following >= 0 and on_or_after(E, a, following):
            continue
        if word(E, a, OUTCOME_SLOT) != 0 and (E[t + KIND] != NEED_KNOWN or on_or_after(E, a, t)):
            outcome = word(E, a, OUTCOME_SLOT)
    return outcome == OUT_NONE or outcome == OUT_CLARIFICATION


def study_without_need(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """A study begun without a day on which the need was known: the period has no beginning (contract § 5)."""
    if M[p + P_COUNT] == 1 and screened_out(E, M, p, t):
        return False
    begin_step(E, M, duty, p, t, E[t + MEASURE])
    M[S_NEVER_ENDS] = 1
    M[S_DUE] = MISSING
    M[S_DOUBT] = M_NEED_KNOWN
    return True


def first_sign_of_study(E: Ints, M: Ints, p: int) -> int:
    """The first sign of a study in a case in which nobody recorded when the need was known; else NOTHING."""
    if has_any(M, NEED_KNOWN):
        return NOTHING
    for e in range(M[LO], M[UHI], W):
        if (e < M[HI] or e >= M[ULO]) and is_sign_of_study(E, M, p, e):
            return e
    return NOTHING


def is_sign_of_study(E: Ints, M: Ints, p: int, e: int) -> bool:
    """A screening that calls for a study, a study opened, or a decision on support or placement without a study."""
    if E[e + KIND] == SCREENING:
        return word(E, e, OUTCOME_SLOT) == OUT_STUDY
    if E[e + KIND] != DECISION:
        return E[e + KIND] == STUDY_OPENED
    about = word(E, e, ABOUT_SLOT)
    if not is_granted(E, e) or (about != SUPPORT and about != PLACEMENT):
        return False
    if E[e + DAY] != MISSING:
        for kind in range(M[p + P_NEED], M[p + P_NEED_LAST] + 1):
            for i in dated(M, kind):
                a = M[i]
                if not after(E, a, e):
                    return False
    return True
