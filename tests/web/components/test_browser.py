"""What do pages do in a real browser, on a desk and on a telephone, in Danish and English?"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.axe import violations
from tests.web.components import gallery

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

pytestmark = pytest.mark.browser

WIDTHS = {"desk": 1280, "telephone": 390}
PICTURES = os.environ.get("LIVLINE_PICTURES", "")
"""A folder for pictures of the pages, for whoever wants to look at them."""


@pytest.fixture(params=WIDTHS, ids=str)
def width(request: pytest.FixtureRequest) -> int:
    return WIDTHS[request.param]


@pytest.fixture
def page(browser: Browser, width: int) -> Iterator[Page]:
    yield from opened(browser, width)


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    yield from opened(browser, WIDTHS["desk"])


def opened(browser: Browser, width: int) -> Iterator[Page]:
    """A page that fails its test when the console says anything: a fault, or a breach of the policy of content."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
        reduced_motion="reduce",
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(10_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert not [line for line in said if not any(word in line for word in EXPECTED)]


EXPECTED = ("status of 404", "status of 503", "net::ERR_CONNECTION_RESET", "net::ERR_SOCKET_NOT_CONNECTED")
"""What a browser says itself: of pages that are faults, and of a request that was under way when a page was left."""


def too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def questions(page: Page) -> list[str]:
    """What the browser asks the person about from now on; the answer is yes."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return asked


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}-{page.viewport_size['width']}.png", full_page=True)  # type: ignore[index]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", ["galleri", "skriv", "ikke-der", "lukket"])
def test_a_page_is_for_everybody_and_fits_its_screen(page: Page, address: str, path: str, language: str):
    cookie: Any = {"name": "livline_language", "value": language, "url": address}
    page.context.add_cookies([cookie])
    page.goto(f"{address}/{path}/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.lang") == language
    assert violations(page) == []
    assert not too_wide(page)
    picture(page, f"{path}-{language}")


def test_the_fonts_and_icons_of_the_design_are_there(desk: Page, address: str):
    answers: dict[str, int] = {}
    desk.on("response", lambda answer: answers.update({answer.url: answer.status}))
    desk.goto(f"{address}/galleri/")
    desk.wait_for_load_state("networkidle")
    assert desk.evaluate("document.fonts.check('16px \"IBM Plex Sans\"')")
    assert set(answers.values()) == {200}
    assert not [url for url in answers if not url.startswith(address)], "the page asks others for something"
    assert desk.evaluate("document.querySelector('.alert-icon').getBBox().width") > 0


def test_the_error_summary_is_where_the_reader_is_put_and_leads_to_the_field(page: Page, address: str):
    page.goto(f"{address}/galleri/")
    assert page.evaluate("document.activeElement.dataset.module") == "error-summary"
    page.get_by_role("link", name="Afgørelsens dato –").click()
    assert page.evaluate("document.activeElement.id") == "wrong_day"


def test_a_day_that_the_calendar_cannot_read_is_sent_as_it_was_written(desk: Page, address: str):
    desk.goto(f"{address}/skriv/")
    as_written = [(day, day) for day in ("5. marts 2026", "31.02.2026", "5.3.2026 15:00")]
    for written, sent in [*as_written, ("5/3-2026", "2026-03-05")]:
        desk.fill("#id_day", written)
        assert desk.evaluate("new FormData(document.getElementById('write')).get('day')") == sent


def test_a_day_can_be_chosen_in_the_calendar(page: Page, address: str):
    page.goto(f"{address}/galleri/")
    group = page.locator("#empty .date-picker")
    group.get_by_role("button", name="Åbn kalender").click()
    group.locator("button[data-value='2026-03-17']").click()
    assert page.input_value("#id_day") == "17.03.2026"


def test_the_calendar_speaks_english_to_who_reads_english(desk: Page, address: str):
    desk.goto(f"{address}/skriv/")
    desk.get_by_role("button", name="English").first.click()
    desk.get_by_role("button", name="Open calendar").wait_for()
    desk.fill("#id_note", "abc")
    desk.locator(".character-limit", has_text="You have 197 characters left").wait_for()


def test_what_is_written_is_kept_as_a_draft(desk: Page, address: str):
    gallery.drafts.clear()
    desk.goto(f"{address}/skriv/")
    desk.fill("#id_title", "Et ord fra barnet")
    desk.get_by_text(re.compile(r"^Kladde gemt kl\. \d\d\.\d\d$")).wait_for()
    assert [draft["title"] for draft in gallery.drafts] == ["Et ord fra barnet"]
    kept = desk.evaluate("[...Object.values(localStorage), ...Object.values(sessionStorage)]")
    assert kept == ["/skriv/"], "the browser keeps the address of the page (htmx) and no word of it"


def test_a_draft_that_cannot_be_kept_says_so_and_is_tried_again(desk: Page, address: str):
    answers = iter([503, 204])
    desk.route("**/kladde/", lambda route: route.fulfill(status=next(answers)))
    desk.goto(f"{address}/skriv/")
    desk.fill("#id_title", "Et ord")
    desk.get_by_text("Kun gemt på denne enhed").wait_for()
    desk.get_by_text("Kladde gemt kl.").wait_for(timeout=15_000)


def test_leaving_with_unsaved_words_is_asked_about_and_leaving_without_is_not(desk: Page, address: str):
    asked = questions(desk)
    desk.goto(f"{address}/skriv/")
    desk.goto(f"{address}/galleri/")
    assert asked == []
    desk.goto(f"{address}/skriv/")
    desk.click("#id_title")
    desk.keyboard.type("Et ord")
    desk.goto(f"{address}/galleri/")
    assert asked == ["beforeunload"]


def test_saving_is_not_leaving(desk: Page, address: str):
    asked = questions(desk)
    desk.goto(f"{address}/skriv/")
    desk.click("#id_title")
    desk.keyboard.type("Et ord")
    desk.get_by_role("button", name="Gem").click()
    desk.get_by_text("Der er noget, der skal rettes").wait_for()
    assert asked == []
    assert desk.input_value("#id_title") == "Et ord"


def test_what_htmx_brings_in_works_like_the_rest(desk: Page, address: str):
    desk.goto(f"{address}/skriv/")
    for _ in range(3):
        with desk.expect_response("**/stykke/"):
            desk.get_by_role("button", name="Hent").click()
    place = desk.locator("#place")
    place.get_by_role("button", name="Åbn kalender").click()
    assert place.locator(".date-picker__calendar").is_visible(), "a calendar that is listened to twice closes at once"
    place.locator("textarea").fill("abc")
    place.get_by_text("Du har 197 tegn tilbage").first.wait_for()


def test_the_menu_has_no_second_more_after_a_swap(desk: Page, address: str):
    desk.goto(f"{address}/galleri/")
    desk.evaluate("htmx.ajax('GET', '/stykke/', {target: '#s-form', swap: 'afterend'})")
    desk.locator("#fresh_day").wait_for()
    assert desk.locator(".more-option").count() == 1


def test_the_menu_opens_and_closes_on_a_telephone(browser: Browser, address: str):
    for page in opened(browser, WIDTHS["telephone"]):
        page.goto(f"{address}/galleri/")
        page.get_by_role("button", name="Menu").click()
        drawer = page.get_by_role("dialog", name="Menu")
        drawer.get_by_role("link", name="Børn uden plan").wait_for()
        assert violations(page) == []
        picture(page, "menu")
        drawer.get_by_role("button", name="Luk menu").click()
        drawer.wait_for(state="hidden")


COVERED = """() => {
  const boxes = [...document.querySelectorAll('.toast')].map((toast) => toast.getBoundingClientRect());
  const controls = document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex="0"]');
  return [...controls].filter((control) => !control.closest('.toast')).filter((control) => {
    const box = control.getBoundingClientRect();
    return box.width > 1 && boxes.some((toast) =>
      box.left < toast.right && toast.left < box.right && box.top < toast.bottom && toast.top < box.bottom);
  }).map((control) => control.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize("width", [320, 390, 600, 767, 768, 991, 992, 1280, 1920])
def test_what_was_done_covers_no_control_and_is_undone_by_keys(browser: Browser, address: str, width: int):
    for page in opened(browser, width):
        page.goto(f"{address}/galleri/")
        page.locator(".toast").wait_for()
        for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
            page.evaluate(f"window.scrollTo(0, {place})")
            assert page.evaluate(COVERED) == []
        undo = page.locator(".toast-undo")
        page.locator("#main-content").focus()
        for _ in range(12):
            page.keyboard.press("Tab")
            if undo.evaluate("element => element === document.activeElement"):
                break
        assert undo.evaluate("element => element === document.activeElement")
        assert violations(page) == []


def test_a_dialog_holds_the_focus_and_gives_it_back(page: Page, address: str):
    page.goto(f"{address}/galleri/")
    opener = page.get_by_role("button", name="Slet kladden")
    opener.click()
    dialog = page.get_by_role("dialog", name="Slet kladden?")
    dialog.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert opener.evaluate("element => element === document.activeElement")


def test_keys_lead_to_the_search_field_and_to_the_list_of_keys(desk: Page, address: str):
    desk.goto(f"{address}/galleri/")
    desk.keyboard.press("?")
    desk.get_by_role("dialog", name="Tastaturgenveje").wait_for()
    desk.keyboard.press("Escape")
    desk.keyboard.press("/")
    assert desk.evaluate("document.activeElement.id") == "search"
    desk.keyboard.type("/?")
    assert desk.input_value("#search") == "/?", "in a field these are letters"


def test_a_number_is_copied_and_the_button_says_so(desk: Page, address: str):
    desk.goto(f"{address}/skriv/")
    desk.locator("[data-copy]").click()
    desk.get_by_text("Kopieret").wait_for()
    assert desk.evaluate("navigator.clipboard.readText()") == "0412"


def test_the_quick_exit_leaves_nothing_to_go_back_to(page: Page, address: str):
    page.goto(f"{address}/ude/")
    page.goto(f"{address}/skriv/")
    page.get_by_role("link", name="Forlad siden nu").click()
    page.wait_for_url("**/ude/")
    page.go_back()
    assert page.url.endswith("/ude/")


def test_a_page_works_without_any_script(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/skriv/")
    page.fill("#id_title", "Et ord")
    page.fill("#id_day", "5/3/2026")
    page.get_by_role("button", name="Gem").click()
    page.get_by_text("Der er noget, der skal rettes").wait_for()
    assert page.input_value("#id_day") == "5/3/2026"
    context.close()


def test_a_printed_page_has_the_case_and_not_the_menus(desk: Page, address: str):
    desk.goto(f"{address}/galleri/")
    desk.emulate_media(media="print")
    assert desk.locator("main h1").is_visible()
    assert desk.get_by_text("Støtteperson til forældremyndighedsindehaveren").first.is_visible()
    assert not desk.locator(".mainmenu").first.is_visible()
    assert not desk.get_by_role("button", name="Gem", exact=True).first.is_visible()
    if PICTURES:
        desk.pdf(path=Path(PICTURES) / "print.pdf", prefer_css_page_size=True)
