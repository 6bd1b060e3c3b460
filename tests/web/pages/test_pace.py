"""An account that asks faster than anybody works is stopped for a while; nobody else is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.core.cache import caches
from django.test import override_settings
from django.urls import reverse

from livline.access.models import Account
from livline.signin.models import Event
from tests.ground import world
from tests.signin.people import later
from tests.web.pages.visiting import Visitor

pytestmark = pytest.mark.usefixtures("_few")


@pytest.fixture
def _few() -> Iterator[None]:
    """Few may ask, and the clock stands at the full hour: no window ends between two requests."""
    caches["pace"].clear()
    hour = time.time() // 3_600 * 3_600
    limits = {"pages": [(4, 60), (6, 3_600)], "heavy": [(2, 60)]}
    with patch("time.time", lambda: hour), override_settings(PACE=limits):
        yield


@pytest.fixture
def anna() -> Account:
    of = world.municipality()
    who = world.account("anna", of)
    world.relate(who, world.case(of))
    return who


def asked(visitor: Visitor, times: int) -> list[int]:
    return [visitor.get(reverse("cases")).status_code for _ in range(times)]


def searched(visitor: Visitor, times: int) -> list[int]:
    return [visitor.post(reverse("search"), q="alma").status_code for _ in range(times)]


def test_who_asks_too_fast_is_told_when_to_go_on(anna: Account):
    visitor = Visitor(anna)
    assert asked(visitor, 4) == [200] * 4
    refused = visitor.get(reverse("cases"))
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 60
    assert "Vent lidt" in refused.content.decode()


def test_it_goes_on_after_a_minute_and_not_for_ever(anna: Account):
    visitor = Visitor(anna)
    asked(visitor, 4)
    with later(60):
        assert asked(visitor, 3) == [200, 200, 429], "six an hour"


def test_nobody_else_waits(anna: Account):
    asked(Visitor(anna), 9)
    assert asked(Visitor(world.account("bo", anna.municipality)), 1) == [200]


def test_searches_are_fewer_than_pages(anna: Account):
    visitor = Visitor(anna)
    assert searched(visitor, 3) == [200, 200, 429]
    assert asked(visitor, 1) == [200]


def test_it_is_an_event_of_the_account_once(anna: Account):
    asked(Visitor(anna), 8)
    assert [event.what for event in Event.objects.filter(account=anna)].count("slowed") == 1


def test_a_refused_page_reads_nothing(anna: Account):
    from livline.looks.models import Look

    visitor = Visitor(anna)
    searched(visitor, 2)
    before = Look.objects.count()
    assert searched(visitor, 1) == [429]
    assert Look.objects.count() == before


def test_limits_in_earnest_are_beyond_what_anybody_does():
    from livline.config import signing_in

    assert all(times / seconds >= 0.08 for limits in signing_in.PACE.values() for times, seconds in limits)
    assert signing_in.PACE["pages"][0][0] >= 300
