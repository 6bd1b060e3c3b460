"""How many fields must somebody type for a first lawful plan?  At most twelve; the page about plans says how many.

Counted are fields that the law needs and nothing else fills in: the purpose comes with the decision, the placement of a
goal and the type of the plan by themselves.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from pathlib import Path

import pytest

from livline.plans.content import ADULT, SORTS
from livline.plans.demands import demanded, missing
from livline.plans.models import Wording
from livline.plans.reading import Content, Part

MOST = 12
BEFORE, SINCE = dt.date(2023, 6, 1), dt.date(2026, 6, 1)
PAGE = Path(__file__).parents[2] / "docs/how-to/plan.md"
TYPED: dict[str, tuple[str, dict[str, str]]] = {
    "effort": ("effort", {ADULT: "x"}),
    "duration": ("duration", {ADULT: "x"}),
    "wellbeing_goals": ("goal", {ADULT: "x", "area": "school"}),
    "adult_life_goals": ("goal", {ADULT: "x", "area": "adult_life"}),
    "child_involved": ("child_involved", {ADULT: "x"}),
    "parents_involved": ("parents_involved", {ADULT: "x"}),
    "family_support": ("parent", {"during": "x"}),
}
"""The fewest fields with which each content of the contract is met."""
PLANS = [
    # type, made on, age -> fields that must be typed, where the child is placed
    ("barnets_plan", SINCE, 8, 5),
    ("ungeplan", SINCE, 17, 7),
    ("handleplan", BEFORE, 8, 5),
    ("handleplan", BEFORE, 17, 7),
]


def part(sort: str, texts: dict[str, str]) -> Part:
    return Part(uuid.uuid4(), SORTS[sort], dict.fromkeys(texts, Wording()), texts)


@pytest.mark.parametrize(("type_", "on", "age", "fields"), PLANS)
def test_a_first_lawful_plan_asks_for_few_fields(type_: str, on: dt.date, age: int, fields: int):
    wanted = demanded(type_, on, placed=True, age=age)
    typed = [TYPED[names[-1]] for names in wanted if names != ("purpose",)]
    content = Content(tuple(part(sort, texts) for sort, texts in typed))
    assert missing(content, "formålet fra afgørelsen", wanted) == []
    assert sum(len(texts) for _, texts in typed) == fields <= MOST


def test_the_page_about_plans_says_how_many():
    text = PAGE.read_text("utf-8")
    told = {int(found) for found in re.findall(r"(\d+) felter", text)}
    assert told == {fields for _, on, _, fields in PLANS if on == SINCE}
