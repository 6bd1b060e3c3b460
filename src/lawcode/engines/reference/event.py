"""What is an event, and which of two came first?  One fact of a case with its fields by name (contract §§ 1-3, 6.4)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

HOLDER, CHILD = "custody_holder", "child"
"""Who consents and who is told, in the words of the contract."""


@dataclass(eq=False, slots=True)
class Event:
    """One event.  A field that is None was not recorded, which never means "no" (contract § 1).

    `row`: its place in the batch; `of`: the event that it belongs to; `at`: a moment in UTC.
    """

    row: int
    kind: str
    date: dt.date | None
    at: dt.datetime | None
    id: str | None
    measure: str | None
    of: Event | None = None
    about: str | None = None
    by: str | None = None
    to: str | None = None
    form: str | None = None
    type: str | None = None
    act: str | None = None
    outcome: str | None = None
    reason: str | None = None
    person: str | None = None
    site: str | None = None
    duration: str | None = None
    duty: str | None = None
    acute: bool | None = None
    short_purpose: bool | None = None
    consent: bool | None = None
    granted: bool | None = None
    affects_child: bool | None = None
    declined: bool | None = None
    given: bool | None = None
    purpose_agreed: bool | None = None
    written: bool | None = None
    reasons: bool | None = None
    appeal_guidance: bool | None = None
    needed: bool | None = None
    reasons_given: bool | None = None
    at_site: bool | None = None
    talked_with_child: bool | None = None
    view_obtained: bool | None = None
    has: frozenset[str] | None = None
    waives: frozenset[str] = frozenset()
    until: dt.date | None = None
    next_on: dt.date | None = None
    implemented_on: dt.date | None = None
    implemented_at: dt.datetime | None = None
    period_months: int | None = None
    interval_months: int | None = None

    @property
    def day(self) -> dt.date:
        """The day of an event that has one."""
        assert self.date is not None, f"{self.kind} has no day"
        return self.date

    @property
    def is_refusal(self) -> bool:
        """A decision that refuses triggers nothing but the hearing and the notice (contract § 5)."""
        return self.granted is False

    @property
    def is_childs_plan(self) -> bool:
        """A plan of the child, also one without a type (contract § 6.12)."""
        return self.kind == "plan" and self.type != "parents_plan"


def after(one: Event, other: Event) -> bool:
    """A later day, or later the same day when both have a time (contract § 3.2)."""
    if one.day != other.day:
        return one.day > other.day
    return one.at is not None and other.at is not None and one.at > other.at


def before(one: Event, other: Event) -> bool:
    """On or before: the same day counts, unless both have a time (contract § 3.2)."""
    return not after(one, other)


def on_or_after(one: Event, other: Event) -> bool:
    """On the day or later; on the day itself not earlier by the clock (contract § 6.4)."""
    return one.day >= other.day and not after(other, one)


def rests_on_same_day(one: Event, other: Event) -> bool:
    """Does "before" hold only because the same day counts (reading `same-day-counts`)?"""
    return one is not other and one.day == other.day and (one.at is None or other.at is None)


def sort_of(event: Event) -> str:
    """The sort of an event: the two decisions are one, the two starts are one, else the kind (contract § 6.4)."""
    return {"chair_decision": "decision", "measure_started": "placement_started"}.get(event.kind, event.kind)


def bound_elsewhere(act: Event, *triggers: Event) -> bool:
    """Does the act belong, by `of`, to another event of the triggers' sorts (contract § 6.4)?"""
    if act.of is None or act.of in triggers:
        return False
    return sort_of(act.of) in {sort_of(trigger) for trigger in triggers}


def alike(one: object, other: object) -> bool:
    """Different measures on both sides never match; a missing one matches any (contract § 3.4)."""
    return one is None or other is None or one == other
