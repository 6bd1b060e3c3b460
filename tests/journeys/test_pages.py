"""Is every key page for everybody?  Accessibility, widths, console, both languages, as the demo serves them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import reading_order
from tests.journeys.traveller import Traveller

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]
PICTURES = os.environ.get("LIVLINE_PICTURES", "")
"""A folder for pictures of the pages, for whoever wants to look at them."""

OF_NOBODY = ["/", "/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/nothing/"]
FORMS = ("plan", "decision", "child_heard", "notification")
"""Kinds of fact whose forms have fields of every sort."""
WEEK = "/today/calendar/?week=2026-W49"
DESK, TELEPHONE = (1280,), (390,)
WIDTHS = DESK + TELEPHONE

LANGUAGES = pytest.mark.parametrize("language", ["da", "en"])


def examined(one: Traveller, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """What is wrong with the page that is shown, on a desk and on a telephone."""
    found = []
    for width in widths:
        one.page.set_viewport_size({"width": width, "height": 900})
        picture(one)
        found += [f"{width}: {line}" for line in one.violations()]
        found += [f"{one.path} {width}: {line}" for line in reading_order.faults(one.page)]
        if one.too_wide():
            found.append(f"{one.path} scrolls sideways at {width}")
    return found


def picture(one: Traveller) -> None:
    if PICTURES:
        width = one.page.viewport_size["width"]  # type: ignore[index]
        name = re.sub(r"[0-9a-f-]{36}", "", one.path).replace("/", "_")
        language = one.page.evaluate("document.documentElement.lang")
        one.page.screenshot(path=Path(PICTURES) / f"{language}{name}{width}.png", full_page=True)


@LANGUAGES
def test_who_is_not_signed_in_finds_pages_for_everybody(enter: Enter, language: str):
    nobody, wrong = enter("", 1280, language), []
    for path in OF_NOBODY:
        nobody.go(path)
        wrong += examined(nobody)
    assert wrong == []


def test_what_one_address_shows_in_several_ways_is_for_everybody(enter: Enter):
    mette, wrong = enter("mette"), []
    case = mette.case("Sofie")
    for path in (*(f"{case}facts/new/{kind}/" for kind in FORMS), WEEK):
        assert mette.go(path).status == 200
        wrong += examined(mette)
    assert wrong == []


def test_a_chronology_for_a_meeting_is_for_everybody(enter: Enter):
    """It is picked by keyboard, read on a telephone, and what was corrected since says so."""
    mette = enter("mette")
    case = mette.case("Sofie", "journal", "chronology")
    mette.page.locator("input[name=item]").nth(2).focus()
    mette.page.keyboard.press("Space")
    for _ in range(4):
        mette.page.keyboard.press("Tab")
    mette.page.keyboard.press("Shift+Space")
    assert mette.page.locator("[data-pick-count]").inner_text() == "3 valgt"
    mette.send("Sæt i en mødekronologi")
    wrong = examined(mette)
    mette.go(case.replace("journal/chronology", "journal/chronologies"))
    mette.page.locator(".meetings a").first.click()
    mette.page.wait_for_load_state()
    assert "Rettet, siden den blev valgt." in mette.text()
    wrong += examined(mette)
    mette.page.get_by_role("link", name="Ret titel og dag").click()
    mette.page.wait_for_load_state()
    assert wrong + examined(mette) == []


def test_a_week_is_for_everybody(enter: Enter):
    mette = enter("mette")
    assert mette.go("/today/calendar/?week=2026-W49").status == 200
    assert examined(mette) == []


@pytest.mark.parametrize("path", ["/cases/", "/rules/", "/rules/plan_made/", "@Elias", "@Sofie"])
def test_at_night_the_pages_are_read_as_well_as_by_day(enter: Enter, path: str):
    mette = enter("mette")
    mette.page.emulate_media(color_scheme="dark")
    try:
        mette.go(path) if path.startswith("/") else mette.case(path[1:])
        assert mette.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        assert mette.violations() == []
    finally:
        mette.page.emulate_media(color_scheme="light")


def test_at_320_pixels_which_is_400_per_cent_of_a_desk_nothing_runs_out(enter: Enter):
    narrow = enter("mette", 320)
    case = narrow.case("Ida")
    for path in ("/cases/", case, f"{case}duties/", f"{case}people/", f"{case}facts/new/", f"{case}facts/new/plan/"):
        narrow.go(path)
        assert not narrow.too_wide(), path
