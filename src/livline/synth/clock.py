"""How are days, months and Danish wall time counted in columns?  Days are whole numbers since 1 January 1970."""

from __future__ import annotations

import datetime as dt

import numpy as np

from livline.synth.dice import Flags, Ints

EPOCH = dt.date(1970, 1, 1)
MINUTES = 24 * 60
FIRST_YEAR, LAST_YEAR = 1990, 2060


def day_of(text: str) -> int:
    """The number of an ISO date."""
    return (dt.date.fromisoformat(text) - EPOCH).days


def add_months(days: Ints, months: int | Ints) -> Ints:
    """The same day number that many months later, or the last day of a shorter month."""
    dates = days.astype("datetime64[D]")
    month = dates.astype("datetime64[M]")
    target = month + np.asarray(months).astype("timedelta64[M]")
    day_in_month = (dates - month.astype("datetime64[D]")).astype(np.int64)
    first, following = target.astype("datetime64[D]"), (target + 1).astype("datetime64[D]")
    length = (following - first).astype(np.int64)
    later: Ints = first.astype(np.int64) + np.minimum(day_in_month, length - 1)
    return later


def birthday(born_on: Ints, age: int) -> Ints:
    """The day that age is reached."""
    return add_months(born_on, 12 * age)


def age_on(born_on: Ints, days: Ints, age: int) -> Flags:
    """Has the child reached that age on that day?"""
    reached: Flags = birthday(born_on, age) <= days
    return reached


def year_of(days: Ints) -> Ints:
    """The calendar year of each day."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def last_sunday(year: int, month: int) -> int:
    """The last Sunday of a month with 31 days, when European clocks are changed."""
    last = dt.date(year, month, 31)
    return (last - dt.timedelta(days=last.isoweekday() % 7) - EPOCH).days


YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
SUMMER_FROM = np.array([last_sunday(year, 3) * MINUTES + 2 * 60 for year in YEARS])
SUMMER_TO = np.array([last_sunday(year, 10) * MINUTES + 3 * 60 for year in YEARS])


def utc_seconds(wall: Ints) -> Ints:
    """Danish wall time in minutes since 1970 as seconds UTC; of a doubled hour the first."""
    place = np.clip(year_of(wall // MINUTES) - FIRST_YEAR, 0, len(SUMMER_FROM) - 1)
    summer = (SUMMER_FROM[place] <= wall) & (wall < SUMMER_TO[place])
    return (wall - 60 - 60 * summer) * 60
