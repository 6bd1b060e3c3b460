"""What must happen next and why?  The duties still open, what harms the child most first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawcode.explain import because
from livline.ledger import harm
from livline.web.fact_words import lang, titles

MOST = 3
"""So many are shown; the others are one click away."""


@dataclass(frozen=True)
class Step:
    """A duty that is still open.  `why`: why it comes where it comes; `because`: how the law comes to it."""

    duty: str
    title: str
    status: str
    due_on: dt.date | None
    days: int | None
    why: str
    because: str


def next_steps(verdicts: Sequence[Mapping[str, Any]], day: dt.date) -> list[Step]:
    """All that is open, in the order of harm."""
    rows = [row for row in verdicts if harm.standing(row, day).is_open]
    return [step(row, day) for row in harm.order(rows, day)]


def step(row: Mapping[str, Any], day: dt.date) -> Step:
    """One of them."""
    due = row["due_on"]
    return Step(
        duty=row["duty"],
        title=titles()[row["duty"]],
        status=row["status"],
        due_on=due,
        days=(due - day).days if due else None,
        why=harm.reason(row, lang(), day),
        because=because(row, lang()),
    )
