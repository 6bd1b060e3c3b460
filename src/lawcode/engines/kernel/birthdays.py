"""What the 16th birthday asks for: a position on a youth plan, the youth plan itself, goals for adult life."""

from __future__ import annotations

from lawcode.days import MISSING, add_months, birthday
from lawcode.engines.kernel.contents import goals_from
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_CODE,
    S_DOUBT,
    S_DUE,
    S_IN_TIME,
    S_DONE,
    S_REASON_OF,
    S_SCOPE,
    begin_computed,
    conclude,
    done_by,
    due_after,
    write_line,
)
from lawcode.engines.kernel.plans import in_force, is_childs_plan, is_plan_of
from lawcode.engines.kernel.reading import Ints, among, fits, word
from lawcode.engines.kernel.runs import end_of_chain


def birthday_lines(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The lines that a birthday triggers, under the edition of that day."""
    for p in range(first, last, PW):
        if P[p + P_BIRTHDAY] == 0 or C[BORN_KNOWN] == 0:
            continue
        day = birthday(C[BORN], P[p + P_BIRTHDAY])
        if day > C[AS_OF] or not P[p + P_FROM] <= day <= P[p + P_TO]:
            continue
        shape = P[p + P_SHAPE]
        if shape == PLAN_EXISTS:
            o = youth_plans(E, C, R, P, S, O, o, p, duty, day)
        elif shape == BEFORE:
            o = positions(E, C, R, P, S, O, o, p, duty, day)
        elif shape == ADULT_GOALS:
            o = goals_at_birthday(E, C, R, P, S, O, o, p, duty, day)
    return o


def begin_birthday(P: Ints, S: Ints, duty: int, p: int, day: int, scope: int) -> None:
    """Start a step that the birthday triggers."""
    begin_computed(P, S, duty, p, BY_BIRTHDAY, day, scope)
    S[S_CODE] = K_BIRTHDAY


def youth_plans(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, p: int, duty: int, day: int) -> int:
    """A youth plan within months of the birthday, for each placement that runs on it."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_PLACEMENT or not R[r + R_DAY] <= day <= R[r + R_END_DAY]:
            continue
        begin_birthday(P, S, duty, p, day, R[r + R_MEASURE])
        due_after(S, add_months(day, P[p + P_MONTHS]))
        S[S_REASON_OF] = R[r + R_START]
        find_youth_plan(E, C, R, P, S, p, day)
        if S[S_IN_TIME] == 0 and S[S_DOUBT] != M_OTHER_DATE and end_of_chain(R, r) <= S[S_DUE]:
            continue
        conclude(E, C, S)
        o = write_line(E, C, S, O, o)
    return o


def find_youth_plan(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, day: int) -> None:
    """The earliest youth plan in force on the birthday or made after it."""
    for a in range(C[LO], C[HI], W):
        if not is_youth_plan(E, C, R, P, S, p, a) or (E[a + DAY] <= day and not in_force(E, C, R, a, day)):
            continue
        if word(E, a, TYPE_SLOT) == 0:
            S[S_DOUBT] = M_TYPE
            continue
        done_by(E, S, a, E[a + DAY] <= S[S_DUE])
        break
    for a in range(C[ULO], C[UHI], W):
        if is_youth_plan(E, C, R, P, S, p, a):
            S[S_DOUBT] = M_OTHER_DATE


def is_youth_plan(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, a: int) -> bool:
    """Is it, or may it be, a youth plan of the measure?"""
    if not is_childs_plan(E, a) or not fits(E, C, R, a, S[S_SCOPE]):
        return False
    return word(E, a, TYPE_SLOT) == 0 or among(word(E, a, TYPE_SLOT), P[p + P_WORDS])


def positions(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, p: int, duty: int, day: int) -> int:
    """A position at the birthday of a young person with a measure or a plan."""
    lines = o
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_CONTINUED and R[r + R_DAY] <= day <= R[r + R_END_DAY]:
            o = position_line(E, C, R, P, S, O, o, p, duty, day, R[r + R_MEASURE], R[r + R_START])
    if o == lines and latest_of_case(E, C, R, day) >= 0:
        o = position_line(E, C, R, P, S, O, o, p, duty, day, NO_MEASURE, NOTHING)
    return o


def position_line(
    E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, p: int, duty: int, day: int, scope: int, start: int
) -> int:
    """One line: a position since the last decision on support or placement, or a youth plan in force."""
    begin_birthday(P, S, duty, p, day, scope)
    S[S_REASON_OF] = start
    opens = last_decision_day(E, C, R, day, scope)
    for a in range(C[LO], C[HI], W):
        if S[S_DONE] >= 0 or not fits(E, C, R, a, scope):
            continue
        if E[a + KIND] == PLAN_POSITION and E[a + DAY] >= opens:
            done_by(E, S, a, E[a + DAY] <= day)
        elif E[a + DAY] <= day and is_plan_of(E, C, R, P, S, p, a) and in_force(E, C, R, a, day):
            done_by(E, S, a, True)
    for a in range(C[ULO], C[UHI], W):
        if E[a + KIND] == PLAN_POSITION and fits(E, C, R, a, scope):
            S[S_DOUBT] = M_OTHER_DATE
    conclude(E, C, S)
    return write_line(E, C, S, O, o)


def last_decision_day(E: Ints, C: Ints, R: Ints, day: int, scope: int) -> int:
    """The day of the last decision about support or placement on or before the birthday."""
    found = MISSING
    for d in range(C[LO], C[HI], W):
        about = word(E, d, ABOUT_SLOT)
        if E[d + KIND] == DECISION and E[d + DAY] <= day and (about == SUPPORT or about == PLACEMENT):
            if fits(E, C, R, d, scope):
                found = E[d + DAY]
    return found


def latest_of_case(E: Ints, C: Ints, R: Ints, day: int) -> int:
    """The latest plan of the child in force on a day, of whatever measure; else NOTHING."""
    found = NOTHING
    for a in range(C[LO], C[HI], W):
        if E[a + DAY] <= day and is_childs_plan(E, a) and in_force(E, C, R, a, day):
            found = a
    return found


def goals_at_birthday(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, p: int, duty: int, day: int) -> int:
    """The plan in force on the birthday, or its next revision, holds the goals."""
    plan = latest_of_case(E, C, R, day)
    if plan < 0 or (E[plan + DAY] == day and word(E, plan, ACT_SLOT) != CONFIRMED):
        return o
    begin_birthday(P, S, duty, p, day, E[plan + MEASURE])
    goals_from(E, C, R, S, plan)
    conclude(E, C, S)
    return write_line(E, C, S, O, o)
