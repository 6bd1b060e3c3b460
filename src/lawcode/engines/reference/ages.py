"""Birth not recorded: a step is weighed at every age that the child may have had (contract § 3.7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import chain

from lawcode.engines.reference.case import ADULT, Case
from lawcode.engines.reference.dates import ONE_DAY, birthday, days_later, months_later
from lawcode.engines.reference.event import Event
from lawcode.engines.reference.step import Outcome, Step, conclude
from lawcode.outcomes import Status

AGES = (0, 1, 10, 12, 15, 16)
"""The ages at which the law changes its mind about a child."""

Line = tuple[Step, Outcome]


def line_of(case: Case, step_of: Callable[[Case], Step | None]) -> Line | None:
    """The step of a case with what it comes to; None where there is no line."""
    step = step_of(case)
    outcome = conclude(case, step) if step is not None else None
    return (step, outcome) if step is not None and outcome is not None else None


def line_at_possible_ages(case: Case, trigger: Event, step_of: Callable[[Case], Step | None]) -> Line | None:
    """The step and outcome for the oldest possible child; undecidable where children of other ages differ.

    "No line" is an outcome of its own (contract § 6.3).
    """
    found = [line_of(case.if_born_on(born), step_of) for born in sorted(possible_births(case, trigger))]
    lines = [line for line in found if line is not None]
    if not lines:
        return None
    oldest, outcome = lines[0]
    if len(lines) == len(found) and len({outcome.status for _, outcome in lines}) == 1:
        return oldest, outcome
    dues = {step.due for step, _ in lines}
    return oldest.but(due=oldest.due if len(dues) == 1 else None), Outcome(Status.UNDECIDABLE, "born_on")


def possible_births(case: Case, trigger: Event) -> set[dt.date]:
    """Birth days of every sort that matters to a trigger, of children under 18 on all event days.

    The law asks for the child's age on the trigger's day, just reached or not yet, and whether a consent was given
    before birth.
    """
    births = chain(_around_ages(trigger.day), _around_consents(case), [case.last_day + ONE_DAY])
    return {born for born in births if birthday(born, ADULT) > case.last_day}


def _around_ages(day: dt.date) -> Iterator[dt.date]:
    """Children who have just reached an age on the day, and who reach it on the next."""
    for age in AGES:
        reached = months_later(day, -12 * age)
        yield from (reached, days_later(reached, 1))


def _around_consents(case: Case) -> Iterator[dt.date]:
    """Children born on the day of a consent, and on the day after."""
    for consent in case.of_kind("consent"):
        yield from (consent.day, days_later(consent.day, 1))
