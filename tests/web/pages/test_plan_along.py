"""The goals of an adopted plan along the child's life, for who reads its words and nobody else."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case
from livline.plans.models import Plan
from livline.plans.services import Said
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import adopted, goal, written
from tests.web.pages.surroundings import asks_little, related
from tests.web.pages.test_plan import anna, child, only_goal, page, plan
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "child", "plan"]
PART = uuid.UUID(int=11)


@pytest.fixture
def whole(plan: Plan, child: Case, anna: Account) -> Plan:
    """An adopted plan with a goal that a draft words anew."""
    look = (TODAY + 90 * DAY).isoformat()
    written(plan, anna, *goal(PART, adult="Xq7 sover godt", child="du sover godt", area="health", by_when=look))
    adopted(plan, anna, related(child, "Bo", "leader"))
    now = only_goal(plan, anna).words["adult"].id
    written(plan, anna, Said(PART, "goal", "adult", "Xq8 et udkast", now))
    return plan


def life(who: Account, child: Case) -> str:
    return page(who, reverse("case", args=[child.id]))


def test_an_adopted_goal_is_drawn_and_told_in_the_table(whole: Plan, child: Case, anna: Account):
    shown = life(anna, child)
    assert 'id="livline-goals"' in shown
    assert "bar--goal" in shown
    assert "Xq7 sover godt" in shown
    assert "Xq8" not in shown
    asks_little(Visitor(anna), reverse("case", args=[child.id]))


@pytest.mark.parametrize(("kind", "text"), [("custody_parent", "Xq7 sover godt"), ("child", "du sover godt")])
def test_the_parties_see_it_as_it_is_said_to_them(whole: Plan, child: Case, kind: str, text: str):
    assert text in life(related(child, "Part", kind), child)


@pytest.mark.parametrize("kind", ["foster", "site_staff", "parent", "support_person"])
def test_who_does_not_read_the_plan_sees_no_goal(whole: Plan, child: Case, kind: str):
    shown = life(related(child, "Anden", kind), child)
    assert "livline-goals" not in shown
    assert "sover godt" not in shown
