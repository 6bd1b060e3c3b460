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
    mette.case("Oskar", "protections", "new")
    mette.page.get_by_label("hemmeligt sted").check()
    mette.page.get_by_label("Hvorfor?").fill("Trusler på telefonen")
    mette.send("Hæv beskyttelsen nu")
    assert "Det er gemt." in mette.text()
    mette.case("Oskar", "people")
    assert mette.page.get_by_text("adresse", exact=True).count() == 0
    assert "Skjult" in mette.text()
    mette.case("Oskar", "protections")
    mette.page.get_by_role("link", name="Bed om, at den ophører").click()
    mette.page.get_by_label("Hvorfor skal beskyttelsen ophøre?").fill("Truslerne er ophørt")
    mette.send("Bed om det")
    assert "Venter på, at en anden bekræfter." in mette.text()
    mette.case("Oskar", "people")
    assert mette.page.get_by_text("adresse", exact=True).count() == 0, "asked is not lowered"
    susanne.case("Oskar", "protections")
    assert "Truslerne er ophørt" in susanne.text()
    susanne.send("Bekræft, at den ophører")
    mette.case("Oskar", "people")
    assert mette.page.get_by_text("adresse", exact=True).count() > 0


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
