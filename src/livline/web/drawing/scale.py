"""Where does a day stand across a picture, and which days are written along it?

Places are in pixels of the narrowest picture, `WIDTH`; a template turns them into per cent, so that a wide screen
gives more room and letters keep their size.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

WIDTH = 840.0
LETTER = 7.4
"""Pixels that a letter takes at most on average, at 13 pixels."""
TICK = 46.0
"""Pixels that a written year or age takes with the air around it."""
MONTHS_UNDER = 800
"""A picture of fewer days has months along it."""


@dataclass(frozen=True)
class Tick:
    """A day that is written along a picture."""

    x: float
    day: dt.date
    number: int
    """The year, the month or the age."""


@dataclass(frozen=True)
class Scale:
    """From the first day of a picture, at its left edge, to the last, at its right."""

    first: dt.date
    last: dt.date

    @cached_property
    def days(self) -> int:
        return max((self.last - self.first).days, 1)

    def x(self, day: dt.date) -> float:
        """Where a day stands; days outside stand at the edge."""
        share = (day - self.first).days / self.days
        return round(WIDTH * min(max(share, 0.0), 1.0), 1)

    def holds(self, day: dt.date) -> bool:
        """Is the day in the picture?"""
        return self.first <= day <= self.last

    @property
    def is_short(self) -> bool:
        """Are months written along it?"""
        return self.days < MONTHS_UNDER


def per_cent(x: float) -> float:
    """A place as a share of the width."""
    return round(100 * x / WIDTH, 3)


def text_width(text: str) -> float:
    """At most so many pixels."""
    return LETTER * len(text)


def calendar(scale: Scale) -> list[Tick]:
    """First days of years, or of months in a short picture; so few that they do not touch."""
    days = [*(_months(scale) if scale.is_short else _years(scale))]
    return thinned([Tick(scale.x(day), day, day.month if scale.is_short else day.year) for day in days])


def _years(scale: Scale) -> Iterator[dt.date]:
    for year in range(scale.first.year, scale.last.year + 1):
        if scale.holds(day := dt.date(year, 1, 1)):
            yield day


def _months(scale: Scale) -> Iterator[dt.date]:
    for year in range(scale.first.year, scale.last.year + 1):
        for month in range(1, 13):
            if scale.holds(day := dt.date(year, month, 1)):
                yield day


def ages(scale: Scale, born_on: dt.date | None) -> list[Tick]:
    """The birthdays; none for a child whose birthday is not known."""
    if born_on is None:
        return []
    years = range(max(0, scale.last.year - born_on.year + 1))
    days = [(birthday(born_on, age), age) for age in years]
    return thinned([Tick(scale.x(day), day, age) for day, age in days if scale.holds(day)])


def birthday(born_on: dt.date, age: int) -> dt.date:
    """The day of an age; somebody born on 29 February turns on 1 March where there is none."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return dt.date(born_on.year + age, 3, 1)


def thinned(ticks: list[Tick]) -> list[Tick]:
    """Every first, second, fifth … of them, so that what is written does not touch or leave the picture."""
    for step in (1, 2, 3, 5, 10, 20, 50, 100):
        kept = [tick for tick in ticks if tick.number % step == 0] if step > 1 else ticks
        if all(later.x - earlier.x >= TICK for earlier, later in pairwise(kept)):
            return kept
    return ticks[:1]
