"""What did each writer of a plan send, see and hear?  The trial's own notes, against which the history is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

SEEN = "was_"
"""Begins the names of the fields in which a form says which wording its writer has seen."""
Says = Mapping[str, tuple[str, UUID | None]]
"""By field, what it is to say, and the wording that its writer has seen there."""


@dataclass(frozen=True)
class Saved:
    """A form of which somebody was told that it is saved.  `asked`, `told`: by the clock of the machine."""

    who: UUID
    part: UUID
    says: Says
    asked: float
    told: float


@dataclass(frozen=True)
class Shown:
    """What a page gave out as what stands in a field; of several texts that it shows, it is one."""

    who: UUID
    wording: UUID
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """A draft of which a page was told that it is kept; `place`: of which form."""

    who: UUID
    place: str
    writer: str
    version: int
    fields: Mapping[str, list[str]]


@dataclass
class Log:
    """Everything that happened, by all writers; each only adds.  `odd`: answers that nobody should get."""

    saved: list[Saved] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    kept: dict[tuple[UUID, str, str], Kept] = field(default_factory=dict)
    ended: set[tuple[UUID, str, str]] = field(default_factory=set)
    """Drafts whose form was told saved."""
    gone_on_from: set[tuple[str, int]] = field(default_factory=set)
    """Drafts, by writer and version, on which the same person went on elsewhere."""
    odd: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)


def plain(text: str) -> str:
    """A text as it is compared: browsers end lines in two signs, and what is blank at its ends is not kept."""
    return text.replace("\r\n", "\n").strip()


def as_read(text: str) -> str:
    """A text as a page shows it: blanks and ends of lines run together."""
    return " ".join(text.split())
