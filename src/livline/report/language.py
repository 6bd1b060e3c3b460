"""How are numbers, shares and days written for a reader?  Danish forms, with the English beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lawcode.outcomes import DANISH, ENGLISH
from livline.summary import Counts, Share


class Text(NamedTuple):
    """One piece of text in both languages; `{names}` in it are filled in when it is said."""

    da: str
    en: str

    def said(self, lang: str, **values: object) -> str:
        """The text in that language with the values put in."""
        chosen = self.en if lang == "en" else self.da
        return chosen.format(**values) if values else chosen


NBSP = "\u00a0"
MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
OF = Text("{part} af {whole}", "{part} of {whole}")
INTERVAL = Text("{low}–{high}", "{low}–{high}")
DAYS_LATE = (Text("{n} dag for sent", "{n} day late"), Text("{n} dage for sent", "{n} days late"))
DAYS = (Text("{n} dag", "{n} day"), Text("{n} dage", "{n} days"))
YEARS_AND = Text("{days} ({years} år)", "{days} ({years} years)")


@dataclass(frozen=True)
class Language:
    """Says texts, numbers and days in one language: `da` or `en`."""

    code: str

    def say(self, text: Text, **values: object) -> str:
        """The text with its values."""
        return text.said(self.code, **values)

    def number(self, value: int) -> str:
        """`1.234.567`; in English `1,234,567`."""
        text = f"{value:,}"
        return text if self.code == "en" else text.replace(",", ".")

    def decimal(self, value: float) -> str:
        """`3,1`; in English `3.1`."""
        text = f"{value:.1f}"
        return text if self.code == "en" else text.replace(".", ",")

    def percent(self, value: float) -> str:
        """A share 0..1 as `30,0 %`; in English `30.0%`."""
        return self.decimal(100 * value) + (NBSP if self.code == "da" else "") + "%"

    def whole_percent(self, value: float) -> str:
        """`40 %`, for the marks of a scale."""
        return f"{100 * value:.0f}" + (NBSP if self.code == "da" else "") + "%"

    def day(self, value: date) -> str:
        """`14. maj 2026`; in English `14 May 2026`."""
        dot = "." if self.code == "da" else ""
        return f"{value.day}{dot}{NBSP}{MONTHS[self.code][value.month - 1]}{NBSP}{value.year}"

    def short_month(self, value: date) -> str:
        """`apr.`; in English `Apr`."""
        return MONTHS[self.code][value.month - 1][:3] + ("." if self.code == "da" else "")

    def days(self, value: int) -> str:
        """`412 dage`."""
        return self.say(DAYS[value != 1], n=self.number(value))

    def long_time(self, days: int) -> str:
        """`412 dage (1,1 år)`; years only from one year on."""
        if days < 365:
            return self.days(days)
        return self.say(YEARS_AND, days=self.days(days), years=self.decimal(days / 365.25))

    def days_late(self, value: int) -> str:
        """`6 dage for sent`."""
        return self.say(DAYS_LATE[value != 1], n=self.number(value))

    def status(self, word: str) -> str:
        """`overholdt for sent`."""
        return (ENGLISH if self.code == "en" else DANISH)[word]

    def part(self, share: Share) -> str:
        """`12 af 40`."""
        return self.say(OF, part=self.number(share.numerator), whole=self.number(share.denominator))

    def interval(self, share: Share) -> str:
        """`18,1–45,4 %`, Wilson's 95 % interval."""
        low, high = self.decimal(100 * share.low), self.percent(share.high)
        return self.say(INTERVAL, low=low, high=high)

    def share(self, share: Share) -> str:
        """`30,0 %`; a dash without a whole."""
        return "–" if share.value is None else self.percent(share.value)

    def breaches(self, counts: Counts) -> str:
        """`12 af 40` lines."""
        return self.part(counts.broken)
