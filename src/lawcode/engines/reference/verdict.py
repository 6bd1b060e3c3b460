"""How does a step become a line?  Verdicts with the fields of contract § 4, and the readings on which they rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.dates import is_weekend
from lawcode.engines.reference.event import Event
from lawcode.engines.reference.step import Outcome, Step
from lawcode.outcomes import Status
from lawcode.readings import NO_FIXED_DAYS, OLDER_TEXT, READINGS, TRANSITION, WEEKEND
from lawcode.rule import BARNETS_LOV_DAY, OLDER_TEXT_BEFORE, Duty

DONE = (Status.MET, Status.MET_LATE)
BREACHED = (Status.MET_LATE, Status.OVERDUE)


@dataclass(frozen=True)
class Verdict:
    """One line.  `edition`, `law`: empty for a trigger without a day; `missing`: only where it is undecidable."""

    case: str
    duty: str
    edition: str | None
    law: str | None
    trigger: str
    measure: str | None
    due_on: dt.date | None
    met_on: dt.date | None
    met_by: str | None
    status: str
    days_late: int | None
    effect: str | None
    confirmed: bool
    readings: tuple[str, ...]
    missing: str | None


def verdict_of(case: Case, step: Step, outcome: Outcome) -> Verdict:
    """The line of a step."""
    status = outcome.status
    act = step.finding.act if status in DONE else None
    readings = readings_of(step, status in DONE)
    return Verdict(
        case=case.id,
        duty=step.duty.id,
        edition=step.edition.id,
        law=str(step.edition.law),
        trigger=step.name if step.trigger is None else case.names[step.trigger.row],
        measure=step.label if isinstance(step.label, str) else None,
        due_on=step.due,
        met_on=act.day if act is not None else None,
        met_by=case.names[act.row] if act is not None else None,
        status=status.word,
        days_late=days_late(case, step, status),
        effect=step.duty.effect.word if status in BREACHED else None,
        confirmed=step.confirmed and step.edition.confirmed and not {TRANSITION.id, OLDER_TEXT.id} & readings,
        readings=in_order(readings),
        missing=outcome.missing or None,
    )


def verdict_without_day(case: Case, duty: Duty, trigger: Event) -> Verdict:
    """The line of a trigger whose day nobody recorded (contract §§ 3.3, 6.3)."""
    return Verdict(
        case=case.id,
        duty=duty.id,
        edition=None,
        law=None,
        trigger=case.names[trigger.row],
        measure=trigger.measure,
        due_on=None,
        met_on=None,
        met_by=None,
        status=Status.UNDECIDABLE.word,
        days_late=None,
        effect=None,
        confirmed=True,
        readings=(),
        missing="date",
    )


def days_late(case: Case, step: Step, status: Status) -> int | None:
    """Whole days after the due day, for what was done late or not at all."""
    if status not in BREACHED or step.due is None:
        return None
    act = step.finding.act
    return ((act.day if act is not None else case.as_of) - step.due).days


def readings_of(step: Step, is_done: bool) -> set[str]:
    """The readings on which a line rests (contract §§ 3.8-3.10)."""
    readings = {reading.id for reading in step.edition.readings} | step.readings
    if is_done:
        readings |= step.finding.readings
    if step.law_day is not None and step.law_day < OLDER_TEXT_BEFORE:
        readings.add(OLDER_TEXT.id)
    if step.due is None:
        return readings
    if step.day < BARNETS_LOV_DAY <= step.due:
        readings.add(TRANSITION.id)
    if step.due != step.day and NO_FIXED_DAYS.id not in readings and is_weekend(step.due):
        readings.add(WEEKEND.id)
    return readings


def in_order(readings: Iterable[str]) -> tuple[str, ...]:
    """The ids in the order of `readings.READINGS`."""
    wanted = set(readings)
    return tuple(reading.id for reading in READINGS if reading.id in wanted)
