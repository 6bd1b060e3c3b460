"""How is one fact read?  Yes/no and words out of a record, and the order of acts in time."""

from __future__ import annotations

from typing import Any

from lawcode.engines.kernel.layout import *

Ints = Any
"""A flat list or array of whole numbers (see `layout`)."""


def bare(numbers: Ints) -> Ints:
    """The numbers themselves; compiled, no more than where they begin (see `compiled`)."""
    return numbers


def index_kinds(E: Ints, M: Ints) -> None:
    """Note in `C` where the events of each kind are: the dated ones in order, then the undated ones."""
    for slot in range(BY_KIND, BY_KIND + 2 * KINDS + 1):
        M[slot] = 0
    for e in range(M[LO], M[HI], W):
        M[BY_KIND + 2 * E[e + KIND]] += 1
    for e in range(M[ULO], M[UHI], W):
        M[BY_KIND + 2 * E[e + KIND] + 1] += 1
    place = M[LISTED_FROM]
    for slot in range(BY_KIND, BY_KIND + 2 * KINDS):
        count = M[slot]
        M[slot] = place
        place += count
    M[BY_KIND + 2 * KINDS] = place
    fill_index(E, M)


def fill_index(E: Ints, M: Ints) -> None:
    """Put each event into the place of its kind; the places' beginnings move along and are moved back."""
    for e in range(M[LO], M[HI], W):
        slot = BY_KIND + 2 * E[e + KIND]
        M[M[slot]] = e
        M[slot] += 1
    for e in range(M[ULO], M[UHI], W):
        slot = BY_KIND + 2 * E[e + KIND] + 1
        M[M[slot]] = e
        M[slot] += 1
    for slot in range(BY_KIND + 2 * KINDS - 1, BY_KIND, -1):
        M[slot] = M[slot - 1]
    M[BY_KIND] = M[LISTED_FROM]


def dated(M: Ints, kind: int) -> range:
    """Where in `M` the dated events of a kind are listed, in order."""
    return range(M[BY_KIND + 2 * kind], M[BY_KIND + 2 * kind + 1])


def undated_of(M: Ints, kind: int) -> range:
    """Where the events of a kind are listed whose day nobody recorded."""
    return range(M[BY_KIND + 2 * kind + 1], M[BY_KIND + 2 * kind + 2])


def all_of(M: Ints, kind: int) -> range:
    """Where the events of a kind are listed, the dated ones first."""
    return range(M[BY_KIND + 2 * kind], M[BY_KIND + 2 * kind + 2])


def has_any(M: Ints, kind: int) -> bool:
    """Is there any event of the kind?"""
    return M[BY_KIND + 2 * kind] < M[BY_KIND + 2 * kind + 2]


def has_undated(M: Ints, kind: int) -> bool:
    """Is there an event of the kind whose day nobody recorded?"""
    return M[BY_KIND + 2 * kind + 1] < M[BY_KIND + 2 * kind + 2]


def answer(E: Ints, e: int, field: int) -> int:
    """UNKNOWN, NO or YES."""
    return (E[e + FLAGS + field // FLAGS_AT_ONCE] >> (2 * (field % FLAGS_AT_ONCE))) & 3


def word(E: Ints, e: int, slot: int) -> int:
    """The number of a word in its vocabulary, 0 when it is not recorded."""
    return (E[e + WORDS + slot // WORDS_AT_ONCE] >> (7 * (slot % WORDS_AT_ONCE))) & 127


def among(number: int, words: int) -> bool:
    """Is the word (or kind) among those of a bit set?"""
    return (words >> number) & 1 == 1


def yes_if(condition: bool) -> int:
    """YES or NO."""
    return YES if condition else NO


def after(E: Ints, a: int, t: int) -> bool:
    """Does `a` lie after `t`: a later day, or later the same day when both have a time (contract § 3.2)?"""
    if E[a + DAY] != E[t + DAY]:
        return E[a + DAY] > E[t + DAY]
    return E[a + AT] != NO_TIME and E[t + AT] != NO_TIME and E[a + AT] > E[t + AT]


def on_or_after(E: Ints, a: int, t: int) -> bool:
    """On the day or later, on the day itself not earlier by the clock (contract § 6.4)."""
    return E[a + DAY] >= E[t + DAY] and not after(E, t, a)


def same_day_untimed(E: Ints, a: int, t: int) -> bool:
    """Does "before" rest on the reading that the same day counts?"""
    return a != t and E[a + DAY] == E[t + DAY] and (E[a + AT] == NO_TIME or E[t + AT] == NO_TIME)


def sort_of(kind: int) -> int:
    """The sort of an event: the two decisions are one, the two starts are one, else the kind (contract § 6.4)."""
    if kind == CHAIR_DECISION:
        return DECISION
    return PLACEMENT_STARTED if kind == MEASURE_STARTED else kind


def bound_elsewhere(E: Ints, a: int, t: int) -> bool:
    """Does the act belong, by `of`, to another event of the trigger's sort?"""
    if E[a + OF_KIND] < 0 or E[a + OF] == t:
        return False
    return sort_of(E[a + OF_KIND]) == sort_of(E[t + KIND])


def is_granted(E: Ints, d: int) -> bool:
    """A decision that is not on record as a refusal."""
    return answer(E, d, GRANTED) != NO


def is_childs_plan(E: Ints, a: int) -> bool:
    """Is it a plan of the child?  One without a type is judged as the child's (contract § 6.12)."""
    return E[a + KIND] == PLAN and word(E, a, TYPE_SLOT) != PARENTS_PLAN
