"""Can a caseworker do the day's work?  Find a case, read the law, write, be interrupted, be overtaken, take back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.journeys.traveller import Traveller

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]
REASON = "Dagen stod forkert i referatet"


def day_of(one: Traveller) -> Locator:
    """The field of the day, not its calendar."""
    return one.page.get_by_role("textbox", name="Dato")


def test_a_case_is_found_by_search_and_says_what_the_law_asks(enter: Enter):
    mette = enter("mette")
    mette.go("/cases/")
    mette.page.keyboard.press("/")
    mette.page.keyboard.type("sofie lyng")
    mette.page.keyboard.press("Enter")
    mette.page.get_by_role("heading", level=1, name="Sofie Lyngblad").wait_for()
    assert "Lyngblad" not in mette.page.url, "a search is no address"
    first = mette.page.locator(".step").first
    assert "Plan for barnet" in first.inner_text()
    assert "overskredet" in first.inner_text()
    mette.page.get_by_role("link", name="Hvad loven kræver").click()
    assert "barnets lov § 91, stk. 2" in mette.text()


def test_a_plan_is_written_through_a_mistake_and_an_interruption(enter: Enter):
    mette = enter("mette")
    case = mette.case("Oscar Blåklokke")
    form = f"{case}facts/new/plan/"
    mette.go(form)
    day_of(mette).fill("31.02.2026")
    mette.page.get_by_label("Formål", exact=True).check()
    mette.send("Gem")
    summary = mette.page.locator("[data-module='error-summary']")
    assert summary.evaluate("one => one === document.activeElement"), "who cannot see hears at once what is wrong"
    assert "findes ikke i kalenderen" in summary.inner_text()
    assert day_of(mette).input_value() == "31.02.2026"
    assert mette.page.get_by_label("Formål", exact=True).is_checked()
    day_of(mette).fill("01.11.2026")
    mette.page.locator("[data-draft-told]").get_by_text(re.compile(r"^Kladde gemt kl\. \d\d\.\d\d$")).wait_for()
    mette.go(form)
    assert day_of(mette).input_value() == "01.11.2026"
    assert mette.page.get_by_label("Formål", exact=True).is_checked()
    mette.send("Gem")
    assert "Det er gemt." in mette.text()
    assert "1. november 2026" in mette.page.locator(".timeline").first.inner_text()
    mette.go(form)
    assert day_of(mette).input_value() == "", "what is sent is no draft any more"


def test_two_who_correct_the_same_see_both_texts(enter: Enter):
    mette, jonas = enter("mette"), enter("jonas")
    for one in (mette, jonas):
        one.case("Noah")
        fact = one.page.locator(".timeline-item", has_text="Beslutning om behovet for en plan").or_(
            one.page.locator(".timeline-item", has_text="Opfølgning")
        )
        fact.first.get_by_role("link", name="Ret").click()
    assert mette.path == jonas.path
    written(jonas, "02.11.2026")
    assert "Rettelsen er gemt" in jonas.text()
    written(mette, "03.11.2026")
    told = mette.page.locator(".two-texts")
    assert "2. november 2026" in told.inner_text()
    assert told.get_by_role("textbox", name="Dato").input_value() == "03.11.2026"
    assert mette.violations() == []
    mette.send("Gem min udgave i stedet")
    assert "Rettelsen er gemt" in mette.text()
    assert "3. november 2026" in mette.text()


def written(one: Traveller, day: str) -> None:
    """Correct the day of the fact whose form is open."""
    day_of(one).fill(day)
    one.page.get_by_label("Hvorfor rettes det?").fill(REASON)
    one.send("Gem rettelsen")


def test_what_is_withdrawn_leaves_the_page_and_stays_in_its_history(enter: Enter):
    mette = enter("mette")
    mette.case("Alma")
    fact = mette.page.locator(".timeline-item").first
    history = fact.get_by_role("link", name="Historik").get_attribute("href")
    name = fact.get_attribute("id")
    fact.get_by_role("link", name="Træk tilbage").click()
    mette.page.get_by_label("Hvorfor?").fill(REASON)
    mette.send("Træk tilbage")
    assert mette.page.locator(f"#{name}").count() == 0
    assert history
    mette.go(history)
    assert "Trukket tilbage af Mette Pilehegn" in mette.text()
    assert REASON in mette.text()


def test_a_printed_case_has_all_its_facts_and_no_menus(enter: Enter):
    mette = enter("mette")
    mette.case("Lauge Nøkkeblad")
    mette.page.emulate_media(media="print")
    try:
        facts = mette.page.locator(".timeline-item")
        assert facts.count() > 15
        assert facts.last.is_visible(), "what is folded on the screen is not folded on paper"
        assert not mette.page.locator(".section-nav").is_visible()
        assert not mette.page.get_by_role("link", name="Skriv noget ind").is_visible()
        assert len(mette.page.pdf(prefer_css_page_size=True)) > 20_000
    finally:
        mette.page.emulate_media(media="screen")


BESIDE = """() => {
  const boxes = (what) => [...document.querySelectorAll(what)].map((one) => one.getBoundingClientRect());
  const [names] = boxes('.livline-names'), ticks = boxes('.tick + .tick-text');
  const notes = boxes('.lane-note').filter((box) => box.right > names.right);
  const touch = ticks.filter((box, at) => at && box.left < ticks[at - 1].right);
  const drawn = [...document.querySelectorAll('.livline-strip svg')];
  const cut = drawn.filter((one) => getComputedStyle(one).overflow !== 'visible');
  return [notes.length, touch.length, cut.length];
}"""


def test_a_printed_livline_has_all_its_words(enter: Enter):
    """On paper a picture is narrower than on any screen: no note is cut, no two days stand upon each other."""
    mette = enter("mette")
    case = mette.case("Sofie Lyngblad")
    size = mette.page.viewport_size
    mette.page.emulate_media(media="print")
    mette.page.set_viewport_size({"width": 672, "height": 900})
    try:
        for zoom in ("life", "year", "placement"):
            mette.go(f"{case}?zoom={zoom}")
            assert mette.page.locator(".lane-note").count() == 1
            assert mette.page.evaluate(BESIDE) == [0, 0, 0], zoom
    finally:
        mette.page.emulate_media(media="screen")
        mette.page.set_viewport_size(size or {"width": 1280, "height": 900})
