"""From a notification to three cases, by clicks that are counted; and nothing for whoever has no inbox."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.traveller import Traveller

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]
MOST_CLICKS = 6


def test_three_siblings_get_a_case_each_in_a_few_clicks(enter: Enter):
    rosa = enter("rosa")
    clicks = 0

    def click(role: str, name: str) -> None:
        nonlocal clicks
        rosa.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        rosa.page.wait_for_load_state()
        clicks += 1

    click("link", "Underretninger")
    assert "ikke vurderet inden 24 timer" in rosa.text(), "what is late stands at the top"
    click("link", "Saga Marehalm")
    assert "tre søskende" in rosa.text()
    assert "Kærmynte" not in rosa.text(), "who told it is sealed"
    click("link", "Vurdér nu")
    rosa.page.get_by_text("Nej", exact=True).click()
    clicks += 1
    click("button", "Gem vurderingen")
    assert rosa.page.get_by_role("link", name="Gå til sagen").count() == 3
    click("link", "Gå til sagen")
    assert "Marehalm" in rosa.page.get_by_role("heading", level=1).inner_text()
    assert "Underretning" in rosa.text()
    assert clicks <= MOST_CLICKS
    assert rosa.violations() == []
    assert rosa.complaints() == []


def test_a_child_with_a_case_is_known_and_its_case_stays_closed(enter: Enter):
    rosa = enter("rosa")
    rosa.go("/inbox/")
    rosa.page.get_by_role("link", name="Elias Engkarse").first.click()
    rosa.page.get_by_role("link", name="Vurdér nu").click()
    assert "Kendt her; spørg Børn og unge, nord" in rosa.text()
    assert rosa.violations() == []


def test_the_clock_counts_in_the_browser(enter: Enter):
    rosa = enter("rosa")
    rosa.page.clock.install()
    rosa.go("/inbox/")
    left = rosa.page.locator(".notification--pending .clock-left").first
    before = left.inner_text()
    rosa.page.clock.fast_forward("02:00:00")
    assert left.inner_text() != before


def test_a_caseworker_has_no_inbox(enter: Enter):
    mette = enter("mette")
    assert mette.page.get_by_role("link", name="Underretninger").count() == 0
    answer = mette.go("/inbox/")
    assert answer.status == 404
