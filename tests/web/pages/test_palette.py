"""One decision over several measures, adjusted inside its limits without a new one."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Adjustment, Case, Entry, Item
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.web.pages.visiting import Visitor

TOLD = {"measure": "Familiebehandling", "unit": "timer om ugen", "low": "2", "high": "6"}
DAY = TODAY.strftime("%d.%m.%Y")


@pytest.fixture
def anna() -> Account:
    return world.account("Anna", world.municipality())


@pytest.fixture
def child(anna: Account) -> Case:
    assert anna.municipality is not None
    child = world.case(anna.municipality)
    world.entry(child, kind="decision", about="support", date=TODAY)
    world.relate(anna, child)
    return child


@pytest.fixture
def item(anna: Account, child: Case) -> Item:
    decision = Entry.objects.get(kind="decision")
    assert Visitor(anna).post(reverse("palette-add", args=[child.id, decision.fact]), **TOLD).status_code == 302
    return Item.objects.get()


def test_a_measure_is_adjusted_inside_its_limits(anna: Account, child: Case, item: Item):
    path = reverse("palette-change", args=[child.id, item.id])
    assert Visitor(anna).post(path, amount="4,5", from_day=DAY, reason="mere ro").status_code == 302
    page = Visitor(anna).get(reverse("fact", args=[child.id, item.decision])).content.decode()
    assert "4,5 timer om ugen" in page
    assert Entry.objects.filter(kind="decision").count() == 1


def test_outside_its_limits_it_takes_a_new_decision(anna: Account, child: Case, item: Item):
    path = reverse("palette-change", args=[child.id, item.id])
    page = Visitor(anna).post(path, amount="7", from_day=DAY, reason="mere").content.decode()
    assert "Afgørelsen rummer fra 2 til 6 timer om ugen" in page
    assert not Adjustment.objects.exists()


def test_the_database_itself_refuses_what_lies_outside(anna: Account, child: Case, item: Item):
    with pytest.raises(DatabaseError), transaction.atomic():
        Adjustment.objects.create(case=child, item=item, amount=7, from_day=TODAY, reason="x", by=anna)


def test_limits_in_the_wrong_order_and_a_measure_twice_are_told(anna: Account, child: Case, item: Item):
    path = reverse("palette-add", args=[child.id, item.decision])
    assert "Grænserne passer ikke" in Visitor(anna).post(path, **TOLD | {"low": "9"}).content.decode()
    assert "allerede med" in Visitor(anna).post(path, **TOLD).content.decode()


def test_a_stranger_gets_nothing(child: Case, item: Item):
    stranger = Visitor(world.account("Carla", child.municipality))
    assert stranger.get(reverse("palette-change", args=[child.id, item.id])).status_code == 404
    assert stranger.post(reverse("palette-add", args=[child.id, item.decision]), **TOLD).status_code == 404
    assert Item.objects.count() == 1
