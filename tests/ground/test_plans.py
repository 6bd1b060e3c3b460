"""A plan is worded version by version, approved by somebody else, and adopted as a fact that the law reads."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from lawcode.facts import KIND_BY_NAME
from livline.access.errors import CaseError, NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.lookups import Opened, case_opened
from livline.cases.models import Case, Entry
from livline.ledger.reading import verdicts
from livline.plans.content import SORTS, Holds, PlanType
from livline.plans.coverage import covered
from livline.plans.demands import HELD, demanded, held, missing
from livline.plans.lookups import accepted_in, plan_seen, plans_seen
from livline.plans.models import Adopted, Plan, Taken, Version, Wording
from livline.plans.review import Finding, Known, reviewed
from livline.plans.services import (
    Said,
    only_part,
    plan_adopt,
    plan_begin,
    remark_write,
    step_take,
    warning_accept,
    words_write,
)
from livline.plans.told import Told
from tests.ground import world
from tests.ground.oracle import DAY, TODAY

pytestmark = pytest.mark.usefixtures("db")
BEFORE, SINCE = dt.date(2023, 6, 1), dt.date(2026, 6, 1)


@pytest.fixture
def child() -> Case:
    return world.case(world.municipality(), born_on=TODAY - 2_500 * DAY)


def related(child: Case, name: str, kind: str) -> Account:
    who = world.account(name, child.municipality)
    world.relate(who, child, kind)
    return who


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def bo(child: Case) -> Account:
    return related(child, "Bo", "leader")


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    with world.web(anna):
        return plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)


def opened(plan: Plan, who: Account) -> Opened:
    return case_opened(plan.case_id, by=who)


def seen(plan: Plan, who: Account) -> Told:
    with world.web(who):
        return plan_seen(opened(plan, who), plan.id)


def goal(part: uuid.UUID, **fields: str) -> list[Said]:
    return [Said(part, "goal", name, text) for name, text in fields.items()]


def written(plan: Plan, who: Account, *said: Said) -> Version:
    with world.web(who):
        return words_write(plan=plan, said=said, by=who)


def taken(plan: Plan, who: Account, step: Taken, text: str = "") -> None:
    with world.web(who):
        step_take(told=plan_seen(opened(plan, who), plan.id), taken=step, by=who, text=text)


def adopted(plan: Plan, anna: Account, bo: Account) -> Mapping[str, Any]:
    """The fact of the adoption of what stands now."""
    taken(plan, anna, Taken.ASKED)
    taken(plan, bo, Taken.APPROVED)
    with world.web(anna):
        at = opened(plan, anna)
        fact = plan_adopt(opened=at, told=plan_seen(at, plan.id), by=anna).fact
    return Entry.objects.filter(fact=fact).values("date", "type", "act", "has").get()


def contents_judged(child: Case) -> list[str]:
    """What the law says of the contents of each plan on the day after."""
    rows = verdicts([child.id], TODAY + DAY)[child.id]
    return [str(row["status"]) for row in rows if row["duty"] == "plan_content"]


def test_every_version_can_be_read_as_it_was(plan: Plan, anna: Account):
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="går i skole hver dag", area="school"))
    before = seen(plan, anna).content.goals[0]
    written(plan, anna, Said(part, "goal", "adult", "har en ven i klassen", before.words["adult"].id))
    told = seen(plan, anna)
    assert told.content.goals[0].says("adult") == "har en ven i klassen"
    assert told.content.goals[0].says("area") == "school"
    assert told.at(1).goals[0].says("adult") == "går i skole hver dag"
    with pytest.raises(NotFound):
        told.at(3)


def test_parts_stand_in_the_order_of_the_plan_and_of_their_first_writing(plan: Plan, anna: Account):
    first, second = uuid.uuid4(), uuid.uuid4()
    written(plan, anna, *goal(first, adult="A"))
    written(plan, anna, *goal(second, adult="B"))
    written(plan, anna, Said(only_part(plan, "whole_child"), "whole_child", "adult", "Alma på 6 år"))
    stands = seen(plan, anna).content
    written(plan, anna, Said(first, "goal", "adult", "A igen", stands.goals[0].words["adult"].id))
    assert [part.says("adult") for part in seen(plan, anna).content.parts] == ["Alma på 6 år", "A igen", "B"]


def test_of_two_who_write_the_same_field_the_second_sees_both(plan: Plan, anna: Account):
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="går i skole"))
    base = seen(plan, anna).content.goals[0].words["adult"].id
    written(plan, anna, Said(part, "goal", "adult", "Annas", base))
    with pytest.raises(Overtaken) as refused:
        written(plan, anna, Said(part, "goal", "adult", "Bos", base), Said(part, "goal", "sign", "smiler"))
    assert [one.field for one in refused.value.theirs] == ["adult"]  # type: ignore[attr-defined]
    told = seen(plan, anna)
    assert told.content.goals[0].says("adult") == "Annas"
    assert told.content.goals[0].says("sign") == ""  # all or nothing
    assert told.versions[-1].number == 2


def test_what_is_known_without_asking_overtakes_nobody(plan: Plan, anna: Account):
    """Two who word one goal right after a move both say where the child lives now: neither has typed it."""
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="går i skole", place="før"))
    base = {name: one.id for name, one in seen(plan, anna).content.goals[0].words.items()}
    placed = Said(part, "goal", "place", "nu", base["place"])
    written(plan, anna, Said(part, "goal", "adult", "Annas", base["adult"]), placed)
    written(plan, anna, Said(part, "goal", "sign", "Bos"), placed)
    stands = seen(plan, anna).content.goals[0]
    assert [stands.says(name) for name in ("adult", "sign", "place")] == ["Annas", "Bos", "nu"]
    with pytest.raises(Overtaken) as refused:
        written(plan, anna, Said(part, "goal", "adult", "Bos", base["adult"]), placed)
    assert [one.field for one in refused.value.theirs] == ["adult"]  # type: ignore[attr-defined]


def test_a_field_that_two_begin_at_once_is_begun_by_one(plan: Plan, anna: Account):
    part = only_part(plan, "effort")
    written(plan, anna, Said(part, "effort", "adult", "Anna"))
    with pytest.raises(Overtaken):
        written(plan, anna, Said(part, "effort", "adult", "Bo"))


@pytest.mark.parametrize(("sort", "field"), [("goal", "nothing"), ("nothing", "adult"), ("purpose", "adult")])
def test_what_is_no_field_of_a_plan_is_not_written(plan: Plan, anna: Account, sort: str, field: str):
    with pytest.raises(Unfitting):
        written(plan, anna, Said(uuid.uuid4(), sort, field, "x"))


def test_the_law_hears_of_what_was_adopted_and_of_nothing_else(plan: Plan, child: Case, anna: Account, bo: Account):
    world.entry(child, kind="placement_started", date=TODAY - 30 * DAY, position=2, event_id="p1", measure="p1")
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="sover om natten", area="health"))
    assert not Entry.objects.filter(case=child, kind="plan").exists()
    fact = adopted(plan, anna, bo)
    assert fact == {"date": TODAY, "type": "barnets_plan", "act": "new", "has": ["wellbeing_goals"]}
    assert contents_judged(child) == ["overdue"]  # the day is not over
    more = [Said(only_part(plan, s), s, "adult", "ja") for s in ("child_involved", "parents_involved")]
    written(plan, anna, *more, Said(uuid.uuid4(), "parent", "during", "besøg hver uge"))
    fact = adopted(plan, anna, bo)
    assert (fact["act"], "family_support" in fact["has"]) == ("revised", True)
    assert sorted(contents_judged(child)) == ["met", "overdue"]


def test_what_says_the_same_as_before_is_confirmed_and_not_revised(plan: Plan, anna: Account, bo: Account):
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="går i skole", place="her"))
    adopted(plan, anna, bo)
    words = seen(plan, anna).content.goals[0].words
    again = [
        Said(part, "goal", name, text, words[name].id) for name, text in (("adult", "går i skole"), ("place", "der"))
    ]
    written(plan, anna, *again)
    assert adopted(plan, anna, bo)["act"] == "confirmed"


def test_nobody_approves_their_own_plan(plan: Plan, child: Case, anna: Account, bo: Account):
    world.relate(anna, child, "leader")
    written(plan, anna, *goal(uuid.uuid4(), adult="x"))
    taken(plan, anna, Taken.ASKED)
    with pytest.raises(NotFound):
        taken(plan, anna, Taken.APPROVED)
    taken(plan, bo, Taken.APPROVED)
    assert seen(plan, anna).approved is not None


@pytest.mark.parametrize(
    ("steps", "last"),
    [
        ([], Taken.APPROVED),
        ([], Taken.WITHDRAWN),
        ([Taken.ASKED], Taken.ASKED),
        ([Taken.ASKED, Taken.SENT_BACK], Taken.APPROVED),
        ([Taken.ASKED, Taken.WITHDRAWN], Taken.SENT_BACK),
    ],
)
def test_steps_follow_each_other(plan: Plan, anna: Account, bo: Account, steps: list[Taken], last: Taken):
    written(plan, anna, *goal(uuid.uuid4(), adult="x"))
    who = {Taken.ASKED: anna, Taken.WITHDRAWN: anna, Taken.SENT_BACK: bo, Taken.APPROVED: bo}
    for step in steps:
        taken(plan, who[step], step)
    with pytest.raises(CaseError):
        taken(plan, who[last], last)


def test_what_changed_after_the_approval_is_not_adopted_with_it(plan: Plan, anna: Account, bo: Account):
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="godkendt", area="school"))
    taken(plan, anna, Taken.ASKED)
    taken(plan, bo, Taken.APPROVED)
    before = seen(plan, anna).content.goals[0].words["adult"].id
    written(plan, anna, Said(part, "goal", "adult", "ikke godkendt", before))
    with world.web(anna):
        at = opened(plan, anna)
        plan_adopt(opened=at, told=plan_seen(at, plan.id), by=anna)
    told = seen(plan, anna)
    assert told.adopted is not None
    assert told.at(told.adopted.version.number).goals[0].says("adult") == "godkendt"
    assert told.is_changed


def test_without_an_approval_nothing_is_adopted(plan: Plan, anna: Account):
    written(plan, anna, *goal(uuid.uuid4(), adult="x"))
    told = seen(plan, anna)
    with world.web(anna):
        at = opened(plan, anna)
        with pytest.raises(Unfitting):
            plan_adopt(opened=at, told=told, by=anna)


def test_the_parties_read_what_was_adopted_and_nothing_that_came_after(
    plan: Plan, child: Case, anna: Account, bo: Account
):
    mother = related(child, "Mor", "custody_parent")
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="vedtaget", area="school"))
    with world.web(mother):
        assert plans_seen(case_opened(child.id, by=mother)) == []
        with pytest.raises(NotFound):
            plan_seen(opened(plan, mother), plan.id)
    adopted(plan, anna, bo)
    before = seen(plan, anna).content.goals[0].words["adult"].id
    written(plan, anna, Said(part, "goal", "adult", "et udkast", before))
    assert seen(plan, mother).content.goals[0].says("adult") == "vedtaget"
    with world.web(mother):
        assert Wording.objects.count() == 2  # the goal and its area
        assert Adopted.objects.count() == 2


@pytest.mark.parametrize("kind", ["site_staff", "foster", "coordinator", "parent", "support_person"])
def test_others_find_no_plan(plan: Plan, child: Case, anna: Account, bo: Account, kind: str):
    written(plan, anna, *goal(uuid.uuid4(), adult="x"))
    adopted(plan, anna, bo)
    other = related(child, "Else", kind)
    with world.web(other):
        assert plans_seen(case_opened(child.id, by=other)) == []
        with pytest.raises(NotFound):
            plan_seen(opened(plan, other), plan.id)
        assert not Plan.objects.exists()


def test_remarks_are_the_staffs_own(plan: Plan, child: Case, anna: Account, bo: Account):
    written(plan, anna, *goal(uuid.uuid4(), adult="x"))
    wording = seen(plan, anna).content.goals[0].words["adult"]
    with world.web(bo):
        first = remark_write(wording=wording, text="sig det enklere", by=bo)
    with world.web(anna):
        remark_write(wording=wording, text="", by=anna, answers=first, settles=True)
    with world.web(anna), pytest.raises(Unfitting):
        remark_write(wording=wording, text=" ", by=anna)


def test_a_warning_that_was_accepted_is_quiet_until_its_part_changes(plan: Plan, anna: Account):
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="går i skole"))
    first = warning(plan, anna)
    with world.web(anna):
        warning_accept(plan=plan, finding=first, reason="han vil selv sige det", by=anna)
        accepted = accepted_in(plan_seen(opened(plan, anna), plan.id))
        assert [reason for _, reason in accepted.values()] == ["han vil selv sige det"]
        with pytest.raises(Overtaken):
            warning_accept(plan=plan, finding=first, reason="igen", by=anna)
        with pytest.raises(Unfitting):
            warning_accept(plan=plan, finding=first, reason=" ", by=anna)
    assert warning(plan, anna).mark == first.mark
    before = seen(plan, anna).content.goals[0].words["adult"].id
    written(plan, anna, Said(part, "goal", "adult", "går glad i skole", before))
    assert warning(plan, anna).mark != first.mark


def warning(plan: Plan, anna: Account) -> Finding:
    """What the review says of the child's words for the goal."""
    content = seen(plan, anna).content
    found = reviewed(Known(content, covered(content, ())))
    return next(finding for finding in found if finding.question.id == "readable")


@pytest.mark.parametrize("table", "plan plan_version plan_wording plan_step plan_adoption plan_adopted".split())
def test_nothing_of_a_plan_is_ever_changed(plan: Plan, anna: Account, bo: Account, table: str):
    written(plan, anna, *goal(uuid.uuid4(), adult="x"))
    adopted(plan, anna, bo)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


# --- What the law asks of a plan, and what it holds ---

DEMANDS = [
    # type, made on, placed, age -> what it must hold (BL §§ 92, 109; SEL § 140)
    ("barnets_plan", SINCE, False, 6, "wellbeing_goals child_involved parents_involved"),
    ("barnets_plan", SINCE, True, 6, "wellbeing_goals child_involved parents_involved family_support"),
    ("ungeplan", SINCE, True, 17, "wellbeing_goals child_involved parents_involved family_support adult_life_goals"),
    ("handleplan", BEFORE, False, 10, "purpose effort duration goals|wellbeing_goals"),
    ("handleplan", BEFORE, True, 16, "purpose effort duration goals|wellbeing_goals family_support adult_life_goals"),
    ("parents_plan", SINCE, True, 6, ""),
]


@pytest.mark.parametrize(("type_", "on", "placed", "age", "wanted"), DEMANDS)
def test_what_the_law_asks_of_a_plan(type_: str, on: dt.date, placed: bool, age: int, wanted: str):
    asked = demanded(type_, on, placed=placed, age=age)
    assert sorted("|".join(names) for names in asked) == sorted(wanted.split())


def test_a_plan_can_hold_whatever_the_contract_knows():
    has = next(field for field in KIND_BY_NAME["plan"].fields if field.name == "has")
    assert list(HELD) == list(has.words)


HOLDINGS: list[tuple[list[Said], str]] = [
    ([], ""),
    ([Said(uuid.UUID(int=1), "goal", "adult", "x")], "goals"),
    (
        [Said(uuid.UUID(int=1), "goal", "adult", "x"), Said(uuid.UUID(int=1), "goal", "area", "school")],
        "wellbeing_goals",
    ),
    (
        [Said(uuid.UUID(int=1), "goal", "adult", "x"), Said(uuid.UUID(int=1), "goal", "area", "adult_life")],
        "adult_life_goals",
    ),
    ([Said(uuid.UUID(int=1), "goal", "adult", "x"), Said(uuid.UUID(int=1), "goal", "ended", "reached")], ""),
    ([Said(uuid.UUID(int=2), "parent", "after", "x")], "family_support"),
    ([Said(uuid.UUID(int=2), "parent", "who", "mor")], ""),
    ([Said(uuid.UUID(int=3), "further_effort", "adult", "x")], "further_effort"),
    ([Said(uuid.UUID(int=3), "effort", "child", "kun til barnet")], ""),
]


@pytest.mark.parametrize(("said", "holds"), HOLDINGS)
def test_what_a_plan_holds_is_read_off_its_words(plan: Plan, anna: Account, said: list[Said], holds: str):
    if said:
        written(plan, anna, *said)
    content = seen(plan, anna).content
    assert held(content, "") == holds.split()
    assert held(content, "formålet")[:1] == ["purpose"]
    wanted = demanded("barnets_plan", SINCE, placed=False, age=6)
    assert (("wellbeing_goals",) in missing(content, "", wanted)) == (holds != "wellbeing_goals")


def test_twins_name_each_other_and_words_are_given_where_they_are_chosen():
    for sort in SORTS.values():
        for field in sort.fields:
            assert not field.twin or sort.field(field.twin).twin == field.name or sort.name == "purpose"
            assert bool(field.words) == (field.holds is Holds.WORD)
