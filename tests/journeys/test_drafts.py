"""Nothing that somebody types is lost, in a few of the ways in which it could be; `tests.trials.drafts` tries many."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.journeys.traveller import Traveller
from tests.trials.drafts import WHAT, tried

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("seed", range(len(WHAT)), ids=WHAT)
def test_no_letter_is_lost(browser: Browser, address: str, seed: int):
    assert tried(browser, address, seed).lost == []


def test_a_notification_outlives_the_connection_and_the_tab(enter: Callable[..., Traveller]):
    """What was typed before the cut, after it, and about the second child; then it is sent, and nothing is left."""
    yasmin = enter("yasmin", fresh=True)
    yasmin.go("/inbox/new/")
    told, kept = yasmin.page.get_by_label("Hvad er fortalt?"), yasmin.page.locator("[data-draft-told]")
    told.fill("Naboen hører gråd")
    yasmin.page.get_by_label("Barnets navn").fill("Dreng, ca. 6 år")
    kept.get_by_text(re.compile("^Kladde gemt")).wait_for()
    with yasmin.page.expect_response("**/kept/**") as keys:  # by which the browser seals what it cannot send
        yasmin.send("Tilføj et barn mere")
    keys.value.finished()
    yasmin.page.context.set_offline(True)
    yasmin.page.get_by_label("Barnets navn").nth(1).fill("Pige, ca. 4 år")
    told.press("Control+End")
    told.press_sequentially(" hver aften")
    yasmin.page.locator("[data-draft-told][data-state='device']").wait_for()
    yasmin.complaints()  # that there is no connection
    yasmin.page.close()
    yasmin.page.context.set_offline(False)
    again = Traveller(yasmin.page.context.new_page(), yasmin.base)
    again.go("/inbox/new/")
    again.page.locator("[data-draft-told][data-state='kept']").wait_for()
    assert again.page.get_by_label("Hvad er fortalt?").input_value() == "Naboen hører gråd hver aften"
    names = again.page.get_by_label("Barnets navn")
    assert [names.nth(n).input_value() for n in range(2)] == ["Dreng, ca. 6 år", "Pige, ca. 4 år"]
    again.page.get_by_label("Hvem underretter?").select_option("anonymous")
    again.send("Gem underretningen")
    assert "Det er gemt." in again.text()
    again.go("/inbox/new/")
    assert again.page.get_by_label("Hvad er fortalt?").input_value() == ""


def test_a_correction_of_what_was_told_outlives_the_tab_and_goes_when_saved(enter: Callable[..., Traveller]):
    """Two tabs keep two texts; both stand among the drafts of the day, and saving one leaves the other."""
    yasmin = enter("yasmin", fresh=True)
    yasmin.go("/inbox/")
    one = re.search(r'href="(/inbox/[0-9a-f-]{36}/)', yasmin.page.content())
    assert one is not None
    path = f"{one[1]}correct/"
    yasmin.go(path)
    told, other = yasmin.page.get_by_label("Hvad er fortalt?"), Traveller(yasmin.page.context.new_page(), yasmin.base)
    other.go(path)
    before = told.input_value()
    for who, words in ((yasmin, " i den ene"), (other, " i den anden")):
        text = who.page.get_by_label("Hvad er fortalt?")
        text.press("Control+End")
        text.press_sequentially(words)
        who.page.locator("[data-draft-told][data-state='kept']").wait_for()
    yasmin.page.locator("[data-draft-twice]").wait_for()
    for who in (yasmin, other):
        who.page.close()
    again = Traveller(yasmin.page.context.new_page(), yasmin.base)
    again.go("/today/")
    assert again.page.locator(f"a[href^='{path}?draft=']").count() == 2
    with again.page.expect_response("**/kept/**"):
        again.page.locator(f"a[href^='{path}?draft=']").first.click()
    assert again.page.get_by_label("Hvad er fortalt?").input_value() == f"{before} i den anden"
    again.page.get_by_label("Hvorfor rettes").fill("Hørt bedre")
    again.page.locator("[data-draft-told][data-state='kept']").wait_for()
    again.send("Gem rettelsen")
    again.go("/today/")
    assert again.page.locator(f"a[href^='{path}?draft=']").count() == 1
