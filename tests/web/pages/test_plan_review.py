"""A plan is gone through and mapped, through the pages: what is seen, what is left as it is, and who sees it."""

from __future__ import annotations

import re
import uuid

import pytest

from livline.access.models import Account
from livline.cases.models import Case
from livline.plans.content import PlanType
from livline.plans.models import Plan
from livline.plans.services import Said, plan_begin
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import goal, written
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.test_plan import page, sent, url
from tests.web.pages.visiting import Visitor

NEED, FIRST = uuid.UUID(int=7), uuid.UUID(int=8)
LEAVE = re.compile(r'href="([^"]+/review/[0-9a-f]{64}/)"')


@pytest.fixture
def child() -> Case:
    child = child_in(world.municipality())
    Case.objects.filter(id=child.id).update(born_on=TODAY - 2_500 * DAY)
    return Case.objects.get(id=child.id)


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    with world.web(anna):
        fresh = plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)
    need = Said(NEED, "need", "text", "ro om natten")
    written(fresh, anna, need, *goal(FIRST, adult="Alma sover natten igennem", area="health", needs=str(NEED)))
    return fresh


def leaving(who: Account, plan: Plan) -> list[str]:
    """Where each thing that is open can be left as it is."""
    return LEAVE.findall(page(who, url("plan-review", plan)))


def test_the_review_shows_the_very_part_and_where_it_is_put_right(plan: Plan, anna: Account):
    html = page(anna, url("plan-review", plan))
    assert "Står der, hvad de voksne gør?" in html
    assert f"#part-{FIRST}" in html
    assert url("plan-part", plan, FIRST) in html
    assert "Ved stedet nok til at passe på barnet i nat?" in html


def test_what_is_left_with_a_reason_is_quiet_until_its_part_changes(plan: Plan, anna: Account):
    before = leaving(anna, plan)
    answer = sent(anna, before[0], reason="")
    assert answer.status_code == 200  # a reason is needed
    assert sent(anna, before[0], reason="det aftales på mødet").status_code == 302
    assert len(leaving(anna, plan)) == len(before) - 1
    assert "det aftales på mødet" in page(anna, url("plan-review", plan))
    assert Visitor(anna).get(before[0]).status_code == 200  # still there to be read


def test_who_leaves_what_another_left_is_told(plan: Plan, child: Case, anna: Account):
    eva, address = related(child, "Eva", "worker"), leaving(anna, plan)[0]
    assert sent(anna, address, reason="aftalt").status_code == 302
    assert Visitor(eva).post(address, reason="igen", submission=str(uuid.uuid4())).status_code == 409


def test_a_mark_that_is_of_nothing_is_not_found(plan: Plan, anna: Account):
    assert Visitor(anna).get(url("plan-leave", plan, "0" * 64)).status_code == 404


def test_the_map_draws_what_answers_what_and_says_it_as_a_list(plan: Plan, anna: Account):
    html = page(anna, url("plan-map", plan))
    assert html.count('class="plan-map-line"') == 1
    assert "svares af" in html
    assert "Mål 1" in html
    written(plan, anna, Said(uuid.uuid4(), "need", "text", "en ven"))
    html = page(anna, url("plan-map", plan))
    assert html.count("plan-map-box--open") == 1
    assert "intet mål endnu" in html


def test_an_empty_map_says_what_it_will_show(child: Case, anna: Account):
    with world.web(anna):
        fresh = plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)
    assert "Kortet er tomt endnu" in page(anna, url("plan-map", fresh))


def test_the_leader_sees_the_review_and_changes_nothing(plan: Plan, child: Case):
    bo = related(child, "Bo", "leader")
    html = page(bo, url("plan-review", plan))
    assert "Står der, hvad de voksne gør?" in html
    assert not LEAVE.findall(html)


@pytest.mark.parametrize("kind", ["child", "custody_parent", "foster", "site_staff"])
@pytest.mark.parametrize("name", ["plan-review", "plan-map"])
def test_nobody_else_finds_them(plan: Plan, child: Case, kind: str, name: str):
    assert Visitor(related(child, "Else", kind)).get(url(name, plan)).status_code == 404


def test_the_pages_ask_little(plan: Plan, anna: Account):
    for name in ("plan-review", "plan-map", "plan"):
        asks_little(Visitor(anna), url(name, plan))
