"""How are days counted?  Calendar arithmetic on plain whole numbers: days since 1970-01-01.

Whole numbers, no objects: both engines use these functions, and the fast one compiles them as they stand.
Months are calendar months from the same day number, the last day of the month where there is none
(contract § 3.8).  Checked against `datetime` over 1900-2100 by the tests.
"""

from __future__ import annotations

import datetime as dt

EARLIEST_MAUNDY_THURSDAY, LATEST_WHIT_MONDAY = 77, 166
"""Days of the year, counted from 0, between which the movable holidays lie (18 March, 15 June at the outside)."""

NEVER = 4_000_000
"""A day after all days: "no end", "no limit"."""

MISSING = -4_000_000
"""The day that nobody recorded."""

STORE_BEDEDAG_ABOLISHED = 2024
"""The first year in which Store Bededag is a working day (law.md § 5)."""


def to_day(value: dt.date) -> int:
    """Days since 1970-01-01."""
    return value.toordinal() - 719_163


def to_date(day: int) -> dt.date:
    """The date of a day."""
    return dt.date.fromordinal(day + 719_163)


def day_of(year: int, month: int, dom: int) -> int:
    """Days since 1970-01-01 of a date of the Gregorian calendar, whose years are taken to begin in March."""
    y = year - 1 if month <= 2 else year
    since_march = month - 3 if month > 2 else month + 9
    century = y // 100
    return (1461 * y >> 2) - century + (century >> 2) + (979 * since_march + 16 >> 5) + dom - 719_469


def year_of(day: int) -> int:
    """The year in which a day lies."""
    return month_index(day) // 12


def month_index(day: int) -> int:
    """Months since year 0: year * 12 + month - 1."""
    return month_and_dom(day)[0]


def month_and_dom(day: int) -> tuple[int, int]:
    """Months since year 0, and the day of the month (Neri and Schneider's algorithm: few divisions, no table).

    Every line of an audit asks for it several times.
    """
    quarters = 4 * (day + 719_468) + 3
    century = quarters // 146_097
    within = 4 * ((quarters - century * 146_097) >> 2) + 3
    year = within // 1461
    month = 2141 * ((within - year * 1461) >> 2) + 197_913
    return (100 * century + year) * 12 + (month >> 16) - 1, (month & 65_535) // 2141 + 1


def month_length(index: int) -> int:
    """Days of the month with that index (`month_index`)."""
    year, month = index // 12, index % 12 + 1
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def add_months(day: int, months: int) -> int:
    """The same day number `months` later (or earlier), the last day of the month where there is none."""
    index, dom = month_and_dom(day)
    target = index + months
    return day_of(target // 12, target % 12 + 1, min(dom, month_length(target)))


def birthday(born: int, years: int) -> int:
    """The day on which an age is reached; 29 February: the last day of February in other years (contract § 3.7)."""
    return add_months(born, 12 * years)


def easter(year: int) -> int:
    """Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    n = h + k - 7 * m + 114
    return day_of(year, n // 31, n % 31 + 1)


def is_working_day(day: int) -> bool:
    """Monday to Saturday, Danish holidays not counted (contract § 6.15)."""
    if (day + 4) % 7 == 0:
        return False
    year = year_of(day)
    of_year = day - day_of(year, 1, 1)
    if of_year == 0:
        return False
    if of_year >= 358:
        christmas = day_of(year, 12, 25)
        return day != christmas and day != christmas + 1
    if of_year < EARLIEST_MAUNDY_THURSDAY or of_year > LATEST_WHIT_MONDAY:
        return True
    since_easter = day - easter(year)
    if since_easter == 26:
        return year >= STORE_BEDEDAG_ABOLISHED
    return since_easter not in (-3, -2, 0, 1, 39, 49, 50)


def add_working_days(day: int, count: int) -> int:
    """The `count`-th working day after a day, which is not itself counted."""
    left = count
    while left > 0:
        day += 1
        if is_working_day(day):
            left -= 1
    return day
