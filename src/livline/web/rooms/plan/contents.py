"""What stands on the page of a plan, where, and what is missing of each: its table of contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from livline.web.rooms.plan.lacking import Lack
from livline.web.rooms.plan.showing import Group
from livline.web.rooms.plan.weighing import Point


@dataclass(frozen=True)
class Line:
    """A heading of the page.  `count`: how many parts stand under it, of those that a plan may have several of.

    `lacks`: what the law asks for there; `open`: how many things the review would have looked at there.
    """

    anchor: str
    title: str
    count: int | None
    is_written: bool
    lacks: tuple[str, ...] = ()
    open: int = 0


def contents(
    groups: Iterable[Group], purpose: str, lacks: Sequence[Lack], reminders: Sequence[Point], *, may_write: bool
) -> Iterator[Line]:
    """The headings in the order of the page: to who writes those too under which nothing stands yet."""
    for group in groups:
        name = group.sort.name
        is_written = bool(group.parts) or (name == "purpose" and bool(purpose))
        if is_written or may_write:
            yield Line(
                f"sort-{name}",
                group.title,
                len(group.parts) if group.sort.many and group.parts else None,
                is_written,
                tuple(lack.text for lack in lacks if lack.sort == name),
                sum(seen.part.sort.name == name for point in reminders for seen in point.open if seen.part),
            )
