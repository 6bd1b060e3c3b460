"""Which days of a month or a week have something on them?  Weeks from Monday, numbered as Danes number them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from livline.web.rooms.today.agreed import Agreed
from livline.web.rooms.today.asks import Ask

MONTH = re.compile(r"(20\d\d|2100)-(0[1-9]|1[0-2])")
WEEK = re.compile(r"(20\d\d|2100)-W([0-5]\d)")
DAYS = 7
AHEAD = 14
"""Days that my day looks ahead."""
ROOM = 4
"""So much of a day a month shows."""


@dataclass(frozen=True)
class Day:
    """A day of the calendar; `is_here`: of the month or week that is shown."""

    day: dt.date
    is_here: bool
    is_today: bool
    asks: Sequence[Ask] = ()
    agreed: Sequence[Agreed] = ()

    @property
    def is_busy(self) -> bool:
        """Is there anything on it?"""
        return bool(self.asks or self.agreed)

    @property
    def first_asks(self) -> Sequence[Ask]:
        """What the law asks, as much as there is room for in a month."""
        return self.asks[:ROOM]

    @property
    def first_agreed(self) -> Sequence[Agreed]:
        """What is agreed, where there is room left."""
        return self.agreed[: ROOM - len(self.first_asks)]

    @property
    def more(self) -> int:
        """How much a month leaves to the week to show."""
        return len(self.asks) + len(self.agreed) - len(self.first_asks) - len(self.first_agreed)


@dataclass(frozen=True)
class Week:
    """Seven days from Monday, with what lies around them as it stands in an address."""

    days: Sequence[Day]

    @property
    def number(self) -> int:
        """As Danes write it: `uge 49`."""
        return self.days[0].day.isocalendar().week

    @property
    def address(self) -> str:
        return week_address(self.days[0].day)

    @property
    def before(self) -> str:
        return week_address(self.days[0].day - dt.timedelta(days=DAYS))

    @property
    def after(self) -> str:
        return week_address(self.days[0].day + dt.timedelta(days=DAYS))

    @property
    def month(self) -> str:
        """The month in which most of it lies."""
        return f"{self.days[DAYS // 2].day:%Y-%m}"

    @property
    def busy(self) -> list[Day]:
        """The days on which there is something."""
        return [day for day in self.days if day.is_busy]


@dataclass(frozen=True)
class Month:
    """A month, with those around it as they stand in an address."""

    first: dt.date
    weeks: Sequence[Week]

    @property
    def before(self) -> str:
        return beside(self.first, -1)

    @property
    def after(self) -> str:
        return beside(self.first, 32)

    @property
    def busy(self) -> list[Day]:
        """The days of it on which there is something."""
        return [day for week in self.weeks for day in week.busy if day.is_here]

    @property
    def week(self) -> str:
        """The week that stands for it: the one with today in it, else the first."""
        current = (week for week in self.weeks if any(day.is_today and day.is_here for day in week.days))
        return next(current, self.weeks[0]).address


@dataclass
class Told:
    """What lies on which day."""

    asks: Mapping[dt.date, list[Ask]] = field(default_factory=dict)
    agreed: Mapping[dt.date, list[Agreed]] = field(default_factory=dict)

    def week(self, monday: dt.date, today: dt.date, month: int | None = None) -> Week:
        """The week that begins on a day; `month`: the only one whose days belong to what is shown."""
        days = [monday + dt.timedelta(days=number) for number in range(DAYS)]
        return Week([self.day(day, today, month in (None, day.month)) for day in days])

    def ahead(self, today: dt.date) -> list[Day]:
        """From today on the days on which there is something, as far as my day looks ahead."""
        days = (self.day(today + dt.timedelta(days=number), today, True) for number in range(AHEAD + 1))
        return [day for day in days if day.is_busy]

    def day(self, day: dt.date, today: dt.date, is_here: bool) -> Day:
        """A day with all that lies on it."""
        return Day(day, is_here, day == today, self.asks.get(day, ()), self.agreed.get(day, ()))


def told(asks: Iterable[Ask], agreed: Iterable[Agreed]) -> Told:
    """What the law asks and what is agreed, by day."""
    due: dict[dt.date, list[Ask]] = {}
    for ask in asks:
        if ask.due_on:
            due.setdefault(ask.due_on, []).append(ask)
    on: dict[dt.date, list[Agreed]] = {}
    for one in agreed:
        on.setdefault(one.on, []).append(one)
    return Told(due, on)


def asked_month(text: str, today: dt.date) -> dt.date:
    """The first day of the month that an address names; of this month for any other text."""
    found = MONTH.fullmatch(text)
    return dt.date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)


def asked_week(text: str, today: dt.date) -> dt.date:
    """The Monday of the week that an address names; of this week for any other text, and for a week 53 that is none."""
    found = WEEK.fullmatch(text)
    try:
        return dt.date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else monday_of(today)
    except ValueError:
        return monday_of(today)


def monday_of(day: dt.date) -> dt.date:
    """The day on which its week begins."""
    return day - dt.timedelta(days=day.weekday())


def month_of(first: dt.date, days: Told, today: dt.date) -> Month:
    """The month in whole weeks."""
    mondays = [week[0] for week in calendar.Calendar().monthdatescalendar(first.year, first.month)]
    return Month(first, [days.week(monday, today, first.month) for monday in mondays])


def week_address(day: dt.date) -> str:
    """The week of a day, as an address has it."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def beside(first: dt.date, days: int) -> str:
    """The month before or after, as an address has it."""
    return f"{first + dt.timedelta(days=days):%Y-%m}"
