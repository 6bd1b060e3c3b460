"""What are the things of a plan called on its pages?"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from livline.plans.content import Sort
from livline.plans.models import Source
from livline.web.day_words import day_text
from livline.web.journal_words import OCCASIONS
from livline.web.portrait_words import VOICES

ADD: dict[str, object] = {
    "need": gettext_lazy("Skriv et behov"),
    "goal": gettext_lazy("Skriv et mål"),
    "wish": gettext_lazy("Skriv et ønske"),
    "view": gettext_lazy("Skriv, hvad en siger til planen"),
    "parent": gettext_lazy("Skriv støtten til en forælder"),
}
"""How one more is written."""


SOURCES: dict[str, object] = {
    Source.STUDY: gettext_lazy("Undersøgelsen"),
    Source.NOTE: gettext_lazy("Journalen"),
    Source.INTRODUCTION: gettext_lazy("Barnets præsentation"),
    Source.BRIGHT: gettext_lazy("Det, der går godt"),
    Source.PLAN: gettext_lazy("Den tidligere plan"),
    Source.DECISION: gettext_lazy("Afgørelsen"),
    Source.TALK: gettext_lazy("Samtale med barnet"),
    Source.CONSENT: gettext_lazy("Samtykke"),
}
"""Where something stands that was known already."""


ABOUT: dict[str, object] = {**OCCASIONS, **VOICES}
"""On which occasion, and in whose voice."""


def origin(source: str, on: dt.date | None, about: str = "") -> str:
    """Where something known comes from, and of which day it is: `Undersøgelsen 3. marts 2026, Bekymringer`."""
    name = str(SOURCES[source])
    dated = f"{name} {day_text(on)}" if on is not None else name
    return f"{dated}, {ABOUT.get(about, about)}" if about else dated


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
