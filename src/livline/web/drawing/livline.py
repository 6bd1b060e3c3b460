"""How is a life drawn?  Its lanes one below the other, the calendar above them and the child's age below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from livline.web.drawing.lane import DrawnLane, Lane, drawn_lane
from livline.web.drawing.scale import WIDTH, Scale, Tick, ages, calendar, text_width

TOP, BELOW = 44.0, 30.0
"""In pixels: what the calendar takes above the lanes, and the ages below."""
TOLD = 26.0
"""What is kept free at the bottom for what is pointed at."""


@dataclass(frozen=True)
class Upright:
    """A day that goes through all lanes.  `text`: empty where it would stand upon another."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True)
class Livline:
    """What the template draws."""

    scale: Scale
    lanes: list[DrawnLane]
    calendar: list[Tick]
    ages: list[Tick]
    today: Upright | None
    law: Upright | None

    @property
    def bottom(self) -> float:
        """Where the lanes end."""
        return self.lanes[-1].y + self.lanes[-1].height if self.lanes else TOP

    @property
    def height(self) -> float:
        return self.bottom + BELOW + TOLD


def livline(
    lanes: Sequence[Lane], scale: Scale, *, born_on: dt.date | None, today: dt.date, law: tuple[dt.date, str], now: str
) -> Livline:
    """The picture.  `law`: the day on which the law changed and what came; `now`: what today is called."""
    here = upright(scale, today, now)
    return Livline(
        scale=scale,
        lanes=placed(lanes, scale, today),
        calendar=calendar(scale),
        ages=ages(scale, born_on),
        today=here,
        law=beside(upright(scale, *law), here),
    )


def placed(lanes: Sequence[Lane], scale: Scale, today: dt.date) -> list[DrawnLane]:
    """Each lane below the one before."""
    found: list[DrawnLane] = []
    y = TOP
    for lane in lanes:
        found.append(drawn_lane(lane, scale, y, today))
        y += found[-1].height
    return found


def upright(scale: Scale, day: dt.date, text: str) -> Upright | None:
    """A day through all lanes; none where it lies outside."""
    if not scale.holds(day):
        return None
    x = scale.x(day)
    return Upright(x, text, anchor(x, text))


def anchor(x: float, text: str) -> str:
    """A text stands in the middle of its place, but inside the picture."""
    half = text_width(text) / 2
    return "start" if x < half else "end" if x > WIDTH - half else "middle"


def span(one: Upright) -> tuple[float, float]:
    """From where to where its text goes."""
    width = text_width(one.text)
    left = {"start": one.x, "middle": one.x - width / 2, "end": one.x - width}[one.anchor]
    return left, left + width


def beside(one: Upright | None, other: Upright | None) -> Upright | None:
    """Without its text where it would stand upon the other's."""
    if one is None or other is None:
        return one
    (left, right), (start, end) = span(one), span(other)
    return Upright(one.x, "", one.anchor) if left < end and start < right else one
