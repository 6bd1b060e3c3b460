"""What is new for me, a line a child?  What a child wrote first, then the newest; the rest is folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from livline.web.rooms.today.around import Around, Item

SHOWN = 5
RANK = ("word", "given", "comes")
"""What stands for a child of whom several things are new."""


@dataclass(frozen=True)
class Line:
    """What is new about a child; `more`: how much beside it."""

    item: Item
    more: int


@dataclass(frozen=True)
class News:
    """All of it."""

    lines: list[Line]

    @property
    def first(self) -> list[Line]:
        return self.lines[:SHOWN]

    @property
    def rest(self) -> list[Line]:
        """What is folded."""
        return self.lines[SHOWN:]


def news_of(found: Around) -> News:
    """A line for each child."""
    of: dict[UUID | None, list[Item]] = {}
    for item in sorted([*found.given, *found.news], key=lambda item: item.at, reverse=True):
        of.setdefault(item.case, []).append(item)
    return News(sorted(map(line_of, of.values()), key=lambda line: line.item.what != "word"))


def line_of(items: Iterable[Item]) -> Line:
    """The line of a child whose news come newest first; of a child that is all new, no more is counted."""
    first, *rest = sorted(items, key=lambda item: RANK.index(item.what) if item.what in RANK else len(RANK))
    return Line(first, 0 if first.what == "given" else len(rest))
