"""What do the plans of siblings say alike, and where not any more?  What is written in several is written at once.

Said alike is what adults do and agree on.  What a child says, wishes and needs, and what is said to it, is its own.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from livline.access.danish_day import today
from livline.access.errors import Overtaken
from livline.access.models import Account
from livline.looks.models import Act
from livline.looks.record import record
from livline.plans.content import ADULT
from livline.plans.joint import SIBLING, Other
from livline.plans.lookups import placements_on
from livline.plans.models import Version, Wording
from livline.plans.reading import Part, said
from livline.plans.services import Said, is_once, only_part, plans_lock, words_write
from livline.plans.told import Told

ALIKE: Mapping[str, tuple[str, ...]] = {
    "goal": (ADULT, "adults_do", "sign", "by_when", "area"),
    "effort": (ADULT,),
    "duration": (ADULT,),
    "parents_involved": (ADULT,),
    "parent": ("who", "during", "after"),
    "further_effort": (ADULT,),
}
"""Sorts of parts that may be said alike, with the fields of which that is true."""


@dataclass(frozen=True)
class Counterpart:
    """What a sibling's plan has where this one has a part; `part` None: nothing yet.

    `shared`: the fields that were ever written in both at once; `differs`: those that do not say the same any more.
    """

    other: Other
    part: UUID | None
    shared: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()

    @property
    def told(self) -> Told:
        """What that plan says."""
        return self.other.words

    @property
    def stands(self) -> Part | None:
        """The part as it says now."""
        return self.told.content.part(self.part) if self.part is not None else None

    @property
    def follows(self) -> bool:
        """Was it written at once, and says the same now?"""
        return self.stands is not None and bool(self.shared) and not self.differs

    @property
    def number(self) -> int:
        """The newest version."""
        return self.told.newest.number if self.told.newest else 0


def counterpart(told: Told, part: UUID | None, sort: str, other: Other) -> Counterpart:
    """Where a sibling's plan says, or would say, the same."""
    theirs = other.words
    if is_once(sort):
        alike: UUID | None = only_part(theirs.plan, sort)
    else:
        marks = {one.shared_as for one in told.wordings if one.part == part and one.shared_as}
        alike = next((one.part for one in theirs.wordings if one.shared_as in marks and one.sort == sort), None)
    if part is None or alike is None:
        return Counterpart(other, alike)
    shared = tuple(field for field in ALIKE[sort] if marks_of(told, part, field) & marks_of(theirs, alike, field))
    mine, stands = standing_of(told, part), standing_of(theirs, alike)
    differs = tuple(field for field in shared if text_of(mine.get(field)) != text_of(stands.get(field)))
    return Counterpart(other, alike, shared, differs)


def marks_of(told: Told, part: UUID, field: str) -> set[UUID]:
    """With what a field was written in several plans at once."""
    return {one.shared_as for one in told.wordings if (one.part, one.field) == (part, field) and one.shared_as}


def standing_of(told: Told, part: UUID) -> dict[str, Wording]:
    """What stands in each field of a part."""
    return {one.field: one for one in told.standing if one.part == part}


def text_of(wording: Wording | None) -> str:
    """What a wording says; nothing where there is none."""
    return said(wording) if wording is not None else ""


@dataclass(frozen=True)
class Following:
    """What a sibling's plan is to say, and the version of it that the writer has seen."""

    counterpart: Counterpart
    said: tuple[Said, ...]
    seen: int


@dataclass(frozen=True)
class Alike:
    """What a part is to say in several plans.  `marks`: with what each field is written at once."""

    sort: str
    texts: Mapping[str, str]
    marks: Mapping[str, UUID]

    def said_in(self, one: Counterpart) -> tuple[Said, ...]:
        """What has to be written in a sibling's plan so that it says the same."""
        part = one.part or uuid.uuid4()
        stands = standing_of(one.told, part)
        fresh = [field for field, text in self.texts.items() if text != text_of(stands.get(field))]
        words = tuple(self.word(part, field, stands.get(field)) for field in fresh)
        return words + (placed(one, part) if words and not stands and self.sort == "goal" else ())

    def word(self, part: UUID, field: str, stands: Wording | None) -> Said:
        """One field of it."""
        return Said(part, self.sort, field, self.texts[field], stands.id if stands else None, self.marks[field])


def placed(one: Counterpart, part: UUID) -> tuple[Said, ...]:
    """A new goal is written for where that child lives."""
    place = "\n".join(sorted(str(stay.fact) for stay in placements_on(one.other.opened, today())))
    return (Said(part, "goal", "place", place),) if place else ()


def spread(
    told: Told, sort: str, part: UUID, fresh: Sequence[Said], others: Mapping[UUID, tuple[Counterpart, int]]
) -> tuple[list[Said], list[Following]]:
    """What is written here, and in the plans of the others; `others`: by plan, with the version that was seen of each.

    A field that is not worded anew here and was never written at once is said again, so that the plans hang together.
    """
    written, stands, mark = {one.field: one for one in fresh}, standing_of(told, part), uuid.uuid4()
    old = {field: stands[field].shared_as for field in stands if field not in written}
    texts = {f: written[f].text.strip() if f in written else text_of(stands.get(f)) for f in ALIKE[sort]}
    alike = Alike(sort, texts, {field: old.get(field) or mark for field in texts})
    following = [Following(one, alike.said_in(one), seen) for one, seen in others.values()]
    new = {one.field for there in following for one in there.said if one.shared_as == mark}
    mine = [replace(one, shared_as=mark) if one.field in new else one for one in fresh]
    again = [alike.word(part, field, stands[field]) for field in texts if field in new & set(stands) - set(written)]
    return [*mine, *again], following


def words_share(*, told: Told, said: Sequence[Said], following: Sequence[Following], by: Account) -> Version | None:
    """Write in several plans at once, all or nothing; raises `Overtaken` where somebody wrote in any of them since."""
    if following:
        return _written_in_all(told, said, following, by)
    return words_write(plan=told.plan, said=said, by=by) if said else None


@transaction.atomic
def _written_in_all(told: Told, said: Sequence[Said], following: Sequence[Following], by: Account) -> Version | None:
    plans_lock([told.plan, *(one.counterpart.told.plan for one in following)])
    theirs = [wording for one in following for wording in written_since(one)]
    if theirs:
        raise Overtaken(theirs)
    version = words_write(plan=told.plan, said=said, by=by) if said else None
    for one in following:
        if one.said:
            record(one.counterpart.told.plan.case_id, Act.WRITE, SIBLING)
            words_write(plan=one.counterpart.told.plan, said=one.said, by=by)
    return version


def written_since(one: Following) -> list[Wording]:
    """What stands in a sibling's plan where the writer wants to write, and is newer than what they have seen."""
    wanted = {(said.part, said.field) for said in one.said}
    rows = Wording.objects.filter(
        plan=one.counterpart.told.plan, replaced_by__isnull=True, version__number__gt=one.seen
    )
    return [row for row in rows if (row.part, row.field) in wanted]
