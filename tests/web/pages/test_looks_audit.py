"""The watch over the log, through its page: the looks of one municipality, filtered, and who was in most cases."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account, Municipality
from livline.cases.models import Case
from livline.looks.models import Act
from livline.looks.record import record
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, in_office
from tests.web.pages.test_cases import plain
from tests.web.pages.visiting import Visitor


@pytest.fixture
def nordby() -> Municipality:
    return world.municipality()


@pytest.fixture
def olga(nordby: Municipality) -> Account:
    return in_office("Olga", nordby, "log_auditor")


@pytest.fixture
def child(nordby: Municipality) -> Case:
    return child_in(nordby)


def looked(who: Account, at: uuid.UUID, act: Act = Act.READ, purpose: str = "worker") -> None:
    with world.web(who):
        record(at, act, purpose)


def listed(who: Account, **query: object) -> str:
    """The part of the page with the newest looks, below the choices."""
    answer = Visitor(who).get(reverse("looks-audit"), **query)
    assert answer.status_code == 200
    page = plain(answer)  # without tokens: "K1" may stand in one by chance
    return page[page.index('id="newest"') :].partition("</form>")[2]


def test_the_auditor_sees_looks_of_the_municipality_and_nothing_of_the_case(olga: Account, child: Case):
    looked(world.account("Anna", child.municipality), child.id)
    page = listed(olga)
    assert "Anna" in page
    assert str(child.id)[:8] in page
    assert "Alma" not in page
    assert "K1" not in page


def test_looks_elsewhere_are_not_seen(olga: Account):
    elsewhere = world.municipality("Sydby")
    looked(world.account("Sven", elsewhere), child_in(elsewhere).id)
    assert "Sven" not in Visitor(olga).get(reverse("looks-audit")).content.decode()


def test_lists_and_attempts_at_nothing_are_seen_too(olga: Account, nordby: Municipality):
    who = world.account("Carla", nordby)
    looked(who, who.id, Act.LIST, "12")
    looked(who, uuid.uuid4(), Act.REFUSED, "")
    page = listed(olga)
    assert "har set en liste" in page
    assert "(12)" in page
    assert "blev afvist" in page


@pytest.mark.parametrize(("which", "seen", "hidden"), [
    ("refused", "Carla", ("Anna", "Nina")),
    ("emergency", "Nina", ("Anna", "Carla")),
])  # fmt: skip
def test_looks_are_filtered(olga: Account, child: Case, which: str, seen: str, hidden: tuple[str, ...]):
    looked(world.account("Anna", child.municipality), child.id)
    looked(world.account("Carla", child.municipality), child.id, Act.REFUSED, "")
    looked(world.account("Nina", child.municipality), child.id, purpose="emergency")
    page = listed(olga, which=which)
    assert seen in page
    assert not any(name in page for name in hidden)


def test_one_account_is_followed(olga: Account, child: Case):
    anna = world.account("Anna", child.municipality)
    looked(anna, child.id)
    looked(world.account("Bo", child.municipality), child.id)
    page = listed(olga, account=str(anna.id))
    assert "Anna" in page
    assert "Bo" not in page


def test_an_account_that_is_none_is_told(olga: Account):
    page = Visitor(olga).get(reverse("looks-audit"), account=str(uuid.uuid4()), before="x").content.decode()
    assert "error-summary" in page or "alert-error" in page


def test_older_looks_are_a_page_away(olga: Account, child: Case):
    anna = world.account("Anna", child.municipality)
    for _ in range(60):
        looked(anna, child.id)
    first = listed(olga)
    assert first.count("<time") == 50
    before = first.partition("before=")[2].partition("#")[0].partition("&")[0]
    assert listed(olga, before=before).count("<time") == 10


def test_who_was_in_most_cases_stands_first(olga: Account, nordby: Municipality):
    anna, bo = world.account("Anna", nordby), world.account("Bo", nordby)
    cases = [child_in(nordby, f"K{number}") for number in range(5)]
    for case in cases:
        looked(bo, case.id)
        looked(bo, case.id)
    looked(anna, cases[0].id)
    page = Visitor(olga).get(reverse("looks-audit")).content.decode()
    rows = page[page.index('id="busy"') : page.index('id="newest"')].split("<tr>")[2:]
    assert ["Bo" in rows[0], ">5<" in rows[0], "Anna" in rows[1], ">1<" in rows[1]] == [True] * 4


@pytest.mark.parametrize("office", ["", "administrator", "emergency_reader"])
def test_without_the_office_there_is_no_page(nordby: Municipality, office: str):
    who = in_office("Carla", nordby, office) if office else world.account("Carla", nordby)
    assert Visitor(who).get(reverse("looks-audit")).status_code == 404


def test_an_office_that_ended_shows_nothing(nordby: Municipality):
    who = in_office("Før", nordby, "log_auditor", during=(TODAY - 9 * DAY, TODAY))
    assert Visitor(who).get(reverse("looks-audit")).status_code == 404


@pytest.mark.parametrize("many", [1, 30])
def test_many_looks_ask_no_more(olga: Account, nordby: Municipality, many: int):
    for number in range(many):
        looked(world.account(f"Kollega {number}", nordby), child_in(nordby, f"K{number}").id)
    asks_little(Visitor(olga), reverse("looks-audit"))
