"""The chair's decision: approved by the committee within 7 days, replaced by an ordinary one within a month."""

from __future__ import annotations

from lawcode.days import MISSING, add_months
from lawcode.engines.kernel.belonging import fits
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    bound_elsewhere,
    dated,
    on_or_after,
    sort_of,
    undated_of,
    word,
    yes_if,
)
from lawcode.engines.kernel.runs import alike


def approved(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """Approved within so many days, the day of implementation being day 1; that day unknown, within the decision's."""
    begin_step(E, M, duty, p, t, E[t + LABEL])
    known = E[t + IMPLEMENTED_ON] != MISSING
    due = (E[t + IMPLEMENTED_ON] if known else E[t + DAY]) + M[p + P_DAYS] - 1
    M[S_DUE], M[S_CODE], M[S_ANCHOR_DAY] = due, K_IMPLEMENTATION, E[t + IMPLEMENTED_ON]
    for i in dated(M, COMMITTEE_APPROVAL):
        a = M[i]
        if approved_decision(E, M, a) == t:
            consider(M, a, YES, yes_if(E[a + DAY] <= due), M_NONE)
    if not known:
        M[S_DUE] = MISSING
        if M[S_FIRST] >= 0:
            done_by(E, M, M[S_FIRST], True)
        else:
            M[S_DOUBT] = M_IMPLEMENTED
        return True
    for i in undated_of(M, COMMITTEE_APPROVAL):
        a = M[i]
        if not bound_elsewhere(E, a, t) and alike(E[a + MEASURE], E[t + MEASURE]):
            M[S_UNDATED] = 1
    decide(E, M)
    return True


def approved_decision(E: Ints, M: Ints, a: int) -> int:
    """The chair's decision that an approval is of: the one of its `of`, else the last before it (§ 6.14)."""
    if E[a + OF_KIND] >= 0 and sort_of(E[a + OF_KIND]) == DECISION:
        return E[a + OF] if E[a + OF_KIND] == CHAIR_DECISION else NOTHING
    found = NOTHING
    for i in dated(M, CHAIR_DECISION):
        c = M[i]
        if E[a + DAY] != MISSING and not after(E, c, a):
            if E[c + DAY] <= E[a + DAY] and alike(E[c + MEASURE], E[a + MEASURE]):
                found = c
    return found


def replaced(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """An ordinary decision about the same within months of the approval."""
    label = E[t + LABEL]
    begin_step(E, M, duty, p, t, label)
    due_after(M, add_months(E[t + DAY], M[p + P_MONTHS]))
    chair = approved_decision(E, M, t)
    for i in dated(M, DECISION):
        a = M[i]
        if on_or_after(E, a, t) and may_replace(E, M, t, a, chair, label):
            consider(M, a, about_the_same(E, a, chair), yes_if(E[a + DAY] <= M[S_DUE]), M_ABOUT)
    for i in undated_of(M, DECISION):
        a = M[i]
        if may_replace(E, M, t, a, chair, label) and about_the_same(E, a, chair) != NO:
            M[S_UNDATED] = 1
    decide(E, M)
    return True


def may_replace(E: Ints, M: Ints, t: int, a: int, chair: int, label: int) -> bool:
    """Is the decision of the measure, and not bound to another approval or decision of a chair?"""
    if not fits(E, M, a, label):
        return False
    if E[a + OF_KIND] < 0 or E[a + OF] == t or (chair >= 0 and E[a + OF] == chair):
        return True
    sort = sort_of(E[a + OF_KIND])
    return sort != COMMITTEE_APPROVAL and (chair < 0 or sort != DECISION)


def about_the_same(E: Ints, a: int, chair: int) -> int:
    """Is it an ordinary decision about the chair's matter?  UNKNOWN when one of the two names none."""
    if word(E, a, BY_SLOT) == BY_CHAIR:
        return NO
    about = word(E, chair, ABOUT_SLOT) if chair >= 0 else 0
    if about == 0 or word(E, a, ABOUT_SLOT) == 0:
        return UNKNOWN
    return yes_if(word(E, a, ABOUT_SLOT) == about)
