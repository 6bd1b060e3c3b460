"""What a plan or a decision itself holds."""

from __future__ import annotations

from lawcode.days import MISSING
from lawcode.engines.kernel.belonging import about_aftercare, fits
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


def content(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """The plan holds what the law asks for; a plan that was only confirmed is not judged."""
    if not is_childs_plan(E, t) or word(E, t, ACT_SLOT) == CONFIRMED:
        return False
    label = E[t + LABEL]
    begin_step(E, M, duty, p, t, label)
    M[S_NEVER_ENDS] = 1 if about_aftercare(E, M, t, label) else 0
    if word(E, t, ACT_SLOT) == 0:
        doubt(M, M_ACT)
    elif E[t + HAS] == HAS_UNKNOWN:
        M[S_DOUBT] = M_HAS
    else:
        weigh_parts(E, M, p, t, label)
    return True


def weigh_parts(E: Ints, M: Ints, p: int, t: int, label: int) -> None:
    """What the plan lacks of what the edition asks for."""
    wanted = M[p + P_PARTS]
    if in_placement(E, M, t, label):
        wanted |= M[p + P_PARTS_PLACED]
    lacks = wanted & ~E[t + HAS]
    if M[p + P_PARTS_ANY] != 0 and not M[p + P_PARTS_ANY] & E[t + HAS]:
        lacks |= M[p + P_PARTS_ANY]
    M[S_LACKS] = lacks
    M[S_CODE] = K_LACKS_PARTS
    if lacks == 0:
        done_by(E, M, t, True)


def in_placement(E: Ints, M: Ints, t: int, label: int) -> bool:
    """Has the plan's measure a placement, or is the next decision after the plan about one (contract § 6.10)?"""
    anything = False
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        anything = anything or covers(M, r, E[t + DAY])
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] != SORT_PLACEMENT:
            continue
        if E[t + MEASURE] != NO_MEASURE:
            if M[r + R_LABEL] <= NO_MEASURE or M[r + R_LABEL] == E[t + MEASURE]:
                return True
        elif M[r + R_END_DAY] >= E[t + DAY] or not anything:
            return True
    for i in dated(M, DECISION):
        d = M[i]
        if after(E, d, t) and (label <= OWN_MEASURE or alike(E[d + MEASURE], label)):
            return word(E, d, ABOUT_SLOT) == PLACEMENT
    return False


def adult_goals(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """The plan, or its next revision, holds the goals for adult life."""
    if not is_childs_plan(E, t):
        return False
    if M[p + P_WORDS] != 0:
        if not among(word(E, t, TYPE_SLOT), M[p + P_WORDS]):
            return False
    elif word(E, t, ACT_SLOT) == CONFIRMED:
        return False
    label = E[t + LABEL]
    begin_step(E, M, duty, p, t, label)
    M[S_NEVER_ENDS] = 1 if about_aftercare(E, M, t, label) else 0
    goals_from(E, M, t, t, label)
    return True


def goals_from(E: Ints, M: Ints, plan: int, since: int, label: int) -> None:
    """Look for the goals in a plan, then in its next revision (`since` NOTHING: from the birthday on)."""
    M[S_ANCHOR] = plan
    M[S_CODE] = K_LACKS_PARTS
    M[S_LACKS] = PART_ADULT_LIFE_GOALS
    if E[plan + HAS] == HAS_UNKNOWN:
        M[S_DOUBT] = M_HAS
    elif E[plan + HAS] & PART_ADULT_LIFE_GOALS:
        done_by(E, M, plan, True)
    elif undated_revision(E, M, label):
        M[S_DOUBT] = M_OTHER_DATE
    else:
        next_revision(E, M, plan, since, label)


def undated_revision(E: Ints, M: Ints, label: int) -> bool:
    """Is there a revision without a day that may hold the goals?"""
    for i in undated_of(M, PLAN):
        a = M[i]
        if is_childs_plan(E, a) and is_revision(E, a) and fits(E, M, a, label):
            if E[a + HAS] == HAS_UNKNOWN or E[a + HAS] & PART_ADULT_LIFE_GOALS:
                return True
    return False


def is_revision(E: Ints, a: int) -> bool:
    """Is the plan a revision, or may it be one?"""
    act = word(E, a, ACT_SLOT)
    return act == REVISED or act == 0


def next_revision(E: Ints, M: Ints, plan: int, since: int, label: int) -> None:
    """The goals in the next revision are late; what it holds may not be on record."""
    for i in dated(M, PLAN):
        a = M[i]
        later = after(E, a, since) if since >= 0 else E[a + DAY] >= M[S_DAY]
        if a == plan or not later or not is_childs_plan(E, a) or not is_revision(E, a):
            continue
        if not fits(E, M, a, label) or bound_elsewhere(E, a, plan):
            continue
        if E[a + HAS] != HAS_UNKNOWN and not E[a + HAS] & PART_ADULT_LIFE_GOALS:
            return
        if word(E, a, ACT_SLOT) == 0:
            M[S_DOUBT] = M_ACT
        elif E[a + HAS] == HAS_UNKNOWN:
            M[S_DOUBT] = M_HAS
        else:
            done_by(E, M, a, False)
        return


def limited(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """The decision says for how long the limit on contact holds."""
    begin_step(E, M, duty, p, t, E[t + LABEL])
    if E[t + UNTIL] != MISSING or answer(E, t, DURATION) == YES:
        done_by(E, M, t, True)
    return True
