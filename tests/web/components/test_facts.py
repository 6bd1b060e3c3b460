"""Is a fact in a list text alone, and does it say what it is to whoever may see it?"""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.test.utils import override_settings
from django.utils import translation

from livline.access.sight import Sight
from livline.web.fact_words import Fact, Told
from livline.web.templatetags.facts import fact_fields, fact_item, fact_items
from tests.web.components.markup import tree

NASTY = '"><script>alert(1)</script><b>'
FACT, CASE = UUID(int=1), UUID(int=2)
Thing: Any = SimpleNamespace


def fact(day: dt.date | None = dt.date(2026, 3, 3), at: dt.datetime | None = None, *fields: Told) -> Fact:
    return Fact(Thing(id=7, fact=FACT, date=day, at=at), "visit", NASTY, list(fields), "plan", is_shared=False)


def test_what_a_fact_says_is_text_and_never_markup():
    html = fact_item(fact(None, None, Told(NASTY, NASTY)))
    tree(html)
    assert "alert(1)" in html
    assert "<script" not in html
    assert "<b>" not in html


def test_a_fact_says_its_day_and_time_as_people_here_read_them():
    html = fact_item(fact(dt.date(2026, 3, 3), dt.datetime(2026, 3, 3, 12, 5, tzinfo=dt.UTC)))
    assert '<time datetime="2026-03-03">3. marts 2026</time> kl. 13.05</p>' in html


def test_a_fact_without_a_day_says_so():
    assert "Dato ikke oplyst" in fact_item(fact(None))


@pytest.mark.parametrize(("language", "word"), [("da", "Skjult"), ("en", "Hidden")])
def test_a_hidden_field_says_that_it_is_hidden_in_the_language_of_the_page(language: str, word: str):
    with translation.override(language):
        html = fact_fields(fact(None, None, Told("sted", "", is_hidden=True)))
    tree(html)
    assert word in html


def test_a_fact_that_says_no_more_has_no_list_of_fields():
    assert fact_fields(fact()) == ""


@pytest.mark.parametrize(("kind", "may"), [("worker", True), ("parent", False)])
def test_only_who_may_write_is_offered_to_correct_or_withdraw(kind: str, may: bool):
    with override_settings(ROOT_URLCONF="livline.config.urls"):
        html = fact_items([fact()], Thing(sight=Sight(frozenset({kind})), case=Thing(id=CASE)))
    assert f"/cases/{CASE}/facts/{FACT}/" in html
    assert (">Ret<" in html) is (">Træk tilbage<" in html) is may
