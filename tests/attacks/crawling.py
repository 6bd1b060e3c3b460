"""What does somebody reach by links and by sending forms, and does a word stand in it, however it is written?"""

from __future__ import annotations

import base64
import html
import quopri
import re
import urllib.parse
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.web.pages.visiting import Visitor

LINK = re.compile(r'(?:href|action)="([^"#]+)')
LEAVES = ("/account/", "/static/", "http", "mailto", "//")
"""Addresses that are about the one who is signed in, or lie elsewhere."""
LONG_RUNS = re.compile(rb"[A-Za-z0-9+/=_-]{24,}")


@dataclass
class Crawled:
    """How many answers there were, and in which of them which words stood."""

    answers: int = 0
    hits: dict[str, set[str]] = field(default_factory=dict)


def crawl(visitor: Visitor, begin: Iterable[str], words: Iterable[str], most: int = 60) -> Crawled:
    """Breadth first from some addresses; a form is also sent to, empty."""
    found, wanted = Crawled(), list(words)
    waiting, seen = deque(begin), set(begin)
    while waiting and found.answers < most:
        path = waiting.popleft()
        for answer in (visitor.get(path), visitor.post(path, q="k")):
            found.answers += 1
            for word in standing(wanted, answer):
                found.hits.setdefault(word, set()).add(path)
            for link in links(answer):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
    return found


def links(answer: Any) -> Iterator[str]:
    """Where a page leads to, here."""
    if answer.has_header("Location") and answer["Location"].startswith("/"):
        yield answer["Location"]
    for link in LINK.findall(answer.content.decode(errors="replace")):
        told = html.unescape(link)
        if told.startswith("/") and not told.startswith(LEAVES):
            yield told


def standing(words: Iterable[str], answer: Any) -> set[str]:
    """Which words stand in an answer, its headers and cookies."""
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    cookies = answer.cookies.output() if answer.cookies else ""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return held(words, content + headers.encode() + cookies.encode())


def holds(word: str, raw: bytes) -> bool:
    """Does a text hold a word in any of its forms?"""
    return bool(held([word], raw))


def held(words: Iterable[str], raw: bytes) -> set[str]:
    """The words that a text holds: raw or decoded, folded, or with its letters in the other order."""
    texts = list(forms(raw))
    return {word for word in words if any(folded in text for text in texts for folded in turned(word.casefold()))}


def turned(word: str) -> tuple[str, str]:
    """A word both ways."""
    return word, word[::-1]


def forms(raw: bytes) -> Iterator[str]:
    """A text as it stands, and read as what it may be: entities, an address, quoted-printable, base64."""
    text = raw.decode(errors="replace")
    yield text.casefold()
    yield html.unescape(text).casefold()
    yield urllib.parse.unquote_plus(text).casefold()
    yield quopri.decodestring(raw).decode(errors="replace").casefold()
    for run in LONG_RUNS.findall(raw):
        for decode in (base64.b64decode, base64.urlsafe_b64decode):
            try:
                yield decode(run + b"=" * (-len(run) % 4)).decode(errors="replace").casefold()
            except ValueError:
                continue
