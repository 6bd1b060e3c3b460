"""How is a due day counted?  From a day, over the period, to the due day, and on to what was done or today.

Each day has a row of its own for its words, so that none stands upon another however close the days are.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livline.web.drawing.scale import WIDTH, Scale, text_width

LINE, ROW, FIRST = 14.0, 20.0, 40.0
"""In pixels: where the line is, how high a row of words is, where the first stands."""
AIR = 10.0


@dataclass(frozen=True)
class Stop:
    """A day on the ruler.  `kind`: start, due, done or today."""

    day: dt.date
    kind: str
    text: str


@dataclass(frozen=True)
class Placed:
    """A stop in its place; `anchor`: how its words stand at it."""

    stop: Stop
    x: float
    y: float
    anchor: str


@dataclass(frozen=True)
class Ruler:
    """What the template draws; `late_to`: to where the line is late, from the due day on."""

    stops: list[Placed]
    due: float
    end: float
    is_late: bool

    @property
    def height(self) -> float:
        return FIRST + ROW * len(self.stops)


def ruler(stops: list[Stop]) -> Ruler:
    """The ruler of a start, a due day and perhaps what came; the due day may lie before the start."""
    days = [stop.day for stop in stops]
    scale = Scale(min(days), max(days))
    placed = [
        Placed(stop, x := place(scale, stop.day), FIRST + ROW * row, side(x, stop.text))
        for row, stop in enumerate(stops)
    ]
    due = next(one.x for one in placed if one.stop.kind == "due")
    last = placed[-1]
    return Ruler(placed, due, last.x, is_late=last.stop.kind in ("done", "today") and last.x > due)


def place(scale: Scale, day: dt.date) -> float:
    """Where a day stands, with air at both ends."""
    return round(AIR + scale.x(day) * (WIDTH - 2 * AIR) / WIDTH, 1)


def side(x: float, text: str) -> str:
    """Words begin at their day, or end there where they would else leave the picture."""
    return "end" if x + text_width(text) > WIDTH and x >= text_width(text) else "start"
