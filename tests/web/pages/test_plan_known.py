"""What is known already is offered where a plan begins, and carried over with one click."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from livline.access.models import Account
from livline.cases.models import Case
from livline.plans.models import Carried, Plan, Version
from livline.studies.headings import Depth
from livline.studies.services import study_begin, text_write
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import seen
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor

TAKE = re.compile(r'name="take" value="([^"]+)"( checked)?')
SHOWN = re.compile(r'name="shown" value="([^"]+)"')


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


def studied(child: Case, anna: Account, **texts: str) -> None:
    with world.web(anna):
        study = study_begin(case=child, depth=Depth.DEEP, on=TODAY - 9 * DAY, by=anna)
        for heading, text in texts.items():
            text_write(study=study, heading=heading, text=text, replaces=None, taken_from=None, by=anna)


def begun(child: Case, anna: Account) -> tuple[Plan, str]:
    """A plan through the page, and where that led."""
    answer = Visitor(anna).post(reverse("plan-begin", args=[child.id]), type="barnets_plan")
    assert answer.status_code == 302
    return Plan.objects.get(case=child), answer["Location"]


def url(name: str, plan: Plan) -> str:
    return reverse(name, args=[plan.case_id, plan.id])


def page(who: Account, path: str) -> str:
    answer = Visitor(who).get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_where_something_is_known_a_plan_begins_with_it(child: Case, anna: Account):
    studied(child, anna, concerns="Sover dårligt.\nSavner sin bror.", child_view="Vil være i ro.")
    plan, went_to = begun(child, anna)
    assert went_to == url("plan-known", plan)
    shown = page(anna, went_to)
    assert "Sover dårligt." in shown
    assert "Bekymringer" in shown
    assert "Passer det også til målene" in shown
    assert [bool(checked) for _key, checked in TAKE.findall(shown)] == [True, True, False]
    chosen = [key for key, checked in TAKE.findall(shown) if checked]
    answer = Visitor(anna).post(went_to, take=chosen[:1], shown=SHOWN.findall(shown))
    assert answer["Location"] == url("plan", plan)
    assert [need.says("text") for need in seen(plan, anna).content.of("need")] == ["Sover dårligt."]
    assert Carried.objects.filter(part__isnull=True).count() == 2
    again = page(anna, went_to)
    assert "Set før og ikke taget med" in again
    assert "Sover dårligt." not in again


def test_where_nothing_is_known_it_goes_straight_on(child: Case, anna: Account):
    plan, went_to = begun(child, anna)
    assert went_to == url("plan", plan)
    assert "Her er ikke mere at tage med" in page(anna, url("plan-known", plan))
    assert url("plan-known", plan) in page(anna, url("plan", plan))


def test_sent_twice_is_carried_once_and_ticks_are_kept(child: Case, anna: Account):
    studied(child, anna, concerns="Sover dårligt.")
    plan, path = begun(child, anna)
    keep = reverse("draft", args=[child.id, f"plan-{plan.id}-known"])
    assert Visitor(anna).post(keep, take=["nothing"]).status_code == 204
    shown = page(anna, path)
    assert [bool(checked) for _key, checked in TAKE.findall(shown)] == [False]
    key, sent = "6f3e4c1a-0000-4000-8000-000000000001", {"take": [key for key, _ in TAKE.findall(shown)]}
    assert [Visitor(anna).post(path, key, **sent)["Location"] for _ in range(2)] == [url("plan", plan)] * 2
    assert Version.objects.count() == 1


def test_what_came_while_the_page_was_open_is_asked_about_next_time(child: Case, anna: Account):
    studied(child, anna, concerns="Sover dårligt.")
    plan, path = begun(child, anna)
    Visitor(anna).post(path, shown=["something"])
    assert "Sover dårligt." in page(anna, path)
    assert not Carried.objects.exists()
    assert Version.objects.count() == 0
    assert not seen(plan, anna).carried


def test_the_plan_says_where_a_part_came_from_and_that_something_is_new(child: Case, anna: Account):
    studied(child, anna, resources="Tegner heste.")
    plan, path = begun(child, anna)
    Visitor(anna).post(path, take=[key for key, _ in TAKE.findall(page(anna, path))])
    assert "Taget med fra: Undersøgelsen" in page(anna, url("plan", plan)).replace("\n", " ")
    assert "ny faglig vurdering" not in page(anna, url("plan", plan))
    old = Plan.objects.create(case=child, type="barnets_plan", by=anna, at=timezone.now() - 30 * DAY)
    shown = page(anna, url("plan", old))
    assert "Der er kommet en ny faglig vurdering siden" in shown
    assert url("plan-known", old) in shown
    leader = related(child, "Chef", "leader")
    assert "ny faglig vurdering" not in page(leader, url("plan", old))


def test_who_does_not_word_the_plan_finds_nothing(child: Case, anna: Account):
    studied(child, anna, concerns="Sover dårligt.")
    _plan, path = begun(child, anna)
    for kind in ("leader", "custody_parent", "child", "foster", "night_desk"):
        who = Visitor(related(child, f"K{kind}", kind))
        assert who.get(path).status_code == who.post(path, take=["x"]).status_code == 404


def test_it_asks_little(child: Case, anna: Account):
    studied(child, anna, concerns="Sover dårligt.", resources="Tegner heste.", conclusion="Ro.")
    world.entry(child, "decision", date=TODAY - DAY, about="placement", duration="Et år", position=9)
    _plan, path = begun(child, anna)
    asks_little(Visitor(anna), path)
