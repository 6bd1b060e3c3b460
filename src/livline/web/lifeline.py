"""Where does each dated fact stand on the strip of a child's life?  Places in per cent, so that text keeps its size.

Only attributes of presentation are used: the policy of content lets no style through.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

TOP, ROW, BELOW = 34, 40, 26
"""In pixels: where the first row begins, how high a row is, what is left free at the bottom."""
FLIP = 55.0
"""Beyond so many per cent a text ends at its place instead of beginning there, or it would run out of the picture."""
EARLY = 25.0
"""Before so many per cent a text begins at its place however long it is: ending there it would have no room at all."""
LETTER = 2.0
"""Per cent that a letter of a text takes on a telephone; a text that would run out of the picture ends at its place."""
MOST_YEARS = 9
SHORTEST = 0.6
"""Per cent of the width: a stay of a day must still be seen."""

FILLS: dict[str, tuple[str, str]] = {
    "home": ("#ddf7ce", "#358000"),
    "placement": ("#1B86C3", "#004D99"),
    "measure": ("#ffeecc", "#8a5a00"),
    "law": ("#DCDCDC", "#454545"),
}
"""Kind of period to fill and edge; every period has its name in words above it."""


@dataclass(frozen=True)
class Period:
    """Something that lasts: a placement, a stay at home, a measure.  `end` is `None` while it goes on."""

    start: dt.date
    end: dt.date | None
    label: str
    kind: str = "placement"


@dataclass(frozen=True)
class Point:
    """Something of one day: a decision, a visit, a plan."""

    day: dt.date
    label: str


@dataclass(frozen=True)
class Row:
    """A line of the table beside the picture."""

    start: dt.date
    end: dt.date | None
    label: str
    point: bool = False


@dataclass(frozen=True)
class Mark:
    """Something drawn: places are in per cent across and in pixels down."""

    x: float
    text: str
    anchor: str = "start"
    y: int = 0
    label_x: float = 0
    label_y: int = 0
    width: float = 0
    fill: str = ""
    stroke: str = ""
    open: bool = False


@dataclass(frozen=True)
class Lifeline:
    """What the template draws."""

    title: str
    id: str
    height: int
    bottom: int
    years: list[Mark]
    bars: list[Mark]
    points: list[Mark]
    rows: list[Row]
    today: Mark | None


@dataclass(frozen=True)
class Scale:
    """From days to per cent."""

    first: dt.date
    last: dt.date

    def place(self, day: dt.date) -> float:
        return round(100 * (day - self.first).days / max((self.last - self.first).days, 1), 2)


def drawn(
    title: str, periods: Sequence[Period], points: Sequence[Point], *, id: str, today: dt.date | None = None
) -> Lifeline:
    """The strip.  Each fact has a row of its own, the earliest at the top."""
    facts: list[Period | Point] = sorted((*periods, *points), key=_begin)
    scale = scale_of(facts, today)
    height = TOP + ROW * len(facts) + BELOW
    rows = range(len(facts))
    return Lifeline(
        title=title,
        id=id,
        height=height,
        bottom=height - BELOW,
        years=years(scale),
        bars=[_bar(fact, row, scale) for row, fact in zip(rows, facts, strict=True) if isinstance(fact, Period)],
        points=[_point(fact, row, scale) for row, fact in zip(rows, facts, strict=True) if isinstance(fact, Point)],
        rows=[_row(fact) for fact in facts],
        today=_today(scale.place(today)) if today and facts and today >= scale.first else None,
    )


def _begin(fact: Period | Point) -> dt.date:
    return fact.start if isinstance(fact, Period) else fact.day


def _end(fact: Period | Point) -> dt.date:
    return (fact.end or fact.start) if isinstance(fact, Period) else fact.day


def scale_of(facts: Sequence[Period | Point], today: dt.date | None) -> Scale:
    """From the year of the first fact to a little after the last, or after today."""
    if not facts:
        return Scale(dt.date(2000, 1, 1), dt.date(2001, 1, 1))
    first = min(map(_begin, facts)).replace(month=1, day=1)
    last = max([*map(_end, facts), *([today] if today else [])])
    return Scale(first, last + dt.timedelta(days=max((last - first).days // 40, 7)))


def years(scale: Scale) -> list[Mark]:
    """A line for each new year; of many years only every second, fifth, tenth, so that the figures do not touch."""
    all_of_them = range(scale.first.year, scale.last.year + 1)
    step = next(step for step in (1, 2, 5, 10, 100) if len(all_of_them) <= step * MOST_YEARS)
    places = [(scale.place(dt.date(year, 1, 1)), str(year)) for year in all_of_them[::step]]
    return [Mark(x=x, text=text, anchor=_anchor(x)) for x, text in places]


def _anchor(x: float) -> str:
    """The middle of a text stands at its place, but at the edges of the picture."""
    return "start" if x < 4 else "end" if x > 96 else "middle"


def flips(x: float, text: str) -> bool:
    """Does a text end at its place?  Late in the picture, or where it is too long to begin there."""
    return x > FLIP or (x > EARLY and x + LETTER * len(text) > 100)


def _today(x: float) -> Mark:
    return Mark(x=x, text="", anchor="start" if x < 50 else "end")


def _bar(period: Period, row: int, scale: Scale) -> Mark:
    x, until = scale.place(period.start), scale.place(period.end) if period.end else 100.0
    flip = flips(x, period.label)
    width = max(round(until - x, 2), SHORTEST)
    top = TOP + ROW * row
    fill, stroke = FILLS.get(period.kind, FILLS["law"])
    return Mark(
        x=x,
        y=top + 20,
        width=width,
        text=period.label,
        anchor="end" if flip else "start",
        label_x=min(x + width, 100.0) if flip else x,
        label_y=top + 14,
        fill=fill,
        stroke=stroke,
        open=period.end is None,
    )


def _point(point: Point, row: int, scale: Scale) -> Mark:
    x, top = scale.place(point.day), TOP + ROW * row
    return Mark(x=x, y=top + 18, text=point.label, anchor="end" if flips(x, point.label) else "start", label_y=top + 23)


def _row(fact: Period | Point) -> Row:
    if isinstance(fact, Point):
        return Row(fact.day, None, fact.label, point=True)
    return Row(fact.start, fact.end, fact.label)
