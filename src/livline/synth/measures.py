"""What runs in a case?  A measure or placement from its start to its end, with the sites where the child lives."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from livline.synth.dice import Flags, Ints
from livline.synth.names import CODES


@dataclass(frozen=True)
class Measure:
    """One measure in each of `rows`: its days, and how it is named in the file.  `end` NEVER: still running."""

    name: str
    rows: Ints
    code: Ints
    start: Ints
    end: Ints
    placed: bool = False
    moves: list[tuple[Ints, Ints]] = field(default_factory=list)
    """(day, site) of the first site and of each move, over all rows; the day is NEVER where there was none."""

    @classmethod
    def named(cls, name: str, rows: Ints, start: Ints, end: Ints, *, placed: bool = False) -> Measure:
        """A measure that goes by the same name in all cases."""
        return cls(name, rows, np.full(rows.size, CODES["measure"][name]), start, end, placed)

    def site_on(self, kept: Ints, day: Ints) -> Ints:
        """Where the child lives on a day: -1 without a placement or a recorded site."""
        site = np.full(kept.size, -1)
        for moved_on, to in self.moves:
            site = np.where(moved_on[kept] <= day, to[kept], site)
        return site

    def runs_on(self, day: Ints) -> Flags:
        """Which of the measures run on that day (one day for each row)?"""
        return (self.start <= day) & (day <= self.end)
