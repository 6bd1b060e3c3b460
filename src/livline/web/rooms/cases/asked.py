"""What the law asks, verdict by verdict, for a page that shows duties beside something else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lawcode.explain import because
from lawcode.yearly import Held, Place, place_of
from livline.access.danish_day import today
from livline.web.fact_words import lang, titles
from livline.web.year_words import held_text

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
    held: str = ""
    """How many of a year's acts are held, where there are several."""


def asked(rows: Sequence[Mapping[str, Any]], held: Mapping[Place, Held] | None = None) -> list[Asked]:
    """Verdicts in the order in which somebody would work through them; `held`: what is counted of a year's acts."""
    named, counted = titles(), held or {}
    told = [one(row, named, counted.get(place_of(row))) for row in rows]
    return sorted(told, key=lambda each: (ORDER.index(each.status), each.due_on or dt.date.max))


def one(row: Mapping[str, Any], named: Mapping[str, str], held: Held | None) -> Asked:
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
        held=held_text(held, due, today()),
    )
