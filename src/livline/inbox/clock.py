"""How long is there?  The two periods of a notification as the law in force that day has them, never typed.

The day and night of the assessment are counted by the hour and run through weekends; the receipt has working days.
The ledger counts whole days; before there is a case, what is left is told to the minute.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lawcode.days import add_working_days, to_date, to_day
from lawcode.registry import DUTIES
from lawcode.rule import Within
from livline.access.danish_day import DENMARK, danish_day

ASSESSED, RECEIPT = "notification_assessed", "receipt_sent"
DUTY = {duty.id: duty for duty in DUTIES}


@dataclass(frozen=True)
class Clock:
    """A period that runs from one moment to another; `done`: when it was met, None while it runs."""

    begins: dt.datetime
    due: dt.datetime
    now: dt.datetime
    done: dt.datetime | None = None

    @property
    def status(self) -> str:
        """The word of the contract."""
        if self.done is not None:
            return "met" if self.done <= self.due else "met_late"
        return "pending" if self.now <= self.due else "overdue"

    @property
    def left(self) -> dt.timedelta:
        """What is left of it; negative when it is over."""
        return self.due - (self.done or self.now)

    @property
    def share(self) -> float:
        """How much of it has run, 0 to 1."""
        return min(1.0, max(0.0, 1 - self.left / (self.due - self.begins)))


def assessment_clock(received_at: dt.datetime, done: dt.datetime | None, now: dt.datetime) -> Clock:
    """The hours in which a notification is assessed."""
    begins = received_at.astimezone(dt.UTC)  # hours that pass, also in the night when the clocks are changed
    return Clock(begins, begins + dt.timedelta(hours=_period(ASSESSED, received_at).hours), now, done)


def receipt_clock(received_at: dt.datetime, done: dt.datetime | None, now: dt.datetime) -> Clock:
    """The working days in which whoever told it is answered; to the end of the last."""
    count = _period(RECEIPT, received_at).working_days
    last = to_date(add_working_days(to_day(danish_day(received_at)), count))
    return Clock(received_at, dt.datetime.combine(last, dt.time.max, DENMARK), now, done)


def law_of(duty: str, received_at: dt.datetime) -> str:
    """The § in force when it came."""
    return str(DUTY[duty].on(danish_day(received_at))[0].law)


def _period(duty: str, received_at: dt.datetime) -> Within:
    demand = DUTY[duty].on(danish_day(received_at))[0].demand
    assert isinstance(demand, Within)  # the law as code says so, and a test reads it
    return demand
