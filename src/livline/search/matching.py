"""Is this the word that was meant?  As it stands, inflected, inside a compound, or misspelt; æ, ø and å as typed.

Danish inflects at the end and writes compounds in one word, so a stem is looked for at the beginning of a word and then
inside it.  The stem is PostgreSQL's (Snowball); it is asked for the words of the query alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

WORD = re.compile(r"\w+")
SPELLED = {"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae"}
EXACT, BEGINS, INSIDE, MISSPELT = 4, 3, 2, 1
SHORTEST_INSIDE, SHORTEST_MISSPELT = 4, 5
"""Letters of a stem that is looked for inside words, and of a word that may be misspelt."""
ALIKE = 0.45
"""How alike two words are at least, of 1, to be taken for one."""
MOST_WORDS = 8


@dataclass(frozen=True)
class Wanted:
    """A word of the query, folded, and its stem."""

    word: str
    stem: str


@dataclass(frozen=True)
class Found:
    """How well a text matches (0: not at all), and where the words stand in it."""

    score: int
    spans: tuple[tuple[int, int], ...] = ()


NOT = Found(0)


@lru_cache(20_000)
def folded(word: str) -> str:
    """A word without capitals and accents; æ, ø and å as somebody types them who has no such keys."""
    spelled = "".join(SPELLED.get(letter, letter) for letter in word.casefold())
    return "".join(letter for letter in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(letter))


class Sought:
    """The words of a query.  What each word of a text is to them is found out once, however often it stands there."""

    def __init__(self, asked: Iterable[Wanted]) -> None:
        self.asked = tuple(asked)
        self.known: dict[str, tuple[int, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self.asked)

    def scores(self, word: str) -> tuple[int, ...]:
        """How a word of a text fits each word of the query."""
        found = self.known.get(word)
        if found is None:
            plain = folded(word)
            found = self.known[word] = tuple(likeness(plain, one) for one in self.asked)
        return found


def wanted(query: str) -> Sought:
    """The words of a query; stop words are words, too, where nothing else was asked for."""
    words = [match[0] for match in WORD.finditer(query.casefold())][:MOST_WORDS]
    stems = stems_of(words)
    return Sought(Wanted(folded(word), folded(stem)) for word, stem in zip(words, stems, strict=True))


def stems_of(words: Sequence[str]) -> list[str]:
    """The stem of each word, by the Danish rules of the database; of a stop word, itself."""
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce((ts_lexize('danish_stem', w))[1], w) FROM unnest(%s::text[]) WITH ORDINALITY u (w, n)"
            " ORDER BY n",
            [list(words)],
        )
        return [stem for (stem,) in cursor.fetchall()]


def found_in(text: str, sought: Sought) -> Found:
    """Do all words of the query stand in a text?  Where they do, the places are looked for."""
    there = [sought.scores(word) for word in set(WORD.findall(text))]
    best = [max(scores) for scores in zip(*there, strict=True)]
    if not best or not all(best):
        return NOT
    spans = (
        match.span()
        for match in WORD.finditer(text)
        if any(score == most for score, most in zip(sought.scores(match[0]), best, strict=True))
    )
    return Found(sum(best), tuple(spans))


def likeness(word: str, asked: Wanted) -> int:
    """How a folded word of a text fits a word of the query."""
    if word == asked.word:
        return EXACT
    if word.startswith((asked.word, asked.stem)):
        return BEGINS
    if len(asked.stem) >= SHORTEST_INSIDE and asked.stem in word:
        return INSIDE
    if min(len(word), len(asked.word)) >= SHORTEST_MISSPELT and alike(word, asked.word) >= ALIKE:
        return MISSPELT
    return 0


def alike(one: str, other: str) -> float:
    """The share of their runs of three letters that two words have in common."""
    if abs(len(one) - len(other)) > 2:
        return 0.0
    ours, theirs = threes(one), threes(other)
    return len(ours & theirs) / len(ours | theirs)


@lru_cache(20_000)
def threes(word: str) -> frozenset[str]:
    """The runs of three letters of a word, with its ends."""
    framed = f"  {word} "
    return frozenset(framed[at : at + 3] for at in range(len(framed) - 2))
