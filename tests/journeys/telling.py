"""What does a page of the docs say that journeys find out?  What things cost, and pictures.

Pictures are made with `LIVLINE_DOCS=1` in the environment; else the page is held against what it costs today.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.house import ROOT
from tests.journeys.hands import Hands
from tests.journeys.traveller import Traveller

DOCS = ROOT / "docs"
LARGEST = 160_000
"""Bytes of a picture."""
IS_MADE = bool(os.environ.get("LIVLINE_DOCS"))


@dataclass(frozen=True)
class Page:
    """A page below `docs/how-to`, by its name; its pictures lie in a folder called the same."""

    name: str

    @property
    def pictures(self) -> Path:
        return DOCS / "images" / self.name

    def text(self) -> str:
        """What it says."""
        return (DOCS / "how-to" / f"{self.name}.md").read_text("utf-8")

    def picture(self, one: Traveller, name: str, of: str = "") -> None:
        """What is in view, or a part of the page."""
        if IS_MADE:
            part = one.page.locator(of).first if of else one.page
            self.keep(name, part.screenshot())

    def keep(self, name: str, picture: bytes) -> None:
        """Put a picture where the page shows it."""
        if IS_MADE:
            self.pictures.mkdir(parents=True, exist_ok=True)
            (self.pictures / f"{name}.png").write_bytes(picture)

    def costs(self, row: str, hands: Hands, *others: Hands) -> None:
        """The page says what something costs, whoever takes part in it."""
        told = hands.told(*others)
        print(f"{row}: {told}, waited {hands.waited:.1f} s")  # noqa: T201
        if not IS_MADE:
            assert f"| {row} | {told} |" in self.text(), f"{row}: {told}"

    def shown(self) -> set[str]:
        """The pictures that it shows; each has words beside it."""
        return set(re.findall(rf"!\[[^\]]+\]\(\.\./images/{self.name}/([\w-]+\.png)\)", self.text()))

    def wrong(self) -> list[str]:
        """Pictures that are missing, shown nowhere, or large."""
        there = {path.name: path.stat().st_size for path in self.pictures.glob("*.png")}
        return sorted((self.shown() ^ there.keys()) | {name for name, size in there.items() if size > LARGEST})
