"""Which addresses are there, what does each take, and by which rule does its view go?  The application is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver

from livline.web.door import Rule

STANDS_IN = "unbuilt/"
"""Pages that no room has yet; they are no part of the product."""
OPEN: dict[str, str] = {
    "health": "tells whether we are well; nothing about anybody",
    "language": "keeps the language chosen in a cookie",
    "theme": "keeps in a cookie whether pages are light or dark",
    "account_": "sign-in: before anybody is known, or about the one who is signed in",
    "mfa_": "second factors: before anybody is known, or about the one who is signed in",
    "signin_": "sign-in: before anybody is known, or about the one who is signed in",
    "security_contact": "whom to tell of a weakness (RFC 9116); nothing about anybody",
    "calendar-file": "a calendar program shows a secret address instead; no name and no word of a case",
    "demo": "the invented world, mounted only where LIVLINE_ENV says demo",
}
"""Pages without a rule by the beginning of their name, each with the reason why it needs none."""


@dataclass(frozen=True)
class Route:
    """An address: its name, what it takes by name and type, and the rule of its view."""

    name: str
    path: str
    takes: tuple[tuple[str, str], ...]
    rule: Rule | None

    @property
    def is_of_case(self) -> bool:
        """Does it take a case, or an entry of one?"""
        return any(name in ("case", "entry") for name, _ in self.takes)


def routes() -> list[Route]:
    """Every address that a view answers to."""
    return [route for route in walked(get_resolver().url_patterns, "") if not route.path.startswith(STANDS_IN)]


def walked(patterns: list[Any], before: str) -> Iterator[Route]:
    """The addresses below some address."""
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route_of(pattern, path)
        else:
            yield from walked(pattern.url_patterns, path)


def route_of(pattern: URLPattern, path: str) -> Route:
    """What a pattern takes, by the converters of the whole address."""
    converters = pattern.pattern.converters.items()
    takes = tuple((name, type(converter).__name__) for name, converter in converters)
    return Route(pattern.name or "", path, takes, getattr(pattern.callback, "rule", None))


def reason_to_be_open(name: str) -> str:
    """Why a page needs no rule; empty where none is given."""
    return next((reason for begins, reason in OPEN.items() if name.startswith(begins)), "")
