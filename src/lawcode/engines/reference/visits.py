"""Two visits a year at the site with a talk with the child, in placement years or calendar years (contract § 5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.dates import ONE_DAY, months_later
from lawcode.engines.reference.episode import Episode
from lawcode.engines.reference.event import Event, bound_elsewhere
from lawcode.engines.reference.search import NOTHING_DONE, Answer, Finding, all_known, done, in_doubt
from lawcode.engines.reference.step import Step, step_of_day
from lawcode.engines.reference.triggers import edition_on
from lawcode.readings import CALENDAR_YEAR, PLACEMENT_YEAR
from lawcode.rule import AtLeast, Duty


def visits(case: Case, duty: Duty) -> Iterator[Step]:
    """The steps of all years of all placements that began on or before the day asked about."""
    for placement in case.placements:
        if placement.before is None:
            for number, first, last in years_of(case, duty, placement):
                yield _step_of_year(case, duty, placement, number, first, last)


def years_of(case: Case, duty: Duty, placement: Episode) -> Iterator[tuple[int, dt.date, dt.date]]:
    """Number, first and last day of the years that began by the day asked about and in which the placement went on."""
    number = 1
    first, last = _year(case, duty, placement.start.day, number)
    while first <= case.as_of and last <= placement.placement_ends_on():
        yield number, first, last
        number += 1
        first, last = _year(case, duty, placement.start.day, number)


def _year(case: Case, duty: Duty, start: dt.date, number: int) -> tuple[dt.date, dt.date]:
    """First and last day of a placement's nth year; by the calendar: of its nth whole calendar year."""
    if case.by_calendar:
        begins_on_new_year = (start.month, start.day) == (1, 1)
        year = start.year + number - begins_on_new_year
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    demand = duty.editions[0].demand
    assert isinstance(demand, AtLeast)
    return months_later(start, demand.months * (number - 1)), months_later(start, demand.months * number) - ONE_DAY


def _step_of_year(case: Case, duty: Duty, placement: Episode, number: int, first: dt.date, last: dt.date) -> Step:
    """One year, by the law of its last day (contract § 3.10)."""
    edition = edition_on(duty, last)
    assert isinstance(edition.demand, AtLeast)
    name = f"year{number}@{first}"
    step = step_of_day(duty, edition, first, placement.label, name=name, started_by=placement.start)
    finding = count(case, placement, edition.demand.count, first, last)
    reading = CALENDAR_YEAR if case.by_calendar else PLACEMENT_YEAR
    return step.but(due=last, law_day=last, finding=finding, readings=frozenset({reading.id}))


def count(case: Case, placement: Episode, wanted: int, first: dt.date, last: dt.date) -> Finding:
    """The nth visit that surely counts meets; visits in doubt leave it open when they could decide the number."""
    mine = [
        visit
        for visit in case.all_of_kind("visit")
        if case.fits(visit, placement.label) and not bound_elsewhere(visit, placement.start)
    ]
    in_year = [visit for visit in mine if visit.date and first <= visit.day <= last]
    sure = [visit for visit in in_year if counts(visit)]
    unsure = [visit for visit in in_year if counts(visit) is None]
    undated = [visit for visit in mine if not visit.date and counts(visit) is not False]
    if len(sure) >= wanted:
        return done(sure[wanted - 1])
    if len(sure) + len(unsure) + len(undated) >= wanted:
        return in_doubt(_missing(unsure))
    return NOTHING_DONE


def counts(visit: Event) -> Answer:
    """At the site and with a talk with the child."""
    return all_known(visit.at_site, visit.talked_with_child)


def _missing(unsure: list[Event]) -> str:
    """The fact that leaves the last of the unsure visits in doubt; without any, the day of an undated one."""
    if not unsure:
        return "other_date"
    return "talked_with_child" if unsure[-1].talked_with_child is None else "at_site"
