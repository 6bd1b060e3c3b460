"""A plan is read aloud by a voice that is on the device, or there is no button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import livline.web

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SCRIPT = Path(livline.web.__file__).parent / "static/livline/rooms/read-aloud.js"
PAGE = """
<main data-read-aloud-text><p data-read-aloud hidden><button type="button" data-says-stop="Stop">
Læs højt</button></p><h3>Mål</h3><div class="plan-text">Du sover godt.</div>
<div class="plan-translation"><div class="plan-text" lang="pl">Dobrze śpisz.</div></div><p>Ret det</p>
<dl><dt>Tegn</dt><dd><div class="plan-said">Du er glad.</div><p>En bemærkning</p></dd></dl></main>
"""
SPEECH = """
window.said = []; window.cancelled = 0;
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => %s,
  speak: (one) => window.said.push([one.text, one.voice.name]),
  cancel: () => { window.cancelled += 1; },
} });
"""
ON_DEVICE = '{ name: "Sara", lang: "da-DK", localService: true }'
ELSEWHERE = '{ name: "Sky", lang: "da-DK", localService: false }'
ENGLISH = '{ name: "Ann", lang: "en-GB", localService: true }'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def shown(page: Page, *voices: str) -> None:
    """The page in a browser that has these voices."""
    page.add_init_script(SPEECH % f"[{', '.join(voices)}]")
    page.goto("data:text/html,<title>x</title>")
    page.set_content(PAGE)
    page.add_script_tag(path=SCRIPT)


@pytest.mark.parametrize("voices", [(), (ELSEWHERE,), (ENGLISH,), (ELSEWHERE, ENGLISH)])
def test_without_a_danish_voice_on_the_device_there_is_no_button(page: Page, voices: tuple[str, ...]):
    shown(page, *voices)
    assert not page.locator("button").is_visible()


def test_the_words_of_the_plan_are_read_and_stopped(page: Page):
    shown(page, ELSEWHERE, ON_DEVICE)
    page.get_by_role("button", name="Læs højt").click()
    assert page.evaluate("window.said") == [
        [words, "Sara"] for words in ("Mål", "Du sover godt.", "Tegn", "Du er glad.")
    ]
    page.get_by_role("button", name="Stop").click()
    assert page.evaluate("window.cancelled") == 2
    assert page.get_by_role("button", name="Læs højt").is_visible()
