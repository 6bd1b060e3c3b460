"""Siblings have one plan, each its own in its own case: what is said of all is written once, and nobody told more."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction

from livline.access.errors import NotFound, Overtaken
from livline.access.models import Account, Conflict, Protection, Restriction
from livline.cases.lookups import case_opened
from livline.cases.models import Case
from livline.looks.models import Look
from livline.people.models import Person, Tie
from livline.people.siblings import Sibling, siblings_written_by
from livline.plans.content import PlanType
from livline.plans.joint import Other, others_of, plans_begin
from livline.plans.lookups import plan_seen
from livline.plans.models import Plan, Version, Wording
from livline.plans.services import Said, only_part
from livline.plans.sharing import Counterpart, Following, counterpart, spread, words_share
from livline.plans.told import Told
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import adopted, related, seen, written

pytestmark = pytest.mark.usefixtures("db")
SINCE = (TODAY - 9 * DAY, None)


def child_named(name: str, like: Case | None = None, days: int = 2_500) -> Case:
    case = world.case(like.municipality if like else world.municipality(), name, born_on=TODAY - days * DAY)
    person = Person.objects.create(municipality=case.municipality, name=f"{name} Test", called=name)
    Tie.objects.create(case=case, person=person, part="child", during=SINCE)
    return case


@pytest.fixture
def child() -> Case:
    return child_named("Alma")


@pytest.fixture
def brother(child: Case) -> Case:
    """Her brother of sixteen and a half."""
    case = child_named("Bertil", child, 6_050)
    for one, other in ((child, case), (case, child)):
        person = Tie.objects.get(case=other, part="child").person
        Tie.objects.create(case=one, person=person, part="sibling", during=SINCE)
    return case


@pytest.fixture
def anna(child: Case, brother: Case) -> Account:
    who = related(child, "Anna", "worker")
    world.relate(who, brother, "worker")
    return who


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    return begun(child, anna)


@pytest.fixture
def his(plan: Plan, brother: Case) -> Plan:
    return Plan.objects.get(case=brother)


def begun(child: Case, anna: Account, *, together: bool = True) -> Plan:
    with world.web(anna):
        siblings = siblings_written_by(anna, child, "drafting") if together else []
        return plans_begin(case=child, type_=PlanType.BARNETS_PLAN, siblings=siblings, by=anna)


def others(plan: Plan, who: Account) -> list[Other]:
    with world.web(who):
        return others_of(plan, who)


def theirs(plan: Plan, who: Account, sort: str, part: uuid.UUID | None) -> Counterpart:
    with world.web(who):
        told = plan_seen(case_opened(plan.case_id, by=who), plan.id)
        (one,) = others_of(plan, who)
        return counterpart(told, only_part(plan, sort) if part is None else part, sort, one)


def shared(plan: Plan, who: Account, sort: str, part: uuid.UUID, last: int | None = None, **texts: str) -> None:
    """Written in both plans; `last`: the version of the other that the writer has seen (the newest)."""
    told, one = seen(plan, who), theirs(plan, who, sort, part)
    stands = {w.field: w.id for w in told.standing if w.part == part}
    fresh = [Said(part, sort, name, text, stands.get(name)) for name, text in texts.items()]
    with world.web(who):
        seen_ = one.number if last is None else last
        said, following = spread(told, sort, part, fresh, {one.told.plan.id: (one, seen_)})
        words_share(told=told, said=said, following=following, by=who)


# --- how it begins ---


def test_each_child_has_a_plan_of_its_own_age_in_its_own_case(plan: Plan, his: Plan):
    assert plan.joint == his.joint is not None
    assert (plan.type, his.type) == ("barnets_plan", "ungeplan")
    assert Look.objects.filter(case_id=his.case_id, purpose="sibling").exists()


def test_a_plan_of_one_child_is_nobody_elses(child: Case, anna: Account):
    alone = begun(child, anna, together=False)
    assert alone.joint is None
    assert Plan.objects.count() == 1
    assert others(alone, anna) == []


def test_a_third_child_joins_the_plan_that_is_there(plan: Plan, his: Plan, child: Case, anna: Account):
    sister = child_named("Carla", child)
    world.relate(anna, sister, "worker")
    for one in (plan, his):
        person = Tie.objects.get(case=one.case_id, part="child").person
        Tie.objects.create(case=sister, person=person, part="sibling", during=SINCE)
    with world.web(anna):
        siblings = siblings_written_by(anna, sister, "drafting")
        assert {one.name for one in siblings} == {"Alma", "Bertil"}
        hers = plans_begin(case=sister, type_=PlanType.BARNETS_PLAN, siblings=siblings, by=anna)
    assert hers.joint == plan.joint
    assert Plan.objects.count() == 3
    assert {one.name for one in others(hers, anna)} == {"Alma", "Bertil"}


def test_who_has_one_case_alone_begins_nothing_in_the_other(child: Case, brother: Case):
    bo = related(child, "Bo", "worker")
    with world.web(bo):
        assert siblings_written_by(bo, child, "drafting") == []
        with pytest.raises(Exception), transaction.atomic():  # noqa: B017, PT011  # the wall refuses
            plans_begin(case=child, type_=PlanType.BARNETS_PLAN, siblings=[Sibling(brother, "Bertil")], by=bo)
    assert not Plan.objects.exists()


# --- who may know ---


def test_who_reads_both_is_told_and_nobody_else(plan: Plan, his: Plan, child: Case, brother: Case, anna: Account):
    assert [(one.name, one.works, one.may_write) for one in others(plan, anna)] == [("Bertil", True, True)]
    leader = related(child, "Chef", "leader")
    assert others(plan, leader) == []
    world.relate(leader, brother, "leader")
    assert [(one.works, one.may_write) for one in others(plan, leader)] == [(True, False)]
    for kind in ("worker", "child", "custody_parent", "representative", "foster", "cover"):
        assert others(plan, related(child, f"K{kind}", kind)) == []


def test_a_parent_of_both_is_told_once_it_is_adopted(plan: Plan, his: Plan, child: Case, brother: Case, anna: Account):
    mother, leader = related(child, "Mor", "custody_parent"), related(child, "Chef", "leader")
    world.relate(mother, brother, "custody_parent")
    world.relate(leader, brother, "leader")
    assert others(plan, mother) == []
    written(his, anna, Said(only_part(his, "effort"), "effort", "adult", "ro"))
    adopted(his, anna, leader)
    assert [(one.name, one.works) for one in others(plan, mother)] == [("Bertil", False)]
    Restriction.objects.create(account=mother, case=brother, during=SINCE, reason="polititilhold")
    assert others(plan, mother) == []


def test_a_secret_place_and_a_conflict_of_interest_close_it(
    plan: Plan, his: Plan, child: Case, brother: Case, anna: Account
):
    mother, leader = related(child, "Mor", "custody_parent"), related(child, "Chef", "leader")
    world.relate(mother, brother, "custody_parent")
    world.relate(leader, brother, "leader")
    written(his, anna, Said(only_part(his, "effort"), "effort", "adult", "ro"))
    adopted(his, anna, leader)
    Protection.objects.create(case=brother, level="secret", reason="trusler", raised_by=anna)
    assert others(plan, mother) == []
    assert [one.opened.sight.is_secret for one in others(plan, anna)] == [True]
    Conflict.objects.create(account=anna, case=brother)
    assert others(plan, anna) == []


def test_who_reads_it_is_named(plan: Plan, brother: Case, anna: Account):
    mother = Person.objects.create(municipality=brother.municipality, name="Mor Test")
    Tie.objects.create(case=brother, person=mother, part="custody_holder", during=SINCE)
    Tie.objects.create(case=brother, person=mother, part="network", during=SINCE)
    assert [one.readers for one in others(plan, anna)] == [("Bertil", "Mor Test")]


# --- what is written in both ---


def test_what_is_said_alike_stands_in_both_and_what_is_the_childs_own_in_one(plan: Plan, his: Plan, anna: Account):
    part = uuid.uuid4()
    shared(plan, anna, "goal", part, adult="de ses hver lørdag", child="I ses", said="jeg savner ham", sign="glade")
    (one,) = seen(his, anna).content.goals
    assert {name: text for name, text in one.texts.items() if text} == {"adult": "de ses hver lørdag", "sign": "glade"}
    assert one.id != part
    marks = set(Wording.objects.filter(field="adult").values_list("shared_as", flat=True))
    assert [mark is None for mark in marks] == [False]
    assert Wording.objects.get(field="said").shared_as is None
    assert theirs(plan, anna, "goal", part).follows


def test_a_change_in_one_alone_is_seen_and_the_other_can_follow(plan: Plan, his: Plan, anna: Account):
    part = uuid.uuid4()
    shared(plan, anna, "goal", part, adult="hver lørdag", sign="glade")
    now = seen(plan, anna).content.goals[0].words["adult"].id
    written(plan, anna, Said(part, "goal", "adult", "hver søndag", now))
    one = theirs(plan, anna, "goal", part)
    assert (one.follows, one.differs) == (False, ("adult",))
    assert theirs(his, anna, "goal", seen(his, anna).content.goals[0].id).differs == ("adult",)
    shared(plan, anna, "goal", part)
    assert seen(his, anna).content.goals[0].says("adult") == "hver søndag"
    assert theirs(plan, anna, "goal", part).follows
    assert len(seen(his, anna).content.goals) == 1


def test_a_section_that_both_have_is_shared_by_its_sort(plan: Plan, his: Plan, anna: Account):
    part = only_part(plan, "effort")
    written(his, anna, Said(only_part(his, "effort"), "effort", "adult", "hans egen"))
    one = theirs(plan, anna, "effort", None)
    assert (one.follows, one.shared, one.differs) == (False, (), ())
    shared(plan, anna, "effort", part, adult="familievejleder")
    assert seen(his, anna).content.says("effort", "adult") == "familievejleder"
    assert theirs(plan, anna, "effort", part).follows


def test_of_two_who_write_in_any_of_the_plans_nothing_is_lost(plan: Plan, his: Plan, anna: Account):
    part = uuid.uuid4()
    shared(plan, anna, "goal", part, adult="hver lørdag")
    (goal,) = seen(his, anna).content.goals
    last = theirs(plan, anna, "goal", part).number
    written(his, anna, Said(goal.id, "goal", "adult", "en anden skrev", goal.words["adult"].id))
    before = Version.objects.count()
    with pytest.raises(Overtaken) as overtaken:
        shared(plan, anna, "goal", part, last, adult="hver søndag")
    assert isinstance(overtaken.value.theirs, list)
    assert {one.plan_id for one in overtaken.value.theirs} == {his.id}
    assert Version.objects.count() == before
    assert seen(plan, anna).content.goals[0].says("adult") == "hver lørdag"


def test_the_wall_lets_nobody_write_in_a_plan_that_is_not_theirs(plan: Plan, his: Plan, child: Case, anna: Account):
    bo = related(child, "Bo", "worker")
    told: Told = seen(plan, bo)
    one = theirs(plan, anna, "goal", uuid.uuid4())
    there = Following(one, (Said(uuid.uuid4(), "goal", "adult", "x"),), 0)
    with pytest.raises(Exception), transaction.atomic(), world.web(bo):  # noqa: B017, PT011  # the wall refuses
        words_share(told=told, said=[Said(uuid.uuid4(), "goal", "adult", "x")], following=[there], by=bo)
    assert not Version.objects.exists()
    with world.web(bo), pytest.raises(NotFound):
        case_opened(his.case_id, by=bo)
