"""What is wrong with a sentence as such, whatever it says?"""

from __future__ import annotations

import re

from lawcode.engines.kernel.layout import CODES, MISSING_FACTS
from lawcode.facts import KIND_NAMES
from lawcode.registry import DUTIES, EDITIONS

CODE_WORDS = {
    word
    for word in (*CODES, *MISSING_FACTS, *KIND_NAMES, *(duty.id for duty in DUTIES), *(e.id for _, e in EDITIONS))
    if "_" in word or "-" in word
}
FAULTS = {
    "a code word": re.compile("|".join(sorted(map(re.escape, CODE_WORDS), key=len, reverse=True))),
    "an underscore": re.compile("_"),
    "a blank that was not filled": re.compile(r"[{}|]"),
    "a value of Python": re.compile(r"\b(None|True|False|nan)\b"),
    "two blanks": re.compile(r"\s\s|^\s|\s$"),
    "an ISO date": re.compile(r"\d{4}-\d\d-\d\d"),
    "a blank before a mark": re.compile(r" [.,:;)]|\( "),
    "doubled marks": re.compile(r"[.,:;]{2}|\(\)|, \("),
    "a word twice": re.compile(r"\b(?!den\b)(\w+),? \1\b", re.IGNORECASE),
    "no full stop": re.compile(r"[^.]$"),
    "a small letter at the front": re.compile(r"^[^A-ZÆØÅ]|[^\d]\. [a-zæøå]"),
    "nothing in a place": re.compile(r"\b(senest|by|of|on|efter|after|fordi|because|pr\.) ?[:,.)(]"),
}


def faults(sentence: str) -> list[str]:
    """The names of the faults that a sentence has."""
    return [name for name, pattern in FAULTS.items() if pattern.search(sentence)]
