"""Does protection work as two hands?  One raises it, addresses go at once, and it takes two to open anything again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.traveller import Traveller

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]


def test_one_raises_a_protection_and_two_lower_it(enter: Enter):
    mette, susanne = enter("mette"), enter("susanne")
    mette.case("Oskar", "people")
    assert mette.page.get_by_text("adresse", exact=True).count() > 0
    raised(mette, "Oskar")
    mette.case("Oskar", "people")
    assert mette.page.get_by_text("adresse", exact=True).count() == 0
    assert "Skjult" in mette.text()
    asked_to_end(mette, "Oskar")
    mette.case("Oskar", "people")
    assert mette.page.get_by_text("adresse", exact=True).count() == 0, "asked is not lowered"
    confirmed(susanne, "Oskar")
    mette.case("Oskar", "people")
    assert mette.page.get_by_text("adresse", exact=True).count() > 0


def raised(one: Traveller, child: str) -> None:
    """Where a child is becomes secret at once."""
    one.case(child, "protections", "new")
    one.page.get_by_label("hemmeligt sted").check()
    one.page.get_by_label("Hvorfor?").fill("Trusler på telefonen")
    one.send("Hæv beskyttelsen nu")
    assert "Det er gemt." in one.text()


def asked_to_end(one: Traveller, child: str) -> None:
    """The first of two."""
    one.case(child, "protections")
    one.page.get_by_role("link", name="Bed om, at den ophører").click()
    one.page.get_by_label("Hvorfor skal beskyttelsen ophøre?").fill("Truslerne er ophørt")
    one.send("Bed om det")
    assert "Venter på, at en anden bekræfter." in one.text()


def confirmed(one: Traveller, child: str) -> None:
    """The second of two."""
    one.case(child, "protections")
    assert "Truslerne er ophørt" in one.text()
    one.send("Bekræft, at den ophører")


def lowered(one: Traveller, other: Traveller, child: str) -> None:
    """By two, at once: others travel the same world."""
    asked_to_end(one, child)
    confirmed(other, child)


def test_a_page_that_asks_again_who_one_is_leads_back(enter: Enter):
    mette = enter("mette")
    form = mette.case("Sofie", "protections", "new")
    mette.go(f"/account/broker/demo/?next={form}&again=1")
    mette.page.locator("main button").click()
    mette.page.wait_for_load_state()
    assert mette.path == form


def test_access_to_a_protected_child_waits_for_a_second_person(enter: Enter):
    henrik, mette = enter("henrik"), enter("mette")
    henrik.go("/cases/")
    assert "Liva" not in henrik.page.content()
    mette.case("Liva", "access")
    mette.send("Bekræft adgangen")
    henrik.go("/cases/")
    assert "Liva" in henrik.text()
