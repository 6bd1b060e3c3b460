"""Notices of decisions: to the child with reasons and guidance, and the chair's within 24 hours."""

from __future__ import annotations

from lawcode.days import MISSING, birthday
from lawcode.engines.kernel.consenting import BROKEN, GOOD, LATE, OPEN, settle
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_ANCHOR_DAY,
    S_CODE,
    S_DONE,
    S_DONE_DAY,
    S_DOUBT,
    S_DUE,
    S_LACKS,
    S_SCOPE,
    begin_step,
    done_by,
)
from lawcode.engines.kernel.reading import Ints, after, answer, bound_elsewhere, fits, scope_of, word


def notified(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The best single notice to the child from the decision's day on."""
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    for a in range(C[LO], C[HI], W):
        if E[a + DAY] < E[t + DAY] or after(E, t, a) or not may_be_notice(E, C, R, S, t, a, TO_CHILD):
            continue
        complete = completeness(E, a)
        if complete == UNKNOWN and S[S_DONE] < 0:
            S[S_DOUBT] = M_TO if word(E, a, TO_SLOT) == 0 else M_NOTICE
        elif complete == YES and S[S_DONE] < 0:
            done_by(E, S, a, E[a + DAY] <= S[S_DUE])
        elif complete == NO:
            S[S_CODE] = K_LACKS_PARTS
    for a in range(C[ULO], C[UHI], W):
        if may_be_notice(E, C, R, S, t, a, TO_CHILD) and completeness(E, a) != NO:
            S[S_DOUBT] = M_OTHER_DATE
    return True


def may_be_notice(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int, to: int) -> bool:
    """May it be a notice of this decision to this person?"""
    if E[a + KIND] != NOTICE or bound_elsewhere(E, a, t) or not fits(E, C, R, a, S[S_SCOPE]):
        return False
    return word(E, a, TO_SLOT) == 0 or word(E, a, TO_SLOT) == to


def completeness(E: Ints, a: int) -> int:
    """Written, with reasons and guidance on appeal: one false goes before one missing (contract § 5)."""
    written, reasons, guidance = answer(E, a, WRITTEN), answer(E, a, REASONS), answer(E, a, APPEAL_GUIDANCE)
    if written == NO or reasons == NO or guidance == NO:
        return NO
    known = written == YES and reasons == YES and guidance == YES
    return YES if known and word(E, a, TO_SLOT) != 0 else UNKNOWN


def chair_notified(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """Custody holder and child are told in writing within 24 hours of implementation; the worst of them decides."""
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    S[S_CODE] = K_IMPLEMENTATION
    S[S_ANCHOR_DAY] = E[t + IMPLEMENTED_ON]
    known = E[t + IMPLEMENTED_ON] != MISSING
    S[S_DUE] = E[t + IMPLEMENTED_ON] + P[p + P_HOURS] // 24 if known else MISSING
    worst = told(E, C, R, P, S, p, t, TO_CUSTODY_HOLDER)
    if C[BORN] != MISSING and birthday(C[BORN], P[p + P_AGE]) <= E[t + DAY]:
        worst = max(worst, told(E, C, R, P, S, p, t, TO_CHILD))
    settle(E, C, S, worst)
    return True


def told(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, who: int) -> int:
    """One person: told in time, late, in doubt or not."""
    best = BROKEN
    for a in range(C[LO], C[HI], W):
        if E[a + DAY] < E[t + DAY] or after(E, t, a) or not may_be_notice(E, C, R, S, t, a, who):
            continue
        if answer(E, a, WRITTEN) == NO:
            continue
        state = told_by(E, P, S, p, t, a)
        if state < best:
            best = state
            keep(E, S, a, state)
        if best == GOOD:
            return GOOD
    for a in range(C[ULO], C[UHI], W):
        if may_be_notice(E, C, R, S, t, a, who) and answer(E, a, WRITTEN) != NO:
            S[S_DOUBT] = M_OTHER_DATE
            return OPEN
    if best == BROKEN and E[t + IMPLEMENTED_ON] == MISSING:
        S[S_DOUBT] = M_IMPLEMENTED
        return OPEN
    return best


def keep(E: Ints, S: Ints, a: int, state: int) -> None:
    """The latest of the persons' notices is the day on which the demand was met."""
    if state <= LATE and (S[S_DONE] < 0 or E[a + DAY] > S[S_DONE_DAY]):
        S[S_DONE] = a
        S[S_DONE_DAY] = E[a + DAY]


def told_by(E: Ints, P: Ints, S: Ints, p: int, t: int, a: int) -> int:
    """What one written notice comes to: 24 hours from implementation, to the minute when both times are known."""
    if answer(E, a, WRITTEN) == UNKNOWN or word(E, a, TO_SLOT) == 0:
        S[S_DOUBT] = M_WRITTEN
        return OPEN
    day = E[t + IMPLEMENTED_ON]
    if day == MISSING:
        if E[a + DAY] == E[t + DAY]:
            return GOOD
        S[S_DOUBT] = M_IMPLEMENTED
        return OPEN
    at = E[t + IMPLEMENTED_AT]
    if at != NO_TIME and E[a + AT] != NO_TIME:
        minutes = (E[a + DAY] - day) * 1440 + E[a + AT] // 60 - at // 60
        return GOOD if minutes <= P[p + P_HOURS] * 60 else LATE
    if E[a + DAY] <= day:
        return GOOD
    if E[a + DAY] == day + 1:
        S[S_DOUBT] = M_HOURS
        return OPEN
    return LATE
