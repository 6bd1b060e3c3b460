"""What is drawn along a life?  Lanes with what lasts and what happens, and where each of them stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from livline.web.drawing.scale import WIDTH, Scale, text_width

ROW, BAR, SPOTS = 32.0, 24.0, 34.0
"""In pixels: a row of bars, a bar in it, and a lane of spots."""
AIR, BETWEEN = 8.0, 3.0
SHORTEST = 3.0
"""A stay of a day must still be seen."""
SPOT = 11.0
"""Half the width of a spot with the air around it; one that stands for many is wider by its digits."""
DIGIT = 4.0


@dataclass(frozen=True)
class Stretch:
    """Something that lasts; `labels` from the longest to the shortest, of which the longest that fits is written."""

    start: dt.date
    end: dt.date | None
    labels: tuple[str, ...]
    look: str
    href: str = ""


@dataclass(frozen=True)
class Moment:
    """Something that happened on a day."""

    day: dt.date
    label: str
    href: str = ""


@dataclass(frozen=True)
class Lane:
    """What belongs together.  `note`: the most important thing about the lane, in a few words."""

    id: str
    title: str
    stretches: Sequence[Stretch] = ()
    moments: Sequence[Moment] = ()
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """A stretch as it is drawn; `is_open`: it goes on beyond the picture's last day or today."""

    stretch: Stretch
    x: float
    width: float
    y: float
    text: str
    is_open: bool


@dataclass(frozen=True)
class Spot:
    """One moment, or several that are too close to be told apart."""

    moments: tuple[Moment, ...]
    x: float

    @property
    def half(self) -> float:
        """Half of what it takes across."""
        return SPOT + (DIGIT * (len(str(len(self.moments))) - 1) if self.is_many else 0)

    @property
    def is_many(self) -> bool:
        return len(self.moments) > 1


@dataclass(frozen=True)
class DrawnLane:
    """A lane in its place."""

    lane: Lane
    y: float
    height: float
    bars: list[Bar] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def drawn_lane(lane: Lane, scale: Scale, y: float, today: dt.date) -> DrawnLane:
    """A lane from `y` downwards, as high as what is in it at once."""
    rows = stacked([one for one in lane.stretches if is_seen(one, scale)])
    bars = [bar(one, scale, y + AIR / 2 + ROW * row, today) for row, ones in enumerate(rows) for one in ones]
    spots = gathered([(scale.x(one.day), one) for one in lane.moments if scale.holds(one.day)])
    height = max(ROW * len(rows), SPOTS if spots or not rows else 0.0) + AIR
    return DrawnLane(lane, y, height, bars, spots)


def is_seen(stretch: Stretch, scale: Scale) -> bool:
    """Does any of it lie in the picture?"""
    return stretch.start <= scale.last and (stretch.end is None or stretch.end >= scale.first)


def stacked(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Rows in which nothing lasts at once with anything else."""
    rows: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda each: (each.start, each.end or dt.date.max)):
        free = next((row for row in rows if (row[-1].end or dt.date.max) <= one.start), None)
        if free is None:
            rows.append([one])
        else:
            free.append(one)
    return rows


def bar(stretch: Stretch, scale: Scale, y: float, today: dt.date) -> Bar:
    """A stretch in its place; what goes on reaches today, or its first day where that lies ahead."""
    until = stretch.end or max(today, stretch.start)
    x, end = scale.x(stretch.start), scale.x(until)
    x = min(x, WIDTH - SHORTEST)
    width = max(round(end - x, 1), SHORTEST)
    fits = (text for text in stretch.labels if text_width(text) + 2 * AIR <= width)
    return Bar(stretch, x, width, y, next(fits, ""), stretch.end is None)


def gathered(placed: Sequence[tuple[float, Moment]]) -> list[Spot]:
    """Moments in their places, those that would touch gathered into one spot with their number."""
    spots: list[Spot] = []
    for x, moment in sorted(placed, key=lambda pair: (pair[0], pair[1].day)):
        spots.append(within(Spot((moment,), x)))
        while len(spots) > 1 and touches(spots[-2], spots[-1]):
            later, earlier = spots.pop(), spots.pop()
            spots.append(joined(earlier, later))
    return spots


def touches(earlier: Spot, later: Spot) -> bool:
    return earlier.x + earlier.half + BETWEEN > later.x - later.half


def joined(earlier: Spot, later: Spot) -> Spot:
    """Both as one, between the two."""
    many = len(earlier.moments) + len(later.moments)
    middle = (earlier.x * len(earlier.moments) + later.x * len(later.moments)) / many
    return within(Spot((*earlier.moments, *later.moments), middle))


def within(spot: Spot) -> Spot:
    """Wholly inside the picture."""
    return Spot(spot.moments, round(min(max(spot.x, spot.half), WIDTH - spot.half), 1))
