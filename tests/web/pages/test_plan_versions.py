"""What a plan has said is read as it was, and what changed is told in sentences, through the pages."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case
from livline.plans.models import Plan
from livline.plans.services import Said
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.ground.test_plans import goal, seen, written
from tests.web.pages.surroundings import asks_little, related
from tests.web.pages.test_plan import anna, child, only_goal, page, plan, sent, url
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "child", "plan"]


def reworded(plan: Plan, anna: Account) -> uuid.UUID:
    """A goal that was worded anew, and a second one beside it."""
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="går i skole hver dag", sign="kommer glad hjem"))
    now = only_goal(plan, anna).words["adult"].id
    written(plan, anna, Said(part, "goal", "adult", "har en ven i klassen", now))
    written(plan, anna, *goal(uuid.uuid4(), adult="cykler til træning"))
    return part


def test_a_version_reads_as_it_was(plan: Plan, anna: Account):
    reworded(plan, anna)
    shown = page(anna, url("plan-version", plan, 1))
    assert "går i skole hver dag" in shown
    assert "har en ven i klassen" not in shown
    assert "Skriv om" not in shown
    assert Visitor(anna).get(url("plan-version", plan, 4)).status_code == 404


def test_a_day_leads_to_its_version(plan: Plan, anna: Account):
    reworded(plan, anna)
    path = url("plan-versions", plan)
    answer = Visitor(anna).get(path, day=TODAY.strftime("%d.%m.%Y"))
    assert answer["Location"] == url("plan-version", plan, 3)
    before = (TODAY - dt.timedelta(days=1)).strftime("%d.%m.%Y")
    assert "ikke skrevet noget" in page(anna, path, day=before)
    assert "Skriv datoen" in page(anna, path, day="engang")


def test_what_changed_reads_as_sentences_and_side_by_side(plan: Plan, anna: Account):
    part = reworded(plan, anna)
    shown = page(anna, url("plan-compare", plan), before=1, after=3)
    assert "Mål 1: ‚går i skole hver dag‘ er blevet til ‚har en ven i klassen‘" in shown
    assert "Mål 2 er nyt: ‚cykler til træning‘" in shown
    assert "<del>" in shown
    assert "<ins>" in shown
    assert shown.count("er blevet til") == page(anna, url("plan-compare", plan), before=3, after=1).count(
        "er blevet til"
    )
    sent(anna, url("plan-goal-end", plan, part), ended="reached", ended_why="du har Karla")
    sent(anna, url("plan-write", plan, "effort"), adult="kontaktperson")
    shown = page(anna, url("plan-compare", plan), before=3, after=5)
    assert "Mål 1 er afsluttet (nået): ‚du har Karla‘" in shown
    assert "Indsatsen er skrevet: ‚kontaktperson‘" in shown
    sent(anna, url("plan-write", plan, "effort"), adult="")
    assert "Indsatsen er taget ud" in page(anna, url("plan-compare", plan))


def test_fields_that_are_chosen_read_as_words(plan: Plan, anna: Account):
    sent(anna, url("plan-write", plan, "goal"), adult="sover", area="school")
    part = only_goal(plan, anna).id
    sent(anna, url("plan-part", plan, part), adult="sover", area="health", by_when="01.03.2027", sign="smiler")
    shown = page(anna, url("plan-compare", plan))
    assert "fokusområde: ‚Skole og læring‘ er blevet til ‚Sundhed‘" in shown
    assert "hvornår ser vi på det er skrevet: ‚1. marts 2027‘" in shown


def test_one_version_is_compared_with_nothing(plan: Plan, anna: Account):
    assert "Her er ingen udgaver endnu" in page(anna, url("plan-versions", plan))
    written(plan, anna, *goal(uuid.uuid4(), adult="sover"))
    assert Visitor(anna).get(url("plan-compare", plan)).status_code == 404


@pytest.mark.parametrize("query", [{"before": "9", "after": "1"}, {"before": "x", "after": "1"}])
def test_what_is_no_version_is_not_compared(plan: Plan, anna: Account, query: dict[str, str]):
    reworded(plan, anna)
    assert Visitor(anna).get(url("plan-compare", plan), **query).status_code == 404


def test_versions_are_for_those_who_see_the_work(plan: Plan, child: Case, anna: Account):
    reworded(plan, anna)
    pages = [url("plan-versions", plan), url("plan-version", plan, 1), url("plan-compare", plan)]
    others = [related(child, f"U{kind}", kind) for kind in ("custody_parent", "child", "foster")]
    for who in (world.account("Carla", child.municipality), *others):
        for path in pages:
            assert Visitor(who).get(path).status_code == 404
    for path in pages:
        assert Visitor(related(child, f"Bo{path[-3:]}", "leader")).get(path).status_code == 200
        asks_little(Visitor(anna), path)
    assert reverse("plans", args=[child.id])
    assert len(seen(plan, anna).versions) == 3
