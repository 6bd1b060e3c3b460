"""Which sentences has a Danish text, and which words has each?  Headings and lists are no sentences.

The rules are those that Danish pages on LIX count by: abbreviations are said in full, dots in numbers and dates end
nothing, a hyphenated word is one, an address of the web is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from livline.plain.abbreviations import CLOSING, SAID

HEADING_WORDS = 8
"""A line of its own without an end sign is a heading up to so many words."""
_BULLET = re.compile(r"\s*(?:[-–—•*·▪◦]|\d{1,2}[.)]|[a-z]\))\s+(?!(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.I)
_AROUND = "()[]{}\"'`´»«›‹„“”‘’*_,;:.?!…–—-/·•<>"
_CLOSERS = ")]}\"'»«›‹“”‘’*_"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_TOKEN = re.compile(r"\S+")
_ORDINAL = re.compile(r"\d+\.")


class Word(NamedTuple):
    """A word, and where it stands; of an abbreviation one for each word that it stands for, in the same place."""

    start: int
    end: int
    text: str

    @property
    def letters(self) -> int:
        return len(self.text) if self.text.isalpha() else sum(letter.isalpha() for letter in self.text)


@dataclass(frozen=True)
class Sentence:
    """A sentence: where it stands, and its words; never without any."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order."""
    return tuple(found for start, end in _paragraphs(text) for found in _sentences(text, start, end))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where running text stands: lines that belong together, without headings and lists."""
    begun: int | None = None
    lines = _lines(text)
    for n, (start, _, kind) in enumerate(lines):
        if kind == "text" and not _is_heading(text, lines, n):
            begun = start if begun is None else begun
            continue
        if begun is not None:
            yield begun, start
        begun = None
    if begun is not None:
        yield begun, len(text)


def _lines(text: str) -> list[tuple[int, int, str]]:
    """Each line with what it is: blank, of a list, or text.  One dash alone is no list: it may be somebody speaking."""
    spans = [match.span() for match in re.finditer(r"[^\n]+|(?<=\n)(?=\n)", text)]
    marked = [bool(_BULLET.match(text, start, end)) for start, end in spans]
    found = []
    for n, (start, end) in enumerate(spans):
        of_list = marked[n] and (any(marked[max(n - 1, 0) : n]) or any(marked[n + 1 : n + 2]))
        kind = "list" if of_list else "text" if text[start:end].strip() else "blank"
        found.append((start, end, kind))
    return found


def _is_heading(text: str, lines: list[tuple[int, int, str]], n: int) -> bool:
    """A short line without an end sign, after nothing and before a new beginning, where more follows."""
    start, end, _ = lines[n]
    line = text[start:end].strip()
    if line.startswith("#"):
        return True
    if len(line.split()) > HEADING_WORDS or line.rstrip(_CLOSERS).endswith((".", "?", "!", "…", ",", ";")):
        return False
    begins = n == 0 or lines[n - 1][2] != "text" or _is_heading(text, lines, n - 1)
    return begins and n + 1 < len(lines) and _begins_anew(text, lines[n + 1])


def _begins_anew(text: str, line: tuple[int, int, str]) -> bool:
    start, end, kind = line
    return kind != "text" or not text[start:end].lstrip()[:1].islower()


def _sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of running text; its end ends the last, with or without a sign."""
    words: list[Word] = []
    tokens = list(_TOKEN.finditer(text, start, end))
    for n, token in enumerate(tokens):
        words += _words(token.group(), token.start())
        following = tokens[n + 1].group() if n + 1 < len(tokens) else ""
        if words and (not following or _ends(token.group(), following)):
            yield Sentence(tuple(words))
            words = []


def _ends(token: str, following: str) -> bool:
    """Does a sentence end with this piece of text, before that one?"""
    bare = token.rstrip(_CLOSERS)
    if not bare.endswith((".", "?", "!", "…")):
        return False
    goes_on = following.lstrip(_AROUND)[:1].islower()
    if bare.endswith(("…", "..")) or bare != token:
        return not goes_on
    return not bare.endswith(".") or _dot_ends(bare.lstrip(_AROUND).casefold(), goes_on)


def _dot_ends(bare: str, goes_on: bool) -> bool:
    if _ORDINAL.fullmatch(bare):
        return not goes_on
    if bare in CLOSING:
        return not goes_on
    return bare not in SAID and not _INITIALS.fullmatch(bare)


def _words(token: str, at: int) -> Iterator[Word]:
    """The words in a piece of text without blanks; most are plain ones, which no abbreviation is."""
    bare = token[:-1] if token[-1] in ".," else token
    if bare.isalpha() and token.casefold() not in SAID:
        yield Word(at, at + len(bare), bare)
        return
    if _ADDRESS.match(token.lstrip(_AROUND)):
        yield Word(at, at + len(token), token.strip(_AROUND))
        return
    said = SAID.get(token.strip("()[]\"'»«,;:").casefold())
    if said:
        yield from (Word(at, at + len(token), word) for word in said.split())
        return
    for piece in re.finditer(r"[^/–—]+", token):
        bare = piece.group().strip(_AROUND)
        if any(sign.isalnum() for sign in bare):
            begin = at + piece.start() + piece.group().index(bare)
            yield Word(begin, begin + len(bare), bare)
