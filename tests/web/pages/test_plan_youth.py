"""A young person's plan speaks of a young person on every page, and to whoever it is about in their own person."""

from __future__ import annotations

import uuid

import pytest

from livline.access.models import Account
from livline.cases.models import Case
from livline.plans.content import PlanType
from livline.plans.models import Plan
from livline.plans.services import Said, plan_begin
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import adopted, goal, written
from tests.web.pages.surroundings import child_in, related
from tests.web.pages.test_plan import only_goal, page, url
from tests.web.pages.visiting import Visitor

PART = uuid.UUID(int=3)


@pytest.fixture
def child() -> Case:
    child = child_in(world.municipality())
    Case.objects.filter(id=child.id).update(born_on=TODAY - 6_200 * DAY)
    return Case.objects.get(id=child.id)


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    with world.web(anna):
        fresh = plan_begin(case=child, type_=PlanType.UNGEPLAN, by=anna)
    written(fresh, anna, *goal(PART, adult="bor selv", child="du bor selv", said="jeg vil bo selv", area="adult_life"))
    return fresh


def test_every_page_of_it_says_so(plan: Plan, child: Case, anna: Account):
    now = only_goal(plan, anna).words["child"].id
    written(plan, anna, Said(PART, "goal", "child", "du får din egen lejlighed", now))
    assert "Den unges egne ord" in page(anna, url("plan", plan))
    assert "Den unges udgave (PDF)" in page(anna, url("plan", plan))
    assert "sagt til den unge:" in page(anna, url("plan-compare", plan), before=1, after=2)
    wording = only_goal(plan, anna).words["child"].id
    remark = url("plan-remark", plan, wording)
    paths = [url("plan", plan), url("plan-part", plan, PART), url("plan-write", plan, "whole_child")]
    for path in (*paths, url("plan-version", plan, 1), remark):
        shown = page(anna, path)
        assert "Sagt til den unge" in shown, path
        assert "Sagt til barnet" not in shown, path


def test_who_it_is_about_reads_it_as_said_to_them_and_others_do_not(plan: Plan, child: Case, anna: Account):
    elias, mother = related(child, "Elias", "child"), related(child, "Mor", "custody_parent")
    adopted(plan, anna, related(child, "Bo", "leader"))
    shown = page(elias, url("plan", plan))
    assert "Sagt til dig" in shown
    assert "Dine egne ord" in shown
    assert "Dine mål" in shown
    assert "den unge" not in shown
    shown = page(mother, url("plan", plan))
    assert "Sagt til den unge" in shown
    assert "Sagt til dig" not in shown


def test_the_edition_of_a_young_person_is_a_file_of_its_own_look(plan: Plan, anna: Account):
    answer = Visitor(anna).get(url("plan-paper", plan), **{"for": "child"})
    assert answer.content.startswith(b"%PDF")
