"""What are the things of a plan called on its pages?"""

from __future__ import annotations

from typing import Literal

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from livline.plans.content import Sort

SEVERAL: dict[str, object] = {
    "need": gettext_lazy("Barnets behov"),
    "goal": gettext_lazy("Målene"),
    "wish": gettext_lazy("Barnets ønsker"),
    "view": gettext_lazy("Syn på planen"),
    "parent": gettext_lazy("Støtte til forældrene"),
}
"""What a plan may have several of, all of them together."""
ADD: dict[str, object] = {
    "need": gettext_lazy("Skriv et behov"),
    "goal": gettext_lazy("Skriv et mål"),
    "wish": gettext_lazy("Skriv et ønske"),
    "view": gettext_lazy("Skriv, hvad en siger til planen"),
    "parent": gettext_lazy("Skriv støtten til en forælder"),
}
"""How one more is written."""


def language() -> Literal["da", "en"]:
    """In which language the reader reads what is data and not a sentence of the pages."""
    return "en" if (get_language() or "").startswith("en") else "da"


def part_name(sort: Sort, number: int) -> str:
    """A part by its sort, and by its number where there may be several: `Mål 2`."""
    return f"{sort.title} {number}" if sort.many else str(sort.title)


def quoted(text: str, most: int = 120) -> str:
    """A text in a sentence, cut where it is long."""
    line = " ".join(text.split())
    return "‚" + (line if len(line) <= most else line[: most - 1].rstrip() + "…") + "‘"


def listed(words: list[str]) -> str:
    """One or another: of several, any is enough."""
    return _(" eller ").join(words)
