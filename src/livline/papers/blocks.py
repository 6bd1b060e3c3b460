"""Of which blocks is a paper made?  Plain values that `page.typ` sets: text is data there and never markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypedDict

from livline.plans.languages import Language

FONTS = Path(__file__).with_name("fonts")
UNSHOWN = "?"
"""What stands for a character that the fonts cannot show."""
UNSEEN = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""Have no shape and are written all the same: they part or join letters, and turn the direction of what is beside."""
SHORT, LINE = 25, 60
"""What has fewer lines than this fits on half a page; so many characters are a line."""
_GAP = re.compile(r"\n\s*\n")
Prose = list[list[str]]
"""Paragraphs of lines."""


class Row(TypedDict):
    """What something is called, and what it says; `is_quote`: in somebody's own words."""

    label: str
    text: Prose
    is_quote: bool


class Block(TypedDict, total=False):
    """A piece of a paper: its `kind`, and what that kind has."""

    kind: str
    level: int
    title: str
    text: Prose
    rows: list[Row]
    items: list[Prose]
    blocks: list[Block]
    is_whole: bool
    language: str
    dir: str
    script: str


def heading(title: object, level: int = 2) -> Block:
    """A heading; a dash where it would be empty, which a tagged PDF may not have."""
    return {"kind": "heading", "level": level, "title": shown(str(title)).strip() or "–"}


def prose(text: object, kind: str = "text") -> Block:
    """Running text; `quote`: somebody's own words, `note`: what the paper says of itself, `lead`: what is first."""
    return {"kind": kind, "text": paragraphs(str(text))}


def rows(told: Iterable[tuple[object, str]]) -> Block:
    """What is said under several short names; names that say nothing are left out."""
    return {"kind": "rows", "rows": [_row(name, text) for name, text in told if text]}


def _row(name: object, text: str, *, is_quote: bool = False) -> Row:
    """What is said under one short name."""
    return {"label": shown(str(name)), "text": paragraphs(text), "is_quote": is_quote}


def quoted(name: object, text: str) -> Block:
    """Somebody's own words under a short name; nothing where there are none."""
    return {"kind": "rows", "rows": [_row(name, text, is_quote=True)] if text else []}


def listed(texts: Iterable[str]) -> Block:
    """A list with numbers."""
    return {"kind": "list", "items": [paragraphs(text) for text in texts]}


def card(blocks: Iterable[Block]) -> Block:
    """What belongs together; on one page where it is not long."""
    inner = list(blocks)
    return {"kind": "card", "blocks": inner, "is_whole": lines_of(inner) < SHORT}


def spoken(language: Language, blocks: Iterable[Block]) -> Block:
    """What is written in another language than the plan."""
    told: Block = {"kind": "spoken", "blocks": list(blocks)}
    return {**told, "language": language.code, "dir": language.dir, "script": language.script}


def lines_of(blocks: Iterable[Block]) -> int:
    """About how many lines blocks take."""
    told = [text for one in blocks for text in (one.get("text", []), *(row["text"] for row in one.get("rows", [])))]
    return sum(1 + len(line) // LINE for text in told for paragraph in text for line in paragraph)


def drawing(title: object) -> Block:
    """A place to draw, to the foot of the page."""
    return {"kind": "drawing", "title": shown(str(title))}


def new_page() -> Block:
    """What follows begins on a new page."""
    return {"kind": "new_page"}


def paragraphs(text: str) -> Prose:
    """The paragraphs of a text with their lines."""
    pieces = (piece.strip() for piece in _GAP.split(text.replace("\r\n", "\n").replace("\r", "\n")))
    return [[shown(line.strip()) for line in piece.split("\n")] for piece in pieces if piece]


def shown(text: str) -> str:
    """A line with what the fonts cannot show replaced, so that nothing is lost unseen."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_shown(character) for character in composed)


def _shown(character: str) -> str:
    if ord(character) in covered() or character in UNSEEN:
        return character
    return " " if character.isspace() else "" if unicodedata.category(character) in ("Cc", "Cf") else UNSHOWN


@cache
def covered() -> frozenset[int]:
    """The characters that the fonts can show."""
    ranges = (line.split("-") for line in (FONTS / "covered.txt").read_text("ascii").split())
    return frozenset(number for first, last in ranges for number in range(int(first, 16), int(last, 16) + 1))
