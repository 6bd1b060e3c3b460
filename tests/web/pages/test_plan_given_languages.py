"""Translations go along with an edition, through the pages; and the line along a life holds no more."""

from __future__ import annotations

import re
from typing import Any

from django.urls import reverse

from livline.access.models import Account
from livline.plans.models import GivenRead, Plan, Translation
from tests.ground.test_plan_giving import lowered
from tests.web.pages.surroundings import asks_little, related
from tests.web.pages.test_paper import printed
from tests.web.pages.test_plan_giving import (
    GOAL,
    SCHOOL,
    SWIMS,
    TELLS,
    anna,
    bo,
    boxes,
    child,
    given,
    mother,
    page,
    place_is_open,
    plan,
    read_through,
    seen_in,
    tie,
    url,
)
from tests.web.pages.test_plan_translation import HIDDEN
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "bo", "child", "mother", "plan"]
UK, PL, NAMES = "ходить на плавання", "chodzi na basen", "chodzi do szkoły Solhøjskolen"
ALONG = re.compile(r'name="along" value="([0-9a-f-]+)"( checked)?')


def translated(plan: Plan, who: Account, checks: Account, text: str, language: str = "uk", part: Any = GOAL) -> str:
    """The id of a text of a goal in a language, checked."""
    path = url("plan-translate", plan, language, part)
    Visitor(who).post(path, **dict(HIDDEN.findall(page(who, path))) | {"adult": text})
    assert Visitor(checks).post(url("plan-translation-check", plan, language, part)).status_code == 302
    return str(Translation.objects.filter(language=language, checks=None).latest("at").id)


def along(plan: Plan, who: Account, *translations: str, texts: tuple[str, ...] = (SWIMS,)) -> Any:
    """An edition with translations."""
    text = page(who, url("plan-give", plan, tie()))
    found = boxes(text)
    more: dict[str, Any] = {"give": [found[one][0] for one in texts], "along": list(translations)}
    more["seen"] = seen_in(text)
    return Visitor(who).post(url("plan-give", plan, tie()), **more)


def test_translations_are_chosen_text_by_text_and_none_by_itself(plan: Plan, anna: Account, bo: Account):
    uk, pl = translated(plan, anna, bo, UK), translated(plan, anna, bo, NAMES, "pl", SCHOOL)
    place_is_open(plan, anna)
    text = page(anna, url("plan-give", plan, tie()))
    assert {id_: bool(ticked) for id_, ticked in ALONG.findall(text)} == {uk: False, pl: False}
    assert "Også på ukrainsk" in text
    assert re.search(r"Solhøjskolen</strong></p></div></div>", text)  # named in the Polish text
    assert along(plan, anna, uk).status_code == 302
    ticked = {id_: bool(on) for id_, on in ALONG.findall(page(anna, url("plan-give", plan, tie())))}
    assert ticked == {uk: True, pl: False}
    asks_little(Visitor(anna), url("plan-give", plan, tie()))


def test_who_has_not_checked_or_changed_a_translation_meanwhile_is_told(plan: Plan, anna: Account, bo: Account):
    old = translated(plan, anna, bo, UK)
    translated(plan, anna, bo, "плаває")
    answer = along(plan, anna, old)
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "En anden har lavet udgaven eller en oversættelse om" in told
    assert boxes(told)[SWIMS][1]


def test_the_second_reader_answers_for_a_language_apart_or_leaves_it_out(
    plan: Plan, anna: Account, bo: Account, mother: Account
):
    along(plan, anna, translated(plan, anna, bo, UK))
    path = url("plan-given", plan, tie())
    shown = page(bo, path)
    assert UK in shown
    assert "Jeg læser ukrainsk og har læst de oversatte tekster" in shown
    read_through(plan, bo)  # the Danish words alone
    assert UK not in page(mother, url("plan", plan))
    assert "language=uk" not in page(mother, url("plan", plan))
    assert "Oversættelsen til ukrainsk venter på en, der læser sproget" in page(anna, url("plan-givings", plan))
    answer = Visitor(bo).post(path, seen=seen_in(page(bo, path)))
    assert "Sæt kryds ved det sprog, du læser." in answer.content.decode()
    assert not GivenRead.objects.exists()
    key = "0f5b6c9e-8d0f-4a63-9d31-2f4b7f0c1a11"
    for _ in range(2):
        answer = Visitor(bo).post(path, key, seen=seen_in(page(bo, path)), reads_uk="on")
        assert answer.status_code == 302
    assert GivenRead.objects.count() == 1
    assert UK in page(mother, f"{url('plan', plan)}?language=uk")
    assert "Med oversættelse til ukrainsk" in page(anna, url("plan-givings", plan))
    asks_little(Visitor(mother), f"{url('plan', plan)}?language=uk")


def test_both_are_answered_at_once_and_stand_on_paper(plan: Plan, anna: Account, bo: Account, mother: Account):
    along(plan, anna, translated(plan, anna, bo, PL, "pl"))
    translated(plan, anna, bo, UK)  # not chosen
    path = url("plan-given", plan, tie())
    asks_little(Visitor(bo), path)
    assert Visitor(bo).post(path, seen=seen_in(page(bo, path)), is_read="on", reads_pl="on").status_code == 302
    for told in (printed(anna, plan, to=tie(), language="pl"), printed(mother, plan, language="pl")):
        assert PL in told
        assert "Solhøjskolen" not in told
    for who, more in ((anna, f"&to={tie()}"), (mother, "")):
        assert Visitor(who).get(f"{url('plan-paper', plan)}?language=uk{more}").status_code == 404


def test_a_translation_that_nobody_has_read_stands_on_no_paper(plan: Plan, anna: Account, bo: Account, mother: Account):
    along(plan, anna, translated(plan, anna, bo, PL, "pl"))
    read_through(plan, bo)
    for who, more in ((anna, f"&to={tie()}"), (mother, "")):
        assert Visitor(who).get(f"{url('plan-paper', plan)}?language=pl{more}").status_code == 404


def test_who_read_an_edition_that_was_made_again_answers_for_no_language(plan: Plan, anna: Account, bo: Account):
    uk = translated(plan, anna, bo, UK)
    along(plan, anna, uk)
    path = url("plan-given", plan, tie())
    seen = seen_in(page(bo, path))
    along(plan, anna, uk, texts=(SWIMS, TELLS))
    answer = Visitor(bo).post(path, is_read="on", reads_uk="on", seen=seen)
    assert answer.status_code == 409
    assert not GivenRead.objects.exists()


def test_who_chose_it_is_asked_for_no_language(plan: Plan, anna: Account, bo: Account):
    along(plan, anna, translated(plan, anna, bo, UK))
    assert "Jeg læser ukrainsk" not in page(anna, url("plan-given", plan, tie()))
    assert Visitor(anna).post(url("plan-given", plan, tie()), reads_uk="on").status_code == 200
    assert not GivenRead.objects.exists()


def test_where_the_place_is_no_longer_secret_all_translations_are_read(
    plan: Plan, anna: Account, bo: Account, mother: Account
):
    translated(plan, anna, bo, UK)
    lowered(plan.case, anna, bo)
    assert UK in page(mother, f"{url('plan', plan)}?language=uk")


def life(who: Account, plan: Plan) -> str:
    return page(who, reverse("case", args=[plan.case_id]))


def test_the_line_along_a_life_tells_what_the_edition_holds(plan: Plan, anna: Account, bo: Account, mother: Account):
    assert SWIMS in life(anna, plan)
    assert "livline-goals" not in life(mother, plan)
    given(plan, anna, SWIMS)
    assert "livline-goals" not in life(mother, plan)
    read_through(plan, bo)
    shown = life(mother, plan)
    assert 'id="livline-goals"' in shown
    assert SWIMS in shown
    assert "Solhøj" not in shown
    asks_little(Visitor(mother), reverse("case", args=[plan.case_id]))
    for kind in ("foster", "parent", "site_staff"):
        assert "livline-goals" not in life(related(plan.case, kind, kind), plan)
    Visitor(anna).post(url("plan-take-back", plan, tie()))
    assert SWIMS not in life(mother, plan)
