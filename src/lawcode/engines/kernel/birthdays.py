"""What the 16th birthday asks for: a position on a youth plan, the youth plan itself, goals for adult life."""

from __future__ import annotations

from lawcode.days import add_months, birthday
from lawcode.engines.kernel.belonging import fits, label_of
from lawcode.engines.kernel.contents import goals_from
from lawcode.engines.kernel.hearings import is_plan_of_type
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.plans import in_force
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    dated,
    has_undated,
    is_childs_plan,
    is_granted,
    undated_of,
    word,
    yes_if,
)
from lawcode.engines.kernel.runs import covers, first_of_chain


def birthday_lines(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The lines that a birthday triggers, under the edition of that day."""
    if C[BORN_KNOWN] == 0:
        return o
    for p in range(first, last, PW):
        if P[p + P_BIRTHDAY] == 0:
            continue
        day = birthday(C[BORN], P[p + P_BIRTHDAY])
        if day > C[AS_OF] or not P[p + P_FROM] <= day <= P[p + P_TO]:
            continue
        shape = P[p + P_SHAPE]
        if shape == PLAN_EXISTS:
            o = youth_plans(E, C, R, P, S, O, o, p, duty, day)
        elif shape == BEFORE:
            o = position_line(E, C, R, P, S, O, o, p, duty, day)
        elif shape == ADULT_GOALS:
            o = goals_line(E, C, R, P, S, O, o, p, duty, day)
    return o


def begin_birthday(P: Ints, S: Ints, duty: int, p: int, day: int, label: int) -> None:
    """Start a step that the birthday triggers."""
    begin_computed(P, S, duty, p, BY_BIRTHDAY, day, label)
    S[S_CODE] = K_BIRTHDAY


def youth_plans(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, p: int, duty: int, day: int) -> int:
    """A youth plan within months of the birthday, for each placement that runs on it."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_PLACEMENT or not covers(R, r, day) or is_second_run(R, r, day):
            continue
        begin_birthday(P, S, duty, p, day, R[r + R_LABEL])
        due_after(S, add_months(day, P[p + P_MONTHS]))
        S[S_REASON_OF] = R[r + R_START]
        for a in dated(C, PLAN):
            if is_plan_of_type(E, a, P[p + P_WORDS]) and fits(E, C, R, a, R[r + R_LABEL]):
                if E[a + DAY] > day or in_force(E, C, R, a, day):
                    consider(S, a, YES, yes_if(E[a + DAY] <= S[S_DUE]), M_NONE)
        for a in undated_of(C, PLAN):
            if is_plan_of_type(E, a, P[p + P_WORDS]) and fits(E, C, R, a, R[r + R_LABEL]):
                S[S_UNDATED] = 1
        decide(E, S)
        conclude(E, C, S)
        o = write_line(E, C, S, O, o)
    return o


def is_second_run(R: Ints, r: int, day: int) -> bool:
    """On the day of a change of site the placement runs twice; its first run has the line."""
    return R[r + R_BEFORE] != NOTHING and covers(R, R[r + R_BEFORE], day)


def position_line(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, p: int, duty: int, day: int) -> int:
    """A position since the last decision on support or placement, or a youth plan in force; where either is owed."""
    run = NOTHING
    for r in range(0, C[RUNS], RW):
        if run == NOTHING and R[r + R_SORT] != SORT_CONTINUED and covers(R, r, day):
            run = r
    if run == NOTHING and latest_plan_before(E, C, R, day) == NOTHING:
        return o
    begin_birthday(P, S, duty, p, day, NO_MEASURE)
    S[S_REASON_OF] = R[first_of_chain(R, run) + R_START] if run != NOTHING else NOTHING
    since = last_decision(E, C, day)
    for a in dated(C, PLAN_POSITION):
        if since == NOTHING or after(E, a, since):
            consider(S, a, YES, yes_if(E[a + DAY] <= day), M_NONE)
    for a in dated(C, PLAN):
        if is_plan_of_type(E, a, P[p + P_TO_WORD]) and E[a + DAY] <= day and in_force(E, C, R, a, day):
            consider(S, a, YES, YES, M_NONE)
    if has_undated(C, PLAN_POSITION):
        S[S_UNDATED] = 1
    for a in undated_of(C, PLAN):
        if is_plan_of_type(E, a, P[p + P_TO_WORD]):
            S[S_UNDATED] = 1
    decide(E, S)
    conclude(E, C, S)
    return write_line(E, C, S, O, o)


def last_decision(E: Ints, C: Ints, day: int) -> int:
    """The last decision about support or placement on or before a day; else NOTHING."""
    found = NOTHING
    for d in dated(C, DECISION):
        about = word(E, d, ABOUT_SLOT)
        if E[d + DAY] <= day and is_granted(E, d):
            if about == SUPPORT or about == PLACEMENT:
                found = d
    return found


def latest_plan_before(E: Ints, C: Ints, R: Ints, day: int) -> int:
    """The latest plan of the child made before a day and in force on it; else NOTHING."""
    found = NOTHING
    for a in dated(C, PLAN):
        if is_childs_plan(E, a) and E[a + DAY] < day and in_force(E, C, R, a, day):
            found = a
    return found


def goals_line(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, p: int, duty: int, day: int) -> int:
    """The plan in force on the birthday, or its next revision, holds the goals."""
    plan = latest_plan_before(E, C, R, day)
    if plan == NOTHING:
        return o
    label = label_of(E, C, R, plan)
    begin_birthday(P, S, duty, p, day, label)
    S[S_REASON_OF] = start_of_carrier(E, C, R, plan)
    goals_from(E, C, R, S, plan, NOTHING, label)
    conclude(E, C, S)
    return write_line(E, C, S, O, o)


def start_of_carrier(E: Ints, C: Ints, R: Ints, plan: int) -> int:
    """The start of the first run that runs on the plan's day; else NOTHING."""
    for r in range(0, C[RUNS], RW):
        if covers(R, r, E[plan + DAY]):
            return R[first_of_chain(R, r) + R_START]
    return NOTHING
