"""What is said when there is no database to be had?  A reason and what to do next, in Danish and English."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """One piece of text in both languages; `{names}` in it are filled in when it is said."""

    da: str
    en: str

    def said(self, lang: str, **values: object) -> str:
        """The text in that language with the values put in."""
        chosen = self.en if lang == "en" else self.da
        return chosen.format(**values) if values else chosen


class Unavailable(Exception):
    """There is no database.  `reason` says why, `next_step` what to do; neither ever holds a password."""

    def __init__(self, reason: Text, next_step: Text, **values: object) -> None:
        self.reason, self.next_step, self.values = reason, next_step, values
        super().__init__(self.said("en"))

    def said(self, lang: str) -> str:
        """The sentences for the user."""
        return " ".join(part.said(lang, **self.values) for part in (self.reason, self.next_step))
