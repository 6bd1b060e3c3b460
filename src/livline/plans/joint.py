"""Which plans are one plan for siblings, and who may know?  Others leave no trace: no name, no number, no word.

Every child has a plan of its own in its own case (BL § 91, stk. 3); `Plan.joint` is all that they have in common.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from livline.access.danish_day import today
from livline.access.models import Account
from livline.access.sight import Sight, sights
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.cases.together import together
from livline.looks.models import Act
from livline.looks.record import record, record_each
from livline.people.models import Part, Person, Tie
from livline.people.siblings import Sibling
from livline.plans.content import PlanType
from livline.plans.demands import age_on, type_for
from livline.plans.models import Adoption, Plan, Version, Wording
from livline.plans.services import plan_begin
from livline.plans.told import Told

SIBLING = "sibling"
"""With which purpose a look at the case of a sibling is recorded."""
PARTIES = (Part.CHILD, Part.CUSTODY_HOLDER, Part.REPRESENTATIVE)
"""Who reads a plan once it is adopted."""
BY_AGE = frozenset({PlanType.BARNETS_PLAN, PlanType.UNGEPLAN})
"""Types that follow from the age of each child."""


@dataclass(frozen=True)
class Other:
    """The plan of a sibling, as a reader of both may know of it; `words`: what it says, for who sees the work on it.

    `readers`: who reads it once it is adopted, by name: the child, custody holders, representatives.
    """

    plan: Plan
    name: str
    opened: Opened
    words: Told
    readers: tuple[str, ...] = ()

    @property
    def works(self) -> bool:
        """Does the reader see the work on it?"""
        return self.opened.sight.reads("drafting")

    @property
    def may_write(self) -> bool:
        return self.works and self.opened.sight.writes("drafting")


def words_read(others: Sequence[Other]) -> None:
    """Record that what the plans of siblings say was read, in the case of each."""
    record_each((one.plan.case_id for one in others), Act.READ, SIBLING)


def others_of(plan: Plan, account: Account) -> list[Other]:
    """The plans that are one with this one and that the account reads; none where it is no plan for siblings."""
    return others_from(together(*questions_of(plan)), account) if plan.joint is not None else []


def questions_of(plan: Plan) -> tuple[QuerySet[Any], ...]:
    """What `others_from` needs, for a page that asks more at once; nothing is asked about a plan of one child."""
    theirs = Plan.objects.filter(joint=plan.joint).exclude(case=plan.case_id)
    theirs = theirs if plan.joint is not None else Plan.objects.none()
    parties = Tie.objects.filter(case__in=theirs.values("case"), part__in=PARTIES, during__contains=today())
    words = Wording.objects.filter(plan__in=theirs)
    return (
        theirs.order_by("at", "id"),
        Case.objects.filter(id__in=theirs.values("case")),
        Adoption.objects.filter(plan__in=theirs),
        parties,
        Person.objects.filter(id__in=parties.values("person")),
        Version.objects.filter(plan__in=theirs).order_by("number"),
        words,
        Account.objects.filter(id__in=words.values("by")),
    )


def others_from(answers: Sequence[list[Any]], account: Account) -> list[Other]:
    """The plans of the siblings that the account reads, from the answers to `questions_of`; two questions more."""
    plans, cases, adoptions, *rest = answers
    seen = sights(account, [one.case_id for one in plans]) if plans else {}
    adopted = {one.plan_id for one in adoptions}
    by_id = {case.id: case for case in cases}
    return [
        other(one, Opened(by_id[one.case_id], seen[one.case_id]), rest)
        for one in plans
        if one.case_id in seen and reads(seen[one.case_id], is_adopted=one.id in adopted)
    ]


def reads(sight: Sight, *, is_adopted: bool) -> bool:
    """Does somebody read the plan: the work on it, or what was adopted?"""
    return sight.reads("identity") and (sight.reads("drafting") or (is_adopted and sight.reads("plan_words")))


def other(plan: Plan, opened: Opened, answers: Sequence[list[Any]]) -> Other:
    """One of them; without a word for who does not see the work on it."""
    ties, people, versions, wordings, writers = answers
    by_id = {one.id: one for one in versions if one.plan_id == plan.id}
    words = [one for one in wordings if one.plan_id == plan.id and opened.sight.reads("drafting")]
    names = {one.id: one.name for one in writers}
    for word in words:
        word.version, word.by_name = by_id[word.version_id], names.get(word.by_id, "")
    readers = called(plan, ties, people, PARTIES)
    name = next(iter(called(plan, ties, people, PARTIES[:1])), opened.case.name)
    return Other(plan, name, opened, Told(plan, words, list(by_id.values())), readers)


def called(plan: Plan, ties: Iterable[Tie], people: Iterable[Person], parts: Sequence[Part]) -> tuple[str, ...]:
    """What people around the child of a plan are called, by what they are to it."""
    names = {person.id: person.called or person.name for person in people}
    around = [tie for tie in ties if tie.case_id == plan.case_id and tie.part in parts and tie.person_id in names]
    return tuple(names[tie.person_id] for tie in sorted(around, key=lambda tie: parts.index(Part(tie.part))))


@transaction.atomic
def plans_begin(*, case: Case, type_: PlanType, siblings: Sequence[Sibling], by: Account) -> Plan:
    """Begin a plan, and one for each sibling that is to have the same; the case of each is written to by right.

    A sibling whose plan is one for siblings already is joined: its plan stays.
    """
    joint, there = joint_for(case, siblings)
    plan = plan_begin(case=case, type_=type_, by=by, joint=joint)
    for one in siblings:
        record(one.case.id, Act.WRITE, SIBLING)
        if one.case.id not in there:
            plan_begin(case=one.case, type_=type_of(type_, one.case), by=by, joint=joint)
    return plan


def joint_for(case: Case, siblings: Sequence[Sibling]) -> tuple[UUID | None, frozenset[UUID]]:
    """What the plans have in common, and which of the siblings' cases have a plan with it already."""
    if not siblings:
        return None, frozenset()
    rows = Plan.objects.filter(case__in=[one.case.id for one in siblings], joint__isnull=False)
    mine = Plan.objects.filter(case=case, joint__isnull=False).values("joint")
    newest = rows.exclude(joint__in=mine).order_by("-at", "-id").first()
    if newest is None or newest.joint is None:
        return uuid.uuid4(), frozenset()
    return newest.joint, frozenset(rows.filter(joint=newest.joint).values_list("case_id", flat=True))


def type_of(type_: PlanType, case: Case) -> PlanType:
    """The type of a sibling's plan: the one of its age where that decides, else the same."""
    return type_for(age_on(case.born_on, today())) if type_ in BY_AGE else type_
