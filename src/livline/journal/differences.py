"""What has a correction changed?  Word by word, so that one sees it without reading the text twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

PIECES = re.compile(r"\S+\s*|\s+")


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """A piece of text and what became of it."""

    fate: Fate
    text: str


def compared(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order.  Those that are kept or gone are the old text, those kept or new the new."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    found: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece(Fate.KEPT, "".join(old[a:b])))
            continue
        found += [Piece(Fate.GONE, "".join(old[a:b]))] if b > a else []
        found += [Piece(Fate.NEW, "".join(new[c:d]))] if d > c else []
    return found
