"""What can be found?  Something of a sort, where it leads, and its text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

CHILD, PERSON, NUMBER, FACT, NOTIFICATION = "child", "person", "number", "fact", "notification"
NOTE, INTRODUCTION, BRIGHT, PROMISE = "note", "introduction", "bright", "promise"
KINDS = (CHILD, PERSON, NUMBER, FACT, NOTE, INTRODUCTION, BRIGHT, PROMISE, NOTIFICATION)


@dataclass(frozen=True)
class Document:
    """Something that can be found: what it is, where it leads, and its text."""

    kind: str
    text: str
    case: UUID | None = None
    notification: UUID | None = None
    note: UUID | None = None
    what: str = ""
    """The kind of a fact, what a person is to the child, or on which occasion a note was written."""
    day: dt.date | None = None
