"""What are verdicts called on a screen?  Danish words with the English beside them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lawcode.outcomes import DANISH, ENGLISH

NBSP = "\N{NO-BREAK SPACE}"
LANGUAGES = ("da", "en")


class Text(NamedTuple):
    """One piece of text in both languages; `{names}` in it are filled in when it is said."""

    da: str
    en: str

    def said(self, lang: str, **values: object) -> str:
        """The text in that language with the values put in."""
        chosen = self.en if lang == "en" else self.da
        return chosen.format(**values) if values else chosen


MARK = {
    "met": "✓",
    "met_late": "✗",
    "overdue": "✗",
    "pending": "…",
    "excused": "–",
    "undecidable": "?",
    "not_applicable": " ",
}
"""A sign beside the colour, so that nothing is told by colour alone."""

COLOUR = {"met": "green", "met_late": "red", "overdue": "bold red", "excused": "cyan", "undecidable": "yellow"}

DAYS = (Text("{n} dag", "{n} day"), Text("{n} dage", "{n} days"))
UNCONFIRMED = Text("ubekræftet regel", "unconfirmed rule")
DAYS_LATE = (Text("{n} dag for sent", "{n} day late"), Text("{n} dage for sent", "{n} days late"))


def status(word: str, lang: str) -> str:
    """`overholdt for sent`."""
    return (ENGLISH if lang == "en" else DANISH)[word]


def days(count: int, lang: str) -> str:
    """`6 dage`."""
    return DAYS[count != 1].said(lang, n=number(count, lang))


def days_late(count: int, lang: str) -> str:
    """`6 dage for sent`."""
    return DAYS_LATE[count != 1].said(lang, n=number(count, lang))


def number(value: int, lang: str) -> str:
    """`1.234.567` in Danish, `1,234,567` in English."""
    text = f"{value:,}"
    return text if lang == "en" else text.replace(",", ".")


def percent(part: int, whole: int, lang: str) -> str:
    """A share with one decimal, `–` of nothing."""
    if not whole:
        return "–"
    text = f"{100 * part / whole:.1f}"
    return f"{text}%" if lang == "en" else f"{text.replace('.', ',')}{NBSP}%"


def day(value: date | None, lang: str) -> str:
    """`14.05.2026` in Danish, `2026-05-14` in English, nothing for no day."""
    if value is None:
        return ""
    return value.isoformat() if lang == "en" else value.strftime("%d.%m.%Y")
