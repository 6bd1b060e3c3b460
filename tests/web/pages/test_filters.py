"""My cases, chosen by what stands in the address."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor

LATE, SMALL, TEEN = "Late", "Small", "Teen"


@pytest.fixture
def bo() -> Account:
    """A leader of three: one late, one small and at a foster family, one in its teens and of another caseworker."""
    of = world.municipality()
    late, small, teen = (child_in(of, name, called=name) for name in (LATE, SMALL, TEEN))
    Case.objects.filter(id=small.id).update(born_on=TODAY - 4 * 365 * DAY)
    Case.objects.filter(id=teen.id).update(born_on=TODAY - 15 * 365 * DAY)
    world.entry(late, kind="notification", date=TODAY - 30 * DAY)
    world.entry(small, kind="placement_started", date=TODAY - DAY, site_kind="foster")
    facts_changed([late.id, small.id, teen.id])
    leader = related(late, "Bo", "leader")
    for case in (small, teen):
        world.relate(leader, case, "leader")
    anna, carl = related(late, "Anna", "worker"), related(teen, "Carl", "worker")
    world.relate(anna, small, "worker")
    assert carl.id != anna.id
    return leader


def names(who: Account, **query: str) -> set[str]:
    page = Visitor(who).get(reverse("cases"), **query).content.decode()
    return {name for name in (LATE, SMALL, TEEN) if f">{name}</a>" in page}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {LATE, SMALL, TEEN}),
        ({"due": "overdue"}, {LATE, SMALL}),
        ({"age": "0-5"}, {SMALL}),
        ({"age": "12-17"}, {TEEN}),
        ({"age": "unknown"}, {LATE}),
        ({"lives": "foster"}, {SMALL}),
        ({"lives": "home"}, {LATE, TEEN}),
        ({"age": "0-5", "lives": "home"}, set()),
        ({"due": "<script>", "age": "1000", "lives": "x"}, {LATE, SMALL, TEEN}),
    ],
)
def test_what_is_chosen_stands_in_the_address(bo: Account, query: dict[str, str], found: set[str]):
    assert names(bo, **query) == found


def test_a_leader_chooses_by_caseworker_and_keeps_it_from_page_to_page(bo: Account):
    carl = Account.objects.get(name="Carl")
    assert names(bo, worker=str(carl.id)) == {TEEN}
    page = Visitor(bo).get(reverse("cases"), worker=str(carl.id)).content.decode()
    assert "1 af 3 sager" in page
    assert names(Account.objects.get(name="Anna"), worker=str(carl.id)) == {LATE, SMALL}, "no choice, no filter"
    asks_little(Visitor(bo), reverse("cases"), due="overdue", age="0-5")


def test_a_birthday_moves_a_child_to_the_next_band(bo: Account):
    day = dt.date(TODAY.year - 6, TODAY.month, min(TODAY.day, 28))
    Case.objects.filter(name=SMALL).update(born_on=day)
    assert names(bo, age="6-11") == {SMALL}
    Case.objects.filter(name=SMALL).update(born_on=day + 9 * DAY)
    assert names(bo, age="0-5") == {SMALL}
