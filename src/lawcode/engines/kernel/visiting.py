"""Two visits a year at the site with a talk with the child, in placement years or calendar years."""

from __future__ import annotations

from lawcode.days import add_months, day_of, year_of
from lawcode.engines.kernel.belonging import fits
from lawcode.engines.kernel.followups import edition_at
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import Ints, answer, bound_elsewhere, dated, undated_of
from lawcode.engines.kernel.runs import end_of_chain


def visits(E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The lines of all years of all placements that began on or before the day asked about."""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] != SORT_PLACEMENT or M[r + R_BEFORE] != NOTHING:
            continue
        number = 1
        begins, ends = year_of_placement(M, first, r, number)
        while begins <= M[AS_OF] and ends <= end_of_chain(M, r) and number <= MOST_YEARS:
            o = year_line(E, M, O, o, first, last, duty, r, number, begins, ends)
            number += 1
            begins, ends = year_of_placement(M, first, r, number)
    return o


def year_of_placement(M: Ints, p: int, r: int, number: int) -> tuple[int, int]:
    """First and last day of a placement's nth year; by the calendar: of its nth whole calendar year."""
    start = M[r + R_DAY]
    if M[VISITS_BY_CALENDAR] == 1:
        year = year_of(start) + number - 1
        if day_of(year_of(start), 1, 1) != start:
            year += 1
        return day_of(year, 1, 1), day_of(year, 12, 31)
    months = M[p + P_MONTHS]
    return add_months(start, months * (number - 1)), add_months(start, months * number) - 1


def year_line(
    E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int, r: int, number: int,
    begins: int, ends: int,
) -> int:  # fmt: skip
    """One year: the law of its last day, the visits that count in it."""
    p = edition_at(M, first, last, ends)
    begin_computed(M, duty, p, BY_YEAR, begins, M[r + R_LABEL])
    M[S_NUMBER] = number
    M[S_DUE] = ends
    M[S_LAW_DAY] = ends
    M[S_CODE] = K_YEAR
    M[S_ANCHOR] = M[r + R_START]
    M[S_ANCHOR_DAY] = M[r + R_DAY]
    M[S_REASON_OF] = M[r + R_START]
    M[S_READINGS] |= B_CALENDAR_YEAR if M[VISITS_BY_CALENDAR] == 1 else B_PLACEMENT_YEAR
    count_visits(E, M, p, r, begins, ends)
    conclude(E, M)
    return write_line(E, M, O, o)


def count_visits(E: Ints, M: Ints, p: int, r: int, begins: int, ends: int) -> None:
    """The nth visit that surely counts meets; visits in doubt leave it open when they could decide the number."""
    sure = 0
    unsure = 0
    fact = M_OTHER_DATE
    for i in dated(M, VISIT):
        a = M[i]
        if not begins <= E[a + DAY] <= ends or not is_of_run(E, M, r, a):
            continue
        counts = visit_counts(E, a)
        if counts == UNKNOWN:
            unsure += 1
            fact = M_TALKED if answer(E, a, TALKED_WITH_CHILD) == UNKNOWN else M_AT_SITE
        elif counts == YES:
            sure += 1
            if sure == M[p + P_COUNT]:
                done_by(E, M, a, True)
    for i in undated_of(M, VISIT):
        a = M[i]
        if is_of_run(E, M, r, a) and visit_counts(E, a) != NO:
            unsure += 1
    if M[S_DONE] < 0 and sure + unsure >= M[p + P_COUNT]:
        M[S_DOUBT] = fact


def is_of_run(E: Ints, M: Ints, r: int, a: int) -> bool:
    """Does the visit belong to the placement?"""
    return fits(E, M, a, M[r + R_LABEL]) and not bound_elsewhere(E, a, M[r + R_START])


def visit_counts(E: Ints, a: int) -> int:
    """At the site and with a talk: YES, NO, or UNKNOWN when one was not recorded and the other not failed."""
    at_site, talked = answer(E, a, AT_SITE), answer(E, a, TALKED_WITH_CHILD)
    if at_site == NO or talked == NO:
        return NO
    return YES if at_site == YES and talked == YES else UNKNOWN
