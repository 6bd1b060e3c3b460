"""What the 16th birthday asks for: a position on a youth plan, the youth plan itself, goals for adult life."""

from __future__ import annotations

from lawcode.days import add_months, birthday
from lawcode.engines.kernel.belonging import fits
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


def birthday_lines(E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The lines that a birthday triggers, under the edition of that day."""
    if M[BORN_KNOWN] == 0:
        return o
    for p in range(first, last, PW):
        if M[p + P_BIRTHDAY] == 0:
            continue
        day = birthday(M[BORN], M[p + P_BIRTHDAY])
        if day > M[AS_OF] or not M[p + P_FROM] <= day <= M[p + P_TO]:
            continue
        shape = M[p + P_SHAPE]
        if shape == PLAN_EXISTS:
            o = youth_plans(E, M, O, o, p, duty, day)
        elif shape == BEFORE:
            o = position_line(E, M, O, o, p, duty, day)
        elif shape == ADULT_GOALS:
            o = goals_line(E, M, O, o, p, duty, day)
    return o


def begin_birthday(M: Ints, duty: int, p: int, day: int, label: int) -> None:
    """Start a step that the birthday triggers."""
    begin_computed(M, duty, p, BY_BIRTHDAY, day, label)
    M[S_CODE] = K_BIRTHDAY


def youth_plans(E: Ints, M: Ints, O: Ints, o: int, p: int, duty: int, day: int) -> int:
    """A youth plan within months of the birthday, for each placement that runs on it."""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] != SORT_PLACEMENT or not covers(M, r, day) or is_second_run(M, r, day):
            continue
        begin_birthday(M, duty, p, day, M[r + R_LABEL])
        due_after(M, add_months(day, M[p + P_MONTHS]))
        M[S_REASON_OF] = M[r + R_START]
        for i in dated(M, PLAN):
            a = M[i]
            if is_plan_of_type(E, a, M[p + P_WORDS]) and fits(E, M, a, M[r + R_LABEL]):
                if E[a + DAY] > day or in_force(E, M, a, day):
                    consider(M, a, YES, yes_if(E[a + DAY] <= M[S_DUE]), M_NONE)
        for i in undated_of(M, PLAN):
            a = M[i]
            if is_plan_of_type(E, a, M[p + P_WORDS]) and fits(E, M, a, M[r + R_LABEL]):
                M[S_UNDATED] = 1
        decide(E, M)
        conclude(E, M)
        o = write_line(E, M, O, o)
    return o


def is_second_run(M: Ints, r: int, day: int) -> bool:
    """On the day of a change of site the placement runs twice; its first run has the line."""
    return M[r + R_BEFORE] != NOTHING and covers(M, M[r + R_BEFORE], day)


def position_line(E: Ints, M: Ints, O: Ints, o: int, p: int, duty: int, day: int) -> int:
    """A position since the last decision on support or placement, or a youth plan in force; where either is owed."""
    run = NOTHING
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if run == NOTHING and M[r + R_SORT] != SORT_CONTINUED and covers(M, r, day):
            run = r
    if run == NOTHING and latest_plan_before(E, M, day) == NOTHING:
        return o
    begin_birthday(M, duty, p, day, NO_MEASURE)
    M[S_REASON_OF] = M[first_of_chain(M, run) + R_START] if run != NOTHING else NOTHING
    since = last_decision(E, M, day)
    for i in dated(M, PLAN_POSITION):
        a = M[i]
        if since == NOTHING or after(E, a, since):
            consider(M, a, YES, yes_if(E[a + DAY] <= day), M_NONE)
    for i in dated(M, PLAN):
        a = M[i]
        if is_plan_of_type(E, a, M[p + P_TO_WORD]) and E[a + DAY] <= day and in_force(E, M, a, day):
            consider(M, a, YES, YES, M_NONE)
    if has_undated(M, PLAN_POSITION):
        M[S_UNDATED] = 1
    for i in undated_of(M, PLAN):
        a = M[i]
        if is_plan_of_type(E, a, M[p + P_TO_WORD]):
            M[S_UNDATED] = 1
    decide(E, M)
    conclude(E, M)
    return write_line(E, M, O, o)


def last_decision(E: Ints, M: Ints, day: int) -> int:
    """The last decision about support or placement on or before a day; else NOTHING."""
    found = NOTHING
    for i in dated(M, DECISION):
        d = M[i]
        about = word(E, d, ABOUT_SLOT)
        if E[d + DAY] <= day and is_granted(E, d):
            if about == SUPPORT or about == PLACEMENT:
                found = d
    return found


def latest_plan_before(E: Ints, M: Ints, day: int) -> int:
    """The latest plan of the child made before a day and in force on it; else NOTHING."""
    found = NOTHING
    for i in dated(M, PLAN):
        a = M[i]
        if is_childs_plan(E, a) and E[a + DAY] < day and in_force(E, M, a, day):
            found = a
    return found


def goals_line(E: Ints, M: Ints, O: Ints, o: int, p: int, duty: int, day: int) -> int:
    """The plan in force on the birthday, or its next revision, holds the goals."""
    plan = latest_plan_before(E, M, day)
    if plan == NOTHING:
        return o
    label = E[plan + LABEL]
    begin_birthday(M, duty, p, day, label)
    M[S_REASON_OF] = start_of_carrier(E, M, plan)
    goals_from(E, M, plan, NOTHING, label)
    conclude(E, M)
    return write_line(E, M, O, o)


def start_of_carrier(E: Ints, M: Ints, plan: int) -> int:
    """The start of the first run that runs on the plan's day; else NOTHING."""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if covers(M, r, E[plan + DAY]):
            return M[first_of_chain(M, r) + R_START]
    return NOTHING
