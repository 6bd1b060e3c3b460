"""A plan as a file to print: each gets its own edition, and whoever may not read the plan gets nothing."""

from __future__ import annotations

import shutil
import subprocess
import uuid
from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account, Protection
from livline.cases.models import Case
from livline.plans.content import PlanType
from livline.plans.models import Plan
from livline.plans.services import plan_begin
from tests.ground import world
from tests.ground.test_plans import adopted, goal, written
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
WORDS = {"adult": "Alma læser en bog selv.", "child": "Jeg kan læse en bog.", "adults_do": "Jens lytter hver aften."}


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    """Adopted, and worded on since."""
    with world.web(anna):
        begun = plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)
    written(begun, anna, *goal(uuid.uuid4(), **WORDS))
    adopted(begun, anna, related(child, "Bo", "leader"))
    written(begun, anna, *goal(uuid.uuid4(), adult="Alma cykler selv til skole."))
    return begun


def path(plan: Plan) -> str:
    return reverse("plan-paper", args=[plan.case_id, plan.id])


def printed(who: Account, plan: Plan, **query: Any) -> str:
    """The text of the paper that somebody gets."""
    answer = Visitor(who).get(path(plan), **query)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert "no-store" in answer["Cache-Control"]
    done = subprocess.run(["pdftotext", "-", "-"], input=answer.content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_a_worker_prints_the_plan_as_it_stands_or_as_it_was_said(plan: Plan, anna: Account):
    said = printed(anna, plan)
    assert "Barnets plan for Alma" in said
    assert "en kladde: planen er ikke vedtaget" in said
    assert "cykler selv" in said
    before = printed(anna, plan, version="1")
    assert "Version 1, vedtaget" in before
    assert "Udskrevet af Anna" in before
    assert anna.municipality
    assert anna.municipality.name in before
    assert "cykler selv" not in before


def test_a_worker_prints_the_child_s_edition_too(plan: Plan, anna: Account):
    said = printed(anna, plan, **{"for": "child"})
    assert "Jeg kan læse en bog." in said
    assert "Jens lytter" in said
    assert "Alma læser en bog selv." not in said


@pytest.mark.parametrize("asked", [{}, {"for": "adult"}, {"for": "child"}])
def test_the_child_gets_its_own_edition_of_what_was_adopted(plan: Plan, child: Case, asked: dict[str, str]):
    said = printed(related(child, "Dorte", "child"), plan, **asked)
    assert "Jeg kan læse en bog." in said
    assert "Alma læser en bog selv." not in said
    assert "mål, som ikke er skrevet til dig" not in said


@pytest.mark.parametrize("kind", ["custody_parent", "representative"])
def test_a_party_gets_what_was_adopted_and_nothing_since(plan: Plan, child: Case, kind: str):
    mona = related(child, "Mona", kind)
    said = printed(mona, plan, **{"for": "child"})
    assert "Alma læser en bog selv." in said
    assert "cykler selv" not in said
    assert Visitor(mona).get(path(plan), version="2").status_code == 404


@pytest.mark.parametrize("kind", ["child", "custody_parent", "representative"])
def test_no_party_gets_one_where_the_place_is_secret(plan: Plan, child: Case, anna: Account, kind: str):
    Protection.objects.create(case=child, level="secret", reason="trusler", raised_by=anna)
    assert Visitor(related(child, "Mona", kind)).get(path(plan)).status_code == 404
    assert "Barnets plan for Alma" in printed(anna, plan)


@pytest.mark.parametrize("kind", ["site_staff", "foster", "parent", "parent_restricted", "support_person", "inspector"])
def test_others_find_none(plan: Plan, child: Case, kind: str):
    assert Visitor(related(child, "Sigga", kind)).get(path(plan)).status_code == 404


def test_a_stranger_finds_none_and_a_plan_of_another_case_is_not_there(plan: Plan, child: Case, anna: Account):
    other = child_in(child.municipality, "K2", "Nola")
    stranger = related(other, "Svend", "worker")
    assert Visitor(stranger).get(path(plan)).status_code == 404
    assert Visitor(stranger).get(reverse("plan-paper", args=[other.id, plan.id])).status_code == 404
    assert Visitor(world.account("Ingen", child.municipality)).get(path(plan)).status_code == 404


@pytest.mark.parametrize("version", ["9", "x", "-1", "²"])
def test_a_version_that_is_none_is_not_there(plan: Plan, anna: Account, version: str):
    assert Visitor(anna).get(path(plan), version=version).status_code == 404


def test_a_plan_without_words_can_be_printed(child: Case, anna: Account):
    with world.web(anna):
        begun = plan_begin(case=child, type_=PlanType.UNGEPLAN, by=anna)
    assert "Ungeplan for Alma" in printed(anna, begun)


def test_it_asks_little_for_many_goals_too(plan: Plan, child: Case, anna: Account):
    for number in range(5):
        written(plan, anna, *goal(uuid.uuid4(), adult=f"Mål {number}"))
    asks_little(Visitor(anna), path(plan))
    asks_little(Visitor(related(child, "Dorte", "child")), path(plan))
