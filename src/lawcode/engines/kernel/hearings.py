"""A step on or before a decision: the child heard, the site's statement, the position on a plan."""

from __future__ import annotations

from lawcode.engines.kernel.belonging import fits, label_of, previous_decision
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.plans import in_force
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    among,
    answer,
    bound_elsewhere,
    dated,
    is_childs_plan,
    same_day_untimed,
    undated_of,
    word,
    yes_if,
)


def before(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The first act that counts, before the decision or too late; False when the decision asks for none."""
    asked = asks_for_talk(E, P, p, t)
    if asked == NO or (duty == DUTY_CHILD_HEARD and C[BORN_KNOWN] == 1 and E[t + DAY] < C[BORN]):
        return False
    label = label_of(E, C, R, t)
    begin_step(E, P, S, duty, p, t, label)
    if asked == UNKNOWN:
        doubt(S, M_AFFECTS)
    since = previous_decision(E, C, R, t)
    for kind in range(P[p + P_NEED], P[p + P_NEED_LAST] + 1):
        for a in dated(C, kind):
            if (since < 0 or after(E, a, since)) and belongs(E, C, R, t, a, label):
                consider(S, a, form_of(E, P, p, a), yes_if(not after(E, a, t)), M_FORM)
    for kind in range(P[p + P_NEED], P[p + P_NEED_LAST] + 1):
        for a in undated_of(C, kind):
            if belongs(E, C, R, t, a, label) and form_of(E, P, p, a) != NO:
                S[S_UNDATED] = 1
    decide(E, S)
    rest_on(E, S, t)
    return True


def asks_for_talk(E: Ints, P: Ints, p: int, t: int) -> int:
    """Economic support asks for a talk where it affects the child; serviceloven needs that on record."""
    if P[p + P_FLAG] == 0 or word(E, t, ABOUT_SLOT) != ECONOMIC_SUPPORT:
        return YES
    affects = answer(E, t, AFFECTS_CHILD)
    return YES if affects == UNKNOWN and P[p + P_FROM] >= BL_DAY else affects


def belongs(E: Ints, C: Ints, R: Ints, t: int, a: int, label: int) -> bool:
    """With `of` this decision; or without `of`, on the same matter (or none given) and measure (contract § 5)."""
    if E[a + OF_KIND] >= 0 and E[a + OF] == t and (E[a + MEASURE] == NO_MEASURE or fits(E, C, R, a, label)):
        return True
    if bound_elsewhere(E, a, t) or not fits(E, C, R, a, label):
        return False
    about = word(E, a, ABOUT_SLOT)
    return about == 0 or about == word(E, t, ABOUT_SLOT)


def form_of(E: Ints, P: Ints, p: int, a: int) -> int:
    """YES when the form counts as a talk, UNKNOWN when it was not recorded; an offer that was declined counts."""
    if P[p + P_WORDS] == 0 or answer(E, a, DECLINED) == YES:
        return YES
    form = word(E, a, FORM_SLOT)
    return UNKNOWN if form == 0 else yes_if(among(form, P[p + P_WORDS]))


def rest_on(E: Ints, S: Ints, t: int) -> None:
    """The readings on which the act that was found rests: the same day as before, other direct contact as a talk."""
    a = S[S_DONE]
    if a < 0:
        return
    if same_day_untimed(E, a, t):
        S[S_IF_MET] |= B_SAME_DAY
    form = word(E, a, FORM_SLOT)
    if E[a + KIND] == CHILD_HEARD and answer(E, a, DECLINED) != YES:
        if form == FORM_PHONE or form == FORM_SMS or form == FORM_CHAT:
            S[S_IF_MET] |= B_DIRECT_CONTACT


def position(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """A position on the need for a plan on or before the decision, or a plan then in force."""
    label = label_of(E, C, R, t)
    begin_step(E, P, S, duty, p, t, label)
    for a in dated(C, PLAN_POSITION):
        if stands_for_position(E, C, R, P, p, t, a, label):
            consider(S, a, YES, yes_if(not after(E, a, t)), M_NONE)
    for a in dated(C, PLAN):
        if not after(E, a, t) and stands_for_position(E, C, R, P, p, t, a, label):
            if in_force(E, C, R, a, E[t + DAY]):
                consider(S, a, YES, YES, M_NONE)
    for kind in (PLAN, PLAN_POSITION):
        for a in undated_of(C, kind):
            if stands_for_position(E, C, R, P, p, t, a, label):
                S[S_UNDATED] = 1
    decide(E, S)
    rest_on(E, S, t)
    return True


def stands_for_position(E: Ints, C: Ints, R: Ints, P: Ints, p: int, t: int, a: int, label: int) -> bool:
    """Is it a position, or a plan that stands for one, of this measure and of no other decision?"""
    if E[a + KIND] != PLAN_POSITION and not is_plan_of_type(E, a, P[p + P_TO_WORD]):
        return False
    return not bound_elsewhere(E, a, t) and fits(E, C, R, a, label)


def is_plan_of_type(E: Ints, a: int, types: int) -> bool:
    """Is it a plan of the child of one of the types?  One without a type is the child's, but no youth plan."""
    if not is_childs_plan(E, a):
        return False
    kind = word(E, a, TYPE_SLOT)
    return among(kind, types) or (kind == 0 and among(HANDLEPLAN, types))
