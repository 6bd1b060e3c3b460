"""While a plan is worded the page says how hard the text is, in the words of whom it is for, and keeps nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case
from livline.looks.models import Act, Look
from livline.plans.content import PlanType
from livline.plans.services import plan_begin
from livline.web.models import Draft
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import child_in, related
from tests.web.pages.visiting import Visitor

PLAIN = "Du sover hos Lene. " * 8
HARD = "Kommunalbestyrelsen iværksætter undersøgelsesforanstaltninger vedrørende anbringelsesgrundlaget. " * 6


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


def told(who: Account, child: Case, text: str, field: str = "adult") -> Any:
    answer = Visitor(who).post(reverse("plan-plainly", args=[child.id]), text=text, field=field)
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize(("text", "says"), [(PLAIN, "meget let"), (HARD, "meget svær"), ("Du sover hos Lene.", "")])
def test_it_says_how_hard_a_text_is_once_it_is_long_enough(anna: Account, child: Case, text: str, says: str):
    found = told(anna, child, text)["lix"]
    assert says in found
    assert bool(found) == bool(says)


def test_a_word_of_the_field_is_explained_as_for_whom_it_is_written(anna: Account, child: Case):
    text = "Du har samvær med din mor."
    adult, to_child = (told(anna, child, text, field)["hints"] for field in ("adult", "child"))
    assert [one["where"] for one in to_child] == ["‚samvær‘"]
    assert to_child[0]["what"] == "Fagord"
    assert adult[0]["instead"] != to_child[0]["instead"]


def test_nobody_is_advised_to_put_a_childs_own_words_otherwise(anna: Account, child: Case):
    text = "Jeg skal ikke flyttes i eksamensugen. " * 6
    assert told(anna, child, text)["hints"]
    assert told(anna, child, text, "said") == {"lix": "", "hints": []}


def test_nothing_of_the_text_is_kept(anna: Account, child: Case):
    told(anna, child, HARD)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("kind", ["leader", "child", "foster", "custody_parent"])
def test_only_who_words_plans_is_answered(child: Case, kind: str):
    answer = Visitor(related(child, "Else", kind)).post(reverse("plan-plainly", args=[child.id]), text="x")
    assert answer.status_code == 404


def test_beside_a_goal_stands_how_one_talks_with_a_child_of_this_age(anna: Account, child: Case):
    Case.objects.filter(id=child.id).update(born_on=TODAY - 8 * 366 * DAY)
    with world.web(anna):
        plan = plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)
    page = Visitor(anna).get(reverse("plan-write", args=[child.id, plan.id, "goal"])).content.decode()
    assert "Med et barn på omkring 8 år" in page
    assert "Med forældre, der er uenige" in page
    assert "omkring 4 år" not in page
    section = Visitor(anna).get(reverse("plan-write", args=[child.id, plan.id, "effort"])).content.decode()
    assert "Med et barn" not in section


def test_typing_is_no_look_at_the_case_and_what_is_refused_is(anna: Account, child: Case):
    """A day of writing would else fill the log of looks with what nobody looked at."""
    told(anna, child, PLAIN)
    assert not Look.objects.filter(case_id=child.id).exists()
    carla = world.account("Carla", child.municipality)
    assert Visitor(carla).post(reverse("plan-plainly", args=[child.id]), text=PLAIN, field="adult").status_code == 404
    assert [look.act for look in Look.objects.filter(case_id=child.id)] == [Act.REFUSED]
