"""Is a character lost when the network goes, a tab dies, a session ends or two tabs write the same?

`python -m tests.trials.drafts --count 200`: real Chromium against the demo as a real process.
"""

from __future__ import annotations

import contextlib
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.demo_world.test_process import demo
from tests.operations.test_serve import free_port
from tests.trials.page import arguments, write

ABOUT = (
    "Somebody of the demo's cast writes a note, key by key, in real Chromium.  At a random place the network is cut,"
    " the tab is killed, the session ends, or a second tab writes the same; killed tabs die 0.3 to 2.5 s after the last"
    " key, also without a network.  Afterwards the page is opened anew, as the same person, and every text must"
    " be there to the last character: in the form, or offered beside it.  Then the note is saved, and nothing may be"
    " left."
)
LETTERS = "abcdefghijklmnoprstuvæøåÆØÅéü ,.-0123456789?!\"'<&>\n\t" + "   "
WHAT = (
    "nothing",
    "cut",
    "cut and killed",
    "killed",
    "expired",
    "expired and killed",
    "two tabs",
    "two tabs, one killed",
)
PATIENCE = 180_000
"""Milliseconds: a page that comes late on a busy machine has lost nothing."""
SEEN = "#id_seen"


@dataclass
class Run:
    """One run; `lost`: what was typed and is not to be found."""

    context: BrowserContext
    address: str
    case: str
    rng: random.Random
    what: str
    typed: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def go(self) -> Run:
        """Write, be disturbed, come back, find everything, save."""
        page = self.opened()
        act = self.what.partition(" and ")[0].partition(",")[0]
        {"nothing": self.undisturbed, "cut": self.cut, "killed": self.killed, "expired": self.expired,
         "two tabs": self.twice}[act](page)  # fmt: skip
        self.look()
        return self

    def opened(self) -> Page:
        """The page on which a note is written, once it knows what is kept."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        with page.expect_response(lambda answer: "/kept/" in answer.url):
            page.goto(f"{self.address}/cases/{self.case}/journal/new/")
        page.wait_for_timeout(300)
        return page

    def write(self, page: Page, text: str = "") -> str:
        """Type at the end of what stands there."""
        text = text or "".join(self.rng.choice(LETTERS) for _ in range(self.rng.randint(10, 120))).strip() + "x"
        page.locator(SEEN).focus()
        page.keyboard.press("Control+End")
        for line in text.replace("\t", " ").splitlines(keepends=True):
            put = page.keyboard.insert_text if self.rng.random() < 0.2 else page.keyboard.type
            put(line)
            page.wait_for_timeout(self.rng.randint(0, 150))
        return page.locator(SEEN).input_value()

    def undisturbed(self, page: Page) -> None:
        """The tab is closed once the page says that it is kept."""
        self.typed = [self.write(page)]
        self.is_kept(page)
        page.close()

    def cut(self, page: Page) -> None:
        """The network goes while somebody writes, and comes back, or the tab dies before."""
        self.write(page)
        self.context.set_offline(True)
        self.typed = [self.write(page)]
        if self.what == "cut":
            page.wait_for_timeout(self.rng.randint(100, 4_000))
            self.context.set_offline(False)
            self.is_kept(page)
            page.close()
        else:
            self.kill(page)
            self.context.set_offline(False)

    def killed(self, page: Page) -> None:
        """The tab dies."""
        self.typed = [self.write(page)]
        self.kill(page)

    def expired(self, page: Page) -> None:
        """The session ends while somebody writes on; they sign in again in another tab, or after the tab died."""
        self.write(page)
        self.context.clear_cookies()
        self.typed = [self.write(page)]
        if self.what == "expired":
            page.wait_for_timeout(self.rng.randint(100, 4_000))
            step_in(self.context, self.address)
            self.is_kept(page)
            page.close()
        else:
            self.kill(page)
            step_in(self.context, self.address)

    def twice(self, page: Page) -> None:
        """Two tabs write the same, in turns; both texts are kept."""
        begun = self.write(page) if self.rng.random() < 0.5 else ""
        if begun:
            self.is_kept(page)
        other = self.opened()
        first, second = "", ""
        for _ in range(self.rng.randint(1, 2)):
            first, second = self.write(page), self.write(other)
        self.typed = [first, second]
        for tab in (page, other):
            if self.what != "two tabs" and tab is other:
                self.kill(tab)
            else:
                self.is_kept(tab)
                tab.close()

    def kill(self, page: Page) -> None:
        """Without a word to the page."""
        page.wait_for_timeout(self.rng.randint(300, 2_500))
        with contextlib.suppress(BrowserError):
            page.goto("chrome://crash", timeout=5_000)
        page.close()

    def is_kept(self, page: Page) -> None:
        """The page says that the server has it."""
        page.locator("[data-draft-told][data-state='kept']").wait_for()

    def look(self) -> None:
        """Is every text there?  Then all is put away: thrown away or sent; nothing is left for the next."""
        page = self.opened()
        page.wait_for_timeout(1_000)
        shown = page.locator(SEEN).input_value()
        offers = [one.strip("\n") for one in page.locator("[data-offer-text]").all_inner_texts()]
        whole = [
            page.evaluate("e => e.textContent", one) for one in page.locator("[data-offer-text]").element_handles()
        ]
        found = {plain(text) for text in (shown, *offers, *whole)}
        self.lost = [text for text in self.typed if plain(text) not in found]
        while page.locator("[data-offer-drop]").count():
            page.locator("[data-offer-drop]").first.click()
            page.wait_for_timeout(300)
        page.locator("[name=occasion][value=other]").check()
        page.get_by_role("button", name="Gem notatet").click()
        page.wait_for_url("**/journal/**")
        page.close()
        self.lost += self.left()

    def left(self) -> list[str]:
        """What an untouched page still brings back."""
        page = self.opened()
        left = [page.locator(SEEN).input_value(), *page.locator("[data-offer-text]").all_text_contents()]
        page.close()
        return [f"left: {text}" for text in left if text.strip()]


def plain(text: str) -> str:
    """Fields join texts by blank lines and end where writing ended."""
    return text.replace("\r\n", "\n").strip()


def step_in(context: BrowserContext, address: str) -> None:
    """Become Mette."""
    page = context.new_page()
    page.goto(f"{address}/")
    page.locator('form[action="/demo/step-in/mette"] button').click()
    page.wait_for_load_state()
    page.close()


def a_case(context: BrowserContext, address: str) -> str:
    """The id of a case that Mette has."""
    page = context.new_page()
    page.goto(f"{address}/cases/")
    link = page.locator("main a[href^='/cases/']", has_text="Sofie").first
    found = (link.get_attribute("href") or "").split("/")[2]
    page.close()
    return found


def tried(browser: Browser, address: str, seed: int) -> Run:
    """One run in a browser of its own."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    try:
        step_in(context, address)
        what = WHAT[seed % len(WHAT)]
        return Run(context, address, a_case(context, address), random.Random(seed), what).go()
    finally:
        context.close()


@contextlib.contextmanager
def served(port: int) -> Iterator[str]:
    """The demo that runs at a port; none: one of its own, made anew."""
    if port:
        yield f"http://127.0.0.1:{port}"
        return
    folder, port = Path(tempfile.mkdtemp(prefix="livline-test-")), free_port()
    folder.chmod(0o711)
    with demo(folder / "demo", port) as process:
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(60)


def main() -> int:
    """As many runs as are asked for."""
    asked, counted, lost, started = arguments(200, port=0), Counter[str](), list[str](), time.perf_counter()
    with served(asked.port) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for number in range(asked.first, asked.count):
            seed = asked.seed * 1_000_000 + number
            run = tried(browser, address, seed)
            counted[run.what] += 1
            counted["letters"] += sum(map(len, run.typed))
            lost += [f"seed {seed} ({run.what}): {text!r}" for text in run.lost]
            sys.stderr.write(f"{number} {run.what}: {'lost' if run.lost else 'all there'}\n")
        browser.close()
    figures: list[tuple[str, object, str]] = [(f"runs: {what}", counted[what], "") for what in WHAT]
    figures += [("letters typed", counted["letters"], ""), ("texts of which a letter is lost, or left", len(lost), "0")]
    write("tests.trials.drafts", "Drafts that lose nothing", ABOUT, asked, figures, time.perf_counter() - started)
    sys.stderr.writelines(f"{one}\n" for one in lost)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
