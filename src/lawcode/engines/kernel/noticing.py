"""Notices of decisions: to the child with reasons and guidance, and the chair's within 24 hours."""

from __future__ import annotations

from lawcode.days import MISSING, birthday
from lawcode.engines.kernel.belonging import fits, label_of
from lawcode.engines.kernel.consenting import BROKEN, GOOD, LATE, OPEN, settle
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.periods import in_period
from lawcode.engines.kernel.reading import Ints, answer, bound_elsewhere, dated, on_or_after, undated_of, word, yes_if


def notified(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The best single notice to the child from the decision's day on."""
    label = label_of(E, C, R, t)
    begin_step(E, P, S, duty, p, t, label)
    for a in dated(C, NOTICE):
        if E[a + DAY] >= E[t + DAY] and is_notice(E, C, R, t, a, label):
            complete = completeness(E, a)
            if complete == NO:
                S[S_CODE] = K_LACKS_PARTS
            consider(S, a, complete, yes_if(E[a + DAY] <= E[t + DAY]), M_NOTICE)
    for a in undated_of(C, NOTICE):
        if is_notice(E, C, R, t, a, label) and completeness(E, a) != NO:
            S[S_UNDATED] = 1
    decide(E, S)
    return True


def is_notice(E: Ints, C: Ints, R: Ints, t: int, a: int, label: int) -> bool:
    """Is it a notice of the measure and of no other decision?"""
    return E[a + KIND] == NOTICE and not bound_elsewhere(E, a, t) and fits(E, C, R, a, label)


def completeness(E: Ints, a: int) -> int:
    """To the child, written, with reasons and guidance on appeal: one false goes before one missing (contract § 5)."""
    written, reasons, guidance = answer(E, a, WRITTEN), answer(E, a, REASONS), answer(E, a, APPEAL_GUIDANCE)
    to = word(E, a, TO_SLOT)
    if to == TO_CUSTODY_HOLDER or written == NO or reasons == NO or guidance == NO:
        return NO
    known = written == YES and reasons == YES and guidance == YES
    return YES if known and to != 0 else UNKNOWN


def chair_notified(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """Custody holder and child are told in writing within 24 hours of implementation; the worst of them decides."""
    begin_step(E, P, S, duty, p, t, label_of(E, C, R, t))
    known = E[t + IMPLEMENTED_ON] != MISSING
    S[S_CODE], S[S_ANCHOR_DAY] = K_IMPLEMENTATION, E[t + IMPLEMENTED_ON]
    S[S_DUE] = E[t + IMPLEMENTED_ON] + P[p + P_HOURS] // 24 if known else MISSING
    worst = told(E, C, R, P, S, p, t, TO_CUSTODY_HOLDER)
    done, done_day = S[S_DONE], S[S_DONE_DAY]
    if C[BORN] != MISSING and birthday(C[BORN], P[p + P_AGE]) <= E[t + DAY]:
        fact = S[S_DOUBT]
        worst = max(worst, told(E, C, R, P, S, p, t, TO_CHILD))
        S[S_DOUBT] = fact if fact != M_NONE else S[S_DOUBT]
        if done >= 0 and (S[S_DONE] < 0 or done_day >= S[S_DONE_DAY]):
            S[S_DONE], S[S_DONE_DAY] = done, done_day
    settle(S, worst)
    return True


def told(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, who: int) -> int:
    """One person: told in time, late, in doubt or not."""
    forget_acts(S)
    S[S_DONE], S[S_DOUBT], S[S_IN_TIME] = NOTHING, M_NONE, 0
    day, at = E[t + IMPLEMENTED_ON], E[t + IMPLEMENTED_AT]
    for a in dated(C, NOTICE):
        if not is_notice(E, C, R, t, a, S[S_LABEL]) or not on_or_after(E, a, t):
            continue
        if day == MISSING:
            consider(S, a, written_to(E, a, who), yes_if(E[a + DAY] == E[t + DAY]), M_WRITTEN)
        else:
            consider(S, a, written_to(E, a, who), in_period(E, P, p, a, day, at, S[S_DUE]), M_WRITTEN)
    if day == MISSING:
        return told_on_the_day(E, S)
    for a in undated_of(C, NOTICE):
        if is_notice(E, C, R, t, a, S[S_LABEL]) and written_to(E, a, who) != NO:
            S[S_UNDATED] = 1
    decide(E, S)
    if S[S_DONE] >= 0:
        return GOOD if S[S_IN_TIME] == 1 else LATE
    return OPEN if S[S_DOUBT] != M_NONE else BROKEN


def told_on_the_day(E: Ints, S: Ints) -> int:
    """Implementation not recorded: told on the decision's own day is in time, else nobody knows (§ 6.14)."""
    if S[S_FIRST] >= 0:
        done_by(E, S, S[S_FIRST], True)
        return GOOD
    S[S_DOUBT] = M_IMPLEMENTED
    return OPEN


def written_to(E: Ints, a: int, who: int) -> int:
    """Is it a written notice to the person?"""
    to, written = word(E, a, TO_SLOT), answer(E, a, WRITTEN)
    if written == NO or (to != 0 and to != who):
        return NO
    return UNKNOWN if to == 0 or written == UNKNOWN else YES
