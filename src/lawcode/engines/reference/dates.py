"""How are days counted?  Calendar dates, months, birthdays and Danish working days (contract §§ 3.7, 3.8, 6.15)."""

from __future__ import annotations

import datetime as dt
from functools import cache

NEVER = dt.date.max
"""The last day of what goes on, the birthday that nobody knows."""
ONE_DAY = dt.timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
STORE_BEDEDAG_TO = 2023


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day number `months` later (or earlier), the last day of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    """Days of a month: the day before the next month begins."""
    return (dt.date(year + month // 12, month % 12 + 1, 1) - ONE_DAY).day


def days_later(day: dt.date, days: int) -> dt.date:
    """So many days later (or earlier)."""
    return day + dt.timedelta(days=days)


def birthday(born: dt.date, years: int) -> dt.date:
    """The day on which an age is reached; 29 February: the last day of February in other years (contract § 3.7)."""
    return months_later(born, 12 * years)


@cache
def easter(year: int) -> dt.date:
    """Easter Sunday, after Butcher's rule for the Gregorian calendar."""
    golden, century, in_century = year % 19, year // 100, year % 100
    sun = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - sun + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[dt.date]:
    """The Danish holidays of a year (contract § 6.15)."""
    days_after_easter = {
        "Maundy Thursday": -3,
        "Good Friday": -2,
        "Easter Sunday": 0,
        "Easter Monday": 1,
        "Ascension Day": 39,
        "Whit Sunday": 49,
        "Whit Monday": 50,
    }
    if year <= STORE_BEDEDAG_TO:
        days_after_easter["Store Bededag"] = 26
    moving = (days_later(easter(year), days) for days in days_after_easter.values())
    return frozenset(moving) | {dt.date(year, 1, 1), dt.date(year, 12, 25), dt.date(year, 12, 26)}


def is_working_day(day: dt.date) -> bool:
    """Monday to Saturday, holidays not counted."""
    return day.weekday() != SUNDAY and day not in holidays(day.year)


def is_weekend(day: dt.date) -> bool:
    """A Saturday, Sunday or holiday, on which an authority's period may end all the same (contract § 3.8)."""
    return day.weekday() == SATURDAY or not is_working_day(day)


def working_days_later(day: dt.date, count: int) -> dt.date:
    """The `count`-th working day after a day, which is not itself counted."""
    while count > 0:
        day += ONE_DAY
        count -= is_working_day(day)
    return day
