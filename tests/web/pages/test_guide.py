"""The first day leads through a real case, remembers how far one has come, and can be put away."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from livline.access.models import Account
from livline.web.models import GuideMark
from livline.web.rooms.guide.steps import STEPS, address
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.web.pages.test_today import child_due, page_of
from tests.web.pages.visiting import Visitor

HEADING = "Din første dag"


@pytest.fixture
def anna() -> Account:
    return world.account("Anna Prøve", world.municipality())


def test_every_step_leads_to_a_page_and_is_remembered(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    there = [step for step in STEPS if address(step, child.id)]
    assert len(there) >= 5
    for number, step in enumerate(there):
        assert page_of(anna).count("guide-step--done") == number
        answer = Visitor(anna).post(reverse("guide"), step=step.slug, child=str(child.id))
        assert answer["Location"] == address(step, child.id)
        assert Visitor(anna).get(answer["Location"]).status_code == 200, step.slug
    assert page_of(anna).count("guide-step--done") == len(there)


def test_what_was_done_without_the_steps_is_ticked(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    assert "Din første dag med Livline: 0 af" in page_of(anna)
    visitor = Visitor(anna)
    visitor.get(reverse("case", args=[child.id]))
    assert "Din første dag med Livline: 1 af" in page_of(anna)
    visitor.get(reverse("duties", args=[child.id]))
    visitor.post(reverse("quick"), q="alma")
    world.entry(child, kind="visit", date=TODAY, recorded_by=anna, position=10)
    assert {one for one, is_done in ticked(page_of(anna)).items() if is_done} == {"open", "record", "why", "keys"}


def ticked(page: str) -> dict[str, bool]:
    """The steps as the page shows them."""
    steps = page.partition("guide-steps")[2].partition("</ol>")[0].split("<li ")[1:]
    return {step.partition('name="step" value="')[2].partition('"')[0]: "guide-step--done" in step for step in steps}


def test_the_steps_are_folded_once_one_is_gone(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    assert '<details class="guide-fold" open data-fold-narrow>' in page_of(anna)
    Visitor(anna).post(reverse("guide"), step="find")
    assert '<details class="guide-fold">' in page_of(anna)


def test_gone_twice_it_is_one_mark(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    for _ in range(2):
        Visitor(anna).post(reverse("guide"), step="find")
    assert GuideMark.objects.count() == 1


def test_put_away_it_stays_away_until_asked_for(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    assert HEADING in page_of(anna)
    Visitor(anna).post(reverse("guide"), step="closed")
    assert HEADING not in page_of(anna)
    Visitor(anna).post(reverse("guide"), step="again")
    assert HEADING in page_of(anna)


def test_a_step_opens_no_case_of_others_and_no_address_elsewhere(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    other = child_due(world.account("Bo", anna.municipality), "K2", "Bertil", 3)
    answer = Visitor(anna).post(reverse("guide"), step="open", child=str(other.id))
    assert Visitor(anna).get(answer["Location"]).status_code == 404
    for wrong in ({"step": "//evil.example"}, {"step": "open", "child": "x"}, {}):
        assert Visitor(anna).post(reverse("guide"), **wrong).status_code == 404


def test_the_wall_shows_marks_to_their_owner_alone(anna: Account):
    Visitor(anna).post(reverse("guide"), step="find")
    carla = world.account("Carla", anna.municipality)
    with world.web(carla):
        assert GuideMark.objects.count() == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            GuideMark.objects.create(account=anna, step="open")
    with world.web(anna):
        assert GuideMark.objects.count() == 1
