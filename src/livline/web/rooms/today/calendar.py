"""Which days of a month have something due?  Weeks from Monday; the same days as a list for a narrow screen."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from livline.web.rooms.today.asks import Ask

MONTH = re.compile(r"(20\d\d|2100)-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Day:
    """A day of the calendar; `is_here`: of the month that is shown."""

    day: dt.date
    is_here: bool
    is_today: bool
    asks: Sequence[Ask]


@dataclass(frozen=True)
class Month:
    """A month, with those around it as they stand in an address."""

    first: dt.date
    weeks: Sequence[Sequence[Day]]
    before: str
    after: str

    @property
    def busy(self) -> list[Day]:
        """The days on which something is due."""
        return [day for week in self.weeks for day in week if day.is_here and day.asks]


def asked_month(text: str, today: dt.date) -> dt.date:
    """The first day of the month that an address names; of this month for any other text."""
    found = MONTH.fullmatch(text)
    return dt.date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)


def month_of(first: dt.date, told: Iterable[Ask], today: dt.date) -> Month:
    """The month with what is due on each of its days."""
    due: dict[dt.date, list[Ask]] = {}
    for ask in told:
        if ask.due_on:
            due.setdefault(ask.due_on, []).append(ask)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    made = [[Day(day, day.month == first.month, day == today, due.get(day, ())) for day in week] for week in weeks]
    return Month(first, made, beside(first, -1), beside(first, 32))


def beside(first: dt.date, days: int) -> str:
    """The month before or after, as an address has it."""
    return f"{first + dt.timedelta(days=days):%Y-%m}"
