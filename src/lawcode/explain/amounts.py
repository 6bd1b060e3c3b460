"""How are days and amounts said?  Dates with the month in words, counts with the right number of the noun."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from lawcode.explain.wording import Language

if TYPE_CHECKING:
    from lawcode.rule import Demand, Edition


@lru_cache(maxsize=65_536)
def _dated(pattern: str, months: tuple[str, ...], day: dt.date) -> str:
    return pattern.format(day=day.day, month=months[day.month - 1], year=day.year)


def date_text(words: Language, day: dt.date | None) -> str:
    """`14. maj 2026`, nothing for no day."""
    return _dated(words.dated, words.months, day) if day is not None else ""


def date_near(words: Language, day: dt.date | None, near: dt.date | None) -> str:
    """A date without its year when the day beside it lies in the same year: `20. maj`."""
    if day is None:
        return ""
    in_year = near is not None and near.year == day.year
    return _dated(words.in_year if in_year else words.dated, words.months, day)


def amount(words: Language, unit: str, count: int) -> str:
    """`1 dag`, `3 måneder`; whole years of months as years: `2 år`."""
    if unit == "months" and count > 0 and count % 12 == 0:
        unit, count = "years", count // 12
    return f"{number(words, count)} {words.units[unit][count != 1]}"


def number(words: Language, count: int) -> str:
    """`1.234` in Danish, `1,234` in English."""
    return f"{count:,}".replace(",", words.thousands) if count >= 1000 else str(count)


def period_text(words: Language, demand: Demand, start: dt.date | None, due: dt.date | None) -> str:
    """The edition's period; of several lengths in months the one that lies between the two days."""
    for unit in ("hours", "days", "working_days"):
        count = number_of(demand, unit)
        if count:
            return amount(words, unit, count)
    months = number_of(demand, "months")
    if start is not None and due is not None:
        months = (due.year - start.year) * 12 + due.month - start.month or months
    return amount(words, "months", months)


def number_of(demand: Demand, name: str) -> int:
    """A number of the demand by its name; 0 where its shape has none."""
    found = getattr(demand, name, 0)
    return found if isinstance(found, int) else 0


def numbers_of(words: Language, edition: Edition) -> dict[str, str]:
    """The edition's own numbers that no day changes."""
    demand = edition.demand
    count = number_of(demand, "count")
    months = number_of(demand, "months")
    return {
        "limit": f"{months} {words.units['months'][months != 1]}",
        "acute": amount(words, "months", number_of(demand, "acute_months")),
        "age": str(number_of(demand, "child_from")),
        "count": words.counts[count] if count < len(words.counts) else str(count),
    }
