"""What the law asks, verdict by verdict, for a page that shows duties beside something else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawcode.explain import because
from livline.access.danish_day import today
from livline.web.fact_words import lang, titles

ORDER = ("overdue", "pending", "undecidable", "met_late", "excused", "met")


@dataclass(frozen=True)
class Asked:
    """What the law asks: a verdict as a page shows it."""

    duty: str
    title: str
    status: str
    law: str
    due_on: dt.date | None
    days: int | None
    because: str
    confirmed: bool
    effect: str | None


def asked(rows: Sequence[Mapping[str, Any]]) -> list[Asked]:
    """Verdicts in the order in which somebody would work through them."""
    named = titles()
    told = [one(row, named) for row in rows]
    return sorted(told, key=lambda each: (ORDER.index(each.status), each.due_on or dt.date.max))


def one(row: Mapping[str, Any], named: Mapping[str, str]) -> Asked:
    """One verdict."""
    due = row["due_on"]
    return Asked(
        duty=row["duty"],
        title=named[row["duty"]],
        status=row["status"],
        law=row["law"] or "",
        due_on=due,
        days=(due - today()).days if due else None,
        because=because(row, lang()),
        confirmed=row["confirmed"],
        effect=row["effect"],
    )
