"""What did a plan say at a version?  Its parts with their words, put together from what was ever written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from livline.plans.content import SORTS, Holds, Sort
from livline.plans.models import Wording
from livline.sealing.seal import opened as unsealed

Sorts = Mapping[str, Sort]


def place(wording: UUID) -> str:
    """Where the words of a field are sealed: they open nowhere else."""
    return f"plan wording {wording}"


def said(wording: Wording) -> str:
    """What a wording says, its seal opened once; raises `sealing.seal.Unopenable`."""
    if wording.text is None:
        wording.text = unsealed(wording.sealed, place(wording.id))
    return wording.text


@dataclass(frozen=True)
class Part:
    """A part of a plan: its fields as they were worded, by the names of the fields."""

    id: UUID
    sort: Sort
    words: Mapping[str, Wording]
    texts: Mapping[str, str]

    def says(self, field: str) -> str:
        """What a field says; empty where nothing is written."""
        return self.texts.get(field, "")

    def refers(self, field: str) -> tuple[str, ...]:
        """What a field of references points to."""
        return tuple(self.says(field).split("\n")) if self.says(field) else ()

    @property
    def is_written(self) -> bool:
        """Does the part say anything?  Where it was written and what it points to says nothing by itself."""
        return any(self.says(field.name) for field in self.sort.fields if field.holds is not Holds.REFERENCES)

    @property
    def is_ended(self) -> bool:
        return bool(self.says("ended"))


@dataclass(frozen=True)
class Content:
    """What a plan says at a version, in the order of the plan; parts that say nothing are not among them."""

    parts: tuple[Part, ...]

    def of(self, sort: str) -> tuple[Part, ...]:
        """The parts of a sort, in the order in which they were first written."""
        return tuple(part for part in self.parts if part.sort.name == sort)

    def part(self, id_: UUID) -> Part | None:
        return next((part for part in self.parts if part.id == id_), None)

    def says(self, sort: str, field: str) -> str:
        """What a field of the only part of a sort says."""
        return next((part.says(field) for part in self.of(sort)), "")

    @property
    def goals(self) -> tuple[Part, ...]:
        """The goals that are not ended."""
        return tuple(goal for goal in self.of("goal") if not goal.is_ended)

    def wordings(self) -> Iterator[Wording]:
        """Everything that stands in it."""
        return (wording for part in self.parts for wording in part.words.values())


def content_at(wordings: Iterable[Wording], number: int | None = None, sorts: Sorts = SORTS) -> Content:
    """The content at a version, from all wordings of a plan with their `version`s; the newest where none is named.

    `sorts`: as they are called to the reader (`addressing.py`).
    """
    known = [one for one in wordings if number is None or one.version.number <= number]
    gone = {one.replaces_id for one in known}
    first = {one.part: (one.version.number, one.at) for one in sorted(known, key=_age, reverse=True)}
    stands: dict[UUID, dict[str, Wording]] = {}
    for one in sorted((one for one in known if one.id not in gone), key=lambda one: (first[one.part], one.part)):
        stands.setdefault(one.part, {})[one.field] = one
    return _content(stands, sorts)


def content_adopted(wordings: Iterable[Wording], sorts: Sorts = SORTS) -> Content:
    """The content of the words of an adoption, in the order in which it lists them; their `version`s are not asked."""
    stands: dict[UUID, dict[str, Wording]] = {}
    for one in wordings:
        stands.setdefault(one.part, {})[one.field] = one
    return _content(stands, sorts)


def _content(stands: Mapping[UUID, Mapping[str, Wording]], sorts: Sorts) -> Content:
    """Parts that say something, in the order of the plan; of one sort, as they come."""
    parts = [_part(id_, words, sorts) for id_, words in stands.items()]
    order = list(SORTS)
    return Content(tuple(sorted((p for p in parts if p.is_written), key=lambda part: order.index(part.sort.name))))


def _age(wording: Wording) -> tuple[int, object]:
    return wording.version.number, wording.at


def _part(id_: UUID, words: Mapping[str, Wording], sorts: Sorts) -> Part:
    sort = sorts[next(iter(words.values())).sort]
    return Part(id_, sort, words, {field: said(wording) for field, wording in words.items()})
