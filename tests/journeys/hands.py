"""What does it cost somebody to do a thing?  Counts what hands do; the time is that of the keystroke-level model.

Card, Moran and Newell (1980): 0.28 s a key for an average typist, 1.1 s to point and 0.2 s to press, and 1.35 s to
think before each act.  What the machine itself takes is measured beside it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.journeys.traveller import Traveller

if TYPE_CHECKING:
    from playwright.sync_api import Locator

A_KEY, TO_POINT, TO_PRESS, TO_THINK = 0.28, 1.1, 0.2, 1.35


@dataclass
class Hands:
    """Somebody's hands: every click and key goes through them."""

    one: Traveller
    clicks: int = 0
    keys: int = 0
    thoughts: int = 0
    began: float = field(default_factory=time.perf_counter)

    def click(self, what: Locator) -> None:
        """Point, press, and wait for what comes."""
        self.clicks += 1
        self.thoughts += 1
        what.click()
        self.one.page.wait_for_load_state()

    def press(self, key: str) -> None:
        """One key."""
        self.keys += 1
        self.one.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Some words, thought of once."""
        self.keys += len(text)
        self.thoughts += 1
        self.one.page.keyboard.type(text, delay=15)

    @property
    def seconds(self) -> float:
        """What a person takes."""
        return self.keys * A_KEY + self.clicks * (TO_POINT + TO_PRESS) + self.thoughts * TO_THINK

    @property
    def waited(self) -> float:
        """What the machine took, the test included."""
        return time.perf_counter() - self.began

    def write(self, what: Locator, text: str) -> None:
        """Point at a field and word a text: every key counts, though all come at once."""
        self.click(what)
        self.keys += len(text)
        what.fill(text)

    def told(self, *others: Hands) -> str:
        """As a row of the table in the docs has it; with the hands of others who take part."""
        all_ = (self, *others)
        clicks, keys = sum(one.clicks for one in all_), sum(one.keys for one in all_)
        return f"{clicks} | {keys} | {sum(one.seconds for one in all_):.0f}"
