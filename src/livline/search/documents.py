"""What can be found?  Something of a sort, where it leads, and its text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

CHILD, PERSON, NUMBER, FACT, NOTIFICATION = "child", "person", "number", "fact", "notification"
NOTE, INTRODUCTION, BRIGHT, PROMISE, PLAN = "note", "introduction", "bright", "promise", "plan"
KINDS = (CHILD, PERSON, NUMBER, FACT, PLAN, NOTE, INTRODUCTION, BRIGHT, PROMISE, NOTIFICATION)


@dataclass(frozen=True)
class Document:
    """Something that can be found: what it is, where it leads, and its text."""

    kind: str
    text: str
    case: UUID | None = None
    notification: UUID | None = None
    note: UUID | None = None
    plan: UUID | None = None
    part: UUID | None = None
    """The part of a plan."""
    what: str = ""
    """The kind of a fact, what a person is to the child, the sort of a part, or the occasion of a note."""
    day: dt.date | None = None
