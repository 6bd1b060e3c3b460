"""Does any page of the case, asked for by its address, tell where a hidden child is?  Each page, for each role."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from django.urls import reverse

from livline.ledger.recalculate import recalculate
from tests.attacks.asking import SENT_ONLY
from tests.attacks.cast import Cast, cast
from tests.attacks.crawling import standing
from tests.attacks.filling import Stock, filled
from tests.attacks.routes import Route, routes
from tests.attacks.test_canaries import COLLEAGUES, NOT_FOR, OWN, SITES, opened
from tests.generative.scale import times
from tests.ground import world
from tests.ground.planned import add_edition, add_plan
from tests.ground.shared_work import add_shared_work
from tests.ground.test_plan_giving import earlier
from tests.ground.written import add_note, add_portrait, add_study
from tests.web.pages.visiting import Visitor

SEES_MUCH = ("worker", "cover", "leader", "child", "custody_parent", "foster")
"""Who reaches most pages; a long run asks as everybody."""


def whole() -> Cast:
    """The cast, and everything that a case can hold."""
    made = cast()
    worker, leader = made.people["worker"], made.people["leader"]
    world.entry(made.child, kind="need_known", position=80)
    add_note(made.child, worker)
    add_portrait(made.child, worker)
    add_shared_work(made.child, worker, leader)
    add_study(made.child, worker)
    add_plan(made.child, worker)
    earlier()
    add_edition(made.child, made.ties["mother"], worker, is_read=True)
    recalculate([made.child.id])
    return made


def addresses(made: Cast) -> Iterator[tuple[str, str]]:
    """Every page of the case, by name, each once."""
    stock, rng = Stock.of([made.child, made.sibling]), random.Random(1)
    for route in pages():
        found = filled(route, made.child.id, made.child.id, stock, rng)
        if found is not None:
            yield route.name, reverse(route.name, kwargs=dict(found.arguments))


def pages() -> list[Route]:
    """The addresses of cases that are pages or files."""
    return [route for route in routes() if route.is_of_case and route.rule is not None and route.name not in SENT_ONLY]


@pytest.mark.parametrize("role", NOT_FOR if times(1, 2) == 2 else SEES_MUCH)
def test_no_page_of_the_case_tells_where_a_hidden_child_is(role: str):
    made = whole()
    visitor, words = Visitor(made.people[role]), secret(made, role)
    assert [name for name, path in addresses(made) if standing(words, visitor.get(path))] == []


def secret(made: Cast, role: str) -> list[str]:
    """The words that no page may hold for a role."""
    known = SITES | COLLEAGUES | {OWN.get(role)}
    return [word for of, word in made.canaries.items() if of not in known]


def test_nearly_every_page_is_asked_for():
    made = whole()
    asked = {name for name, _ in addresses(made)}
    left = {route.name for route in pages()} - asked
    assert len(left) < 25, left
    assert len(asked) > 80


def test_the_pages_that_show_the_place_are_among_them():
    """Were they not, the others would prove nothing."""
    made = whole()
    opened(made, made.people["worker"])
    visitor = Visitor(made.people["worker"])
    told = {word for _, path in addresses(made) for word in standing(made.canaries.values(), visitor.get(path))}
    assert {of for of, word in made.canaries.items() if word not in told} == set()


def test_who_has_an_edition_of_the_plan_reaches_it():
    """Were the mother refused, her plan would tell nothing because there is none."""
    made = whole()
    visitor = Visitor(made.people["custody_parent"])
    answers = {name: visitor.get(path).status_code for name, path in addresses(made) if name in ("plan", "plan-paper")}
    assert answers == {"plan": 200, "plan-paper": 200}
