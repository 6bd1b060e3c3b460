"""Which events trigger which edition?  Kind, matter, refusal and the child's age on the day (contract § 5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawcode.engines.reference.case import ADULT, Case
from lawcode.engines.reference.dates import NEVER, ONE_DAY, birthday, days_later, months_later
from lawcode.engines.reference.event import Event
from lawcode.rule import Consented, Duty, Edition, Notified, Reviewed, When


def edition_for(case: Case, duty: Duty, event: Event) -> Edition | None:
    """The edition in force on the event's day that the event triggers."""
    return next((edition for edition in duty.on(event.day) if is_triggered(case, duty, edition, event)), None)


def is_triggered(case: Case, duty: Duty, edition: Edition, event: Event) -> bool:
    """Does the event trigger the edition?"""
    whens = [when for when in edition.trigger if matches(duty, edition, when, event)]
    return any(is_of_age(case, when, event.day) for when in whens)


def edition_on(duty: Duty, day: dt.date) -> Edition:
    """The edition in force on a day, for duties that passing time triggers; these leave no day uncovered."""
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
    if when.age_from and not case.has_reached(when.age_from, day):
        return False
    return not (when.age_under and case.has_reached(when.age_under, day))


def turns_on_age(duty: Duty) -> bool:
    """Does the verdict of some edition differ with the child's age, other than by ending at 18?"""
    whens = [when for edition in duty.editions for when in edition.trigger]
    if any(when.age_from or when.age_under not in (0, ADULT) for when in whens):
        return True
    return any(isinstance(edition.demand, Consented | Notified | Reviewed) for edition in duty.editions)


def might_have_triggered(case: Case, duty: Duty, event: Event) -> Iterator[Edition]:
    """The editions that an event without a day triggers on some day up to the one asked about (contract § 3.3)."""
    for edition in duty.editions:
        whens = [when for when in edition.trigger if matches(duty, edition, when, event)]
        if any(_has_a_day(case, duty, edition, when, event) for when in whens):
            yield edition


def _has_a_day(case: Case, duty: Duty, edition: Edition, when: When, event: Event) -> bool:
    """Is there a day in force, of the age asked for, before the duty ends and not after the day asked about?"""
    opens = [edition.first_day]
    closes = [edition.last_day, case.as_of, _last_day_of_duty(case, event)]
    if when.age_from:
        opens.append(birthday(oldest_birth(case), when.age_from))
    if case.born is not None:
        closes += [birthday(case.born, when.age_under) - ONE_DAY] if when.age_under else []
        opens += [case.born] if duty.id == "child_heard" else []
    return max(opens) <= min(closes)


def _last_day_of_duty(case: Case, event: Event) -> dt.date:
    """The day before the child's age ends what the event triggers (contract § 6.6)."""
    about_aftercare = event.kind == "decision" and event.about == "aftercare"
    if about_aftercare or event.kind == "need_known" or case.ends_on == NEVER:
        return NEVER
    return case.ends_on - ONE_DAY


def oldest_birth(case: Case) -> dt.date:
    """The birth day; not recorded, that of the oldest child who is under 18 on all event days (contract § 3.7)."""
    if case.born is not None:
        return case.born
    return days_later(months_later(case.last_day, -12 * ADULT), 1)
