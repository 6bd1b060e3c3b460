"""A step on or before a decision: the child heard, the site's statement, the position on a plan."""

from __future__ import annotations

from lawcode.engines.kernel.belonging import fits, previous_decision
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


def before(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """The first act that counts, before the decision or too late; False when the decision asks for none."""
    asked = asks_for_talk(E, M, p, t)
    if asked == NO or (duty == DUTY_CHILD_HEARD and M[BORN_KNOWN] == 1 and E[t + DAY] < M[BORN]):
        return False
    label = E[t + LABEL]
    begin_step(E, M, duty, p, t, label)
    if asked == UNKNOWN:
        doubt(M, M_AFFECTS)
    since = previous_decision(E, M, t)
    for kind in range(M[p + P_NEED], M[p + P_NEED_LAST] + 1):
        for i in dated(M, kind):
            a = M[i]
            if (since < 0 or after(E, a, since)) and belongs(E, M, t, a, label):
                consider(M, a, form_of(E, M, p, a), yes_if(not after(E, a, t)), M_FORM)
    for kind in range(M[p + P_NEED], M[p + P_NEED_LAST] + 1):
        for i in undated_of(M, kind):
            a = M[i]
            if belongs(E, M, t, a, label) and form_of(E, M, p, a) != NO:
                M[S_UNDATED] = 1
    decide(E, M)
    rest_on(E, M, t)
    return True


def asks_for_talk(E: Ints, M: Ints, p: int, t: int) -> int:
    """Economic support asks for a talk where it affects the child; serviceloven needs that on record."""
    if M[p + P_FLAG] == 0 or word(E, t, ABOUT_SLOT) != ECONOMIC_SUPPORT:
        return YES
    affects = answer(E, t, AFFECTS_CHILD)
    return YES if affects == UNKNOWN and M[p + P_FROM] >= BL_DAY else affects


def belongs(E: Ints, M: Ints, t: int, a: int, label: int) -> bool:
    """With `of` this decision; or without `of`, on the same matter (or none given) and measure (contract § 5)."""
    if E[a + OF_KIND] >= 0 and E[a + OF] == t and (E[a + MEASURE] == NO_MEASURE or fits(E, M, a, label)):
        return True
    if bound_elsewhere(E, a, t) or not fits(E, M, a, label):
        return False
    about = word(E, a, ABOUT_SLOT)
    return about == 0 or about == word(E, t, ABOUT_SLOT)


def form_of(E: Ints, M: Ints, p: int, a: int) -> int:
    """YES when the form counts as a talk, UNKNOWN when it was not recorded; an offer that was declined counts."""
    if M[p + P_WORDS] == 0 or answer(E, a, DECLINED) == YES:
        return YES
    form = word(E, a, FORM_SLOT)
    return UNKNOWN if form == 0 else yes_if(among(form, M[p + P_WORDS]))


def rest_on(E: Ints, M: Ints, t: int) -> None:
    """The readings on which the act that was found rests: the same day as before, other direct contact as a talk."""
    a = M[S_DONE]
    if a < 0:
        return
    if same_day_untimed(E, a, t):
        M[S_IF_MET] |= B_SAME_DAY
    form = word(E, a, FORM_SLOT)
    if E[a + KIND] == CHILD_HEARD and answer(E, a, DECLINED) != YES:
        if form == FORM_PHONE or form == FORM_SMS or form == FORM_CHAT:
            M[S_IF_MET] |= B_DIRECT_CONTACT


def position(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """A position on the need for a plan on or before the decision, or a plan then in force."""
    label = E[t + LABEL]
    begin_step(E, M, duty, p, t, label)
    for i in dated(M, PLAN_POSITION):
        a = M[i]
        if stands_for_position(E, M, p, t, a, label):
            consider(M, a, YES, yes_if(not after(E, a, t)), M_NONE)
    for i in dated(M, PLAN):
        a = M[i]
        if not after(E, a, t) and stands_for_position(E, M, p, t, a, label):
            if in_force(E, M, a, E[t + DAY]):
                consider(M, a, YES, YES, M_NONE)
    for kind in (PLAN, PLAN_POSITION):
        for i in undated_of(M, kind):
            a = M[i]
            if stands_for_position(E, M, p, t, a, label):
                M[S_UNDATED] = 1
    decide(E, M)
    rest_on(E, M, t)
    return True


def stands_for_position(E: Ints, M: Ints, p: int, t: int, a: int, label: int) -> bool:
    """Is it a position, or a plan that stands for one, of this measure and of no other decision?"""
    if E[a + KIND] != PLAN_POSITION and not is_plan_of_type(E, a, M[p + P_TO_WORD]):
        return False
    return not bound_elsewhere(E, a, t) and fits(E, M, a, label)


def is_plan_of_type(E: Ints, a: int, types: int) -> bool:
    """Is it a plan of the child of one of the types?  One without a type is the child's, but no youth plan."""
    if not is_childs_plan(E, a):
        return False
    kind = word(E, a, TYPE_SLOT)
    return among(kind, types) or (kind == 0 and among(HANDLEPLAN, types))
