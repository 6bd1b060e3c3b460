"""One plan for siblings, through the pages: begun together, written at once, and hidden from who may not see both."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.lookups import case_opened
from livline.cases.models import Case
from livline.people.models import Person, Tie
from livline.plans.joint import questions_of
from livline.plans.models import Plan, Step, Version, Wording
from livline.plans.services import Said
from livline.plans.told import Told
from livline.plans.uniting import questions_beside
from livline.web.rooms.plan.beside import AROUND, THEIRS, UNITING
from livline.web.rooms.plan.showing import around_of
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import adopted, seen, written
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor

HIDDEN = re.compile(r'name="(was_\w+|part|seen_[0-9a-f-]+)" value="([0-9a-f-]+)"')
SINCE = (TODAY - 9 * DAY, None)


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def brother(child: Case) -> Case:
    case = child_in(child.municipality, "K2", "Bertil")
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
def plan(child: Case, brother: Case, anna: Account) -> Plan:
    Visitor(anna).post(reverse("plan-begin", args=[child.id]), type="barnets_plan", siblings=[str(brother.id)])
    return Plan.objects.get(case=child)


@pytest.fixture
def his(plan: Plan, brother: Case) -> Plan:
    return Plan.objects.get(case=brother)


def url(name: str, plan: Plan, *more: object) -> str:
    return reverse(name, args=[plan.case_id, plan.id, *more])


def page(who: Account, path: str) -> str:
    answer = Visitor(who).get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def sent(who: Account, path: str, **says: Any) -> Any:
    return Visitor(who).post(path, **dict(HIDDEN.findall(page(who, path))) | says)


def goal_of(plan: Plan, who: Account) -> Any:
    told: Told = seen(plan, who)
    return told.content.of("goal")[0]


def both(plan: Plan, his: Plan, anna: Account, **says: str) -> None:
    """A goal in both plans."""
    answer = sent(anna, url("plan-write", plan, "goal"), siblings=[str(his.id)], **says or {"adult": "hver lørdag"})
    assert answer.status_code == 302, answer.content.decode()


def test_a_plan_is_begun_for_those_whose_case_is_mine(child: Case, brother: Case, anna: Account):
    assert "Sammen med Bertil" in page(anna, reverse("plans", args=[child.id]))
    assert "Sammen med Bertil" in page(anna, reverse("plan-begin", args=[child.id]))
    bo = related(child, "Bo", "worker")
    assert "Bertil" not in page(bo, reverse("plans", args=[child.id]))
    assert "Bertil" not in page(bo, reverse("plan-begin", args=[child.id]))
    forged: dict[str, Any] = {"type": "barnets_plan", "siblings": [str(brother.id)]}
    assert Visitor(bo).post(reverse("plan-begin", args=[child.id]), **forged).status_code in (200, 302)
    assert not Plan.objects.filter(case=brother).exists()


def test_the_page_leads_to_the_other_plan_for_who_may_see_it(plan: Plan, his: Plan, child: Case, anna: Account):
    shown = page(anna, url("plan", plan))
    assert "En plan for søskende" in shown
    assert url("plan", his) in shown
    leader = related(child, "Chef", "leader")
    written(plan, anna, Said(uuid.uuid4(), "goal", "adult", "hver lørdag"))
    adopted(plan, anna, leader)
    for kind in ("worker", "custody_parent", "child", "representative"):
        shown = page(related(child, f"K{kind}", kind), url("plan", plan))
        assert "hver lørdag" in shown
        for trace in ("søskende", "Bertil", str(his.id), str(his.case_id)):
            assert trace not in shown, (kind, trace)


def test_the_same_is_written_in_both_with_one_tick(plan: Plan, his: Plan, anna: Account):
    form = page(anna, url("plan-write", plan, "goal"))
    assert "Skriv det samme i planen for Bertil" in form
    both(plan, his, anna, adult="hver lørdag", child="I ses", said="jeg savner ham")
    goal = goal_of(his, anna)
    assert (goal.says("adult"), goal.says("child"), goal.says("said")) == ("hver lørdag", "", "")
    assert "Det samme står i planen for Bertil" in page(anna, url("plan", plan))
    assert "Det samme står i planen for Alma" in page(anna, url("plan", his))
    again = page(anna, url("plan-part", plan, goal_of(plan, anna).id))
    assert re.search(rf'value="{his.id}"[^>]*checked', again)


def test_without_a_tick_only_one_is_written_and_both_pages_say_so(plan: Plan, his: Plan, anna: Account):
    both(plan, his, anna)
    path = url("plan-part", plan, goal_of(plan, anna).id)
    sent(anna, path, adult="hver søndag")
    assert goal_of(his, anna).says("adult") == "hver lørdag"
    assert "Siger ikke længere det samme som i planen for Bertil" in page(anna, url("plan", plan))
    assert "Siger ikke længere det samme som i planen for Alma" in page(anna, url("plan", his))
    form = page(anna, path)
    assert "Sådan står der nu i planen for Bertil" in form
    assert not re.search(rf'value="{his.id}"[^>]*checked', form)
    sent(anna, path, adult="hver søndag", siblings=[str(his.id)])
    assert goal_of(his, anna).says("adult") == "hver søndag"


def test_what_somebody_wrote_in_the_other_plan_meanwhile_is_shown_and_nothing_written(
    plan: Plan, his: Plan, anna: Account
):
    both(plan, his, anna)
    path = url("plan-part", plan, goal_of(plan, anna).id)
    hidden = dict(HIDDEN.findall(page(anna, path)))
    sent(anna, url("plan-part", his, goal_of(his, anna).id), adult="en anden skrev")
    before = Version.objects.count()
    answer = Visitor(anna).post(path, **hidden, adult="hver søndag", siblings=[str(his.id)])
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert Version.objects.count() == before
    for text in ("en anden skrev", "hver søndag", "Planen for Bertil: Målet"):
        assert text in shown
    answer = Visitor(anna).post(path, **dict(HIDDEN.findall(shown)), adult="hver søndag", siblings=[str(his.id)])
    assert answer.status_code == 302
    assert goal_of(his, anna).says("adult") == "hver søndag"


def test_a_name_in_what_all_will_read_is_asked_about_once(plan: Plan, his: Plan, anna: Account):
    path, more = url("plan-write", plan, "effort"), {"siblings": [str(his.id)]}
    answer = sent(anna, path, adult="Bertils skole ringer", **more)
    assert answer.status_code == 200
    assert "Teksten nævner Bertil" in answer.content.decode()
    assert not Wording.objects.exists()
    assert sent(anna, path, adult="Bertils skole ringer", named="on", **more).status_code == 302
    assert Wording.objects.count() == 2
    both(plan, his, anna, adult="Bertil ringer", named="on")
    path = url("plan-part", plan, goal_of(plan, anna).id)
    assert sent(anna, path, adult="Bertil ringer", sign="glad", **more).status_code == 302


def test_who_will_read_it_is_said(plan: Plan, his: Plan, anna: Account):
    mother = Person.objects.create(municipality=plan.case.municipality, name="Maria Test")
    Tie.objects.create(case=his.case, person=mother, part="custody_holder", during=SINCE)
    assert "læses det, når den er vedtaget, af: Bertil, Maria Test" in page(anna, url("plan-write", plan, "goal"))


def test_who_has_one_case_alone_is_asked_nothing(plan: Plan, his: Plan, child: Case, anna: Account):
    both(plan, his, anna)
    bo = related(child, "Bo", "worker")
    path = url("plan-part", plan, goal_of(plan, anna).id)
    form = page(bo, path)
    assert "Bertil" not in form
    assert str(his.id) not in form
    assert sent(bo, path, adult="hver søndag", siblings=[str(his.id)]).status_code == 302
    assert goal_of(his, anna).says("adult") == "hver lørdag"


def test_what_is_not_said_alike_is_not_offered(plan: Plan, anna: Account):
    for sort in ("whole_child", "need", "wish", "view", "child_involved", "purpose"):
        assert 'name="siblings"' not in page(anna, url("plan-write", plan, sort))


def test_an_approval_is_asked_for_both_at_once(plan: Plan, his: Plan, anna: Account):
    both(plan, his, anna)
    assert "Bed også om godkendelse af" in page(anna, url("plan-ask", plan))
    answer = Visitor(anna).post(url("plan-ask", plan), text="se på dem begge", siblings=[str(his.id)])
    assert answer.status_code == 302
    assert set(Step.objects.values_list("plan", "taken")) == {(plan.id, "asked"), (his.id, "asked")}


def test_what_stands_beside_a_plan_is_taken_apart_as_it_was_asked(plan: Plan, anna: Account):
    with world.web(anna):
        opened = case_opened(plan.case_id, by=anna, object_="drafting")
        asked = around_of(opened, TODAY), questions_of(plan), questions_beside(plan)
    assert tuple(map(len, asked)) == (AROUND, THEIRS, UNITING)


def test_the_pages_ask_little(plan: Plan, his: Plan, anna: Account):
    both(plan, his, anna)
    part = goal_of(plan, anna).id
    for path in (
        url("plan", plan),
        url("plan-part", plan, part),
        url("plan-write", plan, "goal"),
        url("plan-ask", plan),
    ):
        asks_little(Visitor(anna), path)
