"""What changed in a plan is told part by part, whatever the words."""

from __future__ import annotations

import uuid

import pytest

from livline.access.models import Account
from livline.cases.models import Case
from livline.plans.comparing import Became, compared_plans
from livline.plans.content import PlanType
from livline.plans.models import Plan
from livline.plans.services import Said, plan_begin
from tests.ground import world
from tests.ground.test_plans import goal, related, seen, written

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def child() -> Case:
    return world.case(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    with world.web(anna):
        return plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)


def test_each_part_is_new_changed_ended_or_gone(plan: Plan, anna: Account):
    first, second, third = (uuid.uuid4() for _ in range(3))
    for part, text in ((first, "A"), (second, "B"), (third, "C")):
        written(plan, anna, *goal(part, adult=text))
    stands = {part.id: part.words["adult"].id for part in seen(plan, anna).content.goals}
    written(
        plan, anna, Said(first, "goal", "adult", "AA", stands[first]), Said(second, "goal", "ended", "reached"),
        Said(third, "goal", "adult", "", stands[third]), Said(uuid.uuid4(), "need", "text", "ro"),
    )  # fmt: skip
    told = seen(plan, anna)
    changes = compared_plans(told.at(3), told.at(4))
    assert [(one.sort.name, one.became) for one in changes] == [
        ("need", Became.NEW),
        ("goal", Became.CHANGED),
        ("goal", Became.ENDED),
        ("goal", Became.GONE),
    ]
    assert [one.number for one in changes] == [1, 1, 2, 3]
    assert [(one.before, one.after) for one in changes[1].fields] == [("A", "AA")]
    assert compared_plans(told.at(4), told.at(4)) == []
