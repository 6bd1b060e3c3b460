"""How much does each thing weigh in a worker's load?  By a written table with its versions (`weights.yaml`).

The points tell how work is shared, never how a child is: no child has points.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from livline.access.danish_day import today

TABLE = Path(__file__).with_name("weights.yaml")


@dataclass(frozen=True)
class Weight:
    """What one of a thing weighs, and what the thing is called."""

    id: str
    points: int
    da: str
    en: str

    def said(self, language: str) -> str:
        """The thing, in a language."""
        return self.en if language == "en" else self.da


@dataclass(frozen=True)
class Weights:
    """A version of the table.  `many`: from how many on help is proposed."""

    version: int
    since: dt.date
    weights: tuple[Weight, ...]
    many: Mapping[str, int]

    def points(self, numbers: Mapping[str, int]) -> int:
        """The load that these numbers of things come to."""
        return sum(one.points * numbers[one.id] for one in self.weights)


@cache
def tables() -> tuple[Weights, ...]:
    """All versions, the newest first."""
    versions = yaml.safe_load(TABLE.read_text("utf-8"))["versions"]
    return tuple(
        Weights(one["version"], one["since"], tuple(Weight(**weight) for weight in one["weights"]), one["many"])
        for one in versions
    )


def weights(day: dt.date | None = None) -> Weights:
    """The version that holds on a day (today); before the first, the first."""
    asked = day or today()
    return next((one for one in tables() if one.since <= asked), tables()[-1])
