"""Which municipalities differ more than chance explains?  A funnel: children across, share with a breach up."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import sqrt

from livline.report import svg, texts
from livline.report.axes import Scale, ceiling_over
from livline.report.frame import Frame
from livline.report.html import Markup, join
from livline.summary import SMALL_NUMBER, Share

HEIGHT = 260
STEPS = 48
Z_998 = 3.0902323061678132
"""Standard normal quantile of a two-sided 99.8 % limit, the custom for funnel plots."""

Places = Mapping[str, Share]
"""Children hit of children to whom the duty applied, by municipality."""


def limits(mean: float, children: float) -> tuple[float, float]:
    """What chance allows around the mean with so many children."""
    half = Z_998 * sqrt(mean * (1 - mean) / children)
    return max(0.0, mean - half), min(1.0, mean + half)


def enough(share: Share) -> bool:
    """Does the share rest on enough children to be compared?"""
    return share.denominator >= SMALL_NUMBER


def outside(share: Share, mean: Share) -> bool:
    """Does a share that rests on enough children lie beyond the limits?"""
    if not enough(share) or share.value is None or mean.value is None:
        return False
    low, high = limits(mean.value, share.denominator)
    return not low <= share.value <= high


def funnel(frame: Frame, what: str, places: Places, mean: Share) -> Markup:
    """The picture of one failure: a mark for each municipality, the mean and its limits."""
    widest = 1.08 * max((share.denominator for share in places.values()), default=1)
    ceiling = ceiling_over([mean.value or 0.0, *(share.value or 0.0 for share in places.values())])
    scale = Scale(ceiling, top=16, bottom=212, left=0.1, right=0.985)
    centre = mean.value or 0.0
    shapes = join(
        small_zone(frame, scale, widest),
        scale.lines(frame),
        *marks_below(frame, scale, widest),
        svg.segment(scale.left, scale.up(centre), scale.right, scale.up(centre), "mean"),
        *curves(scale, centre, widest),
        *(mark(scale, name, share, mean, widest) for name, share in places.items() if share.denominator),
    )
    return svg.canvas(HEIGHT, shapes, label=frame.say(texts.FUNNEL_LABEL, what=what))


def small_zone(frame: Frame, scale: Scale, widest: float) -> Markup:
    """Shaded: too few children for any comparison."""
    edge = scale.across(SMALL_NUMBER / widest)
    said = svg.words(scale.left + 0.01, scale.bottom - 6, frame.say(texts.SMALL_ZONE), "tick")
    return join(svg.bar(scale.left, edge, scale.top, scale.bottom - scale.top, "zone"), said)


def marks_below(frame: Frame, scale: Scale, widest: float) -> list[Markup]:
    """Numbers of children under the axis."""
    step = nice_step(widest)
    marks = [
        svg.words(scale.across(n / widest), scale.bottom + 18, frame.language.number(n), class_, "middle")
        for n, class_ in ((n, "tick odd" if n // step % 2 else "tick") for n in range(0, int(widest) + 1, step))
    ]
    return [*marks, svg.words(scale.right, scale.bottom + 36, frame.say(texts.FUNNEL_X), "tick", "end")]


def nice_step(widest: float) -> int:
    """A round step that gives at most six marks."""
    scale = 1
    while True:
        for step in (scale, 2 * scale, 5 * scale):
            if widest / step <= 6:
                return step
        scale *= 10


def curves(scale: Scale, centre: float, widest: float) -> list[Markup]:
    """The limits from `SMALL_NUMBER` children on; to the left of it nothing is compared."""
    if widest <= SMALL_NUMBER:
        return []
    stops = [SMALL_NUMBER + (widest - SMALL_NUMBER) * (i / STEPS) ** 2 for i in range(STEPS + 1)]
    points = [(scale.across(n / widest), *limits(centre, n)) for n in stops]
    return [
        svg.segment(a[0], scale.up(a[side]), b[0], scale.up(b[side]), "limit")
        for a, b in pairwise(points)
        for side in (1, 2)
        if min(a[side], b[side]) < scale.ceiling and max(a[side], b[side]) > 0
    ]


def mark(scale: Scale, name: str, share: Share, mean: Share, widest: float) -> Markup:
    """One municipality; named only when it lies beyond the limits."""
    x, y = scale.across(share.denominator / widest), scale.up(share.value or 0)
    if not enough(share):
        return svg.dot(x, y, 3.5, "point small")
    if not outside(share, mean):
        return svg.dot(x, y, 4.5, "point")
    anchor, shift = ("end", -0.02) if x > 0.6 else ("start", 0.02)
    return join(svg.diamond(x, y, 7, "point far"), svg.words(x + shift, y + 4, name, "name", anchor))
