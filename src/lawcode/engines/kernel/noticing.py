"""Notices of decisions: to the child with reasons and guidance, and the chair's within 24 hours."""

from __future__ import annotations

from lawcode.days import MISSING, birthday
from lawcode.engines.kernel.belonging import fits
from lawcode.engines.kernel.consenting import BROKEN, GOOD, LATE, OPEN, settle
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.periods import in_period
from lawcode.engines.kernel.reading import Ints, answer, bound_elsewhere, dated, on_or_after, undated_of, word, yes_if


def notified(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """The best single notice to the child from the decision's day on."""
    label = E[t + LABEL]
    begin_step(E, M, duty, p, t, label)
    for i in dated(M, NOTICE):
        a = M[i]
        if E[a + DAY] >= E[t + DAY] and is_notice(E, M, t, a, label):
            complete = completeness(E, a)
            if complete == NO:
                M[S_CODE] = K_LACKS_PARTS
            consider(M, a, complete, yes_if(E[a + DAY] <= E[t + DAY]), M_NOTICE)
    for i in undated_of(M, NOTICE):
        a = M[i]
        if is_notice(E, M, t, a, label) and completeness(E, a) != NO:
            M[S_UNDATED] = 1
    decide(E, M)
    return True


def is_notice(E: Ints, M: Ints, t: int, a: int, label: int) -> bool:
    """Is it a notice of the measure and of no other decision?"""
    return E[a + KIND] == NOTICE and not bound_elsewhere(E, a, t) and fits(E, M, a, label)


def completeness(E: Ints, a: int) -> int:
    """To the child, written, with reasons and guidance on appeal: one false goes before one missing (contract § 5)."""
    written, reasons, guidance = answer(E, a, WRITTEN), answer(E, a, REASONS), answer(E, a, APPEAL_GUIDANCE)
    to = word(E, a, TO_SLOT)
    if to == TO_CUSTODY_HOLDER or written == NO or reasons == NO or guidance == NO:
        return NO
    known = written == YES and reasons == YES and guidance == YES
    return YES if known and to != 0 else UNKNOWN


def chair_notified(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """Custody holder and child are told in writing within 24 hours of implementation; the worst of them decides."""
    begin_step(E, M, duty, p, t, E[t + LABEL])
    known = E[t + IMPLEMENTED_ON] != MISSING
    M[S_CODE], M[S_ANCHOR_DAY] = K_IMPLEMENTATION, E[t + IMPLEMENTED_ON]
    M[S_DUE] = E[t + IMPLEMENTED_ON] + M[p + P_HOURS] // 24 if known else MISSING
    worst = told(E, M, p, t, TO_CUSTODY_HOLDER)
    done, done_day = M[S_DONE], M[S_DONE_DAY]
    if M[BORN] != MISSING and birthday(M[BORN], M[p + P_AGE]) <= E[t + DAY]:
        fact = M[S_DOUBT]
        worst = max(worst, told(E, M, p, t, TO_CHILD))
        M[S_DOUBT] = fact if fact != M_NONE else M[S_DOUBT]
        if done >= 0 and (M[S_DONE] < 0 or done_day >= M[S_DONE_DAY]):
            M[S_DONE], M[S_DONE_DAY] = done, done_day
    settle(M, worst)
    return True


def told(E: Ints, M: Ints, p: int, t: int, who: int) -> int:
    """One person: told in time, late, in doubt or not."""
    forget_acts(M)
    M[S_DONE], M[S_DOUBT], M[S_IN_TIME] = NOTHING, M_NONE, 0
    day, at = E[t + IMPLEMENTED_ON], E[t + IMPLEMENTED_AT]
    for i in dated(M, NOTICE):
        a = M[i]
        if not is_notice(E, M, t, a, M[S_LABEL]) or not on_or_after(E, a, t):
            continue
        if day == MISSING:
            consider(M, a, written_to(E, a, who), yes_if(E[a + DAY] == E[t + DAY]), M_WRITTEN)
        else:
            consider(M, a, written_to(E, a, who), in_period(E, M, p, a, day, at, M[S_DUE]), M_WRITTEN)
    if day == MISSING:
        return told_on_the_day(E, M)
    for i in undated_of(M, NOTICE):
        a = M[i]
        if is_notice(E, M, t, a, M[S_LABEL]) and written_to(E, a, who) != NO:
            M[S_UNDATED] = 1
    decide(E, M)
    if M[S_DONE] >= 0:
        return GOOD if M[S_IN_TIME] == 1 else LATE
    return OPEN if M[S_DOUBT] != M_NONE else BROKEN


def told_on_the_day(E: Ints, M: Ints) -> int:
    """Implementation not recorded: told on the decision's own day is in time, else nobody knows (§ 6.14)."""
    if M[S_FIRST] >= 0:
        done_by(E, M, M[S_FIRST], True)
        return GOOD
    M[S_DOUBT] = M_IMPLEMENTED
    return OPEN


def written_to(E: Ints, a: int, who: int) -> int:
    """Is it a written notice to the person?"""
    to, written = word(E, a, TO_SLOT), answer(E, a, WRITTEN)
    if written == NO or (to != 0 and to != who):
        return NO
    return UNKNOWN if to == 0 or written == UNKNOWN else YES
