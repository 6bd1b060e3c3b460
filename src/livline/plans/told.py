"""All that was ever saved, approved and adopted of a plan, as far as its reader sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from livline.access.errors import NotFound
from livline.plans.addressing import Address
from livline.plans.content import TYPE_NAMES, Sort, Text
from livline.plans.models import Accepted, Adoption, Carried, Plan, Remark, Step, Taken, Translation, Version, Wording
from livline.plans.reading import Content, content_adopted, content_at

Days = dict[UUID, dt.date | None]
"""The day of each adoption, by its id, as the fact tells it now; none where it was withdrawn."""


@dataclass(frozen=True)
class Told:
    """A plan with all that was ever saved, approved and adopted of it, the oldest first.

    Who sees the work on plans sees all of it; others find here the adopted versions alone.
    """

    plan: Plan
    wordings: Sequence[Wording]
    versions: Sequence[Version]
    steps: Sequence[Step] = ()
    adoptions: Sequence[Adoption] = ()
    adopted_on: Days = field(default_factory=dict)
    remarks: Sequence[Remark] = ()
    carried: Sequence[Carried] = ()
    """What was known already and looked at for this plan."""
    accepted: Sequence[Accepted] = ()
    is_work: bool = True
    """Is it told to somebody who sees the work?  Else `wordings` are those of the adoption, in its order."""
    is_given: bool = False
    """Is it an edition of its reader's own, in which words may be left out?"""
    address: Address = field(default_factory=Address)
    translations: Sequence[Translation] = ()
    grows_up: bool = False
    """Is the child soon 16, or older?"""

    @property
    def name(self) -> Text:
        return TYPE_NAMES[self.plan.type]

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The sorts of parts that the plan has, in their order, as they are called to the reader."""
        return tuple(sort for sort in self.address.sorts.values() if sort.is_of(self.plan.type, grows_up=self.grows_up))

    @property
    def newest(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    @cached_property
    def content(self) -> Content:
        """What it says now."""
        sorts = self.address.sorts
        return content_at(self.wordings, None, sorts) if self.is_work else content_adopted(self.wordings, sorts)

    @property
    def standing(self) -> Iterator[Wording]:
        """What stands in each field, the empty ones too."""
        gone = {one.replaces_id for one in self.wordings}
        return (one for one in self.wordings if one.id not in gone)

    def at(self, number: int) -> Content:
        """What it said at a version; raises `NotFound`."""
        if all(version.number != number for version in self.versions):
            raise NotFound
        return content_at(self.wordings, number, self.address.sorts) if self.is_work else self.content

    @property
    def adopted(self) -> Adoption | None:
        """The adoption that holds: the last whose fact was not withdrawn."""
        return next((one for one in reversed(self.adoptions) if one.id in self.adopted_on), None)

    @property
    def step(self) -> Step | None:
        """The step that was taken last."""
        return self.steps[-1] if self.steps else None

    @property
    def is_asked(self) -> bool:
        """Does it wait for somebody to approve it?"""
        return self.step is not None and self.step.taken == Taken.ASKED

    @property
    def approved(self) -> Step | None:
        """The approval that nobody has used yet."""
        used = {one.step_id for one in self.adoptions}
        step = self.step
        return step if step and step.taken == Taken.APPROVED and step.id not in used else None

    @property
    def adopted_day(self) -> dt.date | None:
        """The day of the adoption that holds, as its fact tells it."""
        return self.adopted_on[self.adopted.id] if self.adopted else None

    @property
    def is_sent_back(self) -> bool:
        """Was it sent back, and not asked about again?"""
        return self.step is not None and self.step.taken == Taken.SENT_BACK

    @property
    def is_changed(self) -> bool:
        """Was anything saved since what was adopted last?"""
        newest, adopted = self.newest, self.adopted
        return newest is not None and (adopted is None or newest.id != adopted.version_id)
