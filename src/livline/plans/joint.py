"""Which plans are one plan for siblings, and who may know?  Others leave no trace: no name, no number, no word.

Every child has a plan of its own in its own case (BL § 91, stk. 3); what they have in common is a `joint`: from the
beginning, or since they were united (`uniting.py`).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

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
from livline.plans.models import Adoption, Plan, United, Version, Wording
from livline.plans.services import plan_begin
from livline.plans.told import Told

SIBLING = "sibling"
"""With which purpose a look at the case of a sibling is recorded."""
PARTIES = (Part.CHILD, Part.CUSTODY_HOLDER, Part.REPRESENTATIVE)
"""Who reads a plan once it is adopted."""
BY_AGE = frozenset({PlanType.BARNETS_PLAN, PlanType.UNGEPLAN})
"""Types that follow from the age of each child."""


NOTHING = UUID(int=0)
"""Stands for what a plan that was begun alone has in common with others: no plan has it."""


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


def standing_unions() -> QuerySet[United]:
    """What says that plans are one since they were united, as far as it was not taken back."""
    return United.objects.filter(ends__isnull=True, ended_by__isnull=True)


def others_of(plan: Plan, account: Account) -> list[Other]:
    """The plans that are one with this one and that the account reads; none where it is no plan for siblings."""
    return others_from(together(*questions_of(plan)), account)


def ids_of(plan: Plan) -> tuple[UUID, UUID]:
    """What `known_by` makes a plan of again, for questions that are written once for every plan."""
    return plan.id, plan.joint or NOTHING


def known_by(plan: UUID, joint: UUID, case: UUID) -> Plan:
    """A plan of which no more is known than whose it is and what it has in common with others."""
    return Plan(id=plan, joint=joint, case_id=case)


def questions_of(plan: Plan) -> tuple[QuerySet[Any], ...]:
    """What `others_from` needs, for a page that asks more at once."""
    unions = standing_unions()
    mine = unions.filter(plan=plan).values("joint")
    same = Q(joint__in=mine) | (Q(joint=plan.joint) if plan.joint is not None else Q(joint__in=[]))
    theirs = Plan.objects.filter(same | Q(id__in=unions.filter(same).values("plan"))).exclude(case=plan.case_id)
    begun_apart = unions.filter(plan__joint__isnull=True)
    return questions_about(theirs, begun_apart.filter(Q(plan=plan) | Q(plan__in=theirs.values("id"))))


def questions_about(theirs: QuerySet[Plan], unions: QuerySet[United]) -> tuple[QuerySet[Any], ...]:
    """What `others_from` needs of plans of siblings; `unions`: what alone says that they are one with a plan."""
    parties = Tie.objects.filter(case__in=theirs.values("case"), part__in=PARTIES, during__contains=today())
    words = Wording.objects.filter(plan__in=theirs)
    adoptions = Adoption.objects.filter(Q(plan__in=theirs) | Q(plan__in=unions.values("plan")))
    return (
        theirs.order_by("at", "id"),
        unions,
        Case.objects.filter(id__in=theirs.values("case")),
        adoptions,
        parties,
        Person.objects.filter(id__in=parties.values("person")),
        Version.objects.filter(plan__in=theirs).order_by("number"),
        words,
        Account.objects.filter(id__in=words.values("by")),
    )


def others_from(answers: Sequence[list[Any]], account: Account) -> list[Other]:
    """The plans of the siblings that the account reads, from the answers to `questions_of`; two questions more.

    Who does not see the work on a plan learns that it was united once it was adopted since.
    """
    plans, unions, cases, adoptions, *rest = answers
    asked = {one.case_id for one in (*plans, *unions)}
    seen = sights(account, asked) if plans else {}
    told = {one.plan_id for one in unions if is_told(one, seen.get(one.case_id), adoptions)}
    untold = {one.plan_id for one in unions} - told
    if untold - {one.id for one in plans}:
        return []
    adopted = {one.plan_id for one in adoptions}
    by_id = {case.id: case for case in cases}
    return [
        other(one, Opened(by_id[one.case_id], seen[one.case_id]), rest)
        for one in plans
        if one.id not in untold
        and one.case_id in seen
        and one.case_id in by_id
        and reads(seen[one.case_id], is_adopted=one.id in adopted)
    ]


def is_told(union: United, sight: Sight | None, adoptions: Sequence[Adoption]) -> bool:
    """May somebody learn from a plan that it was united: from the work on it, or from what was adopted since?"""
    since = any(one.plan_id == union.plan_id and one.at >= union.at for one in adoptions)
    return sight is not None and (sight.reads("drafting") or since)


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
    cases = [one.case.id for one in siblings]
    plans, unions = together(
        Plan.objects.filter(case__in=[*cases, case.id], joint__isnull=False),
        standing_unions().filter(case__in=[*cases, case.id]),
    )
    rows: list[Plan | United] = sorted((*plans, *unions), key=lambda row: (row.at, str(row.id)))
    mine = {row.joint for row in rows if row.case_id == case.id}
    newest = next((row.joint for row in reversed(rows) if row.joint not in mine), None)
    if newest is None:
        return uuid.uuid4(), frozenset()
    return newest, frozenset(row.case_id for row in rows if row.joint == newest)


def type_of(type_: PlanType, case: Case) -> PlanType:
    """The type of a sibling's plan: the one of its age where that decides, else the same."""
    return type_for(age_on(case.born_on, today())) if type_ in BY_AGE else type_
