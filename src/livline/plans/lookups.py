"""Which plans has a child, what do they say, and what was adopted?  The door's own answer, beside the wall's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from livline.access.danish_day import DENMARK
from livline.access.errors import NotFound
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.cases.models import Entry, Stay
from livline.plans.content import TYPE_NAMES, Text
from livline.plans.models import Accepted, Adopted, Adoption, Plan, Remark, Step, Taken, Version, Wording
from livline.plans.reading import Content, content_at
from livline.sealing.seal import opened as unsealed

Row = TypeVar("Row", Version, Step, Remark, Accepted)


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
    adopted_on: dict[UUID, dt.date | None] = field(default_factory=dict)
    """The day of each adoption, by its id, as the fact tells it now; none where it was withdrawn."""

    @property
    def name(self) -> Text:
        return TYPE_NAMES[self.plan.type]

    @property
    def newest(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    @cached_property
    def content(self) -> Content:
        """What it says now."""
        return content_at(self.wordings)

    def at(self, number: int) -> Content:
        """What it said at a version; raises `NotFound`."""
        if all(version.number != number for version in self.versions):
            raise NotFound
        return content_at(self.wordings, number)

    @property
    def adopted(self) -> Adoption | None:
        """The adoption that holds: the last whose fact was not withdrawn."""
        return next((one for one in reversed(self.adoptions) if one.id in self.adopted_on), None)

    def in_force(self, day: dt.date) -> Adoption | None:
        """The adoption that held on a day."""
        known = [one for one in self.adoptions if (self.adopted_on.get(one.id) or dt.date.max) <= day]
        return known[-1] if known else None

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
        """The approval that nobody has used yet: its version is not adopted."""
        used = {one.version_id for one in self.adoptions}
        step = self.step
        return step if step and step.taken == Taken.APPROVED and step.version_id not in used else None

    @property
    def is_changed(self) -> bool:
        """Was anything saved since what was adopted last?"""
        newest, adopted = self.newest, self.adopted
        return newest is not None and (adopted is None or newest.id != adopted.version_id)


def sees_work(opened: Opened) -> bool:
    """Does the reader see drafts, versions and remarks, not the adopted plan alone?"""
    return opened.sight.reads("drafting")


def plans_seen(opened: Opened) -> list[Told]:
    """The plans of a case, the newest first.  For who sees the adopted plan alone, those that were adopted."""
    if sees_work(opened):
        return [_told(opened, plan) for plan in _plans(opened)]
    if opened.sight.reads("plan_words"):
        return [told for plan in _plans(opened) if (told := _told_adopted(opened, plan)).adoptions]
    return []


def plan_seen(opened: Opened, id_: UUID) -> Told:
    """One plan; raises `NotFound`."""
    found = next((plan for plan in _plans(opened) if plan.id == id_), None)
    if found is None or not (sees_work(opened) or opened.sight.reads("plan_words")):
        raise NotFound
    told = _told(opened, found) if sees_work(opened) else _told_adopted(opened, found)
    if not sees_work(opened) and not told.adoptions:
        raise NotFound
    return told


def _plans(opened: Opened) -> list[Plan]:
    return list(Plan.objects.filter(case=opened.case).order_by("-at", "-id"))


def _told(opened: Opened, plan: Plan) -> Told:
    versions = list(with_writers(Version).filter(plan=plan).order_by("number"))
    steps = list(with_writers(Step).filter(plan=plan).order_by("number"))
    adoptions = list(Adoption.objects.filter(plan=plan).select_related("version").order_by("version__number"))
    wordings = list(Wording.objects.filter(plan=plan).select_related("version"))
    return Told(plan, wordings, versions, steps, adoptions, days_of(opened, adoptions))


def _told_adopted(opened: Opened, plan: Plan) -> Told:
    """The plan as its parties see it: nothing but the words of the newest version that was adopted."""
    adoptions = list(Adoption.objects.filter(plan=plan).select_related("version").order_by("version__number"))
    days = days_of(opened, adoptions)
    holds = [one for one in adoptions if one.id in days][-1:]
    words = Adopted.objects.filter(adoption__in=holds).select_related("wording__version")
    return Told(plan, [one.wording for one in words], [one.version for one in holds], (), holds, days)


def days_of(opened: Opened, adoptions: Sequence[Adoption]) -> dict[UUID, dt.date | None]:
    """The day of each adoption whose fact still holds; one question."""
    facts = Entry.objects.filter(
        case=opened.case, kind="plan", fact__in=[one.fact for one in adoptions], replaced_by__isnull=True
    )
    days = {fact.fact: fact.date for fact in facts if not fact.is_withdrawn}
    return {one.id: days[one.fact] for one in adoptions if one.fact in days}


def with_writers(model: type[Row]) -> QuerySet[Row]:
    """Rows with `by_name`, who made each: empty where the reader does not see that account."""
    writer = Account.objects.filter(id=OuterRef("by_id")).values("name")[:1]
    return model._default_manager.annotate(by_name=Subquery(writer))


def remarks_on(told: Told) -> list[tuple[Remark, str]]:
    """The remarks on a plan with what they say, the oldest first; `sealing.seal.Unopenable` where one was moved."""
    rows = with_writers(Remark).filter(plan=told.plan).select_related("wording").order_by("at", "id")
    return [(row, unsealed(row.sealed, remark_place(row.id))) for row in rows]


def remark_place(remark: UUID) -> str:
    """Where a remark is sealed."""
    return f"plan remark {remark}"


def accepted_in(plan: Plan) -> dict[str, tuple[Accepted, str]]:
    """The warnings that somebody accepted, by their marks, each with the reason."""
    rows = with_writers(Accepted).filter(plan=plan)
    return {row.mark: (row, unsealed(row.sealed, accepted_place(row.id))) for row in rows}


def accepted_place(accepted: UUID) -> str:
    """Where the reason for an accepted warning is sealed."""
    return f"plan accepted {accepted}"


def step_place(step: UUID) -> str:
    """Where what is said with a step is sealed."""
    return f"plan step {step}"


def purpose_of(opened: Opened, by: dt.date) -> tuple[str, dt.date] | None:
    """The overall purpose, from the last decision about a placement or support that states one, with its day."""
    decisions = Entry.objects.filter(
        case=opened.case, kind="decision", about__in=["placement", "support"], replaced_by__isnull=True,
        is_withdrawn=False, date__lte=by, purpose__gt="",
    ).order_by("-date", "-id")  # fmt: skip
    last = decisions.values("purpose", "date").first()
    return (last["purpose"] or "", last["date"] or by) if last else None


def placements_on(opened: Opened, day: dt.date) -> list[Stay]:
    """Where the child lives on a day, as stays: with the fact that began each."""
    return list(Stay.objects.filter(case=opened.case, during__contains=day))


def approved_on(step: Step) -> dt.date:
    """The Danish day on which a step was taken."""
    return step.at.astimezone(DENMARK).date()
