"""Which events trigger which edition?  Kind, matter, refusal and the child's age on the day."""

from __future__ import annotations

from lawcode.days import MISSING, NEVER, add_months, birthday
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints, among, answer, word


def edition_for(E: Ints, C: Ints, P: Ints, first: int, last: int, t: int) -> int:
    """The edition in force on the event's day that the event triggers; else NOTHING."""
    for p in range(first, last, PW):
        if P[p + P_FROM] <= E[t + DAY] <= P[p + P_TO] and triggers(E, C, P, p, t):
            return p
    return NOTHING


def triggers(E: Ints, C: Ints, P: Ints, p: int, t: int) -> bool:
    """Does the event trigger the edition?"""
    for w in range(P[p + P_WHEN], P[p + P_WHEN] + WW * P[p + P_WHENS], WW):
        if matches(E, P, p, w, t) and is_of_age(C, P, w, E[t + DAY]):
            return True
    return False


def matches(E: Ints, P: Ints, p: int, w: int, t: int) -> bool:
    """Is it the kind and matter?  A refusal triggers nothing but the hearing and the notice (contract § 5)."""
    if E[t + KIND] != P[w + W_KIND]:
        return False
    if P[w + W_ABOUT] != 0 and not among(word(E, t, ABOUT_SLOT), P[w + W_ABOUT]):
        return False
    if E[t + KIND] != DECISION or answer(E, t, GRANTED) != NO:
        return True
    shape = P[p + P_SHAPE]
    return shape == NOTIFIED or (shape == BEFORE and P[p + P_DUTY] == DUTY_CHILD_HEARD)


def is_of_age(C: Ints, P: Ints, w: int, day: int) -> bool:
    """Is the child of the age asked for on the day?  Birth not recorded: not of an age to be reached."""
    if C[BORN] == MISSING:
        return P[w + W_FROM_AGE] == 0
    if P[w + W_FROM_AGE] > 0 and day < birthday(C[BORN], P[w + W_FROM_AGE]):
        return False
    if P[w + W_UNDER_AGE] > 0 and day >= birthday(C[BORN], P[w + W_UNDER_AGE]):
        return False
    return True


def might_trigger(E: Ints, C: Ints, P: Ints, first: int, last: int, t: int) -> bool:
    """Might an event without a day have triggered, on some day up to the one asked about?"""
    for p in range(first, last, PW):
        for w in range(P[p + P_WHEN], P[p + P_WHEN] + WW * P[p + P_WHENS], WW):
            if P[p + P_NEED_POSITION] == 1 and P[p + P_SHAPE] == PLAN_EXISTS:
                continue
            if matches(E, P, p, w, t) and days_are_left(C, P, p, w, duty_ends(E, C, t)):
                return True
    return False


def duty_ends(E: Ints, C: Ints, t: int) -> int:
    """The day on which the child's age ends what the event triggers."""
    if E[t + KIND] == DECISION and word(E, t, ABOUT_SLOT) == AFTERCARE:
        return NEVER
    return C[ENDS] if E[t + KIND] != NEED_KNOWN else NEVER


def days_are_left(C: Ints, P: Ints, p: int, w: int, ends: int) -> bool:
    """Is there a day in force, of the age asked for, before the duty ends and not after the day asked about?"""
    opens, closes = P[p + P_FROM], min(P[p + P_TO], C[AS_OF], ends - 1)
    oldest = C[BORN] if C[BORN] != MISSING else add_months(C[LAST_DAY], -12 * 18) + 1
    if P[w + W_FROM_AGE] > 0:
        opens = max(opens, birthday(oldest, P[w + W_FROM_AGE]))
    if C[BORN] != MISSING and P[w + W_UNDER_AGE] > 0:
        closes = min(closes, birthday(C[BORN], P[w + W_UNDER_AGE]) - 1)
    if C[BORN] != MISSING and P[p + P_DUTY] == DUTY_CHILD_HEARD:
        opens = max(opens, C[BORN])
    return opens <= closes
