"""How is a three-way count drawn?  Breached, lawfully excused, met, with the interval of the breached share below."""

from __future__ import annotations

from livline.report import svg
from livline.report.html import Markup, join
from livline.summary import Counts, Share

HEIGHT = 28
TOP, THICK, BELOW = 2, 16, 23


def three_way(counts: Counts, label: str | None = None) -> Markup:
    """One lying bar of the settled lines; an empty frame when nothing is settled."""
    if not counts.settled:
        return svg.canvas(HEIGHT, svg.bar(0, 1, TOP, THICK, "empty"), label=label)
    first = counts.breached / counts.settled
    second = first + counts.excused / counts.settled
    shapes = join(
        svg.bar(second, 1, TOP, THICK, "met"),
        svg.bar(first, second, TOP, THICK, "excused"),
        svg.bar(0, first, TOP, THICK, "breach"),
        *(svg.upright(edge, TOP, TOP + THICK, "slit") for edge in (first, second) if 0 < edge < 1),
    )
    return svg.canvas(HEIGHT, shapes, interval(counts.broken), label=label)


def interval(share: Share) -> Markup:
    """Wilson's interval as a whisker below the bar."""
    return svg.whisker(*share.interval(), BELOW, "ink")


def share_bar(share: Share, label: str | None = None) -> Markup:
    """The breached part of the whole, with its interval."""
    if not share.denominator:
        return svg.canvas(HEIGHT, svg.bar(0, 1, TOP, THICK, "empty"), label=label)
    part = svg.bar(0, share.value or 0, TOP, THICK, "breach")
    return svg.canvas(HEIGHT, svg.bar(0, 1, TOP, THICK, "rest"), part, interval(share), label=label)


def interval_bar(share: Share) -> Markup:
    """The interval alone: with few children the share itself says nothing."""
    return svg.canvas(HEIGHT, svg.bar(0, 1, TOP, THICK, "rest"), interval(share))
