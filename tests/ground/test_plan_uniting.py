"""Plans of siblings that were begun apart become one, and two again; nothing is lost, nobody learns of the other."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from livline.access.acting import acting_as
from livline.access.errors import CaseError, NotFound, Overtaken
from livline.access.models import Account, Conflict, Protection, Restriction
from livline.cases.lookups import case_opened_to_write
from livline.cases.models import Case, Entry
from livline.cases.together import together
from livline.looks.models import Look
from livline.people.models import Tie
from livline.plans.content import PlanType
from livline.plans.joint import Other, others_of
from livline.plans.lookups import plan_seen
from livline.plans.models import Plan, United, Version, Wording
from livline.plans.services import Said, only_part, plan_begin
from livline.plans.told import Told
from livline.plans.uniting import (
    Keep,
    Pair,
    Seen,
    may_keep,
    pairs_of,
    partner_in,
    plans_part,
    plans_unite,
    siblings_plans,
    to_unite,
    union_of,
)
from tests.ground import world
from tests.ground.test_plan_giving import earlier
from tests.ground.test_plan_joint import SINCE, anna, brother, child, child_named, shared, theirs
from tests.ground.test_plans import adopted, goal, related, seen, written

__all__ = ["anna", "brother", "child"]
pytestmark = pytest.mark.usefixtures("db")
HERS, HIS = uuid.UUID(int=21), uuid.UUID(int=22)
RIDES, PLAYS, MEET = "rider hver tirsdag", "spiller bas", "ses hver lørdag"


def begun(case: Case, anna: Account, type_: PlanType = PlanType.BARNETS_PLAN) -> Plan:
    with world.web(anna):
        return plan_begin(case=case, type_=type_, by=anna)


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    """Alma's plan: a goal of her own, one that Bertil's has too, and what is done."""
    fresh = begun(child, anna)
    written(
        fresh, anna, *goal(HERS, adult=RIDES, child="du rider"), *goal(uuid.uuid4(), adult=MEET, said="jeg savner ham")
    )
    written(fresh, anna, Said(only_part(fresh, "effort"), "effort", "adult", "en familievejleder"))
    return fresh


@pytest.fixture
def his(brother: Case, anna: Account) -> Plan:
    fresh = begun(brother, anna, PlanType.UNGEPLAN)
    written(fresh, anna, *goal(HIS, adult=PLAYS), *goal(uuid.uuid4(), adult=MEET.upper(), sign="de griner"))
    written(fresh, anna, Said(only_part(fresh, "effort"), "effort", "adult", "en kontaktperson"))
    return fresh


def partner(plan: Plan, other: Plan, who: Account) -> tuple[Any, Told, Other]:
    """What lies before who unites two plans; for the one that acts."""
    opened = case_opened_to_write(plan.case_id, by=who, object_="drafting")
    found, _union = partner_in(plan, other.case_id, who)
    return opened, plan_seen(opened, plan.id), found


def pairs(plan: Plan, other: Plan, who: Account) -> dict[str, Pair]:
    with world.web(who):
        _opened, told, found = partner(plan, other, who)
        return {pair.sort: pair for pair in pairs_of(told, found.words)}


def unite(plan: Plan, other: Plan, who: Account, seen_: Seen | None = None, **kept: Keep) -> None:
    """`kept`: by sort."""
    with world.web(who):
        opened, told, found = partner(plan, other, who)
        last = [one.newest.number if one.newest else 0 for one in (told, found.words)]
        chosen: Mapping[str, Keep] = {p.key: kept[p.sort] for p in pairs_of(told, found.words) if p.sort in kept}
        plans_unite(opened=opened, told=told, other=found, kept=chosen, seen=seen_ or Seen(*last), by=who)


def part(plan: Plan, other: Plan, who: Account) -> None:
    with world.web(who):
        _opened, told, found = partner(plan, other, who)
        plans_part(told=told, other=found, by=who)


def could(plan: Plan, who: Account) -> list[Plan]:
    with world.web(who):
        return to_unite(plan, together(*siblings_plans(plan)))


def names(plan: Plan, who: Account) -> list[str]:
    with world.web(who):
        return [one.name for one in others_of(plan, who)]


def goals(plan: Plan, who: Account) -> list[str]:
    return [one.says("adult") for one in seen(plan, who).content.of("goal")]


def texts(plan: Plan, who: Account) -> list[tuple[uuid.UUID, str, str]]:
    """All that a plan says, field by field."""
    content = seen(plan, who).content
    return sorted((part.id, field, text) for part in content.parts for field, text in part.texts.items() if text)


# --- what becomes of them ---


def test_the_plans_of_siblings_that_were_begun_apart_can_become_one(plan: Plan, his: Plan, anna: Account):
    assert could(plan, anna) == [his]
    assert could(his, anna) == [plan]
    assert names(plan, anna) == []
    unite(plan, his, anna)
    assert (names(plan, anna), names(his, anna)) == (["Bertil"], ["Alma"])
    assert could(plan, anna) == []
    assert Look.objects.filter(case_id=his.case_id, purpose="sibling", act="write").exists()


def test_where_nothing_is_chosen_no_word_is_written(plan: Plan, his: Plan, anna: Account):
    before = Wording.objects.count(), Version.objects.count()
    unite(plan, his, anna)
    assert (Wording.objects.count(), Version.objects.count()) == before
    assert goals(plan, anna) == [RIDES, MEET]
    assert goals(his, anna) == [PLAYS, MEET.upper()]


def test_what_both_may_say_is_paired_and_the_rest_is_each_ones_own(plan: Plan, his: Plan, anna: Account):
    found = pairs(plan, his, anna)
    assert set(found) == {"goal", "effort"}
    assert {one["adult"] for one in found["goal"].says} == {MEET, MEET.upper()}
    assert [one["adult"] for one in found["effort"].says] == ["en familievejleder", "en kontaktperson"]


def test_a_text_that_is_chosen_stands_in_both_and_the_other_in_its_history(plan: Plan, his: Plan, anna: Account):
    unite(plan, his, anna, effort=Keep.THEIRS, goal=Keep.MINE)
    for one in (plan, his):
        assert seen(one, anna).content.says("effort", "adult") == "en kontaktperson"
        assert MEET in goals(one, anna)
    told = seen(plan, anna)
    assert told.at(2).says("effort", "adult") == "en familievejleder"
    assert seen(his, anna).at(1).of("goal")[1].says("adult") == MEET.upper()
    hers = next(one for one in told.content.goals if one.says("adult") == MEET)
    assert hers.says("said") == "jeg savner ham"
    (together_,) = [one for one in seen(his, anna).content.goals if one.says("adult") == MEET]
    assert together_.says("said") == ""
    assert goals(plan, anna)[0] == RIDES
    assert goals(his, anna)[0] == PLAYS


def test_from_then_on_what_is_common_is_written_once(plan: Plan, his: Plan, anna: Account):
    unite(plan, his, anna, goal=Keep.MINE, effort=Keep.MINE)
    hers = next(one for one in seen(plan, anna).content.goals if one.says("adult") == MEET)
    assert theirs(plan, anna, "goal", hers.id).follows
    shared(plan, anna, "goal", hers.id, adult="ses hver søndag")
    assert "ses hver søndag" in goals(his, anna)
    assert theirs(plan, anna, "effort", None).follows


def test_an_adopted_plan_stays_a_fact_and_reads_as_it_did(plan: Plan, his: Plan, anna: Account):
    bo = related(plan.case, "Bo", "leader")
    mother = related(plan.case, "Mor", "custody_parent")
    adopted(plan, anna, bo)
    facts = list(Entry.objects.filter(kind="plan").values_list("id", "is_withdrawn"))
    unite(plan, his, anna, effort=Keep.THEIRS)
    assert list(Entry.objects.filter(kind="plan").values_list("id", "is_withdrawn")) == facts
    assert seen(plan, mother).content.says("effort", "adult") == "en familievejleder"
    assert seen(plan, anna).adopted is not None


def test_it_is_taken_back_and_each_says_what_it_said(plan: Plan, his: Plan, anna: Account):
    before = [texts(one, anna) for one in (plan, his)]
    unite(plan, his, anna, effort=Keep.THEIRS, goal=Keep.MINE)
    wrote = [seen(one, anna).newest for one in (plan, his)]
    part(plan, his, anna)
    assert [texts(one, anna) for one in (plan, his)] == before
    assert names(plan, anna) == names(his, anna) == []
    for one, version in zip((plan, his), wrote, strict=True):
        assert version is not None
        assert seen(one, anna).at(version.number).says("effort", "adult") == "en kontaktperson"
    assert could(plan, anna) == [his]


@pytest.mark.parametrize("in_his", [False, True])
def test_once_somebody_wrote_in_one_of_them_it_is_not_taken_back(plan: Plan, his: Plan, anna: Account, in_his: bool):
    unite(plan, his, anna)
    with world.web(anna):
        union = union_of(plan, his)
    assert union is not None
    assert union.is_last
    written(his if in_his else plan, anna, *goal(uuid.uuid4(), adult="nyt"))
    with pytest.raises(Overtaken):
        part(plan, his, anna)
    said = {"joint": union.mine.joint, "act": union.mine.act, "number": union.mine.number, "step": union.mine.step}
    rows = [
        United(plan=p, case_id=p.case_id, by=anna, ends=r, **said) for p, r in ((plan, union.mine), (his, union.theirs))
    ]
    with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
        United.objects.bulk_create(rows)
    assert names(plan, anna) == ["Bertil"]


def test_once_an_approval_is_asked_for_it_is_not_taken_back(plan: Plan, his: Plan, anna: Account):
    unite(plan, his, anna)
    adopted(his, anna, related(his.case, "Bo", "leader"))
    with pytest.raises(Overtaken):
        part(plan, his, anna)


def test_what_was_taken_back_once_is_not_taken_back_again(plan: Plan, his: Plan, anna: Account):
    unite(plan, his, anna)
    part(plan, his, anna)
    with pytest.raises(NotFound):
        part(plan, his, anna)


@pytest.mark.parametrize("in_his", [False, True])
def test_who_unites_while_another_writes_is_shown_it_first(plan: Plan, his: Plan, anna: Account, in_his: bool):
    last = Seen(*(seen(one, anna).versions[-1].number for one in (plan, his)))
    written(his if in_his else plan, anna, *goal(uuid.uuid4(), adult="nyt"))
    with pytest.raises(Overtaken):
        unite(plan, his, anna, last)
    assert not United.objects.exists()


def test_of_two_who_unite_at_once_the_second_is_told(plan: Plan, his: Plan, anna: Account):
    with world.web(anna):
        opened, told, found = partner(plan, his, anna)
    unite(plan, his, anna)
    last = Seen(*(seen(one, anna).versions[-1].number for one in (plan, his)))
    with world.web(anna), pytest.raises(Overtaken):
        plans_unite(opened=opened, told=told, other=found, kept={}, seen=last, by=anna)
    assert United.objects.count() == 2


def test_only_the_newest_plan_of_one_type_is_united(plan: Plan, his: Plan, brother: Case, anna: Account):
    earlier()
    newer = begun(brother, anna)
    assert could(plan, anna) == [newer]
    assert could(his, anna) == []
    parents = begun(brother, anna, PlanType.PARENTS_PLAN)
    assert could(plan, anna) == [newer]
    assert could(parents, anna) == []


def test_a_third_joins_those_who_are_one_and_two_pairs_do_not_mix(plan: Plan, his: Plan, child: Case, anna: Account):
    unite(plan, his, anna)
    sister = child_named("Carla", child)
    world.relate(anna, sister, "worker")
    for one in (plan, his):
        person = Tie.objects.get(case=one.case_id, part="child").person
        Tie.objects.create(case=sister, person=person, part="sibling", during=SINCE)
    hers = begun(sister, anna)
    assert {one.id for one in could(hers, anna)} == {plan.id, his.id}
    unite(hers, his, anna)
    assert sorted(names(plan, anna)) == ["Bertil", "Carla"]
    assert could(hers, anna) == []
    part(hers, his, anna)
    assert names(plan, anna) == ["Bertil"]
    assert names(hers, anna) == []


def test_a_text_of_a_child_whose_place_is_secret_is_not_taken_over(plan: Plan, his: Plan, brother: Case, anna: Account):
    Protection.objects.create(case=brother, level="secret", reason="trusler", raised_by=anna)
    with world.web(anna):
        opened, told, found = partner(plan, his, anna)
        options = {pair.sort: may_keep(pair, opened, found) for pair in pairs_of(told, found.words)}
    assert options == {"goal": [Keep.OWN, Keep.MINE], "effort": [Keep.OWN, Keep.MINE]}
    with pytest.raises(NotFound):
        unite(plan, his, anna, effort=Keep.THEIRS)
    unite(plan, his, anna, effort=Keep.MINE)
    assert seen(his, anna).content.says("effort", "adult") == "en familievejleder"


# --- who may, and who learns of it ---


def cannot(plan: Plan, his: Plan, who: Account, case: Case) -> bool:
    """Is somebody refused, by the door and behind it?"""
    with pytest.raises(CaseError):
        unite(plan, his, who)
    rows = [
        United(plan=one, case_id=one.case_id, by=who, joint=uuid.UUID(int=1), act=uuid.UUID(int=2), number=2, step=0)
        for one in (plan, his)
    ]
    with world.web(who), pytest.raises(DatabaseError), transaction.atomic():
        United.objects.bulk_create(rows)
    return not United.objects.filter(case=case).exists()


@pytest.mark.parametrize(("hers", "his_kind"), [
    ("worker", ""), ("", "worker"), ("worker", "leader"), ("leader", "worker"), ("worker", "night_desk"),
    ("custody_parent", "custody_parent"), ("child", "worker"), ("leader", "leader"),
])  # fmt: skip
def test_who_does_not_word_both_unites_nothing(plan: Plan, his: Plan, hers: str, his_kind: str):
    who = world.account("Nogen", plan.case.municipality)
    for case, kind in ((plan.case, hers), (his.case, his_kind)):
        if kind:
            world.relate(who, case, kind)
    assert cannot(plan, his, who, plan.case)


def test_a_conflict_a_restriction_and_a_locked_case_close_it(plan: Plan, his: Plan, anna: Account):
    cover = related(plan.case, "Cover", "cover")
    world.relate(cover, his.case, "cover")
    Restriction.objects.create(account=cover, case=his.case, during=SINCE, reason="polititilhold")
    assert cannot(plan, his, cover, plan.case)
    Conflict.objects.create(account=anna, case=his.case)
    assert cannot(plan, his, anna, plan.case)


def test_plans_of_children_who_are_no_siblings_are_never_one(plan: Plan, child: Case, anna: Account):
    other = child_named("Dagny", child)
    world.relate(anna, other, "worker")
    hers = begun(other, anna)
    assert could(plan, anna) == []
    assert cannot(plan, hers, anna, child)


def test_a_row_alone_and_a_second_joint_are_refused(plan: Plan, his: Plan, anna: Account):
    said: dict[str, Any] = {"by": anna, "act": uuid.uuid4(), "step": 0}
    alone = United(plan=plan, case_id=plan.case_id, joint=uuid.uuid4(), number=2, **said)
    with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
        alone.save(force_insert=True)
    unite(plan, his, anna)
    rows = [United(plan=one, case_id=one.case_id, joint=uuid.UUID(int=3), number=2, **said) for one in (plan, his)]
    with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
        United.objects.bulk_create(rows)


def known(plan: Plan, who: Account, *, walled: bool = True) -> list[str]:
    """Of whom somebody is told, by the door with the wall or alone."""
    if walled:
        return names(plan, who)
    with acting_as(who.id):
        return [one.name for one in others_of(plan, who)]


@pytest.mark.parametrize("walled", [True, False])
def test_who_may_see_one_child_alone_learns_nothing_of_the_other(plan: Plan, his: Plan, anna: Account, walled: bool):
    unite(plan, his, anna)
    for kind in ("worker", "leader", "cover", "night_desk", "child", "custody_parent", "representative", "foster"):
        who = related(plan.case, kind, kind)
        assert known(plan, who, walled=walled) == []
        with world.web(who):
            assert not United.objects.exclude(case=plan.case).exists()


@pytest.mark.parametrize("walled", [True, False])
def test_a_parent_of_both_is_told_once_both_were_adopted_since(plan: Plan, his: Plan, anna: Account, walled: bool):
    mother, bo = related(plan.case, "Mor", "custody_parent"), related(plan.case, "Bo", "leader")
    world.relate(mother, his.case, "custody_parent")
    world.relate(bo, his.case, "leader")
    for one in (plan, his):
        adopted(one, anna, bo)
    earlier()
    unite(plan, his, anna, effort=Keep.MINE)
    assert known(plan, mother, walled=walled) == known(his, mother, walled=walled) == []
    with world.web(mother):
        assert not United.objects.exists()
    adopted(plan, anna, bo)
    assert known(plan, mother, walled=walled) == known(his, mother, walled=walled) == []
    adopted(his, anna, bo)
    assert known(plan, mother, walled=walled) == ["Bertil"]
    assert known(his, mother, walled=walled) == ["Alma"]


def test_a_door_that_forgets_when_it_was_adopted_is_noticed_and_the_wall_holds(
    plan: Plan, his: Plan, anna: Account, monkeypatch: pytest.MonkeyPatch
):
    mother, bo = related(plan.case, "Mor", "custody_parent"), related(plan.case, "Bo", "leader")
    world.relate(mother, his.case, "custody_parent")
    world.relate(bo, his.case, "leader")
    for one in (plan, his):
        adopted(one, anna, bo)
    earlier()
    unite(plan, his, anna)
    monkeypatch.setattr("livline.plans.joint.is_told", lambda union, sight, adoptions: True)
    assert known(plan, mother, walled=False) == ["Bertil"]
    assert known(plan, mother) == []
