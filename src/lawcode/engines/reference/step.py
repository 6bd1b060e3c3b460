"""What does a trigger demand, and what does it come to?  A step with its due day, and its status (contract § 4)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.dates import days_later
from lawcode.engines.reference.episode import Label, OwnMeasure
from lawcode.engines.reference.event import Event, alike
from lawcode.engines.reference.search import NOTHING_DONE, Finding
from lawcode.outcomes import Status
from lawcode.rule import Duty, Edition

DAYS_BEFORE = 30
"""A reason for what is due on its own day counts in so many days before it (contract § 6.7)."""


@dataclass(frozen=True)
class Step:
    """A step that the law demands, due on its trigger's day until something else is said.

    `trigger`: the event, or None for a computed day, then `name` is its name; `started_by`: the event that `of` of a
    lawful reason may name; `law_day`: the day whose law judges; `undecidable`: the fact without which, whatever was
    done, there is no verdict; `lawful_act`: an act that makes a later or missing end lawful.
    """

    duty: Duty
    edition: Edition
    day: dt.date
    label: Label
    trigger: Event | None = None
    name: str = ""
    started_by: Event | None = None
    due: dt.date | None = None
    law_day: dt.date | None = None
    outlives_childhood: bool = False
    confirmed: bool = True
    readings: frozenset[str] = frozenset()
    finding: Finding = NOTHING_DONE
    undecidable: str = ""
    lawful_act: Event | None = None

    def but(self, **changes: object) -> Step:
        """The same step with something else said."""
        return replace(self, **changes)  # type: ignore[arg-type]


def step_of_event(duty: Duty, edition: Edition, trigger: Event, label: Label) -> Step:
    """A step that an event triggers."""
    day = trigger.day
    return Step(duty, edition, day, label, trigger, started_by=trigger, due=day, law_day=day)


def step_of_day(
    duty: Duty, edition: Edition, day: dt.date, label: Label, *, name: str, started_by: Event | None
) -> Step:
    """A step that a computed day triggers: a birthday, a placement year."""
    return Step(duty, edition, day, label, None, name, started_by, due=day, law_day=day)


@dataclass(frozen=True)
class Outcome:
    """What a step comes to; `missing`: the fact that is not recorded where it is undecidable."""

    status: Status
    missing: str = ""


def conclude(case: Case, step: Step) -> Outcome | None:
    """The status of a step; None when the 18th birthday ends the duty first (contract §§ 3.7, 4, 6.6)."""
    if not step.outlives_childhood and (step.due or step.day) >= case.ends_on:
        return None
    if step.undecidable:
        return Outcome(Status.UNDECIDABLE, step.undecidable)
    if step.finding.act is not None and step.finding.in_time:
        return Outcome(Status.MET)
    excused = is_excused(case, step)
    if excused:
        return Outcome(Status.EXCUSED)
    missing = step.finding.doubt or ("other_date" if excused is None else "")
    if missing:
        return Outcome(Status.UNDECIDABLE, missing)
    if step.finding.act is not None:
        return Outcome(Status.MET_LATE)
    return Outcome(Status.PENDING if step.due is None or case.as_of <= step.due else Status.OVERDUE)


def is_excused(case: Case, step: Step) -> bool | None:
    """Yes: a lawful act instead, a reason in time, a trial that waives; None: a reason or trial that nobody dated."""
    due = step.due
    if due is None:
        return False
    if step.lawful_act is not None:
        return True
    reasons = [e for e in case.all_of_kind("lawful_reason") if _is_reason_for(e, step)]
    trials = [e for e in case.all_of_kind("trial") if _waives(e, step, due)]
    if any(_counts_by(e, step, due) for e in reasons if e.date) or any(e.day <= due for e in trials if e.date):
        return True
    return None if any(e.date is None for e in reasons + trials) else False


def _is_reason_for(reason: Event, step: Step) -> bool:
    """A reason for this duty and measure, of this trigger when it names one; a hearing needs the view (§ 5)."""
    if reason.duty != step.duty.id or not _in_measure(reason, step):
        return False
    if step.duty.id == "child_heard" and reason.view_obtained is not True:
        return False
    return reason.of is None or reason.of is step.started_by


def _counts_by(reason: Event, step: Step, due: dt.date) -> bool:
    """Recorded by the due day; without `of` not before the trigger, or in the 30 days before (contract § 6.7)."""
    opens = days_later(due, -DAYS_BEFORE) if due == step.day else step.day
    return reason.day <= due and (reason.of is not None or reason.day >= opens)


def _waives(trial: Event, step: Step, due: dt.date) -> bool:
    """Does the trial waive the duty and run to the due day?"""
    runs = trial.until is None or due <= trial.until
    return runs and step.duty.id in trial.waives and _in_measure(trial, step)


def _in_measure(event: Event, step: Step) -> bool:
    return isinstance(step.label, OwnMeasure) or alike(event.measure, step.label)
