"""A plan of forty versions asks the database as often as one of two, and opens no more seals than what it shows."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from livline.access.models import Account
from livline.plans.models import Plan
from livline.plans.services import Said
from livline.sealing import seal
from tests.ground.test_plans import goal, seen, written
from tests.web.pages.test_cases import is_asked
from tests.web.pages.test_plan import anna, child, only_goal, plan, url
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "child", "plan"]
MANY = 40
PAGES = (
    ("plan", ()), ("plan-map", ()), ("plan-review", ()), ("plan-versions", ()), ("plan-version", (2,)),
    ("plan-compare", ()), ("plan-ask", ()), ("plan-paper", ()),
)  # fmt: skip


def reworded(plan: Plan, anna: Account, version: int) -> None:
    """Word the only goal anew until there are so many versions."""
    for number in range(len(seen(plan, anna).versions) + 1, version + 1):
        now = only_goal(plan, anna).words["adult"].id
        written(plan, anna, Said(only_goal(plan, anna).id, "goal", "adult", f"sover, {number}. gang", now))


def paths(plan: Plan, anna: Account) -> list[str]:
    """Every page of a plan that its worker has."""
    forms = [url("plan-part", plan, only_goal(plan, anna).id), url("plan-write", plan, "goal")]
    return [*(url(name, plan, *more) for name, more in PAGES), *forms, reverse("plans", args=[plan.case_id])]


def asked(who: Account, path: str) -> int:
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as queries:
        assert Visitor(who).get(path).status_code == 200, path
    return sum(is_asked(query["sql"]) for query in queries)


@contextmanager
def opening() -> Iterator[list[str]]:
    """Which seals of words are opened?"""
    opened: list[str] = []
    unsealed = seal.opened

    def counted(sealed: bytes, place: str) -> str:
        opened.append(place)
        return unsealed(sealed, place)

    with patch("livline.plans.reading.unsealed", counted):
        yield opened


def test_a_plan_of_many_versions_asks_as_often_as_one_of_few(plan: Plan, anna: Account):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover", child="sover", sign="smiler"))
    reworded(plan, anna, 2)
    few = {path: asked(anna, path) for path in paths(plan, anna)}
    reworded(plan, anna, MANY)
    assert {path: asked(anna, path) for path in few} == few


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_no_page_opens_a_seal_twice(plan: Plan, anna: Account, name: str, more: tuple[int, ...]):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover", child="sover", sign="smiler"))
    reworded(plan, anna, 4)
    with opening() as opened:
        assert Visitor(anna).get(url(name, plan, *more)).status_code == 200
    assert len(opened) == len(set(opened))
