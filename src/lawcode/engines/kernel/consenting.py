"""Who consented: person by person, the worst of them decides (contract §§ 5, 6.9)."""

from __future__ import annotations

from lawcode.days import MISSING, birthday
from lawcode.engines.kernel.belonging import fits, previous_decision
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    all_of,
    answer,
    bound_elsewhere,
    dated,
    same_day_untimed,
    undated_of,
    word,
)

ANYBODY, THE_CHILD = 0, -1
"""The custody holder whom no consent names, and the child, as persons beside the named ones."""
GOOD, LATE, OPEN, BROKEN = range(4)
"""What a person's consent comes to; the worst decides."""
MOST_UNCLEAR = 4
"""So many consents of nobody or to nothing named are tried in every way."""


def consented(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """Everyone who has to consent did; False when others than the municipality decided without consent."""
    if not asks_for_consent(E, M, p, t):
        return False
    begin_step(E, M, duty, p, t, E[t + LABEL])
    since = previous_decision(E, M, t)
    worst = try_unclear(E, M, p, t, since)
    settle(M, worst)
    return True


def asks_for_consent(E: Ints, M: Ints, p: int, t: int) -> bool:
    """A placement that others than the municipality decide without consent asks for none."""
    if E[t + KIND] == CHAIR_DECISION or M[p + P_TO_WORD] != TO_PLACEMENT:
        return True
    return answer(E, t, CONSENT) != NO or word(E, t, BY_SLOT) == BY_MUNICIPALITY


def try_unclear(E: Ints, M: Ints, p: int, t: int, since: int) -> int:
    """Consents that do not say whose or to what are tried in every way; OPEN where the ways differ."""
    count = 0
    for i in all_of(M, CONSENTED):
        a = M[i]
        if count < MOST_UNCLEAR and is_unclear(E, M, p, t, a):
            count += 1
    if count == 0:
        return worst_person(E, M, p, t, since)
    found = NOTHING
    for way in range(4**count):
        put_words(E, M, p, t, way, count)
        forget_persons(M)
        worst = worst_person(E, M, p, t, since)
        take_words_back(E, M)
        if found != NOTHING and worst != found:
            M[S_DOUBT] = M_BY
            return OPEN
        found = worst
    return found


def is_unclear(E: Ints, M: Ints, p: int, t: int, a: int) -> bool:
    """Is it a consent that may be to this matter but does not say whose or to what?"""
    if bound_elsewhere(E, a, t):
        return False
    to = word(E, a, TO_SLOT)
    return (to == 0 or word(E, a, BY_SLOT) == 0) and (to == 0 or to == M[p + P_TO_WORD])


def put_words(E: Ints, M: Ints, p: int, t: int, way: int, count: int) -> None:
    """Write one way of reading the unclear consents into their records; `SPARE` keeps the words as they were."""
    n = 0
    for i in all_of(M, CONSENTED):
        a = M[i]
        if n == count or not is_unclear(E, M, p, t, a):
            continue
        choice = (way >> (2 * n)) & 3
        n += 1
        words = E[a + WORDS]
        E[a + SPARE] = words + 1
        if word(E, a, BY_SLOT) == 0:
            words |= (BY_CHILD if choice & 1 else BY_CUSTODY_HOLDER) << (7 * BY_SLOT)
        if word(E, a, TO_SLOT) == 0:
            words |= (TO_PLAN_REVISION if choice & 2 else M[p + P_TO_WORD]) << (7 * TO_SLOT)
        E[a + WORDS] = words


def take_words_back(E: Ints, M: Ints) -> None:
    """The records as they were."""
    for i in all_of(M, CONSENTED):
        a = M[i]
        if E[a + SPARE] > 0:
            E[a + WORDS] = E[a + SPARE] - 1
            E[a + SPARE] = 0


def forget_persons(M: Ints) -> None:
    """Forget what the persons came to."""
    M[S_DONE], M[S_DONE_DAY], M[S_DOUBT], M[S_IF_MET] = NOTHING, MISSING, M_NONE, 0


def worst_person(E: Ints, M: Ints, p: int, t: int, since: int) -> int:
    """The worst of the custody holders and, from the age, the child."""
    worst = GOOD
    if M[p + P_COUNT] == 0:
        worst = custody_holders(E, M, p, t, since)
    if M[BORN] != MISSING and birthday(M[BORN], M[p + P_AGE]) <= E[t + DAY]:
        worst = max(worst, person(E, M, p, t, since, THE_CHILD))
    return worst


def custody_holders(E: Ints, M: Ints, p: int, t: int, since: int) -> int:
    """The worst of the custody holders: each that the case's consents name, and the one whom none names."""
    worst = GOOD
    named = False
    unnamed = False
    for i in all_of(M, CONSENTED):
        a = M[i]
        if not is_consent_of_holder(E, a):
            continue
        if E[a + PERSON] == ANYBODY:
            counts = E[a + DAY] == MISSING or since < 0 or after(E, a, since)
            unnamed = unnamed or (counts and is_of_person(E, M, p, t, ANYBODY, a))
        elif is_first_naming(E, M, a):
            named = True
            worst = max(worst, person(E, M, p, t, since, E[a + PERSON]))
    if unnamed or not named:
        worst = max(worst, person(E, M, p, t, since, ANYBODY))
    return worst


def is_consent_of_holder(E: Ints, a: int) -> bool:
    """Is it a consent of a custody holder?"""
    return word(E, a, BY_SLOT) == BY_CUSTODY_HOLDER


def is_first_naming(E: Ints, M: Ints, a: int) -> bool:
    """Is it the first consent of the case that names the person?"""
    for i in all_of(M, CONSENTED):
        b = M[i]
        if b < a and is_consent_of_holder(E, b) and E[b + PERSON] == E[a + PERSON]:
            return False
    return True


def person(E: Ints, M: Ints, p: int, t: int, since: int, who: int) -> int:
    """One person: the last consent on or before the decision, else the first later one, else the decision's word."""
    seen = False
    last = NOTHING
    given = NOTHING
    refused = NOTHING
    for i in dated(M, CONSENTED):
        a = M[i]
        if not is_of_person(E, M, p, t, who, a) or (since >= 0 and not after(E, a, since)):
            continue
        seen = True
        if is_before_birth(E, M, p, t, a):
            continue
        if not after(E, a, t):
            last = a
        elif given < 0 and (is_sought(E, M, p, t) or is_given(E, M, p, a) == YES):
            given = a
        elif refused < 0 or is_given(E, M, p, a) == UNKNOWN:
            refused = a
    if last >= 0:
        return weigh_given(E, M, p, t, last)
    if undated_consent(E, M, p, t, who):
        M[S_DOUBT] = M_OTHER_DATE
        return OPEN
    if given >= 0:
        meet(E, M, t, given)
        return LATE
    if refused >= 0:
        return refusal(E, M, p, refused)
    return BROKEN if seen else without_event(E, M, p, t)


def refusal(E: Ints, M: Ints, p: int, a: int) -> int:
    """A consent that was not given: broken, or open when the answer is not on record."""
    if is_given(E, M, p, a) == UNKNOWN:
        M[S_DOUBT] = M_GIVEN
        return OPEN
    M[S_CODE] = K_REFUSED if answer(E, a, GIVEN) == NO else K_PURPOSE_REFUSED
    return BROKEN


def undated_consent(E: Ints, M: Ints, p: int, t: int, who: int) -> bool:
    """Has the person a consent whose day nobody recorded?"""
    for i in undated_of(M, CONSENTED):
        a = M[i]
        if is_of_person(E, M, p, t, who, a):
            return True
    return False


def is_of_person(E: Ints, M: Ints, p: int, t: int, who: int, a: int) -> bool:
    """Is it this person's consent to this matter and measure?"""
    if word(E, a, TO_SLOT) != M[p + P_TO_WORD] or bound_elsewhere(E, a, t):
        return False
    by = BY_CHILD if who == THE_CHILD else BY_CUSTODY_HOLDER
    if word(E, a, BY_SLOT) != by or not fits(E, M, a, M[S_LABEL]):
        return False
    return who == THE_CHILD or E[a + PERSON] == who


def is_given(E: Ints, M: Ints, p: int, a: int) -> int:
    """YES, NO or UNKNOWN.  Agreement to the placement without its purpose is none."""
    if M[p + P_COUNT] == 0 and answer(E, a, PURPOSE_AGREED) == NO:
        return NO
    return answer(E, a, GIVEN)


def is_before_birth(E: Ints, M: Ints, p: int, t: int, a: int) -> bool:
    """A consent before birth does not count for a decision after it (serviceloven); asking before birth is asking."""
    if M[p + P_FLAG] == 0 or M[BORN] == MISSING or is_sought(E, M, p, t):
        return False
    return E[a + DAY] < M[BORN] <= E[t + DAY]


def weigh_given(E: Ints, M: Ints, p: int, t: int, a: int) -> int:
    """What a consent on or before the decision comes to; where asking is enough any answer will do."""
    if is_sought(E, M, p, t) or is_given(E, M, p, a) == YES:
        meet(E, M, t, a)
        return GOOD
    return refusal(E, M, p, a)


def is_sought(E: Ints, M: Ints, p: int, t: int) -> bool:
    """Is it enough that consent was asked for?  The chair's decision, and others' decisions on a move."""
    if E[t + KIND] == CHAIR_DECISION:
        return True
    by = word(E, t, BY_SLOT)
    others = by == BY_COMMITTEE or by == BY_APPEAL_BODY or by == BY_COURT
    return M[p + P_NEED_POSITION] == 1 and others and answer(E, t, CONSENT) != YES


def without_event(E: Ints, M: Ints, p: int, t: int) -> int:
    """A person without a consent on record is judged by what the decision says."""
    if E[t + KIND] == CHAIR_DECISION or M[p + P_COUNT] == 1:
        return BROKEN
    consent = answer(E, t, CONSENT)
    if consent == YES:
        M[S_IF_MET] |= B_CONSENT_ON_DECISION
        meet(E, M, t, t)
        return GOOD
    if consent == NO and word(E, t, BY_SLOT) != 0:
        return BROKEN
    M[S_DOUBT] = M_CONSENT if consent == UNKNOWN else M_BY
    return OPEN


def meet(E: Ints, M: Ints, t: int, a: int) -> None:
    """The latest of the persons' consents is the day on which the demand was met."""
    if M[S_DONE] < 0 or E[a + DAY] > M[S_DONE_DAY]:
        M[S_DONE] = a
        M[S_DONE_DAY] = E[a + DAY]
    if same_day_untimed(E, a, t):
        M[S_IF_MET] |= B_SAME_DAY


def settle(M: Ints, worst: int) -> None:
    """The worst person decides: broken, open, late, good."""
    if worst != OPEN:
        M[S_DOUBT] = M_NONE
    if worst == BROKEN or worst == OPEN:
        M[S_DONE] = NOTHING
    M[S_IN_TIME] = 1 if worst == GOOD else 0
