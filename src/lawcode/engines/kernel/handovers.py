"""The relevant parts of the plan reach the place where the child lives; the parents get a support person."""

from __future__ import annotations

from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_ACT_DAY,
    S_ANCHOR,
    S_ANCHOR_DAY,
    S_CODE,
    S_DONE,
    S_DOUBT,
    S_DUE,
    S_REASON_OF,
    S_SCOPE,
    begin_computed,
    begin_step,
    conclude,
    done_by,
    doubt,
    write_line,
)
from lawcode.engines.kernel.plans import in_force, is_childs_plan
from lawcode.engines.kernel.reading import Ints, after, among, bound_elsewhere, fits, word


def handed_over(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The lines of every placement: at its start once a plan exists, and for each later plan while it runs."""
    if C[AS_OF] < OLDER_DAY:
        return o
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_PLACEMENT and R[r + R_END_DAY] >= OLDER_DAY:
            o = placement_lines(E, C, R, P, S, O, o, first, last, duty, r)
    return o


def placement_lines(
    E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, first: int, last: int, duty: int, r: int
) -> int:
    """The lines of one placement; one that ran on 1 January 2014 with a plan has one line for the latest plan then."""
    plan = plan_at_start(E, C, R, r)
    later = C[LO]
    if R[r + R_DAY] < OLDER_DAY:
        running = latest_plan(E, C, R, r, OLDER_DAY)
        if running >= 0:
            o = hand_over_line(E, C, R, P, S, O, o, first, last, duty, r, NOTHING, running)
            plan = running
            later = plan + W
    if later == C[LO]:
        if plan < 0:
            plan = first_plan_during(E, C, R, r, R[r + R_START])
        if plan < 0:
            return o
        o = hand_over_line(E, C, R, P, S, O, o, first, last, duty, r, R[r + R_START], plan)
        later = max(plan + W, R[r + R_START])
    for a in range(later, C[HI], W):
        if E[a + DAY] >= R[r + R_DAY] and is_new_plan_of(E, C, R, r, a) and a != plan:
            o = hand_over_line(E, C, R, P, S, O, o, first, last, duty, r, a, a)
    return o


def plan_at_start(E: Ints, C: Ints, R: Ints, r: int) -> int:
    """The latest plan in force when the placement begins; else NOTHING."""
    return latest_plan(E, C, R, r, R[r + R_DAY])


def latest_plan(E: Ints, C: Ints, R: Ints, r: int, day: int) -> int:
    """The latest plan that the placement has on a day."""
    found = NOTHING
    for a in range(C[LO], C[HI], W):
        if E[a + DAY] <= day and is_childs_plan(E, a) and fits(E, C, R, a, R[r + R_MEASURE]):
            if in_force(E, C, R, a, day):
                found = a
    return found


def first_plan_during(E: Ints, C: Ints, R: Ints, r: int, start: int) -> int:
    """The first plan made while the placement runs."""
    for a in range(start, C[HI], W):
        if is_childs_plan(E, a) and E[a + DAY] <= R[r + R_END_DAY] and fits(E, C, R, a, R[r + R_MEASURE]):
            return a
    return NOTHING


def is_new_plan_of(E: Ints, C: Ints, R: Ints, r: int, a: int) -> bool:
    """Is it a plan new or revised while the placement runs?  Without measure it belongs to the earlier of two."""
    if not is_childs_plan(E, a) or word(E, a, ACT_SLOT) == CONFIRMED or E[a + DAY] > R[r + R_END_DAY]:
        return False
    if not fits(E, C, R, a, R[r + R_MEASURE]):
        return False
    if E[a + MEASURE] == NO_MEASURE:
        for q in range(0, r, RW):
            if R[q + R_SORT] == SORT_PLACEMENT and R[q + R_DAY] <= E[a + DAY] <= R[q + R_END_DAY]:
                return False
    return True


def hand_over_line(
    E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, first: int, last: int, duty: int, r: int, t: int,
    plan: int,
) -> int:  # fmt: skip
    """One line: due on the latest of the start, the plan's day and 1 January 2014."""
    due = max(R[r + R_DAY], E[plan + DAY], OLDER_DAY)
    p = edition_of_plan(E, P, first, last, due, plan)
    if t < 0:
        begin_computed(P, S, duty, p, BY_LAW, due, R[r + R_MEASURE])
        S[S_REASON_OF] = R[r + R_START]
    else:
        begin_step(E, P, S, duty, p, t, R[r + R_MEASURE])
    S[S_DUE] = due
    S[S_ACT_DAY] = due
    S[S_CODE] = K_HANDED_OVER
    S[S_ANCHOR] = plan
    S[S_ANCHOR_DAY] = E[plan + DAY]
    if t >= 0 and E[t + KIND] == PLAN and word(E, t, ACT_SLOT) == 0:
        doubt(S, M_ACT)
    find_hand_over(E, C, R, S, r, plan)
    conclude(E, C, S)
    return write_line(E, C, S, O, o)


def edition_of_plan(E: Ints, P: Ints, first: int, last: int, due: int, plan: int) -> int:
    """The edition in force on the due day that covers the plan's type."""
    for p in range(first, last, PW):
        if P[p + P_FROM] <= due <= P[p + P_TO]:
            if P[p + P_WORDS] == 0 or among(word(E, plan, TYPE_SLOT), P[p + P_WORDS]):
                return p
    return first


def find_hand_over(E: Ints, C: Ints, R: Ints, S: Ints, r: int, plan: int) -> None:
    """The first hand-over of the plan to the site; a missing receiver is in doubt."""
    opens = E[plan + DAY]
    if R[r + R_PREVIOUS] != NOTHING:
        opens = max(opens, R[R[r + R_PREVIOUS] + R_DAY])
    for a in range(C[LO], C[HI], W):
        if E[a + DAY] < opens or not to_the_site(E, C, R, S, r, plan, a):
            continue
        if word(E, a, TO_SLOT) == 0:
            S[S_DOUBT] = M_TO
            continue
        done_by(E, S, a, E[a + DAY] <= S[S_DUE])
        break
    for a in range(C[ULO], C[UHI], W):
        if to_the_site(E, C, R, S, r, plan, a):
            S[S_DOUBT] = M_OTHER_DATE


def to_the_site(E: Ints, C: Ints, R: Ints, S: Ints, r: int, plan: int, a: int) -> bool:
    """May it be a hand-over to this site?  The same site, or missing on a side."""
    if E[a + KIND] != PLAN_HANDED_OVER or not fits(E, C, R, a, S[S_SCOPE]) or bound_elsewhere(E, a, plan):
        return False
    to = word(E, a, TO_SLOT)
    site, lives = E[a + SITE], E[R[r + R_START] + SITE]
    return (to == 0 or to == TO_SITE) and (site == 0 or lives == 0 or site == lives)


def offered(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """Offered in connection with the placement, after the start of the placement before; no line for a move."""
    r = run_started_by(C, R, t)
    if R[r + R_MOVE] == 1:
        return False
    begin_step(E, P, S, duty, p, t, R[r + R_MEASURE])
    previous = start_before(C, R, r)
    for a in range(C[LO], C[HI], W):
        if (previous < 0 or after(E, a, previous)) and is_offer(E, C, R, P, S, p, t, a):
            if word(E, a, TO_SLOT) == 0:
                S[S_DOUBT] = M_TO
            elif S[S_DONE] < 0:
                done_by(E, S, a, E[a + DAY] <= S[S_DUE])
    for a in range(C[ULO], C[UHI], W):
        if is_offer(E, C, R, P, S, p, t, a):
            S[S_DOUBT] = M_OTHER_DATE
    return True


def is_offer(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, t: int, a: int) -> bool:
    """Is it an offer of the kind asked for, to the persons asked for or to nobody named?"""
    if not among(E[a + KIND], P[p + P_NEED]) or bound_elsewhere(E, a, t) or not fits(E, C, R, a, S[S_SCOPE]):
        return False
    to = word(E, a, TO_SLOT)
    return to == 0 or among(to, P[p + P_TO_WORD])


def run_started_by(C: Ints, R: Ints, t: int) -> int:
    """The run that begins with the event."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_START] == t:
            return r
    return NOTHING


def start_before(C: Ints, R: Ints, r: int) -> int:
    """The start of the placement before; else NOTHING."""
    found = NOTHING
    for q in range(0, r, RW):
        if R[q + R_SORT] == SORT_PLACEMENT:
            found = R[q + R_START]
    return found
