"""The chair's decision: approved by the committee within 7 days, replaced by an ordinary one within a month."""

from __future__ import annotations

from lawcode.days import MISSING, add_months
from lawcode.engines.kernel.belonging import fits, label_of
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


def approved(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """Approved within so many days, the day of implementation being day 1; that day unknown, within the decision's."""
    begin_step(E, P, S, duty, p, t, label_of(E, C, R, t))
    known = E[t + IMPLEMENTED_ON] != MISSING
    due = (E[t + IMPLEMENTED_ON] if known else E[t + DAY]) + P[p + P_DAYS] - 1
    S[S_DUE], S[S_CODE], S[S_ANCHOR_DAY] = due, K_IMPLEMENTATION, E[t + IMPLEMENTED_ON]
    for a in dated(C, COMMITTEE_APPROVAL):
        if approved_decision(E, C, a) == t:
            consider(S, a, YES, yes_if(E[a + DAY] <= due), M_NONE)
    if not known:
        S[S_DUE] = MISSING
        if S[S_FIRST] >= 0:
            done_by(E, S, S[S_FIRST], True)
        else:
            S[S_DOUBT] = M_IMPLEMENTED
        return True
    for a in undated_of(C, COMMITTEE_APPROVAL):
        if not bound_elsewhere(E, a, t) and alike(E[a + MEASURE], E[t + MEASURE]):
            S[S_UNDATED] = 1
    decide(E, S)
    return True


def approved_decision(E: Ints, C: Ints, a: int) -> int:
    """The chair's decision that an approval is of: the one of its `of`, else the last before it (§ 6.14)."""
    if E[a + OF_KIND] >= 0 and sort_of(E[a + OF_KIND]) == DECISION:
        return E[a + OF] if E[a + OF_KIND] == CHAIR_DECISION else NOTHING
    found = NOTHING
    for c in dated(C, CHAIR_DECISION):
        if E[a + DAY] != MISSING and not after(E, c, a):
            if E[c + DAY] <= E[a + DAY] and alike(E[c + MEASURE], E[a + MEASURE]):
                found = c
    return found


def replaced(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """An ordinary decision about the same within months of the approval."""
    label = label_of(E, C, R, t)
    begin_step(E, P, S, duty, p, t, label)
    due_after(S, add_months(E[t + DAY], P[p + P_MONTHS]))
    chair = approved_decision(E, C, t)
    for a in dated(C, DECISION):
        if on_or_after(E, a, t) and may_replace(E, C, R, t, a, chair, label):
            consider(S, a, about_the_same(E, a, chair), yes_if(E[a + DAY] <= S[S_DUE]), M_ABOUT)
    for a in undated_of(C, DECISION):
        if may_replace(E, C, R, t, a, chair, label) and about_the_same(E, a, chair) != NO:
            S[S_UNDATED] = 1
    decide(E, S)
    return True


def may_replace(E: Ints, C: Ints, R: Ints, t: int, a: int, chair: int, label: int) -> bool:
    """Is the decision of the measure, and not bound to another approval or decision of a chair?"""
    if not fits(E, C, R, a, label):
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
