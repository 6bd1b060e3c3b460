"""The report as a reader meets it in Chromium: accessible, quiet, narrow and wide, by keyboard, and on paper."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
OPEN_ONE_OF_EACH = """() => {
    const seen = new Set();
    for (const each of document.querySelectorAll('details')) {
        const sort = each.closest('section').id + each.className;
        if (!seen.has(sort)) { seen.add(sort); each.open = true; }
    }
}"""
TOO_WIDE = """() => [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && !e.closest('svg')
    && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"""


def visit(browser: Browser, report: Path, width: int, scheme: str = "light") -> tuple[Page, list[str]]:
    """The page, and what it complained about or asked for beside itself."""
    page = browser.new_page(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        locale="da-DK",
    )
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if request.url != report.as_uri() else None)
    page.goto(report.as_uri())
    return page, said


@pytest.mark.parametrize(("lang", "scheme"), [("da", "light"), ("en", "dark")])
def test_axe_finds_nothing_with_lists_of_every_sort_open(
    browser: Browser, reports: dict[str, Path], lang: str, scheme: str
) -> None:
    page, said = visit(browser, reports[lang], 1280, scheme)
    page.evaluate(OPEN_ONE_OF_EACH)
    assert violations(page) == []
    assert said == []
    page.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1920])
def test_nothing_scrolls_sideways(browser: Browser, reports: dict[str, Path], width: int) -> None:
    page, said = visit(browser, reports["da"], width)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TOO_WIDE) == []
    assert said == []
    page.close()


def test_the_first_screen_answers(browser: Browser, reports: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(reports["da"].as_uri())
    figures = page.locator(".figure")
    assert figures.count() == 3
    for figure in figures.all():
        box = figure.bounding_box()
        assert box
        assert box["y"] + box["height"] < 800
    lead = page.locator(".lead").bounding_box()
    assert lead
    assert lead["y"] < 300
    page.close()


def test_lists_open_by_keyboard(browser: Browser, reports: dict[str, Path]) -> None:
    page, _ = visit(browser, reports["da"], 1280)
    page.locator(".card summary").first.focus()
    assert page.locator(".card .lines").first.is_visible() is False
    page.keyboard.press("Enter")
    assert page.locator(".card .lines li").first.is_visible()
    page.keyboard.press("Space")
    assert page.locator(".card .lines").first.is_visible() is False
    page.close()


def test_everything_can_be_reached_without_scripts(browser: Browser, reports: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reports["da"].as_uri())
    page.get_by_role("link", name="Kommunerne").click()
    assert page.url.endswith("#kommuner")
    page.locator(".duty summary").first.click()
    assert page.locator(".duty .lines li").first.is_visible()
    context.close()


def test_the_red_bar_is_red_and_wide(browser: Browser, reports: dict[str, Path]) -> None:
    page, _ = visit(browser, reports["da"], 390)
    bars = page.locator("rect.without")
    boxes = [box for bar in bars.all() if (box := bar.bounding_box())]
    assert max(box["width"] for box in boxes) > 60
    assert min(box["height"] for box in boxes) >= 24
    assert bars.first.evaluate("e => getComputedStyle(e).fill") == "rgb(179, 32, 26)"
    page.close()


def test_paper_has_head_foot_page_numbers_and_tables(
    browser: Browser, reports: dict[str, Path], tmp_path: Path
) -> None:
    page, _ = visit(browser, reports["da"], 1280)
    paper = tmp_path / "report.pdf"
    page.pdf(path=paper, prefer_css_page_size=True, print_background=True)
    page.close()
    text = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert 6 <= len(pages) <= 30
    for number, each in enumerate(pages, start=1):
        assert "Opgjort pr. 21. november 2026" in each.replace("\u00a0", " ")
        assert f"side {number} / {len(pages)}" in each
        assert "behandles fortroligt" in each
    assert text.count("Pligt for pligt") == 2  # the heading, and the caption of the table that is folded on a screen
    assert "Linjerne bag" not in text
