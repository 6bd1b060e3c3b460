"""What is a CPR number?  Ten digits whose first six are a day; the check digit is no longer a rule.

Replacement numbers have 60 added to the day.  https://cpr.dk/media/12066/personnummeret-i-cpr.pdf
"""

from __future__ import annotations

import datetime as dt
import re

FORM = re.compile(r"(\d{6})[- ]?(\d{4})", re.ASCII)
REPLACEMENT = 60


def canonical(text: str) -> str | None:
    """The ten digits; None for what is no CPR number."""
    match = FORM.fullmatch(text.strip())
    if match is None or not is_day(match[1], int(match[2][0])):
        return None
    return match[1] + match[2]


def is_day(digits: str, seventh: int) -> bool:
    """Are these six digits a day of the century that the seventh tells?"""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    day = day - REPLACEMENT if day > REPLACEMENT else day
    try:
        dt.date(century(year, seventh) + year, month, day)
    except ValueError:
        return False
    return True


def century(year: int, seventh: int) -> int:
    """The century by the seventh digit and the year of two digits."""
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def masked(cpr: str) -> str:
    """The number as it is shown until somebody asks for it: the day alone."""
    return f"{cpr[:6]}-••••"
