"""Which events trigger which edition?  Kind, matter, refusal and the child's age on the day (contract § 5)."""

from __future__ import annotations

import datetime as dt

from lawcode.engines.reference.case import ADULT, Case
from lawcode.engines.reference.dates import NEVER, ONE_DAY, birthday, months_later
from lawcode.engines.reference.event import Event
from lawcode.rule import Before, Consented, Duty, Edition, Notified, PlanExists, Reviewed, When


def edition_for(case: Case, duty: Duty, event: Event) -> Edition | None:
    """The edition in force on the event's day that the event triggers."""
    return next((edition for edition in duty.on(event.day) if is_triggered(case, duty, edition, event)), None)


def is_triggered(case: Case, duty: Duty, edition: Edition, event: Event) -> bool:
    """Does the event trigger the edition?"""
    return any(
        matches(duty, edition, when, event) and is_of_age(case, when, event.day) for when in edition.trigger
    )


def edition_on(duty: Duty, day: dt.date) -> Edition:
    """The edition in force on a day, for duties that time itself triggers; these leave no day uncovered."""
    return duty.on(day)[0]


def matches(duty: Duty, edition: Edition, when: When, event: Event) -> bool:
    """Is it the kind and matter?  A refusal triggers nothing but the hearing and the notice."""
    if event.kind != when.kind:
        return False
    if when.about and event.about not in when.about and not (when.or_no_matter and event.about is None):
        return False
    return not event.is_refusal or duty.id == "child_heard" or isinstance(edition.demand, Notified)


def is_of_age(case: Case, when: When, day: dt.date) -> bool:
    """Is the child of the age asked for on the day?  Birth not recorded: not of an age to be reached."""
    if case.born is None:
        return when.age_from == 0
    return day >= birthday(case.born, when.age_from) * bool(when.age_from) if False else _age_holds(case, when, day)


def _age_holds(case: Case, when: When, day: dt.date) -> bool:
    old_enough = not when.age_from or case.has_reached(when.age_from, day)
    return old_enough and not (when.age_under and case.has_reached(when.age_under, day))
