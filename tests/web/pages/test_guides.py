"""Guides for talking about goals, through their pages: Livline's, a municipality's own, and what was said before."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from livline.access.models import Account, Municipality
from livline.cases.models import Case
from livline.plans.content import PlanType
from livline.plans.guides import guides
from livline.plans.models import Plan
from livline.plans.services import plan_begin
from livline.terms.models import GuideText
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import goal, written
from tests.web.pages.surroundings import asks_little, child_in, in_office, related
from tests.web.pages.visiting import Visitor

OWN = next(guide for guide in guides() if guide.id == "eight")
TOLD = {"title": "Sådan gør vi i Nordby", "steps": "Gå en tur.\n\n  Spørg   om hunden. \nLyt."}


@pytest.fixture
def nordby() -> Municipality:
    return world.municipality()


@pytest.fixture
def ada(nordby: Municipality) -> Account:
    return in_office("Ada", nordby, "administrator")


@pytest.fixture
def child(nordby: Municipality) -> Case:
    child = child_in(nordby)
    Case.objects.filter(id=child.id).update(born_on=TODAY - 3_000 * DAY)
    return Case.objects.get(id=child.id)


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    with world.web(anna):
        return plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def change(who: Account, guide: str = "eight", again: str = "", **more: str) -> Any:
    return Visitor(who).post(reverse("guide-words", args=[guide]), again, **(TOLD | more))


def beside_a_goal(who: Account, plan: Plan) -> str:
    return text(Visitor(who).get(reverse("plan-write", args=[plan.case_id, plan.id, "goal"])))


def test_all_guides_are_listed_with_their_first_step(ada: Account):
    page = text(Visitor(ada).get(reverse("guides")))
    assert "Alle vejledninger er Livlines" in page
    assert page.count('<td data-title="Vejledning">') == len(guides())
    assert all(guide.da in page and guide.steps[0]["da"] in page for guide in guides())


def test_no_guide_stands_where_a_goal_is_ended_or_something_else_is_written(anna: Account, plan: Plan):
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="cykler selv"))
    page = Visitor(anna).get(reverse("plan-part", args=[plan.case_id, plan.id, part]))
    assert OWN.da in text(page)
    for path in (
        reverse("plan-goal-end", args=[plan.case_id, plan.id, part]),
        reverse("plan-write", args=[plan.case_id, plan.id, "effort"]),
    ):
        assert OWN.da not in text(Visitor(anna).get(path))


def test_a_guide_is_given_the_municipality_s_way_where_a_goal_is_written(ada: Account, anna: Account, plan: Plan):
    assert OWN.da in beside_a_goal(anna, plan)
    assert change(ada).status_code == 302
    page = beside_a_goal(anna, plan)
    assert OWN.da not in page
    assert "Sådan gør vi i Nordby" in page
    assert page.index("Gå en tur.") < page.index("Spørg om hunden.") < page.index("Lyt.")
    assert "kommunens egen" in text(Visitor(ada).get(reverse("guides")))


def test_livline_s_guide_is_taken_back_and_the_history_keeps_all(ada: Account, anna: Account, plan: Plan):
    change(ada)
    change(ada, title="En anden måde")
    path = reverse("guide-words", args=["eight"])
    assert OWN.steps[0]["da"] in text(Visitor(ada).get(path))  # beside the municipality's, Livline's own
    back = reverse("guide-words-back", args=["eight"])
    assert Visitor(ada).post(back).status_code == 302
    assert OWN.da in beside_a_goal(anna, plan)
    page = text(Visitor(ada).get(path))
    assert all(said in page for said in ("Sådan gør vi i Nordby", "En anden måde", "Taget tilbage", "Ada"))
    assert Visitor(ada).post(back).status_code == 404


@pytest.mark.parametrize(
    "more", [{"title": " "}, {"steps": " \n "}, {"steps": "\n".join(f"trin {n}" for n in range(11))}]
)
def test_what_cannot_be_is_told_and_what_was_typed_comes_back(ada: Account, more: dict[str, str]):
    answer = change(ada, **more)
    assert answer.status_code == 200
    assert (TOLD | more)["steps"].strip().split("\n")[0] in text(answer)
    assert not GuideText.objects.exists()


def test_what_is_typed_is_text_and_no_markup(ada: Account, anna: Account, plan: Plan):
    change(ada, steps="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in beside_a_goal(anna, plan)


def test_sent_twice_is_once(ada: Account):
    key = str(uuid.uuid4())
    for _ in range(2):
        change(ada, again=key)
    assert GuideText.objects.count() == 1


def test_a_stranger_gets_what_is_not_there(ada: Account, anna: Account, child: Case):
    change(ada)
    for who in (anna, related(child, "Dorte", "child"), in_office("Carla", child.municipality, "log_auditor")):
        for path in (reverse("guides"), reverse("guide-words", args=["eight"])):
            assert Visitor(who).get(path).status_code == 404
        assert change(who).status_code == 404
        assert Visitor(who).post(reverse("guide-words-back", args=["eight"])).status_code == 404
    assert Visitor(ada).get(reverse("guide-words", args=["nothing"])).status_code == 404
    assert GuideText.objects.count() == 1


def test_another_municipality_is_not_touched(ada: Account):
    sydby = world.municipality("Sydby")
    change(ada)
    assert TOLD["title"] not in text(Visitor(in_office("Sofus", sydby, "administrator")).get(reverse("guides")))
    svend = related(child_in(sydby, "K9", "Nola"), "Svend", "worker")
    with world.web(svend):
        assert not GuideText.objects.exists()


def test_the_wall_lets_nobody_else_write_or_change(ada: Account, anna: Account):
    change(ada)
    row: dict[str, Any] = {"municipality": ada.municipality, "guide": "eight", "title": "x", "steps": "x"}
    attempts = (
        lambda: GuideText.objects.create(by=anna, **row),
        lambda: GuideText.objects.create(by=ada, **row),
        lambda: GuideText.objects.update(title="x"),
        lambda: GuideText.objects.all().delete(),
    )
    for attempt in attempts:
        with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic():
        GuideText.objects.update(title="x")


def test_the_pages_ask_little(ada: Account, anna: Account, plan: Plan):
    change(ada)
    for path in (reverse("guides"), reverse("guide-words", args=["eight"])):
        asks_little(Visitor(ada), path)
    asks_little(Visitor(anna), reverse("plan-write", args=[plan.case_id, plan.id, "goal"]))
