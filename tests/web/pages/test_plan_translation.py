"""A plan is translated part by part and checked by somebody else, through the pages, and read beside its own words."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest

from livline.access.models import Account
from livline.cases.models import Case
from livline.plans.models import Plan, Translation
from livline.plans.services import Said
from tests.ground import world
from tests.ground.test_plans import adopted, goal, written
from tests.web.pages.surroundings import asks_little, related
from tests.web.pages.test_plan import anna, child, only_goal, page, plan, url
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "child", "plan"]
PART = uuid.UUID(int=6)
UK, AR = "Я хочу ходити на плавання", "أريد أن أسبح"
HIDDEN = re.compile(r'name="((?:was|of)_\w+)" value="([0-9a-f-]{36})"')


@pytest.fixture
def goals(plan: Plan, anna: Account) -> Plan:
    written(plan, anna, *goal(PART, adult="går til svømning", child="jeg går til svømning", area="leisure"))
    return plan


def translate(who: Account, plan: Plan, language: str = "uk", again: str = "", **says: str) -> Any:
    """Send the form of a part as its page gave it."""
    path = url("plan-translate", plan, language, PART)
    return Visitor(who).post(path, again, **dict(HIDDEN.findall(page(who, path))) | says)


def check(who: Account, plan: Plan, language: str = "uk") -> Any:
    return Visitor(who).post(url("plan-translation-check", plan, language, PART))


def test_a_language_leads_to_its_page_and_a_part_is_translated_there(goals: Plan, anna: Account):
    chosen = Visitor(anna).get(url("plan-translations", goals), language="uk")
    assert chosen["Location"] == url("plan-translation", goals, "uk")
    shown = page(anna, url("plan-translation", goals, "uk"))
    assert "Ikke oversat endnu." in shown
    assert '<html lang="da"' in shown  # the page itself stays in the reader's language
    answer = translate(anna, goals, child=UK, translator="Tolkebureauet")
    assert answer["Location"] == f"{url('plan-translation', goals, 'uk')}#part-{PART}"
    shown = page(anna, url("plan-translation", goals, "uk"))
    assert UK in shown
    assert "Oversat af Tolkebureauet" in shown
    assert "Ikke kontrolleret endnu." in shown
    assert "De siger det samme" not in shown  # not by who wrote it
    assert "1 af 2 tekster oversat, 0 kontrolleret" in page(anna, url("plan-translations", goals))


def test_sent_again_as_it_stands_writes_nothing(goals: Plan, anna: Account):
    translate(anna, goals, child=UK)
    translate(anna, goals, child=UK)
    assert Translation.objects.count() == 1
    key = str(uuid.uuid4())
    for _ in range(2):
        translate(anna, goals, again=key, child=UK, adult="ходить")
    assert Translation.objects.count() == 2


def test_another_checks_it_and_it_is_read_beside_the_words(goals: Plan, child: Case, anna: Account):
    bo, mother = related(child, "Bo", "leader"), related(child, "Mor", "custody_parent")
    translate(anna, goals, child=UK)
    adopted(goals, anna, bo)
    assert UK not in page(mother, url("plan", goals), language="uk")
    assert check(anna, goals).status_code == 404
    assert "De siger det samme" in page(bo, url("plan-translation", goals, "uk"))
    assert check(bo, goals).status_code == 302
    assert "ukrainsk" in page(mother, url("plan", goals))
    shown = page(mother, url("plan", goals), language="uk")
    assert UK in shown
    assert "jeg går til svømning" in shown
    assert "Kontrolleret" in shown
    assert "Tolke" not in shown
    for who in (anna, mother):
        assert UK not in page(who, url("plan", goals))
        asks_little(Visitor(who), url("plan", goals), language="uk")


def test_what_is_worded_anew_is_marked_until_it_is_translated_anew(goals: Plan, child: Case, anna: Account):
    translate(anna, goals, child=UK)
    check(related(child, "Bo", "leader"), goals)
    now = only_goal(goals, anna).words["child"].id
    written(goals, anna, Said(PART, "goal", "child", "jeg svømmer hver uge", now))
    assert "Ikke længere den samme" in page(anna, url("plan-translation", goals, "uk"))
    assert "Ikke længere den samme" in page(anna, url("plan", goals), language="uk")
    translate(anna, goals, child="Я плаваю")
    assert "Ikke længere den samme" not in page(anna, url("plan-translation", goals, "uk"))


def test_of_two_who_translate_at_once_the_second_loses_nothing(goals: Plan, child: Case, anna: Account):
    eva, path = related(child, "Eva", "worker"), url("plan-translate", goals, "uk", PART)
    before = dict(HIDDEN.findall(page(eva, path)))
    translate(anna, goals, child=UK)
    answer = Visitor(eva).post(path, **before | {"child": "Xq7 по-моєму"})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Xq7 по-моєму" in shown
    assert "En anden har oversat her imens" in shown
    again = dict(HIDDEN.findall(shown)) | {"child": "Xq7 по-моєму"}
    assert Visitor(eva).post(path, **again).status_code == 302
    assert "Xq7" in page(anna, url("plan-translation", goals, "uk"))


def test_a_language_that_is_written_from_the_right_says_so(goals: Plan, anna: Account):
    translate(anna, goals, "ar", child=AR)
    assert 'lang="ar" dir="rtl"' in page(anna, url("plan-translation", goals, "ar"))
    shown = page(anna, url("plan", goals), language="ar")
    assert AR in shown
    assert "På papir med oversættelsen" in shown
    assert Visitor(anna).get(url("plan-paper", goals), language="ar").content.startswith(b"%PDF")


def test_a_paper_has_the_translation_that_was_checked(goals: Plan, child: Case, anna: Account):
    translate(anna, goals, child=UK)
    check(related(child, "Bo", "leader"), goals)
    plain, more = (Visitor(anna).get(url("plan-paper", goals), **told).content for told in ({}, {"language": "uk"}))
    assert len(more) > len(plain)
    assert Visitor(anna).get(url("plan-paper", goals), language="pl").status_code == 404


def test_nobody_else_finds_the_pages(goals: Plan, child: Case, anna: Account):
    translate(anna, goals, child=UK)
    count = Translation.objects.count()
    pages = [url("plan-translations", goals), url("plan-translation", goals, "uk")]
    pages += [url(name, goals, "uk", PART) for name in ("plan-translate", "plan-translation-check")]
    strangers = [related(child, f"U{kind}", kind) for kind in ("child", "custody_parent", "foster", "parent")]
    for who in (*strangers, world.account("Carla", child.municipality)):
        for path in pages:
            assert Visitor(who).get(path).status_code in (404, 405)
            assert Visitor(who).post(path, child="x").status_code in (404, 405)
    bo = related(child, "Bo", "leader")
    assert Visitor(bo).get(pages[2]).status_code == 404  # who decides checks, and does not write
    assert Visitor(anna).get(url("plan-translation", goals, "xx")).status_code == 404
    assert Translation.objects.count() == count


def test_the_pages_ask_little(goals: Plan, anna: Account):
    translate(anna, goals, child=UK)
    paths = [url("plan-translations", goals), url("plan-translation", goals, "uk")]
    for path in (*paths, url("plan-translate", goals, "uk", PART)):
        asks_little(Visitor(anna), path)
