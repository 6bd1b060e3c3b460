"""Who consented: person by person, the worst of them decides (contract §§ 5, 6.9)."""

from __future__ import annotations

from lawcode.days import MISSING, birthday
from lawcode.engines.kernel.hearings import previous_decision
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_CODE,
    S_DONE,
    S_DONE_DAY,
    S_DOUBT,
    S_DUE,
    S_FORCED,
    S_IN_TIME,
    S_READINGS,
    S_SCOPE,
    begin_step,
    conclude,
)
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    answer,
    bound_elsewhere,
    fits,
    same_day_untimed,
    scope_of,
    word,
)

ANYBODY, THE_CHILD = 0, -1
"""The custody holder whom no consent names, and the child, as persons beside the named ones."""
GOOD, LATE, OPEN, BROKEN = range(4)
"""What a person's consent comes to; the worst decides."""


def consented(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """Everyone who has to consent did; False when others than the municipality decided without consent."""
    if not asks_for_consent(E, P, p, t):
        return False
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    since = previous_decision(E, C, R, t, S[S_SCOPE]) if E[t + KIND] == DECISION else NOTHING
    worst = GOOD
    if P[p + P_COUNT] == 0:
        worst = custody_holders(E, C, R, P, S, p, t, since)
    if C[BORN] != MISSING and birthday(C[BORN], P[p + P_AGE]) <= E[t + DAY]:
        worst = max(worst, person(E, C, R, P, S, p, t, since, THE_CHILD))
    settle(E, C, S, worst)
    return True


def asks_for_consent(E: Ints, P: Ints, p: int, t: int) -> bool:
    """A placement that others than the municipality decide without consent asks for none."""
    if E[t + KIND] == CHAIR_DECISION or P[p + P_TO_WORD] != TO_PLACEMENT:
        return True
    return answer(E, t, CONSENT) != NO or word(E, t, BY_SLOT) == BY_MUNICIPALITY


def custody_holders(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, since: int) -> int:
    """The worst of the custody holders: each that the case's consents name, or the one whom none names."""
    worst = GOOD
    named = False
    for a in range(C[LO], C[UHI], W):
        if is_consent_of_holder(E, C, a) and E[a + PERSON] != ANYBODY and is_first_naming(E, C, a):
            named = True
            worst = max(worst, person(E, C, R, P, S, p, t, since, E[a + PERSON]))
    if not named or unnamed_consents(E, C, P, p):
        worst = max(worst, person(E, C, R, P, S, p, t, since, ANYBODY))
    return worst


def is_consent_of_holder(E: Ints, C: Ints, a: int) -> bool:
    """Is it a consent of a custody holder that this question looks at?"""
    seen = a < C[HI] or a >= C[ULO]
    return seen and E[a + KIND] == CONSENTED and word(E, a, BY_SLOT) != BY_CHILD


def is_first_naming(E: Ints, C: Ints, a: int) -> bool:
    """Is it the first consent of the case that names the person?"""
    for b in range(C[LO], a, W):
        if is_consent_of_holder(E, C, b) and E[b + PERSON] == E[a + PERSON]:
            return False
    return True


def unnamed_consents(E: Ints, C: Ints, P: Ints, p: int) -> bool:
    """Is there a consent to this matter of a custody holder whom nobody named?"""
    for a in range(C[LO], C[UHI], W):
        if is_consent_of_holder(E, C, a) and E[a + PERSON] == ANYBODY and word(E, a, TO_SLOT) == P[p + P_TO_WORD]:
            return True
    return False


def person(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, since: int, who: int) -> int:
    """One person: the last consent on or before the decision, else the first later one, else the decision's word."""
    last = NOTHING
    later = NOTHING
    for a in range(C[LO], C[HI], W):
        if not is_of_person(E, C, R, P, S, p, t, who, a) or (since >= 0 and not after(E, a, since)):
            continue
        if before_birth(E, C, P, p, t, a):
            continue
        if not after(E, a, t):
            last = a
        elif later < 0 and is_given(E, a) == YES:
            later = a
    if last >= 0:
        return weigh_given(E, P, S, p, t, last)
    for a in range(C[ULO], C[UHI], W):
        if is_of_person(E, C, R, P, S, p, t, who, a):
            S[S_DOUBT] = M_OTHER_DATE
            return OPEN
    if later >= 0:
        meet(E, S, t, later)
        return LATE
    if refused_later(E, C, R, P, S, p, t, since, who):
        return OPEN if S[S_DOUBT] == M_GIVEN else BROKEN
    return without_event(E, P, S, p, t)


def refused_later(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, since: int, who: int) -> bool:
    """Has the person only later consents, none of them given?  Then the decision's own word does not stand."""
    for a in range(C[LO], C[HI], W):
        if is_of_person(E, C, R, P, S, p, t, who, a) and (since < 0 or after(E, a, since)):
            if is_given(E, a) == UNKNOWN:
                S[S_DOUBT] = M_GIVEN
            return True
    return False


def is_of_person(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, who: int, a: int) -> bool:
    """Is it this person's consent to this matter and measure?"""
    if E[a + KIND] != CONSENTED or word(E, a, TO_SLOT) != P[p + P_TO_WORD] or bound_elsewhere(E, a, t):
        return False
    if (word(E, a, BY_SLOT) == BY_CHILD) != (who == THE_CHILD):
        return False
    return fits(E, C, R, a, S[S_SCOPE]) and (who == THE_CHILD or E[a + PERSON] == who)


def before_birth(E: Ints, C: Ints, P: Ints, p: int, t: int, a: int) -> bool:
    """A consent before birth does not carry a decision after it (serviceloven)."""
    return P[p + P_FLAG] == 1 and C[BORN] != MISSING and E[a + DAY] < C[BORN] <= E[t + DAY]


def is_given(E: Ints, a: int) -> int:
    """YES, NO or UNKNOWN; agreement without the purpose is none."""
    if answer(E, a, PURPOSE_AGREED) == NO:
        return NO
    return answer(E, a, GIVEN)


def weigh_given(E: Ints, P: Ints, S: Ints, p: int, t: int, a: int) -> int:
    """What a consent on or before the decision comes to; where asking is enough any answer will do."""
    given = is_given(E, a)
    if given == YES or is_sought(E, P, p, t):
        meet(E, S, t, a)
        return GOOD
    if given == UNKNOWN:
        S[S_DOUBT] = M_GIVEN
        return OPEN
    if decided_by_others(E, t) and answer(E, t, CONSENT) == UNKNOWN:
        S[S_DOUBT] = M_CONSENT
        return OPEN
    if answer(E, t, CONSENT) == NO and word(E, t, BY_SLOT) == 0:
        S[S_DOUBT] = M_BY
        return GOOD_IF_ALL
    S[S_CODE] = K_REFUSED
    return BROKEN


def is_sought(E: Ints, P: Ints, p: int, t: int) -> bool:
    """Is it enough that consent was asked for?  The chair's decision, and others' decisions without consent."""
    if E[t + KIND] == CHAIR_DECISION:
        return True
    return P[p + P_NEED_POSITION] == 1 and decided_by_others(E, t) and answer(E, t, CONSENT) != YES


def decided_by_others(E: Ints, t: int) -> bool:
    """Decided by the committee, the appeal body or a court?"""
    by = word(E, t, BY_SLOT)
    return by == BY_COMMITTEE or by == BY_APPEAL_BODY or by == BY_COURT


def without_event(E: Ints, P: Ints, S: Ints, p: int, t: int) -> int:
    """A person without a consent on record is judged by what the decision says."""
    if E[t + KIND] == CHAIR_DECISION or P[p + P_COUNT] == 1:
        return BROKEN
    consent = answer(E, t, CONSENT)
    if consent == YES:
        S[S_READINGS] |= B_CONSENT_ON_DECISION
        meet(E, S, t, t)
        return GOOD
    if consent == UNKNOWN:
        S[S_DOUBT] = M_CONSENT
        return OPEN
    if word(E, t, BY_SLOT) == 0:
        S[S_DOUBT] = M_BY
        return OPEN
    return BROKEN


def meet(E: Ints, S: Ints, t: int, a: int) -> None:
    """The latest of the persons' consents is the day on which the demand was met."""
    if S[S_DONE] < 0 or E[a + DAY] > S[S_DONE_DAY]:
        S[S_DONE] = a
        S[S_DONE_DAY] = E[a + DAY]
    if a != t and E[a + DAY] <= E[t + DAY] and same_day_untimed(E, a, t):
        S[S_READINGS] |= B_SAME_DAY


def settle(E: Ints, C: Ints, S: Ints, worst: int) -> None:
    """The worst person decides: broken, open, late, good."""
    if worst == BROKEN:
        S[S_DONE] = NOTHING
        S[S_DOUBT] = M_NONE
    elif worst == LATE or worst == GOOD:
        S[S_DOUBT] = M_NONE
        S[S_IN_TIME] = 1 if worst == GOOD else 0
    else:
        S[S_DONE] = NOTHING
