"""Which events trigger which edition?  Kind, matter, refusal and the child's age on the day."""

from __future__ import annotations

from lawcode.days import MISSING, NEVER, add_months, birthday
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints, among, answer, word


def edition_for(E: Ints, M: Ints, first: int, last: int, t: int) -> int:
    """The edition in force on the event's day that the event triggers; else NOTHING."""
    for p in range(first, last, PW):
        if M[p + P_FROM] <= E[t + DAY] <= M[p + P_TO] and triggers(E, M, p, t):
            return p
    return NOTHING


def triggers(E: Ints, M: Ints, p: int, t: int) -> bool:
    """Does the event trigger the edition?"""
    for w in range(M[p + P_WHEN], M[p + P_WHEN] + WW * M[p + P_WHENS], WW):
        if matches(E, M, p, w, t) and is_of_age(M, w, E[t + DAY]):
            return True
    return False


def matches(E: Ints, M: Ints, p: int, w: int, t: int) -> bool:
    """Is it the kind and matter?  A refusal triggers nothing but the hearing and the notice (contract § 5)."""
    if E[t + KIND] != M[w + W_KIND]:
        return False
    if M[w + W_ABOUT] != 0 and not among(word(E, t, ABOUT_SLOT), M[w + W_ABOUT]):
        return False
    if E[t + KIND] != DECISION or answer(E, t, GRANTED) != NO:
        return True
    shape = M[p + P_SHAPE]
    return shape == NOTIFIED or (shape == BEFORE and M[p + P_DUTY] == DUTY_CHILD_HEARD)


def is_of_age(M: Ints, w: int, day: int) -> bool:
    """Is the child of the age asked for on the day?  Birth not recorded: not of an age to be reached."""
    if M[BORN] == MISSING:
        return M[w + W_FROM_AGE] == 0
    if M[w + W_FROM_AGE] > 0 and day < birthday(M[BORN], M[w + W_FROM_AGE]):
        return False
    return M[w + W_UNDER_AGE] == 0 or day < birthday(M[BORN], M[w + W_UNDER_AGE])


def might_trigger(E: Ints, M: Ints, first: int, last: int, t: int) -> bool:
    """Might an event without a day have triggered, on some day up to the one asked about?"""
    for p in range(first, last, PW):
        for w in range(M[p + P_WHEN], M[p + P_WHEN] + WW * M[p + P_WHENS], WW):
            if M[p + P_NEED_POSITION] == 1 and M[p + P_SHAPE] == PLAN_EXISTS:
                continue
            if matches(E, M, p, w, t) and days_are_left(M, p, w, duty_ends(E, M, t)):
                return True
    return False


def duty_ends(E: Ints, M: Ints, t: int) -> int:
    """The day on which the child's age ends what the event triggers."""
    if E[t + KIND] == DECISION and word(E, t, ABOUT_SLOT) == AFTERCARE:
        return NEVER
    return M[ENDS] if E[t + KIND] != NEED_KNOWN else NEVER


def days_are_left(M: Ints, p: int, w: int, ends: int) -> bool:
    """Is there a day in force, of the age asked for, before the duty ends and not after the day asked about?"""
    opens, closes = M[p + P_FROM], min(M[p + P_TO], M[AS_OF], ends - 1)
    oldest = M[BORN] if M[BORN] != MISSING else add_months(M[LAST_DAY], -12 * 18) + 1
    if M[w + W_FROM_AGE] > 0:
        opens = max(opens, birthday(oldest, M[w + W_FROM_AGE]))
    if M[BORN] != MISSING and M[w + W_UNDER_AGE] > 0:
        closes = min(closes, birthday(M[BORN], M[w + W_UNDER_AGE]) - 1)
    if M[BORN] != MISSING and M[p + P_DUTY] == DUTY_CHILD_HEARD:
        opens = max(opens, M[BORN])
    return opens <= closes
