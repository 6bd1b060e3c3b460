"""How is a small, adversarial case invented?  Days that lie close to each other and to the borders of the law, and
facts that are missing, unnamed, linked or untimed about as often as not; valid by the contract always."""

from __future__ import annotations

import calendar
import datetime as dt
import random
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from lawcode.facts import ABOUT, DUTIES, FORMS, PLAN_PARTS

DENMARK = ZoneInfo("Europe/Copenhagen")
Event = dict[str, Any]

MATTERS, PARTS, TALKS, DUTY_IDS = ABOUT.split(), PLAN_PARTS.split(), FORMS.split(), DUTIES.split()

LAW_CHANGES = "2013-12-31 2014-01-01 2014-09-30 2014-10-01 2015-09-30 2015-10-01 2019-12-31 2020-01-01 2023-12-31"
NEAR_2024 = "2024-01-01 2023-06-30 2023-07-01 2023-09-30 2023-10-01 2023-11-30 2023-08-31"
CALENDAR = "2020-02-29 2024-02-29 2019-01-31 2024-08-31 2025-03-31 2017-02-28 2025-01-31 2024-03-30 2024-10-26"
HOLIDAYS = "2019-04-15 2023-04-28 2024-04-22 2018-05-09 2022-12-23 2024-12-23"
ORDINARY = "2012-09-01 2009-05-30 2016-06-15 2021-03-10 2025-05-05 2024-06-10"
BORDERS = tuple(
    dt.date.fromisoformat(day) for day in f"{LAW_CHANGES} {NEAR_2024} {CALENDAR} {HOLIDAYS} {ORDINARY}".split()
)
"""Days at which a verdict may turn: changes of law, ends of months, nights in which the clock changes, holidays."""
HOURS = tuple(map(dt.time.fromisoformat, "00:00 08:00 09:00 10:00 10:01 10:01:30 12:30 15:00 22:30 23:59".split()))
MEASURES: tuple[tuple[str | None, ...], ...] = (
    (None,), (None,), (None,), ("a",), ("a", None), ("a", "b"), ("a", "b", None), ("a", "b", "c", None),
)  # fmt: skip
"""The measures that a case names; None: an event that names none."""


def later(day: dt.date, days: int = 0, months: int = 0) -> dt.date:
    """So many calendar months and days later (or earlier)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last)) + dt.timedelta(days=days)


class Inventor:
    """Invents the events of one case; `days` are those already used, so that new ones may lie near them."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.base = self._first_day()
        self.days = [self.base]
        self.events: list[Event] = []
        self.measures = rng.choice(MEASURES)
        self.birthdays: list[tuple[dt.date, int]] = []
        """Days on which a theme wants the child to reach an age."""

    def _first_day(self) -> dt.date:
        roll = self.rng.random()
        if roll < 0.15:
            return dt.date(self.rng.randint(2012, 2023), self.rng.randint(1, 12), self.rng.randint(1, 28))
        if roll < 0.45:
            return later(dt.date(2024, 1, 1), self.rng.randint(0, 730))
        return self.rng.choice(BORDERS)

    # --- chances --------------------------------------------------------------------------------------------------

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def yes(self, recorded: float = 0.75, true: float = 0.7) -> bool | None:
        """A yes or no; None when it is not recorded."""
        return self.chance(true) if self.chance(recorded) else None

    def pick(self, *choices: Any) -> Any:
        return self.rng.choice(choices)

    def some(self, words: Sequence[str], keep: float = 0.85) -> list[str]:
        return [word for word in words if self.chance(keep)]

    # --- days -----------------------------------------------------------------------------------------------------

    def day(self) -> dt.date:
        """A day near the others: the same, a neighbour, some months away."""
        start = self.rng.choice(self.days) if self.chance(0.7) else self.base
        roll = self.rng.random()
        if roll < 0.28:
            return self.keep(start)
        if roll < 0.45:
            return self.keep(later(start, self.pick(-1, 1, 1, 2, 6, 7, 8, -7, -30, -31, 30)))
        if roll < 0.8:
            months = self.pick(1, 2, 3, 3, 4, 4, 6, 6, 9, 12, 12, 24, -1, -3, -6, -12)
            return self.keep(later(start, self.pick(-1, 0, 0, 0, 1), months))
        return self.keep(later(start, self.rng.randint(-120, 300)))

    def near(self, day: dt.date, *offsets: int) -> dt.date:
        """A day some days away; most often the same."""
        return self.keep(later(day, self.pick(*(offsets or (0, 0, 0, 1, -1, 3, -10, 10, 40, -45)))))

    def due(self, day: dt.date, months: int) -> dt.date:
        """A day some months later, or just beside that."""
        return self.keep(later(day, self.pick(0, 0, 0, -1, 1, 1, -20, 20), months))

    def keep(self, day: dt.date) -> dt.date:
        kept = max(dt.date(1995, 1, 1), min(day, dt.date(2030, 12, 31)))
        self.days.append(kept)
        return kept

    def moment(self, day: dt.date) -> dt.datetime:
        """An hour of a Danish day, as a moment in UTC."""
        return dt.datetime.combine(day, self.rng.choice(HOURS), DENMARK).astimezone(dt.UTC)

    # --- events ---------------------------------------------------------------------------------------------------

    def add(self, kind: str, day: dt.date | None = None, of: Event | None = None, **fields: Any) -> Event:
        """Add an event and give it back; now and then its day, its hour, its id or its measure is not recorded."""
        day = self.day() if day is None else day
        event: Event = {"kind": kind, "day": day, **fields}
        if not self.chance(0.025):
            self._put_in_time(event, day)
        if "measure" not in fields:
            event["measure"] = None if self.chance(0.12) else self.rng.choice(self.measures)
        if self.chance(0.55):
            event["id"] = f"e{len(self.events) + 1}"
        if of is not None and "id" in of and self.chance(0.75):
            event["of"] = of["id"]
        if self.chance(0.03):
            event["known_on"] = later(day, self.pick(0, 30, 400))
        self.events.append(event)
        return event

    def _put_in_time(self, event: Event, day: dt.date) -> None:
        event["date"] = day
        if self.chance(0.22):
            event["at"] = self.moment(day)
            if self.chance(0.08):
                del event["date"]

    def decision(self, about: str | None = "any", day: dt.date | None = None, **fields: Any) -> Event:
        """A decision; about anything where nothing is said."""
        about = self.rng.choice(MATTERS) if about == "any" else about
        said = {
            "about": None if self.chance(0.02) else about,
            "by": self.pick(None, None, "municipality", "municipality", "committee", "chair", "appeal_body", "court"),
            "consent": self.yes(0.75, 0.55),
            "acute": self.yes(0.35, 0.6),
            "short_purpose": self.yes(0.3, 0.7),
            "granted": self.yes(0.12, 0.4),
            "affects_child": self.yes(0.8, 0.5) if about == "economic_support" else None,
        }
        return self.add("decision", day, **(said | fields))

    def plan(self, day: dt.date | None = None, **fields: Any) -> Event:
        """A plan: whole, with some parts lacking, or without its parts recorded."""
        types = (None, "handleplan", "barnets_plan", "barnets_plan", "ungeplan", "ungeplan", "holistic", "parents_plan")
        acts = ("new", "new", "new", "revised", "revised", "revised", "revised", "confirmed", "confirmed")
        said = {
            "type": self.pick(*types),
            "act": None if self.chance(0.07) else self.pick(*acts),
            "has": self.pick(PARTS, PARTS, self.some(PARTS), self.some(PARTS), None),
        }
        return self.add("plan", day, **(said | fields))

    def start(self, about: str, day: dt.date | None = None, **fields: Any) -> Event:
        """A placement or a support begins."""
        if about != "placement":
            return self.add("measure_started", day, type=self.pick(about, about, None), **fields)
        site, kind = self.pick(None, "A", "B"), self.pick(None, "foster", "institution")
        return self.add("placement_started", day, site=site, site_kind=kind, **fields)

    def end(self, about: str, day: dt.date | None = None, **fields: Any) -> Event:
        """A placement or a support ends."""
        if about != "placement":
            return self.add("measure_ended", day, type=self.pick(about, about, None), **fields)
        reasons = ("return_home", "return_home", "change_of_site", "age", "other", None)
        return self.add("placement_ended", day, **({"reason": self.pick(*reasons)} | fields))

    def reason(self, duty: str, of: Event | None = None, day: dt.date | None = None) -> None:
        """A lawful reason for not doing what a duty asks."""
        offsets = (0, 0, 0, 0, 1, -1, -5, -30, -31, 1, 3, 60)
        fields: dict[str, Any] = {"measure": None} if self.chance(0.7) else {}
        if duty == "child_heard":
            fields["view_obtained"] = self.yes(0.6, 0.8)
        where = self.near(day, *offsets) if day is not None else None
        self.add("lawful_reason", where, of if self.chance(0.7) else None, duty=duty, **fields)
