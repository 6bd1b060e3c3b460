"""What a plan or a decision itself holds."""

from __future__ import annotations

from lawcode.days import MISSING
from lawcode.engines.kernel.belonging import about_aftercare, fits, label_of
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    among,
    answer,
    bound_elsewhere,
    dated,
    is_childs_plan,
    undated_of,
    word,
)
from lawcode.engines.kernel.runs import alike, covers


def content(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The plan holds what the law asks for; a plan that was only confirmed is not judged."""
    if not is_childs_plan(E, t) or word(E, t, ACT_SLOT) == CONFIRMED:
        return False
    label = label_of(E, C, R, t)
    begin_step(E, P, S, duty, p, t, label)
    S[S_NEVER_ENDS] = 1 if about_aftercare(E, C, R, t, label) else 0
    if word(E, t, ACT_SLOT) == 0:
        doubt(S, M_ACT)
    elif E[t + HAS] == HAS_UNKNOWN:
        S[S_DOUBT] = M_HAS
    else:
        weigh_parts(E, C, R, P, S, p, t, label)
    return True


def weigh_parts(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, label: int) -> None:
    """What the plan lacks of what the edition asks for."""
    wanted = P[p + P_PARTS]
    if in_placement(E, C, R, t, label):
        wanted |= P[p + P_PARTS_PLACED]
    lacks = wanted & ~E[t + HAS]
    if P[p + P_PARTS_ANY] != 0 and not P[p + P_PARTS_ANY] & E[t + HAS]:
        lacks |= P[p + P_PARTS_ANY]
    S[S_LACKS] = lacks
    S[S_CODE] = K_LACKS_PARTS
    if lacks == 0:
        done_by(E, S, t, True)


def in_placement(E: Ints, C: Ints, R: Ints, t: int, label: int) -> bool:
    """Has the plan's measure a placement, or is the next decision after the plan about one (contract § 6.10)?"""
    anything = False
    for r in range(0, C[RUNS], RW):
        anything = anything or covers(R, r, E[t + DAY])
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_PLACEMENT:
            continue
        if E[t + MEASURE] != NO_MEASURE:
            if R[r + R_LABEL] <= NO_MEASURE or R[r + R_LABEL] == E[t + MEASURE]:
                return True
        elif R[r + R_END_DAY] >= E[t + DAY] or not anything:
            return True
    for d in dated(C, DECISION):
        if after(E, d, t) and (label <= OWN_MEASURE or alike(E[d + MEASURE], label)):
            return word(E, d, ABOUT_SLOT) == PLACEMENT
    return False


def adult_goals(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The plan, or its next revision, holds the goals for adult life."""
    if not is_childs_plan(E, t):
        return False
    if P[p + P_WORDS] != 0:
        if not among(word(E, t, TYPE_SLOT), P[p + P_WORDS]):
            return False
    elif word(E, t, ACT_SLOT) == CONFIRMED:
        return False
    label = label_of(E, C, R, t)
    begin_step(E, P, S, duty, p, t, label)
    S[S_NEVER_ENDS] = 1 if about_aftercare(E, C, R, t, label) else 0
    goals_from(E, C, R, S, t, t, label)
    return True


def goals_from(E: Ints, C: Ints, R: Ints, S: Ints, plan: int, since: int, label: int) -> None:
    """Look for the goals in a plan, then in its next revision (`since` NOTHING: from the birthday on)."""
    S[S_ANCHOR] = plan
    S[S_CODE] = K_LACKS_PARTS
    S[S_LACKS] = PART_ADULT_LIFE_GOALS
    if E[plan + HAS] == HAS_UNKNOWN:
        S[S_DOUBT] = M_HAS
    elif E[plan + HAS] & PART_ADULT_LIFE_GOALS:
        done_by(E, S, plan, True)
    elif undated_revision(E, C, R, label):
        S[S_DOUBT] = M_OTHER_DATE
    else:
        next_revision(E, C, R, S, plan, since, label)


def undated_revision(E: Ints, C: Ints, R: Ints, label: int) -> bool:
    """Is there a revision without a day that may hold the goals?"""
    for a in undated_of(C, PLAN):
        if is_childs_plan(E, a) and is_revision(E, a) and fits(E, C, R, a, label):
            if E[a + HAS] == HAS_UNKNOWN or E[a + HAS] & PART_ADULT_LIFE_GOALS:
                return True
    return False


def is_revision(E: Ints, a: int) -> bool:
    """Is the plan a revision, or may it be one?"""
    act = word(E, a, ACT_SLOT)
    return act == REVISED or act == 0


def next_revision(E: Ints, C: Ints, R: Ints, S: Ints, plan: int, since: int, label: int) -> None:
    """The goals in the next revision are late; what it holds may not be on record."""
    for a in dated(C, PLAN):
        later = after(E, a, since) if since >= 0 else E[a + DAY] >= S[S_DAY]
        if a == plan or not later or not is_childs_plan(E, a) or not is_revision(E, a):
            continue
        if not fits(E, C, R, a, label) or bound_elsewhere(E, a, plan):
            continue
        if E[a + HAS] != HAS_UNKNOWN and not E[a + HAS] & PART_ADULT_LIFE_GOALS:
            return
        if word(E, a, ACT_SLOT) == 0:
            S[S_DOUBT] = M_ACT
        elif E[a + HAS] == HAS_UNKNOWN:
            S[S_DOUBT] = M_HAS
        else:
            done_by(E, S, a, False)
        return


def limited(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The decision says for how long the limit on contact holds."""
    begin_step(E, P, S, duty, p, t, label_of(E, C, R, t))
    if E[t + UNTIL] != MISSING or answer(E, t, DURATION) == YES:
        done_by(E, S, t, True)
    return True
