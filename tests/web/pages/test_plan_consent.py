"""Who is asked to consent to a plan stands in it by name, with what they said; and what opens by itself."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.cases.services import fact_record
from livline.people import services as people
from livline.people.models import Part, Tie
from livline.plans.models import Plan
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import adopted, goal, seen, written
from tests.web.pages.surroundings import asks_little, related
from tests.web.pages.test_plan import anna, child, moved_in, page, plan, sent, url
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "child", "plan"]
OLD_ENOUGH, NEARLY = 15 * 366, 16 * 365 - 60


@pytest.fixture
def bo(child: Case) -> Account:
    return related(child, "Bo", "leader")


@pytest.fixture
def mona(child: Case, anna: Account) -> Tie:
    """The mother, who has custody."""
    with world.web(anna):
        return people.person_add(case=child, part=Part.CUSTODY_HOLDER, name="Mona", by=anna)


def answered(anna: Account, path: str, **says: str) -> int:
    """Send what somebody says, with the id that the page gave it."""
    part = str(uuid.uuid4())
    return int(Visitor(anna).post(path, **{"part": part} | says).status_code)


def born(child: Case, days_ago: int) -> None:
    Case.objects.filter(id=child.id).update(born_on=TODAY - days_ago * DAY)


def test_whoever_is_not_asked_yet_is_one_click_away(plan: Plan, anna: Account, mona: Tie):
    shown = page(anna, url("plan", plan))
    assert "Mona" in shown
    assert "er ikke spurgt endnu" in shown
    ask = f"{url('plan-write', plan, 'view')}?for={mona.id}"
    assert ask in shown
    form = page(anna, ask)
    assert 'value="Mona"' in form
    says = {"about": str(mona.id), "who": "Mona", "stance": "refuses", "said": "Det er ikke min plan."}
    assert answered(anna, ask, **says) == 302
    told = seen(plan, anna).content.of("view")[0]
    assert (told.says("person"), told.says("stance")) == (str(mona.id), "refuses")
    shown = page(anna, url("plan", plan))
    assert "er ikke spurgt endnu" not in shown
    assert "Samtykker ikke" in shown
    assert str(mona.id) not in shown.replace(ask, "")


def test_somebody_else_is_not_taken_for_who_is_asked(plan: Plan, anna: Account, mona: Tie):
    says = {"about": str(uuid.uuid4()), "who": "Mormor", "stance": "agrees"}
    assert answered(anna, url("plan-write", plan, "view"), **says) == 302
    assert seen(plan, anna).content.of("view")[0].says("person") == ""
    assert "er ikke spurgt endnu" in page(anna, url("plan", plan))


def test_a_young_person_is_asked_too(plan: Plan, child: Case, anna: Account, mona: Tie):
    assert "?for=child" not in page(anna, url("plan", plan))
    born(child, OLD_ENOUGH)
    assert "?for=child" in page(anna, url("plan", plan))


def test_what_was_answered_is_a_fact_once_the_plan_is_adopted(plan: Plan, anna: Account, bo: Account, mona: Tie):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover"))
    answered(anna, url("plan-write", plan, "view"), about=str(mona.id), who="Mona", stance="agrees")
    adopted(plan, anna, bo)
    told = Entry.objects.filter(kind="consent").values_list("by", "to", "given")
    assert list(told) == [("custody_holder", "plan_revision", True)]


def test_who_is_not_asked_stands_beside_the_question_for_an_approval(plan: Plan, anna: Account, bo: Account, mona: Tie):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover"))
    asks_little(Visitor(anna), url("plan-ask", plan))
    assert f"?for={mona.id}" in page(anna, url("plan-ask", plan))
    Visitor(anna).post(url("plan-ask", plan))
    shown = page(bo, url("plan-answer", plan))
    assert "er ikke spurgt endnu" in shown
    assert f"?for={mona.id}" not in shown


def test_a_draft_of_an_answer_opens_where_it_was_written(plan: Plan, anna: Account, mona: Tie):
    draft = reverse("draft", args=[plan.case_id, f"plan-{plan.id}-view-{mona.id}"])
    Visitor(anna).post(draft, said="Jeg var lige ved", about=str(mona.id), draft=str(uuid.uuid4()))
    assert "?draft=" in page(anna, reverse("today"))
    assert f"&amp;for={mona.id}" in page(anna, reverse("today"))


def test_the_parties_are_not_told_who_was_asked(plan: Plan, child: Case, anna: Account, bo: Account, mona: Tie):
    mother = related(child, "Mor", "custody_parent")
    written(plan, anna, *goal(uuid.uuid4(), adult="sover"))
    adopted(plan, anna, bo)
    assert "er ikke spurgt endnu" not in page(mother, url("plan", plan))


def test_no_more_questions_for_many_who_are_asked(plan: Plan, child: Case, anna: Account, mona: Tie):
    asks_little(Visitor(anna), url("plan", plan))
    with world.web(anna):
        for name in "ABCDE":
            people.person_add(case=child, part=Part.CUSTODY_HOLDER, name=name, by=anna)
    asks_little(Visitor(anna), url("plan", plan))


def test_the_way_to_adult_life_opens_before_the_birthday(plan: Plan, child: Case, anna: Account):
    path = url("plan-write", plan, "adult_life")
    assert Visitor(anna).get(path).status_code == 404
    born(child, NEARLY)
    assert "16 år den" in page(anna, url("plan", plan))
    assert sent(anna, path, job="Fritidsjob i brugsen").status_code == 302
    assert "Fritidsjob i brugsen" in page(anna, url("plan", plan))


def test_a_child_that_goes_home_needs_to_know_what_comes_after(plan: Plan, child: Case, anna: Account):
    moved_in(child, anna, 100, "p1")
    written(plan, anna, *goal(uuid.uuid4(), adult="sover"))
    lacks = '<span class="quiet">barnets lov § 100, stk. 5</span>'
    assert lacks not in page(anna, url("plan", plan))
    with world.web(anna):
        says = {"about": "return_home", "measure": "p1", "date": TODAY - 2 * DAY, "period_months": 2}
        fact_record(case=child, kind="decision", fields=says, by=anna)
    shown = page(anna, url("plan", plan))
    assert f"Den videre indsats {lacks}" in shown
    assert "_goals" not in shown


def test_what_is_told_of_an_adopted_plan_is_not_corrected_by_hand(plan: Plan, anna: Account, bo: Account):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover"))
    adopted(plan, anna, bo)
    fact = Entry.objects.get(kind="plan")
    shown = page(anna, reverse("fact-correct", args=[fact.id]))
    assert url("plan", plan) in shown
    assert reverse("fact-withdraw", args=[fact.id]) in shown
    Visitor(anna).post(reverse("fact-correct", args=[fact.id]), has=["purpose"], reason_for_change="x")
    assert Entry.objects.get(kind="plan").id == fact.id
    assert url("plan", plan) in page(anna, reverse("fact", args=[plan.case_id, fact.fact]))
