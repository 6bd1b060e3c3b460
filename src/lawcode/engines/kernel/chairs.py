"""The chair's decision: approved by the committee within 7 days, replaced by an ordinary one within a month."""

from __future__ import annotations

from lawcode.days import MISSING, add_months
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_ANCHOR_DAY,
    S_CODE,
    S_DONE,
    S_DOUBT,
    S_DUE,
    S_SCOPE,
    begin_step,
    done_by,
    doubt,
    due_after,
)
from lawcode.engines.kernel.reading import Ints, after, bound_elsewhere, fits, scope_of, word


def approved(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """Approved within so many days, the day of implementation being day 1; that day unknown, within the decision's."""
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    known = E[t + IMPLEMENTED_ON] != MISSING
    due = (E[t + IMPLEMENTED_ON] if known else E[t + DAY]) + P[p + P_DAYS] - 1
    S[S_DUE] = due
    S[S_CODE] = K_IMPLEMENTATION
    S[S_ANCHOR_DAY] = E[t + IMPLEMENTED_ON]
    for a in range(C[LO], C[HI], W):
        if E[a + DAY] >= E[t + DAY] and not after(E, t, a) and is_approval(E, C, R, S, t, a):
            done_by(E, S, a, E[a + DAY] <= due)
            break
    for a in range(C[ULO], C[UHI], W):
        if is_approval(E, C, R, S, t, a):
            S[S_DOUBT] = M_OTHER_DATE
    if not known:
        S[S_DUE] = MISSING
        if S[S_DONE] < 0 or E[S[S_DONE] + DAY] > due:
            doubt(S, M_IMPLEMENTED)
    return True


def is_approval(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int) -> bool:
    """Is it the committee's approval of this decision?"""
    return E[a + KIND] == COMMITTEE_APPROVAL and not bound_elsewhere(E, a, t) and fits(E, C, R, a, S[S_SCOPE])


def replaced(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """An ordinary decision about the same within months of the approval."""
    begin_step(E, P, S, duty, p, t, scope_of(E, C, R, t))
    due_after(S, add_months(E[t + DAY], P[p + P_MONTHS]))
    chair = approved_decision(E, C, R, S, t)
    about = word(E, chair, ABOUT_SLOT) if chair >= 0 else 0
    for a in range(C[LO], C[HI], W):
        if E[a + DAY] >= E[t + DAY] and not after(E, t, a) and is_ordinary(E, C, R, S, t, a, about):
            done_by(E, S, a, E[a + DAY] <= S[S_DUE])
            break
    for a in range(C[ULO], C[UHI], W):
        if is_ordinary(E, C, R, S, t, a, about):
            S[S_DOUBT] = M_OTHER_DATE
    return True


def approved_decision(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> int:
    """The chair's decision that an approval is of: the one of its `of`, else the last before it (§ 6.14)."""
    if E[t + OF] >= 0 and E[t + OF_KIND] == CHAIR_DECISION:
        return E[t + OF]
    found = NOTHING
    for c in range(C[LO], C[HI], W):
        if E[c + KIND] == CHAIR_DECISION and E[c + DAY] <= E[t + DAY] and not after(E, c, t):
            found = c
    return found


def is_ordinary(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int, about: int) -> bool:
    """Is it an ordinary decision about the same matter and measure?"""
    if E[a + KIND] != DECISION or not fits(E, C, R, a, S[S_SCOPE]):
        return False
    return about == 0 or word(E, a, ABOUT_SLOT) == about
