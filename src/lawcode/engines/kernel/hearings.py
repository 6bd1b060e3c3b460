"""A step on or before a decision: the child heard, the site's statement, the position on a plan."""

from __future__ import annotations

from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import S_DOUBT, S_READINGS, S_SCOPE, S_IN_TIME, S_DONE, begin_step, done_by
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


def previous_decision(E: Ints, C: Ints, R: Ints, t: int, scope: int) -> int:
    """The decision before about the same matter and measure: an earlier day, or earlier by the clock (§ 6.8)."""
    found = NOTHING
    about = word(E, t, ABOUT_SLOT)
    for d in range(C[LO], t, W):
        if E[d + KIND] != DECISION or word(E, d, ABOUT_SLOT) != about or not after(E, t, d):
            continue
        if fits(E, C, R, d, scope):
            found = d
    return found


def before(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The first act that counts, before the decision or too late; False when the decision asks for none."""
    if P[p + P_FLAG] == 1 and word(E, t, ABOUT_SLOT) == ECONOMIC_SUPPORT and answer(E, t, AFFECTS_CHILD) == NO:
        return False
    if duty == DUTY_CHILD_HEARD and E[t + DAY] < C[BORN] and C[BORN_KNOWN] == 1:
        return False
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    since = previous_decision(E, C, R, t, S[S_SCOPE])
    for a in range(C[LO], C[HI], W):
        if among(E[a + KIND], P[p + P_NEED]) and (since < 0 or after(E, a, since)):
            weigh(E, C, R, P, S, p, t, a)
        if S[S_IN_TIME] == 1:
            break
    if S[S_IN_TIME] == 0:
        for a in range(C[ULO], C[UHI], W):
            if among(E[a + KIND], P[p + P_NEED]) and belongs(E, C, R, S, p, t, a) and form_of(E, P, p, a) != NO:
                S[S_DOUBT] = M_OTHER_DATE
    if P[p + P_FLAG] == 1 and P[p + P_TO] < BL_DAY and asks_whether_child(E, t):
        S[S_DOUBT] = M_AFFECTS
        S[S_IN_TIME] = 0
    return True


def asks_whether_child(E: Ints, t: int) -> bool:
    """Economic support asks for a talk only where it affects the child; whether it does was not recorded."""
    return word(E, t, ABOUT_SLOT) == ECONOMIC_SUPPORT and answer(E, t, AFFECTS_CHILD) == UNKNOWN


def weigh(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, a: int) -> None:
    """Count an act: in time, too late, or in doubt when its form was not recorded."""
    if not belongs(E, C, R, S, p, t, a):
        return
    form = form_of(E, P, p, a)
    in_time = not after(E, a, t)
    if form == UNKNOWN and S[S_DONE] < 0:
        S[S_DOUBT] = M_FORM
    if form == YES and (in_time or S[S_DONE] < 0):
        done_by(E, S, a, in_time)
        rest_on(E, S, t, a, in_time)


def rest_on(E: Ints, S: Ints, t: int, a: int, in_time: bool) -> None:
    """The readings on which an act before a decision rests."""
    if in_time and same_day_untimed(E, a, t):
        S[S_READINGS] |= B_SAME_DAY
    form = word(E, a, FORM_SLOT)
    if E[a + KIND] == CHILD_HEARD and (form == FORM_PHONE or form == FORM_SMS or form == FORM_CHAT):
        S[S_READINGS] |= B_DIRECT_CONTACT


def belongs(E: Ints, C: Ints, R: Ints, S: Ints, p: int, t: int, a: int) -> bool:
    """With `of` this decision; or without `of`, on the same matter (or none given) and measure (contract § 5)."""
    if E[a + OF_KIND] >= 0 and E[a + OF] == t:
        return True
    if bound_elsewhere(E, a, t) or not fits(E, C, R, a, S[S_SCOPE]):
        return False
    about = word(E, a, ABOUT_SLOT)
    return about == 0 or about == word(E, t, ABOUT_SLOT)


def form_of(E: Ints, P: Ints, p: int, a: int) -> int:
    """YES when the form counts as a talk, UNKNOWN when it was not recorded; an offer that was declined counts."""
    if P[p + P_WORDS] == 0 or answer(E, a, DECLINED) == YES:
        return YES
    form = word(E, a, FORM_SLOT)
    if form == 0:
        return UNKNOWN
    return YES if among(form, P[p + P_WORDS]) else NO
