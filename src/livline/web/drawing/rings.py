"""Where does each person stand around a child?  The closer the nearer, and nobody upon another.

Rings are wide rather than round, since names are written across.  Places are in the picture's own units.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 960.0, 640.0
NAME, WORD = 8.0, 6.6
"""What a letter takes at most, of a name and of the word below it."""
LONGEST = 18
"""Letters of a name that are written; a longer one is cut."""
BOX = 58.0
"""How high somebody is with their name and word."""
RINGS = ((190.0, 112.0), (310.0, 195.0), (400.0, 275.0))
"""Half the width and height of each ring."""
PLACES = 72
"""Places on a ring that are tried."""
TURNED = (9, 4, 0)
"""By how many places the first on each ring stands from the top, so that threads do not run through others."""


@dataclass(frozen=True)
class Somebody:
    """A person, or a place, around the child.  `ring`: 0 the closest; `word`: what they are to the child."""

    name: str
    word: str
    ring: int
    look: str
    is_past: bool = False

    @property
    def short(self) -> str:
        """The name as it is written."""
        return self.name if len(self.name) <= LONGEST else self.name[: LONGEST - 1].rstrip() + "…"

    @property
    def short_word(self) -> str:
        """The word as it is written."""
        return self.word if len(self.word) <= LONGEST + 4 else self.word[: LONGEST + 3].rstrip() + "…"


@dataclass(frozen=True)
class Node:
    """Somebody in their place."""

    who: Somebody
    x: float
    y: float

    @property
    def half(self) -> float:
        """Half of what it takes across."""
        return max(len(self.who.short) * NAME, len(self.who.short_word) * WORD, 28.0) / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.x - self.half, self.y - 14, self.x + self.half, self.y - 14 + BOX


@dataclass(frozen=True)
class Rings:
    """What the template draws; `left_out`: so many have no room, and stand in the list alone."""

    nodes: list[Node]
    rings: list[tuple[float, float]]
    left_out: int


def rings(people: Sequence[Somebody]) -> Rings:
    """The picture; those for whom no place is free on their ring are left to the list."""
    nodes: list[Node] = []
    for ring in range(len(RINGS)):
        on_it = [one for one in people if one.ring == ring]
        for number, who in enumerate(on_it):
            free = (node for node in tried(who, number / len(on_it)) if is_free(node, nodes))
            nodes += [found for found in [next(free, None)] if found is not None]
    used = [RINGS[ring] for ring in sorted({node.who.ring for node in nodes})]
    return Rings(nodes, used, len(people) - len(nodes))


def tried(who: Somebody, share: float) -> Iterator[Node]:
    """The places for somebody, from the one that their share of the ring gives, to both sides; the first at the top."""
    wide, high = RINGS[who.ring]
    start = round(share * PLACES) + TURNED[who.ring]
    for away in sorted(range(-PLACES // 2, PLACES // 2), key=abs):
        angle = 2 * math.pi * (start + away) / PLACES - math.pi / 2
        yield held(who, math.cos(angle) * wide, math.sin(angle) * high)


def held(who: Somebody, x: float, y: float) -> Node:
    """In the picture, whatever the name."""
    node = Node(who, WIDTH / 2 + x, HEIGHT / 2 + y)
    inside = min(max(node.x, node.half + 4), WIDTH - node.half - 4)
    return Node(who, round(inside, 1), round(min(max(node.y, 18.0), HEIGHT - BOX + 10), 1))


def is_free(node: Node, others: Sequence[Node]) -> bool:
    """Does nobody stand there, the child neither?"""
    return not any(meets(node, other) for other in [CHILD_BOX, *others])


CHILD_BOX = Node(Somebody("x" * 12, "", 0, "child"), WIDTH / 2, HEIGHT / 2 - 14)


def meets(one: Node, other: Node) -> bool:
    """Do the boxes of two touch?"""
    left, top, right, bottom = one.box
    other_left, other_top, other_right, other_bottom = other.box
    return left < other_right and other_left < right and top < other_bottom and other_top < bottom
