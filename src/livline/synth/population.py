"""Who are the children, and on which days does their case turn?  Milestones first; the stages then fill in the acts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import add_months, year_of
from livline.synth.dice import Dice, Flags, Floats, Ints
from livline.synth.names import MUNICIPALITIES
from livline.synth.sheet import Sheet

NEVER = 2**20
"""A day beyond every other: it did not happen, or is still running."""
NOTIFIED, STUDIED, SUPPORTED, PLACED = range(4)
YEAR = 365.25


@dataclass(frozen=True)
class Towns:
    """What tells the municipalities apart: arrays over `MUNICIPALITIES`."""

    size: Floats
    placing: Floats
    practice: Floats
    without_ids: Flags

    @classmethod
    def drawn(cls, seed: int) -> Towns:
        """The municipalities of a seed; `practice` lies between -1 and 1, with the mean 0 over children."""
        every = np.arange(len(MUNICIPALITIES))
        dice = Dice.of(seed, 2**40, every.size).stream("municipalities")
        normal = np.sqrt(-2 * np.log1p(-dice.uniform(every))) * np.cos(2 * np.pi * dice.uniform(every))
        size = np.exp(p.SIZE_SPREAD * normal)
        low, high = np.log(p.PLACEMENT_FACTORS)
        placing = np.exp(low + (high - low) * dice.uniform(every))
        practice = 2 * dice.uniform(every) - 1
        practice -= np.average(practice, weights=size)
        return cls(size, placing, np.clip(practice, -1, 1), dice.chance(every, p.WITHOUT_IDS))


@dataclass(frozen=True)
class Cohort:
    """The cases drawn together: one array element a case, and the sheet that takes their events."""

    dice: Dice
    sheet: Sheet
    towns: Towns
    town: Ints
    path: Ints
    acute: Flags
    notified: Ints
    intake_on: Ints
    need_on: Ints
    study_opened_on: Ints
    study_closed_on: Ints
    decided_on: Ints
    placed_on: Ints
    born_on: Ints

    @property
    def rows(self) -> Ints:
        """The place of every case."""
        return np.arange(self.town.size)

    def share(self, rates: float | p.ByYear, rows: Ints, days: Ints) -> Floats:
        """The rate that holds on each day in the municipality of each case."""
        return practised(rates, days, self.towns.practice[self.town[rows]])

    def at(self, path: int) -> Ints:
        """The cases on that path."""
        return np.flatnonzero(self.path == path)


def practised(rates: float | p.ByYear, days: Ints, practice: Floats) -> Floats:
    """A rate, by year or for all years, moved towards 0 or 1 by a municipality's practice."""
    if isinstance(rates, float):
        rates = {0: rates}
    values = np.array(list(rates.values()))
    rate: Floats = values[np.searchsorted(list(rates), year_of(days), side="right") - 1]
    return rate + np.minimum(rate, 1 - rate) * p.PRACTICE_SPREAD * practice


def cohort(seed: int, first: int, count: int, towns: Towns) -> Cohort:
    """Cases number `first` to `first + count`, with their milestones and an empty sheet."""
    dice = Dice.of(seed, first, count)
    draw, rows = dice.stream("population"), np.arange(count)
    path = draw.choice(rows, list(p.PATHS.values()))
    town = np.where(path == PLACED, draw.choice(rows, towns.size * towns.placing), draw.choice(rows, towns.size))
    intake_on = draw.between(rows, p.FIRST_INTAKE, p.LAST_INTAKE)
    need_on = intake_on + draw.between(rows, 0, 7)
    notified = notification_count(draw, rows, path)
    spread = draw.between(rows, 10, p.NOTIFICATIONS_WITHIN)
    need_on = np.where(notified > 1, need_on + spread, need_on)
    opened, closed = study_days(draw, rows, path, need_on, towns.practice[town])
    acute = (path == PLACED) & draw.chance(rows, p.ACUTE_PLACEMENT)
    decided_on = first_decision(draw, rows, acute, need_on, closed)
    decided_on[path < SUPPORTED] = NEVER
    placed_on, born_on = placing_and_birth(draw, rows, path, acute, intake_on, decided_on)
    return Cohort(
        dice, Sheet(intake_on), towns, town, path, acute, notified,
        intake_on, need_on, opened, closed, decided_on, placed_on, born_on,
    )  # fmt: skip


def notification_count(draw: Dice, rows: Ints, path: Ints) -> Ints:
    """How many notifications open the case; none for one in ten of those with a measure."""
    count = draw.weighted(rows, p.NOTIFICATIONS)
    count = np.where(count == 6, draw.between(rows, 6, p.MOST_NOTIFICATIONS), count)
    without = (path >= SUPPORTED) & ~draw.chance(rows, p.PLACED_WITH_NOTIFICATION)
    return np.where(without, 0, count)


def study_days(draw: Dice, rows: Ints, path: Ints, need_on: Ints, practice: Floats) -> tuple[Ints, Ints]:
    """When the study is opened and closed; NEVER where it is not."""
    made = (path == STUDIED) | ((path >= SUPPORTED) & draw.chance(rows, practised(p.STUDY_MADE, need_on, practice)))
    opened = need_on + draw.between(rows, 0, 21)
    due = add_months(need_on, 4)
    in_time = draw.chance(rows, practised(p.STUDY_IN_4_MONTHS, need_on, practice))
    late = due + 1 + draw.waiting(rows, p.STUDY_LATE_MEAN)
    closed = np.where(in_time, draw.between(rows, need_on + 35, due), late)
    closed[~in_time & draw.chance(rows, p.STUDY_NEVER_CLOSED)] = NEVER
    return np.where(made, opened, NEVER), np.where(made, closed, NEVER)


def first_decision(draw: Dice, rows: Ints, acute: Flags, need_on: Ints, closed: Ints) -> Ints:
    """The day of the first decision: at once, after the study, or when it suits."""
    waits = draw.chance(rows, p.DECISION_AFTER_STUDY) & (closed <= add_months(need_on, 4))
    other = need_on + 14 + draw.waiting(rows, p.DECISION_WAIT_MEAN)
    day = np.where(waits, closed + draw.between(rows, 2, 30), other)
    return np.where(acute, need_on + draw.between(rows, 0, 3), day)


def placing_and_birth(
    draw: Dice, rows: Ints, path: Ints, acute: Flags, intake_on: Ints, decided_on: Ints
) -> tuple[Ints, Ints]:
    """The day the placement is decided, and the birth that gives the child its age on the day that counts."""
    placed = path == PLACED
    age = np.where(placed, age_in_days(draw, rows, p.AGE_BANDS_PLACED), age_in_days(draw, rows, p.AGE_BANDS_OTHER))
    supported = placed & ~acute & (age > 3 * YEAR) & draw.chance(rows, p.SUPPORT_BEFORE_PLACEMENT)
    placed_on = decided_on + np.where(supported, draw.between(rows, 90, 800), 0)
    placed_on[~placed] = NEVER
    counted = np.where(placed, placed_on, np.where(path == SUPPORTED, decided_on, intake_on))
    return placed_on, counted - age


def age_in_days(draw: Dice, rows: Ints, bands: tuple[tuple[float, float, float], ...]) -> Ints:
    """An age in days: a band by its weight, evenly within it."""
    low, high, weight = (np.array(column) for column in zip(*bands, strict=True))
    band = draw.choice(rows, weight)
    years: Floats = low[band] + (high[band] - low[band]) * draw.uniform(rows)
    return np.floor(years * YEAR).astype(np.int64)
