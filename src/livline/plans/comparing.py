"""What has changed in a plan from one version to another?  Part by part and field by field, without a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from livline.plans.content import Field, Sort
from livline.plans.reading import Content, Part


class Became(StrEnum):
    """What became of a part."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    GONE = "gone"


@dataclass(frozen=True)
class Reworded:
    """A field that says something else; empty where it said nothing before, or says nothing any more."""

    field: Field
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """A part that is not as it was.  `number`: which of its sort it is, from 1, in the newer of both contents."""

    part: UUID
    sort: Sort
    became: Became
    number: int
    fields: tuple[Reworded, ...]


def compared_plans(before: Content, after: Content) -> list[Change]:
    """The changes, in the order of the plan; a part that is gone stands last."""
    gone = (part for part in before.parts if after.part(part.id) is None)
    changed = (changes_of(before, after, part) for part in after.parts)
    lost = (Change(part.id, part.sort, Became.GONE, number_of(before, part), reworded(part, None)) for part in gone)
    return [*(change for change in changed if change is not None), *lost]


def changes_of(before: Content, after: Content, part: Part) -> Change | None:
    """What became of a part that stands in the newer content; none where it says the same."""
    was = before.part(part.id)
    fields = reworded(was, part)
    return Change(part.id, part.sort, became(was, part), number_of(after, part), fields) if fields else None


def became(was: Part | None, part: Part) -> Became:
    """In one word; what is new and ended at once is new."""
    if was is None:
        return Became.NEW
    return Became.ENDED if part.is_ended and not was.is_ended else Became.CHANGED


def number_of(content: Content, part: Part) -> int:
    """Which of its sort a part is."""
    return 1 + [one.id for one in content.of(part.sort.name)].index(part.id)


def reworded(before: Part | None, after: Part | None) -> tuple[Reworded, ...]:
    """The fields of a part that say something else."""
    return tuple(rewordings(before, after))


def rewordings(before: Part | None, after: Part | None) -> Iterator[Reworded]:
    """The same, one by one."""
    part = after or before
    for field in part.sort.fields if part is not None else ():
        old, new = (one.says(field.name) if one is not None else "" for one in (before, after))
        if old != new:
            yield Reworded(field, old, new)
