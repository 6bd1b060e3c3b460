"""How hard is a text to read by its LIX?  Words in a sentence, plus the long words of a hundred.

LIX sees neither rare words nor meaning: it is a sign, and nothing is kept or refused because of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import floor

from livline.plain.sentences import sentences

LONG_WORD = 7
"""So many letters make a word long."""
FEWEST_WORDS = 25
"""Of fewer words than these LIX says nothing."""


class Band(StrEnum):
    """How hard a text is, from its LIX."""

    VERY_EASY = "very_easy"
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    VERY_HARD = "very_hard"


LAST_OF = {Band.VERY_EASY: 24, Band.EASY: 34, Band.MEDIUM: 44, Band.HARD: 54}
"""The last whole LIX of each band; https://www.dansksproghistorie.dk/144."""
BAND_NAMES = {
    Band.VERY_EASY: {"da": "meget let", "en": "very easy"},
    Band.EASY: {"da": "let", "en": "easy"},
    Band.MEDIUM: {"da": "middel", "en": "medium"},
    Band.HARD: {"da": "svær", "en": "hard"},
    Band.VERY_HARD: {"da": "meget svær", "en": "very hard"},
}


@dataclass(frozen=True)
class Lix:
    """What was counted in a text, and what it comes to: no value where the text is too short to say."""

    words: int
    sentences: int
    long_words: int

    @property
    def value(self) -> float | None:
        return None if self.words < FEWEST_WORDS else self.sentence_length + self.long_share

    @property
    def sentence_length(self) -> float:
        """Words in a sentence."""
        return self.words / self.sentences if self.words else 0.0

    @property
    def long_share(self) -> float:
        """Long words of a hundred."""
        return 100 * self.long_words / self.words if self.words else 0.0

    @property
    def band(self) -> Band | None:
        return None if self.value is None else band_of(self.value)


def lix(text: str) -> Lix:
    """The LIX of a Danish text, without its headings and lists; abbreviations are counted as they are said."""
    found = sentences(text)
    words = [word for sentence in found for word in sentence.words]
    return Lix(len(words), len(found), sum(word.letters >= LONG_WORD for word in words))


def band_of(value: float) -> Band:
    """How hard a text of this LIX is; the value is rounded first, half up."""
    whole = floor(value + 0.5)
    return next((band for band, last in LAST_OF.items() if whole <= last), Band.VERY_HARD)
