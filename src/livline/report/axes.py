"""Up to where does the scale of shares go, and what stands beside it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from livline.report import svg
from livline.report.frame import Frame
from livline.report.html import Markup, join

CEILINGS = (0.1, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True)
class Scale:
    """Shares from 0 at `bottom` to `ceiling` at `top`, in pixels; `left` and `right` bound it in parts of the width."""

    ceiling: float
    top: float
    bottom: float
    left: float
    right: float

    def up(self, share: float) -> float:
        """The height of a share, in pixels from the top."""
        return self.bottom - (self.bottom - self.top) * min(share / self.ceiling, 1.0)

    def across(self, part: float) -> float:
        """The place of a part (0..1) of the axis, in shares of the width."""
        return self.left + (self.right - self.left) * min(max(part, 0.0), 1.0)

    def lines(self, frame: Frame) -> Markup:
        """Level lines with their percentages, at both ends and in the middle."""
        return join(*(self.level(frame, self.ceiling * part) for part in (0, 0.5, 1)))

    def level(self, frame: Frame, share: float) -> Markup:
        """One level line with its percentage."""
        y, said = self.up(share), frame.language.whole_percent(share)
        grid = svg.segment(self.left, y, self.right, y, "grid")
        return join(grid, svg.words(self.left - 0.012, y + 4, said, "tick", "end"))


def ceiling_over(shares: Iterable[float]) -> float:
    """The lowest ceiling above all the shares."""
    highest = max(shares, default=0.0)
    return next(ceiling for ceiling in CEILINGS if highest <= ceiling or ceiling == CEILINGS[-1])
