"""A first day, an acute placement at night on a telephone, a move: done as people do them, and the cost is counted.

The counts stand in `docs/how-to/min-dag.md`, whose pictures are made here, with `LIVLINE_DOCS=1` in the environment.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.journeys.hands import Hands
from tests.journeys.telling import Page
from tests.journeys.traveller import Traveller

Enter = Callable[..., Traveller]
PAGE = Page("min-dag")
HALF_A_MINUTE = 30


def undo_all(one: Traveller) -> None:
    """Take back what was written, from the place where that stays."""
    one.go("/today/")
    while (button := one.page.locator(".item-list--undo button").first).count():
        button.click()
        one.page.wait_for_load_state()
        one.go("/today/")


@pytest.mark.browser
def test_a_first_day(enter: Enter):
    mette = enter("mette")
    mette.go("/today/")
    mette.page.get_by_role("heading", name=re.compile("har mest brug for dig")).wait_for()
    PAGE.picture(mette, "min-dag")
    hands = Hands(mette)
    hands.press(".")
    mette.page.get_by_role("combobox").wait_for()
    hands.type("elias besøg")
    mette.page.locator("#quick-answers .quick-hit--chosen", has_text="Besøg, hvor barnet bor").wait_for()
    PAGE.picture(mette, "palet", "#quick-palette")
    hands.press("Enter")
    mette.page.wait_for_url("**/quick/visit/")
    assert "Elias" not in mette.page.url, "no name is in an address"
    PAGE.picture(mette, "skriv-ind")
    hands.click(mette.page.get_by_role("group", name="Talt med barnet").get_by_label("Ja", exact=True))
    hands.click(mette.page.locator("main").get_by_role("button", name="Gem", exact=True))
    closed = mette.page.locator(".quick-changes")
    assert "Lukket" in closed.inner_text()
    assert "To årlige tilsynsbesøg" in closed.inner_text()
    assert mette.violations() == []
    assert hands.seconds < HALF_A_MINUTE
    PAGE.costs("Et besøg, fra en hvilken som helst side", hands)
    undo_all(mette)
    mette.case("Elias")
    assert "To årlige tilsynsbesøg" in mette.text()


@pytest.mark.browser
def test_a_follow_up_closes_one_duty_and_opens_the_next_and_says_why(enter: Enter):
    mette = enter("mette")
    mette.go("/today/")
    hands = Hands(mette)
    hands.press(".")
    hands.type("elias opf")
    mette.page.locator("#quick-answers .quick-hit--chosen", has_text="Opfølgning er holdt").wait_for()
    hands.press("Enter")
    mette.page.wait_for_url("**/quick/follow_up/")
    mette.page.select_option("select[name=result]", "unchanged")
    hands.clicks, hands.thoughts = hands.clicks + 2, hands.thoughts + 1
    hands.click(mette.page.locator("main").get_by_role("button", name="Gem", exact=True))
    told = mette.page.locator(".quick-changes").inner_text()
    assert told.index("Lukket") < told.index("Åbnet")
    assert "barnets lov § 95" in told, "it says why"
    PAGE.picture(mette, "aendret")
    assert hands.seconds < HALF_A_MINUTE
    PAGE.costs("En opfølgning, med den næste dag foreslået", hands)
    hands.click(mette.page.get_by_role("region", name="Det, du skrev").get_by_role("button", name="Fortryd"))
    assert "Det er taget tilbage" in mette.text()


@pytest.mark.browser
def test_an_acute_placement_at_night_on_a_telephone(enter: Enter):
    yasmin = enter("yasmin", 390)
    yasmin.go("/today/")
    hands = Hands(yasmin)
    main = yasmin.page.locator("main")
    save = main.get_by_role("button", name="Gem", exact=True)

    def begin(act: str) -> None:
        hands.click(yasmin.page.locator(".quick-bar-act"))
        hands.click(yasmin.page.get_by_label("Hvem og hvad?"))
        hands.type(f"freja {act}")
        yasmin.page.locator("#quick-page-hits .quick-hit").nth(1).wait_for(state="detached")
        hands.click(yasmin.page.locator("#quick-page-hits .quick-hit"))

    begin("underretning er m")
    hands.click(save)
    assert "Underretning vurderet inden 24 timer" in main.inner_text()
    begin("underretning er v")
    hands.click(yasmin.page.get_by_role("group", name="Akut").get_by_label("Ja", exact=True))
    hands.click(save)
    assert "Lukket" in main.inner_text()
    begin("akut afg")
    hands.click(yasmin.page.get_by_role("group", name="Kort formål").get_by_label("Ja", exact=True))
    PAGE.picture(yasmin, "nat")
    assert not yasmin.too_wide()
    hands.click(save)
    assert "Åbnet" in main.inner_text()
    assert yasmin.violations() == []
    PAGE.costs("En nat: underretning, vurdering og akut afgørelse, på telefon", hands)
    undo_all(yasmin)


@pytest.mark.browser
def test_a_move(enter: Enter):
    mette = enter("mette")
    mette.go("/today/")
    hands = Hands(mette)
    hands.press(".")
    hands.type("ida flyttet ind")
    mette.page.locator("#quick-answers .quick-hit--chosen", has_text="Barnet er flyttet ind").wait_for()
    hands.press("Enter")
    mette.page.wait_for_url("**/quick/placement_started/")
    hands.click(mette.page.get_by_label("Sted"))
    hands.type("Opholdsstedet Klokkelyng")
    hands.click(mette.page.locator("main").get_by_role("button", name="Gem", exact=True))
    told = mette.page.locator(".quick-changes").inner_text()
    assert "Planen udleveret til anbringelsesstedet" in told, "the new site is owed the plan"
    assert hands.seconds < HALF_A_MINUTE
    PAGE.costs("En flytning til et nyt sted", hands)
    undo_all(mette)


@pytest.mark.browser
def test_a_week_is_seen_at_a_glance_and_leads_to_the_child(enter: Enter):
    mette = enter("mette")
    mette.go("/today/calendar/")
    mette.page.get_by_role("navigation", name="Hvor meget der vises").get_by_role("link", name="Uge").click()
    mette.page.get_by_role("link", name="Ugen efter").click()
    mette.page.get_by_role("heading", level=1, name=re.compile("Uge")).wait_for()
    PAGE.picture(mette, "uge", "main")
    mette.page.locator(".week").get_by_role("link", name="Elias").first.click()
    mette.page.get_by_role("heading", level=1, name=re.compile("Elias")).wait_for()


def test_the_pictures_of_the_page_are_there_are_used_and_are_small():
    assert PAGE.wrong() == []
