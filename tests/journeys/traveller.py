"""How do journeys go?  Somebody of the cast with a browser of their own, who goes to pages by what stands on them."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.web.axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Response

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
EXPECTED = (
    "status of 404", "status of 409", "status of 403", "Password forms should have", "Clear-Site-Data header",
    "was preloaded using link preload but not used",
)  # fmt: skip
"""What a browser says of a page that refuses, of passwords, of signing out and, after some seconds on a page without a
bold word, of the bold face; all else on the console is a fault."""

PROVED = 150.0
"""Seconds after which somebody steps in anew: some pages ask who one is when that is five minutes ago."""


@dataclass
class Traveller:
    """Somebody, signed in, or nobody."""

    page: Page
    base: str
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(10_000)
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def complaints(self) -> list[str]:
        """What the console has said since last asked."""
        told, self.said[:] = list(self.said), []
        return [line for line in told if not any(word in line for word in EXPECTED)]

    def go(self, path: str) -> Response:
        """To a page by its address."""
        answer = self.page.goto(self.base + path)
        assert answer
        return answer

    def step_in(self, slug: str) -> None:
        """Become somebody of the cast."""
        self.go("/")
        self.page.locator(f'form[action="/demo/step-in/{slug}"] button').click()
        self.page.wait_for_load_state()

    def case(self, name: str, *parts: str) -> str:
        """Go to a page of the case of a child whom a search finds, or who is the only one; its address."""
        self.go("/cases/")
        search = self.page.locator("#search")
        if search.count():
            search.fill(name)
            search.press("Enter")
            self.page.wait_for_load_state()
        if not ID.search(self.path):
            self.page.locator("main").get_by_role("link", name=name).first.click()
            self.page.wait_for_load_state()
        found = ID.search(self.path)
        assert found, self.path
        path = "/".join(["/cases", found[0], *parts, ""])
        self.go(path)
        return path

    @property
    def path(self) -> str:
        """Where one is."""
        return self.page.url.removeprefix(self.base).partition("#")[0].partition("?")[0]

    def text(self) -> str:
        """All that is read on the page."""
        return self.page.locator("body").inner_text()

    def send(self, name: str) -> None:
        """Press the button of the page's form that is called so."""
        self.page.locator("main").get_by_role("button", name=name).first.click()
        self.page.wait_for_load_state()

    def violations(self) -> list[str]:
        """What axe finds wrong."""
        return [f"{self.path} {line}" for line in violations(self.page)]

    def too_wide(self) -> bool:
        """Does the page scroll sideways?"""
        width = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        return bool(self.page.evaluate(width))

    def links(self) -> list[str]:
        """The addresses of our own that the page leads to."""
        found: list[str] = self.page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
        return [href.partition("#")[0] for href in found if href.startswith("/")]


@dataclass
class Travels:
    """Everybody's browsers."""

    browser: Browser
    base: str
    known: dict[tuple[str, int, str], Traveller] = field(default_factory=dict)
    since: dict[tuple[str, int, str], float] = field(default_factory=dict)
    """When each stepped in, by a clock that only goes forward."""
    contexts: list[BrowserContext] = field(default_factory=list)

    def of(self, slug: str, width: int, language: str, fresh: bool = False) -> Traveller:
        """Somebody at a screen of a width; `fresh`: with a browser that nobody used.  `slug` empty: nobody."""
        key = (slug, width, language)
        if fresh:
            return self.entered(self.opened(width, language), slug)
        if key not in self.known or time.monotonic() - self.since[key] > PROVED:
            one = self.known.get(key) or self.opened(width, language)
            self.known[key], self.since[key] = self.entered(one, slug), time.monotonic()
        return self.known[key]

    def entered(self, one: Traveller, slug: str) -> Traveller:
        """Somebody who has just stepped in, or nobody."""
        if slug:
            one.step_in(slug)
        return one

    def opened(self, width: int, language: str) -> Traveller:
        """A browser of its own."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            reduced_motion="reduce",
        )
        cookie: Any = {"name": "livline_language", "value": language, "url": self.base}
        context.add_cookies([cookie])
        self.contexts.append(context)
        return Traveller(context.new_page(), self.base)

    def close(self) -> None:
        """Close them all."""
        for context in self.contexts:
            context.close()
