"""How much of a child's life is drawn, and what stands beside the picture?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from lawcode.rule import BARNETS_LOV_DAY
from livline.access.sight import Sight
from livline.cases.models import Case, Stay
from livline.plans.along import Course
from livline.web.drawing.lane import Lane
from livline.web.drawing.livline import Livline, livline
from livline.web.drawing.scale import Scale
from livline.web.fact_words import Fact
from livline.web.rooms.child.gaps import gaps
from livline.web.rooms.child.lanes import NamedStay, lanes_of

DAY = dt.timedelta(days=1)
YEAR = 365


class Zoom(StrEnum):
    """How much of a life is shown."""

    LIFE = "life"
    PLACEMENT = "placement"
    YEAR = "year"


@dataclass(frozen=True)
class Line:
    """A line of the table beside the picture."""

    start: dt.date
    end: dt.date | None
    text: str
    is_moment: bool


@dataclass(frozen=True)
class Life:
    """The livline and what stands beside it."""

    picture: Livline
    lanes: list[tuple[Lane, list[Line]]]
    zoom: Zoom
    zooms: list[tuple[Zoom, str]]
    bare: int
    """Days without a plan, all told."""


def life_of(
    case: Case,
    sight: Sight,
    facts: Sequence[Fact],
    stays: Sequence[NamedStay],
    verdicts: Iterable[Mapping[str, Any]],
    goals: Sequence[Course],
    zoom: Zoom,
    today: dt.date,
) -> Life | None:
    """The livline; none where there is nothing to draw.  `stays`: each with the name that this reader is given."""
    bare = gaps((stay for stay, _name in stays), [fact.entry for fact in facts], verdicts, today)
    lanes = list(lanes_of(case, sight, facts, stays, bare, goals, today))
    if not any(lane.stretches or lane.moments for lane in lanes):
        return None
    zooms = zooms_of(stays)
    chosen = zoom if zoom in dict(zooms) else Zoom.LIFE
    scale = scale_of(chosen, case.born_on, lanes, [stay for stay, _name in stays], today)
    law = (BARNETS_LOV_DAY, _("barnets lov"))
    picture = livline(lanes, scale, born_on=case.born_on, today=today, law=law, now=_("i dag"))
    return Life(
        picture, [(lane, list(lines_of(lane))) for lane in lanes], chosen, zooms, sum(gap.days(today) for gap in bare)
    )


def zooms_of(stays: Sequence[NamedStay]) -> list[tuple[Zoom, str]]:
    """How much can be shown, in words; a placement only where there is one."""
    found = [(Zoom.LIFE, _("Hele livet"))]
    if stays:
        found.append((Zoom.PLACEMENT, _("Anbringelsen")))
    return [*found, (Zoom.YEAR, _("Det sidste år"))]


def scale_of(
    zoom: Zoom, born_on: dt.date | None, lanes: Iterable[Lane], stays: Sequence[Stay], today: dt.date
) -> Scale:
    """From the first to the last day of what is chosen, with a little air."""
    days = [day for lane in lanes for day in days_of(lane)]
    last = max([*days, today])
    if zoom is Zoom.YEAR:
        return Scale(today - YEAR * DAY, today + 30 * DAY)
    if zoom is Zoom.PLACEMENT:
        first = max(stay.during[0] for stay in stays)
        first = min(first, today) - 30 * DAY
    else:
        first = min([*days, *([born_on] if born_on is not None else []), today])
    return Scale(first, last + max((last - first) // 40, 7 * DAY))


def days_of(lane: Lane) -> Iterator[dt.date]:
    """All days that a lane tells."""
    for one in lane.stretches:
        yield one.start
        if one.end is not None:
            yield one.end
    yield from (one.day for one in lane.moments)


def lines_of(lane: Lane) -> Iterator[Line]:
    """A lane as a table."""
    for one in sorted(lane.stretches, key=lambda each: each.start):
        yield Line(one.start, one.end, one.labels[0], is_moment=False)
    for happened in sorted(lane.moments, key=lambda each: each.day):
        yield Line(happened.day, None, happened.label, is_moment=True)
