"""How is the map of a plan drawn?  Boxes in three columns and the curves between them, in the picture's own units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.translation import gettext as _

from livline.plans.coverage import Coverage, Goal, Need
from livline.plans.reading import Content, Part
from livline.web.rooms.plan.showing import gist
from livline.web.rooms.plan.words import part_name

WIDTH, HEIGHT, GAP, BETWEEN = 260, 84, 14, 90
"""Of a box, and the room between boxes and between columns."""
LETTERS, LINES = 32, 2
"""Of a text in a box."""
TOP = 34
"""Above the first box stand the headings."""


@dataclass(frozen=True)
class Box:
    """A box of the picture: where it stands, what it says, which part it leads to.

    `note`: what is left open, or why it waits; `is_open`: nothing answers it.
    """

    x: int
    y: int
    name: str
    text: str
    part: Part | None = None
    note: str = ""
    is_open: bool = False

    @property
    def middle(self) -> int:
        return self.y + HEIGHT // 2

    @property
    def rows(self) -> Iterator[tuple[int, str]]:
        """The lines of its text, each with where it stands."""
        lines = wrap(" ".join(self.text.split()), LETTERS, max_lines=LINES, placeholder=" …")
        return ((self.y + 46 + 19 * number, line) for number, line in enumerate(lines))


@dataclass(frozen=True)
class Column:
    """A column under its heading."""

    title: str
    x: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Picture:
    """The whole picture; `curves`: lines between boxes, as the paths of SVG."""

    columns: tuple[Column, ...]
    curves: tuple[str, ...]

    @property
    def width(self) -> int:
        return 3 * WIDTH + 2 * BETWEEN

    @property
    def height(self) -> int:
        return TOP + max(1, *(len(column.boxes) for column in self.columns)) * (HEIGHT + GAP)


def at(column: int, row: int) -> tuple[int, int]:
    """Where a box stands."""
    return column * (WIDTH + BETWEEN), TOP + row * (HEIGHT + GAP)


def curve(left: Box, right: Box) -> str:
    """A line from one box to another, bent so that one sees where each begins."""
    a, b, half = left.x + WIDTH, right.x, BETWEEN // 2
    return f"M{a} {left.middle}C{a + half} {left.middle} {b - half} {right.middle} {b} {right.middle}"


def named(part: Part, content: Content) -> str:
    """A part by its number: `Mål 2`."""
    return part_name(part.sort, content.of(part.sort.name).index(part) + 1)


def need_box(row: int, need: Need, content: Content) -> Box:
    """A need: open, waiting for a reason that somebody gave, or answered."""
    note = _("intet mål endnu") if need.is_open else "" if need.goals else _("venter med en grund")
    return Box(*at(0, row), named(need.part, content), gist(need.part), need.part, note, need.is_open)


def goal_box(row: int, goal: Goal, content: Content) -> Box:
    """A goal; open where it answers no need."""
    note = "" if goal.needs else _("intet behov")
    return Box(*at(1, row), named(goal.part, content), gist(goal.part), goal.part, note, not goal.needs)


def measure_box(row: int, name: str, is_loose: bool) -> Box:
    """A measure; open where it serves no goal."""
    return Box(*at(2, row), _("Indsats"), name, None, _("intet mål") if is_loose else "", is_loose)


def picture(content: Content, coverage: Coverage, running: Sequence[str], measures: Mapping[str, str]) -> Picture:
    """The picture of a map; `running`: the measures of it in their order, `measures`: what they are called."""
    needs = tuple(need_box(row, need, content) for row, need in enumerate(coverage.needs))
    goals = tuple(goal_box(row, goal, content) for row, goal in enumerate(coverage.goals))
    served = tuple(measure_box(n, measures.get(one, one), one in coverage.loose) for n, one in enumerate(running))
    titles = (_("Behov"), _("Mål"), _("Indsatser"))
    columns = (Column(t, at(n, 0)[0], b) for n, (t, b) in enumerate(zip(titles, (needs, goals, served), strict=True)))
    return Picture(tuple(columns), tuple(curves(coverage, running, needs, goals, served)))


def curves(
    coverage: Coverage, running: Sequence[str], needs: Sequence[Box], goals: Sequence[Box], served: Sequence[Box]
) -> Iterator[str]:
    """The lines between what answers what."""
    for goal, box in zip(coverage.goals, goals, strict=True):
        yield from _to(box, ((one, need.part in goal.needs) for one, need in zip(needs, coverage.needs, strict=True)))
        yield from _from(box, ((one, name in goal.measures) for one, name in zip(served, running, strict=True)))


def _to(box: Box, others: Iterable[tuple[Box, bool]]) -> Iterator[str]:
    return (curve(other, box) for other, is_joined in others if is_joined)


def _from(box: Box, others: Iterable[tuple[Box, bool]]) -> Iterator[str]:
    return (curve(box, other) for other, is_joined in others if is_joined)
