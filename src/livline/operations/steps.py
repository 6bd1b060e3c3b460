"""What was tried, and did it hold?  A step that could not run has failed; there is no third outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from livline.database.refusal import Text, Unavailable

COULD_NOT_RUN = Text("kunne ikke køres ({why})", "could not be run ({why})")

NOTHING = Text("", "")


@dataclass(frozen=True)
class Step:
    """One thing that was tried: what, whether it held, and what is to be said of it."""

    name: Text
    held: bool
    detail: Text = NOTHING

    def said(self, lang: str) -> str:
        """A line for the user."""
        detail = self.detail.said(lang)
        return f"{'✓' if self.held else '✗'} {self.name.said(lang)}{': ' + detail if detail else ''}"


Fault = Text | None


@dataclass(frozen=True)
class Note:
    """What is to be said of a step that held."""

    text: Text


def tried(name: Text, trial: Callable[[], Fault | Note]) -> Step:
    """Run one trial; it gives what is wrong, or None, or what is worth knowing though it held."""
    try:
        fault = trial()
    except Unavailable as refusal:
        return Step(name, False, Text(refusal.said("da"), refusal.said("en")))
    except Exception as unforeseen:  # its words may quote a row
        kind = type(unforeseen).__name__
        return Step(name, False, Text(COULD_NOT_RUN.said("da", why=kind), COULD_NOT_RUN.said("en", why=kind)))
    if isinstance(fault, Note):
        return Step(name, True, fault.text)
    return Step(name, fault is None, fault or NOTHING)
