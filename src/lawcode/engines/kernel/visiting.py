"""Two visits a year at the site with a talk with the child, in placement years or calendar years."""

from __future__ import annotations

from lawcode.days import add_months, day_of, year_of
from lawcode.engines.kernel.belonging import fits
from lawcode.engines.kernel.followups import edition_at
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import Ints, answer, bound_elsewhere, dated, undated_of
from lawcode.engines.kernel.runs import end_of_chain


def visits(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The lines of all years of all placements that began on or before the day asked about."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_PLACEMENT or R[r + R_BEFORE] != NOTHING:
            continue
        number = 1
        begins, ends = year_of_placement(C, R, P, first, r, number)
        while begins <= C[AS_OF] and ends <= end_of_chain(R, r):
            o = year_line(E, C, R, P, S, O, o, first, last, duty, r, number, begins, ends)
            number += 1
            begins, ends = year_of_placement(C, R, P, first, r, number)
    return o


def year_of_placement(C: Ints, R: Ints, P: Ints, p: int, r: int, number: int) -> tuple[int, int]:
    """First and last day of a placement's nth year; by the calendar: of its nth whole calendar year."""
    start = R[r + R_DAY]
    if C[VISITS_BY_CALENDAR] == 1:
        year = year_of(start) + number - 1
        if day_of(year_of(start), 1, 1) != start:
            year += 1
        return day_of(year, 1, 1), day_of(year, 12, 31)
    months = P[p + P_MONTHS]
    return add_months(start, months * (number - 1)), add_months(start, months * number) - 1


def year_line(
    E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, O: Ints, o: int, first: int, last: int, duty: int, r: int, number: int,
    begins: int, ends: int,
) -> int:  # fmt: skip
    """One year: the law of its last day, the visits that count in it."""
    p = edition_at(P, first, last, ends)
    begin_computed(P, S, duty, p, BY_YEAR, begins, R[r + R_LABEL])
    S[S_NUMBER] = number
    S[S_DUE] = ends
    S[S_LAW_DAY] = ends
    S[S_CODE] = K_YEAR
    S[S_ANCHOR] = R[r + R_START]
    S[S_ANCHOR_DAY] = R[r + R_DAY]
    S[S_REASON_OF] = R[r + R_START]
    S[S_READINGS] |= B_CALENDAR_YEAR if C[VISITS_BY_CALENDAR] == 1 else B_PLACEMENT_YEAR
    count_visits(E, C, R, P, S, p, r, begins, ends)
    conclude(E, C, S)
    return write_line(E, C, S, O, o)


def count_visits(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, p: int, r: int, begins: int, ends: int) -> None:
    """The nth visit that surely counts meets; visits in doubt leave it open when they could decide the number."""
    sure = 0
    unsure = 0
    fact = M_OTHER_DATE
    for a in dated(C, VISIT):
        if not begins <= E[a + DAY] <= ends or not is_of_run(E, C, R, r, a):
            continue
        counts = visit_counts(E, a)
        if counts == UNKNOWN:
            unsure += 1
            fact = M_TALKED if answer(E, a, TALKED_WITH_CHILD) == UNKNOWN else M_AT_SITE
        elif counts == YES:
            sure += 1
            if sure == P[p + P_COUNT]:
                done_by(E, S, a, True)
    for a in undated_of(C, VISIT):
        if is_of_run(E, C, R, r, a) and visit_counts(E, a) != NO:
            unsure += 1
    if S[S_DONE] < 0 and sure + unsure >= P[p + P_COUNT]:
        S[S_DOUBT] = fact


def is_of_run(E: Ints, C: Ints, R: Ints, r: int, a: int) -> bool:
    """Does the visit belong to the placement?"""
    return fits(E, C, R, a, R[r + R_LABEL]) and not bound_elsewhere(E, a, R[r + R_START])


def visit_counts(E: Ints, a: int) -> int:
    """At the site and with a talk: YES, NO, or UNKNOWN when one was not recorded and the other not failed."""
    at_site, talked = answer(E, a, AT_SITE), answer(E, a, TALKED_WITH_CHILD)
    if at_site == NO or talked == NO:
        return NO
    return YES if at_site == YES and talked == YES else UNKNOWN
