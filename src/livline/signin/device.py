"""On which kind of machine?  A few words from what a browser says of itself, so that somebody knows their own again."""

from __future__ import annotations

BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
"""Written by the browser: what stands there; in our words.  The first that fits counts."""


def device_of(said: str) -> str:
    """Such as "Firefox, Windows"; empty where nothing is known."""
    parts = (_first(BROWSERS, said), _first(SYSTEMS, said))
    return ", ".join(part for part in parts if part)


def _first(known: tuple[tuple[str, str], ...], said: str) -> str:
    return next((word for sign, word in known if sign in said), "")
