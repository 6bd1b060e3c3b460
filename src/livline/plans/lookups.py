"""Which plans has a child, what do they say, and what was adopted?  The door's own answer, beside the wall's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Func, Q, QuerySet, UUIDField

from livline.access.danish_day import danish_day, today
from livline.access.errors import NotFound
from livline.access.models import Account, Kind
from livline.access.sight import Sight
from livline.cases.asking import asked_alike
from livline.cases.lookups import Opened
from livline.cases.models import Entry, Stay
from livline.cases.together import Answers, together
from livline.people.models import Tie
from livline.plans.addressing import Address, address_of
from livline.plans.demands import age_on, grows_up
from livline.plans.giving import PARTIES, editions_since, given_now
from livline.plans.models import (
    Accepted,
    Adopted,
    Adoption,
    Carried,
    Given,
    GivenRead,
    Giving,
    OfPlan,
    Plan,
    Remark,
    Step,
    Translation,
    Version,
    Wording,
)
from livline.plans.told import Days, Told
from livline.plans.translating import standing_translations
from livline.sealing.seal import opened as unsealed


def sees_work(opened: Opened) -> bool:
    """Does the reader see drafts, versions and remarks, not the adopted plan alone?"""
    return opened.sight.reads("drafting")


def reads_words(sight: Sight) -> bool:
    """Does somebody read adopted plans: their words, or what of these it is given where the place is secret?"""
    return sight.reads("plan_words") or sight.reads_own("plan_edition")


def plans_seen(opened: Opened) -> list[Told]:
    """The plans of a case, the newest first; as many questions for many plans as for one.

    For who sees the adopted plan alone, those that were adopted, with the words of the newest adoption; where the place
    is secret, with what of these it is given.
    """
    return _gathered(opened, {"case": opened.case.id})


def plan_seen(opened: Opened, id_: UUID) -> Told:
    """One plan; raises `NotFound`."""
    found = _gathered(opened, {"case": opened.case.id, "plan": id_})
    if not found:
        raise NotFound
    return found[0]


def _gathered(opened: Opened, of: dict[str, UUID]) -> list[Told]:
    """Plans with all that the reader may see of them; `of`: which rows."""
    if not (sees_work(opened) or opened.sight.reads("plan_words")):
        return list(_given(opened, of)) if opened.sight.reads_own("plan_edition") else []
    plans, adoptions, facts, versions, wordings, *work = _answers(opened, of)
    days, by_id = days_of(opened, adoptions, facts), {one.id: one for one in versions}
    for row in [*adoptions, *(wordings if sees_work(opened) else ())]:
        row.version = by_id[row.version_id]
    if sees_work(opened):
        steps, remarks, translations, carried, accepted, writers = work
        _name([*versions, *steps, *remarks, *translations, *wordings], writers)
        rest = (wordings, versions, steps, remarks, translations, carried, accepted)
        return [_told(opened, plan, days, adoptions, *rest) for plan in plans]
    adopted, translations = work
    rows = (adoptions, wordings, adopted, translations)
    told = [_told_adopted(opened, plan, days, *rows) for plan in plans]
    return [one for one in told if one.adoptions]


def _answers(opened: Opened, of: dict[str, UUID]) -> Answers:
    return _asked_of_one(opened, of["plan"]) if "plan" in of else _asked_of_all(opened)


@asked_alike
def _asked_of_one(opened: Opened, plan: UUID) -> Sequence[QuerySet[Any]]:
    return tuple(_questions(opened, {"case": opened.case.id, "plan": plan}))


@asked_alike
def _asked_of_all(opened: Opened) -> Sequence[QuerySet[Any]]:
    return tuple(_questions(opened, {"case": opened.case.id}))


def _questions(opened: Opened, of: dict[str, UUID]) -> Iterator[QuerySet[Any]]:
    """What is asked at once."""
    one = {"case": of["case"]} | ({"id": of["plan"]} if "plan" in of else {})
    yield Plan.objects.filter(**one).order_by("-at", "-id")
    adoptions = Adoption.objects.filter(**of)
    yield adoptions.order_by("version__number", "at", "id")
    yield _facts_of(opened, adoptions)
    if not sees_work(opened):
        adopted = Adopted.objects.filter(case=of["case"])
        words = Wording.objects.filter(id__in=adopted.values("wording"), **of)
        yield Version.objects.filter(id__in=adoptions.values("version"))
        yield from (words, adopted.order_by("id"))
        yield Translation.objects.filter(wording__in=adopted.values("wording"), **of)
        return
    work = [Version.objects.filter(**of).order_by("number"), Wording.objects.filter(**of)]
    work += [Step.objects.filter(**of).order_by("number"), Remark.objects.filter(**of).order_by("at", "id")]
    work += [Translation.objects.filter(**of)]
    yield from work
    yield from (Carried.objects.filter(**of).order_by("at", "id"), Accepted.objects.filter(**of))
    wrote = [Q(id__in=rows.order_by().values("by")) for rows in work]
    yield Account.objects.filter(reduce(or_, wrote))


def _name(rows: Iterable[OfPlan], writers: Iterable[Account]) -> None:
    """Say who made each: nothing where the reader does not see that account."""
    names = {account.id: account.name for account in writers}
    for row in rows:
        row.by_name = names.get(row.by_id, "")


def address_in(opened: Opened, plan: Plan) -> Address:
    """Of whom a plan of a case speaks today, and whether that one reads it."""
    return address_of(plan.type, age_on(opened.case.born_on, today()), is_self=opened.sight.kinds == {Kind.CHILD})


def _told(opened: Opened, plan: Plan, days: Days, adoptions: Sequence[Adoption], *rest: Sequence[Any]) -> Told:
    mine = [[row for row in rows if row.plan_id == plan.id] for rows in (*rest, adoptions)]
    wordings, versions, steps, remarks, translations, carried, accepted, adopted = mine
    more: dict[str, Any] = {"address": address_in(opened, plan), "grows_up": grows_up(opened.case.born_on, today())}
    more |= {"translations": translations}
    return Told(plan, wordings, versions, steps, adopted, days, remarks, carried, accepted, **more)


def _told_adopted(
    opened: Opened,
    plan: Plan,
    days: Days,
    adoptions: Sequence[Adoption],
    wordings: Sequence[Wording],
    adopted: Sequence[Adopted],
    translations: Sequence[Translation],
) -> Told:
    """The plan as its parties see it: nothing but the words of the newest version that was adopted."""
    holds = [one for one in adoptions if one.plan_id == plan.id and one.id in days][-1:]
    by_id = {one.id: one for one in wordings}
    words = [by_id[row.wording_id] for row in adopted if row.adoption_id in {one.id for one in holds}]
    versions = [one.version for one in holds]
    mine = [one for one in translations if one.plan_id == plan.id]
    more: dict[str, Any] = {"address": address_in(opened, plan), "grows_up": grows_up(opened.case.born_on, today())}
    return Told(plan, words, versions, (), holds, days, is_work=False, translations=mine, **more)


def _given(opened: Opened, of: dict[str, UUID]) -> Iterator[Told]:
    """Plans as a party reads them where the place is secret: what it is given, checked, and made since it had to be."""
    plans, adoptions, facts, versions, givings, given, wordings, *along = together(*_questions_given(opened, of))
    days, by_id = days_of(opened, adoptions, facts), {one.id: one for one in versions}
    for row in adoptions:
        row.version = by_id[row.version_id]
    for holds in given_now(givings, editions_since(opened.case.id) if givings else {}):
        plan = next(one for one in plans if one.id == holds.plan_id)
        adoption = [one for one in adoptions if one.id == holds.adoption_id and one.id in days]
        mine = [row for row in given if row.giving_id == holds.id]
        words = words_given(mine, wordings)
        if adoption and words:
            yield _told_given(opened, plan, words, adoption, days, _along(mine, words, *along))


def words_given(given: Iterable[Given], wordings: Sequence[Wording]) -> list[Wording]:
    """The wordings of an edition, in its order."""
    listed = [row.wording_id for row in given if row.translation_id is None]
    return [one for id_ in listed for one in wordings if one.id == id_]


def _along(
    given: Iterable[Given], words: Iterable[Wording], reads: Iterable[GivenRead], translations: Sequence[Translation]
) -> list[Translation]:
    """The translations that go along with an edition, with their checks: chosen in it, and read for the place."""
    known = {row.given_id for row in reads}
    chosen = {row.translation_id for row in given if row.id in known}
    shown = chosen & standing_translations(translations, {one.id for one in words}).keys()
    return [row for row in translations if (row.checks_id or row.id) in shown]


def givings_to_reader(case: UUID, of: Mapping[str, UUID]) -> QuerySet[Giving]:
    """The editions that were made for the reader, with what says that they were read."""
    own = Tie.objects.filter(case=case, part__in=PARTIES, during__contains=today())
    own = own.filter(person=Func(function="my_person", output_field=UUIDField()))
    return Giving.objects.filter(tie__in=own, **of)


def _questions_given(opened: Opened, of: dict[str, UUID]) -> Iterator[QuerySet[Any]]:
    """What is asked at once, of the editions that were made for the reader."""
    givings = givings_to_reader(of["case"], of)
    given = Given.objects.filter(giving__in=givings, case=of["case"])
    adoptions = Adoption.objects.filter(id__in=givings.values("adoption"), **of)
    yield Plan.objects.filter(case=of["case"], id__in=givings.values("plan")).order_by("-at", "-id")
    yield adoptions
    yield _facts_of(opened, adoptions)
    yield Version.objects.filter(id__in=adoptions.values("version"))
    yield from (givings, given.order_by("id"), Wording.objects.filter(id__in=given.values("wording"), **of))
    yield GivenRead.objects.filter(given__in=given, **of)
    yield Translation.objects.filter(wording__in=given.values("wording"), **of)


def _told_given(
    opened: Opened,
    plan: Plan,
    words: Sequence[Wording],
    holds: Sequence[Adoption],
    days: Days,
    translations: Sequence[Translation],
) -> Told:
    more: dict[str, Any] = {"address": address_in(opened, plan), "grows_up": grows_up(opened.case.born_on, today())}
    versions = [one.version for one in holds]
    more |= {"translations": translations}
    return Told(plan, words, versions, (), holds, days, is_work=False, is_given=True, **more)


def _facts_of(opened: Opened, adoptions: QuerySet[Adoption]) -> QuerySet[Entry]:
    """The facts that say of adoptions when they were, as far as they hold; none for who does not see them."""
    if "plan" not in opened.sight.facts():
        return Entry.objects.none()
    of_case = Entry.objects.filter(case=opened.case, kind="plan", replaced_by__isnull=True, is_withdrawn=False)
    return of_case.filter(fact__in=adoptions.values("fact"))


def days_of(opened: Opened, adoptions: Sequence[Adoption], facts: Sequence[Entry]) -> Days:
    """The day of each adoption whose fact still holds.  Who does not see the facts is told no day."""
    if "plan" not in opened.sight.facts():
        return dict.fromkeys(one.id for one in adoptions)
    days = {fact.fact: fact.date for fact in facts}
    return {one.id: days[one.fact] for one in adoptions if one.fact in days}


def wordings_for_search(seen: Mapping[UUID, Sight]) -> QuerySet[Wording]:
    """What the plans of many cases say now, part by part, for who sees the work on them."""
    cases = [case for case, sight in seen.items() if sight.reads("drafting")]
    return Wording.objects.filter(case_id__in=cases, replaced_by__isnull=True).order_by("plan", "part", "at", "id")


def adoption_of(entry: Entry) -> Adoption | None:
    """The adoption that the fact tells of, where it tells of a plan that is worded here and the reader sees that."""
    return Adoption.objects.filter(fact=entry.fact).first() if entry.kind == "plan" else None


def said_in(remark: Remark) -> str:
    """What a remark says; raises `sealing.seal.Unopenable` where it was moved."""
    return unsealed(remark.sealed, remark_place(remark.id))


def said_with(step: Step) -> str:
    """What was said with a step; nothing where it came without a word."""
    return unsealed(step.sealed, step_place(step.id)) if step.sealed else ""


def remark_place(remark: UUID) -> str:
    """Where a remark is sealed."""
    return f"plan remark {remark}"


def accepted_in(told: Told) -> dict[str, tuple[Accepted, str]]:
    """The warnings that somebody accepted, by their marks, each with the reason."""
    return {row.mark: (row, unsealed(row.sealed, accepted_place(row.id))) for row in told.accepted}


def accepted_place(accepted: UUID) -> str:
    """Where the reason for an accepted warning is sealed."""
    return f"plan accepted {accepted}"


def step_place(step: UUID) -> str:
    """Where what is said with a step is sealed."""
    return f"plan step {step}"


def purpose_of(opened: Opened, by: dt.date) -> tuple[str, dt.date] | None:
    """The overall purpose, from the last decision about a placement or support that states one, with its day."""
    return purpose_from(purposes(opened, by), by)


def purposes(opened: Opened, by: dt.date) -> QuerySet[Entry]:
    """The decision that states it."""
    if not opened.sight.reads("decisions"):
        return Entry.objects.none()
    decisions = Entry.objects.filter(
        case=opened.case, kind="decision", about__in=["placement", "support"], replaced_by__isnull=True,
        is_withdrawn=False, date__lte=by, purpose__gt="",
    ).order_by("-date", "-id")  # fmt: skip
    return decisions[:1]


def purpose_from(decisions: Iterable[Entry], by: dt.date) -> tuple[str, dt.date] | None:
    """The purpose that a decision states, and its day."""
    return next(((str(getattr(one, "purpose") or ""), one.date or by) for one in decisions), None)  # noqa: B009


def made_elsewhere(opened: Opened, type_: str, by: dt.date) -> bool:
    """Is it told that the child had a plan of the type that day, whose words are not here?"""
    worded = Adoption.objects.filter(case=opened.case).values("fact")
    facts = Entry.objects.filter(case=opened.case, kind="plan", type=type_, date__lte=by, replaced_by__isnull=True)
    return facts.filter(is_withdrawn=False).exclude(fact__in=worded).exists()


def placements_on(opened: Opened, day: dt.date) -> QuerySet[Stay]:
    """Where the child lives on a day, as stays: with the fact that began each."""
    if not opened.sight.reads("decisions"):
        return Stay.objects.none()
    return Stay.objects.filter(case=opened.case, during__contains=day).order_by("id")


def approved_on(step: Step) -> dt.date:
    """The Danish day on which a step was taken."""
    return danish_day(step.at)
