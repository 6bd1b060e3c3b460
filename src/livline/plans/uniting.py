"""How do plans of siblings that were begun apart become one, and two again?

Each stays in its own case with all that was ever written in it.  In common they have from then on a `joint`, and the
texts that somebody chose for both, which are written in both at once.  It can be taken back until somebody writes.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import QuerySet

from livline.access.errors import NotFound, Overtaken
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.cases.together import together
from livline.looks.models import Act
from livline.looks.record import record
from livline.people.models import Part as AroundChild
from livline.people.models import Person, Tie
from livline.plans.content import SORTS, PlanType
from livline.plans.joint import BY_AGE, SIBLING, Other, others_from, questions_about, standing_unions
from livline.plans.models import Plan, Step, United, Version, Wording
from livline.plans.reading import Part, said
from livline.plans.services import Said, is_once, only_part, plans_lock, words_write
from livline.plans.sharing import ALIKE, standing_of, text_of
from livline.plans.told import Told


class Keep(StrEnum):
    """What becomes of a text that both plans may say: each keeps its own, or both say what one of them says."""

    OWN = "own"
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Pair:
    """What two plans say in the same place, by the ids of the parts; `mine`, `theirs`: what stands in each field."""

    sort: str
    of_mine: UUID
    of_theirs: UUID
    mine: Mapping[str, Wording]
    theirs: Mapping[str, Wording]

    @property
    def key(self) -> str:
        """Names the pair in a form."""
        return self.sort if is_once(self.sort) else f"{self.sort}-{self.of_mine}"

    @property
    def says(self) -> tuple[dict[str, str], dict[str, str]]:
        """What each says of what may be said alike."""
        mine, theirs = ({f: text_of(one.get(f)) for f in ALIKE[self.sort]} for one in (self.mine, self.theirs))
        return mine, theirs

    @property
    def is_same(self) -> bool:
        """Do they say the same?"""
        mine, theirs = self.says
        return mine == theirs

    def text(self, keep: Keep) -> str:
        """All that would stand in both."""
        mine, theirs = self.says
        return " ".join((mine if keep is Keep.MINE else theirs).values())

    def said(self, keep: Keep) -> tuple[list[Said], list[Said]]:
        """What is written in each so that both say the same from now on; nothing where each keeps its own."""
        if keep is Keep.OWN:
            return [], []
        texts = self.says[0] if keep is Keep.MINE else self.says[1]
        fields = [f for f in ALIKE[self.sort] if f in self.mine or f in self.theirs]
        fresh, mark = [(f, texts[f]) for f in fields], uuid.uuid4()
        marks = {f: self.mark(f) or mark for f in fields}
        mine = [Said(self.of_mine, self.sort, f, text, _id(self.mine, f), marks[f]) for f, text in fresh]
        return mine, [Said(self.of_theirs, self.sort, f, text, _id(self.theirs, f), marks[f]) for f, text in fresh]

    def mark(self, field: str) -> UUID | None:
        """With what a field hangs together with the plan of yet another sibling."""
        rows = (one[field] for one in (self.mine, self.theirs) if field in one)
        return next((row.shared_as for row in rows if row.shared_as), None)


def _id(words: Mapping[str, Wording], field: str) -> UUID | None:
    return words[field].id if field in words else None


def pairs_of(told: Told, theirs: Told) -> Iterator[Pair]:
    """Where two plans say, or could say, the same: sections of which each has one, and parts that begin alike."""
    names = {sort.name for sort in told.sorts} & {sort.name for sort in theirs.sorts}
    for sort in (name for name in SORTS if name in names and name in ALIKE):
        for mine, other in _parts(told, theirs, sort):
            pair = Pair(sort, mine, other, standing_of(told, mine), standing_of(theirs, other))
            if any(text for says in pair.says for text in says.values()):
                yield pair


def _parts(told: Told, theirs: Told, sort: str) -> Iterator[tuple[UUID, UUID]]:
    if is_once(sort):
        yield only_part(told.plan, sort), only_part(theirs.plan, sort)
        return
    left = list(theirs.content.of(sort))
    for mine in told.content.of(sort):
        found = next((one for one in left if begins(one, sort) == begins(mine, sort) != ""), None)
        if found is not None:
            left.remove(found)
            yield mine.id, found.id


def begins(part: Part, sort: str) -> str:
    """By what one sees that two parts are meant to be the same."""
    return " ".join(part.says(ALIKE[sort][0]).casefold().split())


def siblings_plans(plan: Plan) -> tuple[QuerySet[Any], ...]:
    """What `to_unite` needs, each as a question."""
    persons = Tie.objects.filter(case=plan.case_id, part=AroundChild.SIBLING).values("person")
    theirs = Tie.objects.filter(person__in=persons, part=AroundChild.CHILD).exclude(case=plan.case_id)
    plans = Plan.objects.filter(case__in=theirs.values("case"))
    mine = Plan.objects.filter(case=plan.case_id)
    unions = standing_unions()
    return mine, unions.filter(plan__in=mine), plans.order_by("at", "id"), unions.filter(plan__in=plans)


def to_unite(plan: Plan, answers: Sequence[list[Any]]) -> list[Plan]:
    """The plans of siblings with which a plan could become one, whoever asks: the newest of the same type of each.

    Not with which it is one, nor where both are one with others, nor where a case had two plans of one joint then.
    """
    mine, my_unions, plans, their_unions = answers
    newest = max((one for one in mine if alike(one, plan)), key=lambda one: (one.at, str(one.id)), default=plan)
    if newest.id != plan.id:
        return []
    joints = joints_of((*mine, *plans), (*my_unions, *their_unions))
    theirs = {one.case_id: one for one in plans if alike(one, plan)}
    return [
        one for one in theirs.values() if _fits(plan, one, joints, {row.id: row.case_id for row in (*mine, *plans)})
    ]


def alike(one: Plan, other: Plan) -> bool:
    """Are they of one type, as far as that does not follow from the age of the child?"""
    return one.type == other.type or {PlanType(one.type), PlanType(other.type)} <= BY_AGE


def joints_of(plans: Iterable[Plan], unions: Iterable[United]) -> dict[UUID, UUID]:
    """The joint of each plan that has one, from its beginning or since it was united."""
    return {one.id: one.joint for one in plans if one.joint} | {one.plan_id: one.joint for one in unions}


def _fits(mine: Plan, theirs: Plan, joints: Mapping[UUID, UUID], cases: Mapping[UUID, UUID]) -> bool:
    joint, other = joints.get(mine.id), joints.get(theirs.id)
    taken = {(cases[id_], one) for id_, one in joints.items() if id_ not in (mine.id, theirs.id)}
    if joint is not None and other is not None:
        return False
    return not {(theirs.case_id, joint), (mine.case_id, other)} & taken


def writes_both(opened: Opened, other: Other) -> bool:
    """Does somebody word the plans of both?"""
    return opened.sight.writes("drafting") and opened.sight.reads("drafting") and other.may_write


def may_keep(pair: Pair, opened: Opened, other: Other) -> list[Keep]:
    """What may become of what two plans say in one place.

    No text is taken over from the plan of a child whose place is secret: it may tell where that child is.
    """
    mine, theirs = (any(says.values()) for says in pair.says)
    found = [Keep.OWN]
    if mine and (pair.is_same or not opened.sight.is_secret):
        found.append(Keep.MINE)
    if theirs and not pair.is_same and not other.opened.sight.is_secret:
        found.append(Keep.THEIRS)
    return found


def partners_of(plan: Plan) -> QuerySet[United]:
    """The rows of other plans that say that they were united with a plan."""
    return standing_unions().filter(act__in=standing_unions().filter(plan=plan).values("act")).exclude(plan=plan)


def questions_beside(plan: Plan) -> tuple[QuerySet[Any], ...]:
    """What a page needs that leads to uniting: what `to_unite` asks, the children by name, and what was united."""
    mine, my_unions, plans, unions = siblings_plans(plan)
    children = Tie.objects.filter(case__in=plans.order_by().values("case"), part=AroundChild.CHILD)
    people = Person.objects.filter(id__in=children.values("person"))
    return mine, my_unions, plans, unions, children, people, partners_of(plan)


def partner_in(plan: Plan, case: UUID, account: Account) -> tuple[Other, Union | None]:
    """The plan in the case of a sibling that was united with a plan, or could be, with what it says.

    Raises `NotFound` where there is none that the account reads.
    """
    theirs = questions_about(Plan.objects.filter(case=case), United.objects.none())
    rows, *answers = together(partners_of(plan).filter(case=case), *siblings_plans(plan), *theirs)
    united = [row.plan_id for row in rows]
    found = united or [one.id for one in to_unite(plan, answers[:4]) if one.case_id == case]
    for one in others_from(answers[4:], account):
        if one.plan.id in found:
            return one, union_of(plan, one.plan) if united else None
    raise NotFound


@dataclass(frozen=True)
class Seen:
    """The versions that somebody has seen of two plans."""

    mine: int
    theirs: int


@transaction.atomic
def plans_unite(*, opened: Opened, told: Told, other: Other, kept: Mapping[str, Keep], seen: Seen, by: Account) -> UUID:
    """Make two plans one, with what was chosen of what both say; all or nothing.

    `kept`: by the keys of pairs; each keeps its own where nothing is said.  Raises `Overtaken` where somebody wrote in
    one of them since, or made it one with another, and `NotFound`, also for a text that may not be taken over.
    """
    pairs = list(pairs_of(told, other.words))
    if not writes_both(opened, other) or any(
        kept.get(pair.key, Keep.OWN) not in may_keep(pair, opened, other) for pair in pairs
    ):
        raise NotFound
    both = (told.plan, other.plan)
    plans_lock(both)
    stands = last_of(both)
    fits = other.plan.id in {one.id for one in to_unite(told.plan, together(*siblings_plans(told.plan)))}
    if not fits or (stands[told.plan.id][0], stands[other.plan.id][0]) != (seen.mine, seen.theirs):
        raise Overtaken(None)
    said = [pair.said(kept.get(pair.key, Keep.OWN)) for pair in pairs]
    mine, theirs = ([one for pair in said for one in pair[side]] for side in (0, 1))
    record(other.plan.case_id, Act.WRITE, SIBLING)
    for plan, fresh in zip(both, (mine, theirs), strict=True):
        if fresh:
            words_write(plan=plan, said=fresh, by=by)
    joints = joints_of(both, standing_unions().filter(plan__in=both))
    joint, act = next(iter(joints.values()), None) or uuid.uuid4(), uuid.uuid4()
    wrote, now = bool(mine or theirs), last_of(both)
    _added(_united(plan, (joint, act), now[plan.id], by, wrote=wrote) for plan in both)
    return act


def last_of(plans: Iterable[Plan]) -> dict[UUID, tuple[int, int]]:
    """The newest version and the last step of each plan, by their numbers; 0 where there is none."""
    ids = [plan.id for plan in plans]
    return _last(ids, together(*_writings(ids)))


def _writings(plans: Sequence[UUID]) -> tuple[QuerySet[Any], ...]:
    return Version.objects.filter(plan__in=plans), Step.objects.filter(plan__in=plans)


def _last(plans: Sequence[UUID], answers: Sequence[list[Any]]) -> dict[UUID, tuple[int, int]]:
    versions, steps = answers
    return {id_: (_most(versions, id_), _most(steps, id_)) for id_ in plans}


def _most(rows: Iterable[Any], plan: UUID) -> int:
    return max((one.number for one in rows if one.plan_id == plan), default=0)


def _united(
    plan: Plan, of: tuple[UUID, UUID], last: tuple[int, int], by: Account, *, wrote: bool, ends: United | None = None
) -> United:
    row = United(plan=plan, case_id=plan.case_id, by=by, wrote=wrote, ends=ends)
    row.joint, row.act = of
    row.number, row.step = last
    return row


def _added(rows: Iterable[United]) -> None:
    """Both at once: the wall refuses one alone."""
    try:
        with transaction.atomic():
            United.objects.bulk_create(rows)
    except IntegrityError:
        raise Overtaken(None) from None
    except DatabaseError:
        raise NotFound from None


@dataclass(frozen=True)
class Union:
    """That two plans were united, by the row in each; `is_last`: nothing was written in either since."""

    mine: United
    theirs: United
    is_last: bool


def union_of(plan: Plan, other: Plan) -> Union | None:
    """How two plans were united last, as far as that was not taken back."""
    ids = [plan.id, other.id]
    rows, *written = together(standing_unions().filter(plan__in=ids).order_by("at", "id"), *_writings(ids))
    by_act: dict[UUID, dict[UUID, United]] = {}
    for row in rows:
        by_act.setdefault(row.act, {})[row.plan_id] = row
    both = [one for one in by_act.values() if len(one) == 2]
    if not both:
        return None
    found, last = both[-1], _last(ids, written)
    is_last = all((row.number, row.step) == last[id_] for id_, row in found.items())
    return Union(found[plan.id], found[other.id], is_last)


@transaction.atomic
def plans_part(*, told: Told, other: Other, by: Account) -> None:
    """Take it back: each plan says what it said before.  Raises `Overtaken` where somebody wrote in one of them."""
    both = (told.plan, other.plan)
    plans_lock(both)
    union = union_of(*both)
    if union is None:
        raise NotFound
    if not union.is_last:
        raise Overtaken(None)
    rows = {told.plan: union.mine, other.plan: union.theirs}
    record(other.plan.case_id, Act.WRITE, SIBLING)
    _added(
        _united(plan, (row.joint, row.act), (row.number, row.step), by, wrote=row.wrote, ends=row)
        for plan, row in rows.items()
    )
    for plan, row in rows.items():
        before = list(_before(told if plan is told.plan else other.words, row))
        if before:
            words_write(plan=plan, said=before, by=by)


def _before(told: Told, row: United) -> Iterator[Said]:
    """What stood where the texts were written that were chosen for both."""
    by_id = {one.id: one for one in told.wordings}
    for one in (one for one in told.standing if row.wrote and one.version.number == row.number):
        was = by_id.get(one.replaces_id) if one.replaces_id else None
        text, mark = (said(was), was.shared_as) if was is not None else ("", None)
        yield Said(one.part, one.sort, one.field, text, one.id, mark)
