"""How does a verdict become a line that time does not make untrue, and a line a verdict of a day?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from lawcode.outcomes import BREACHES
from lawcode.registry import DUTIES

EFFECTS = {duty.id: duty.effect.word for duty in DUTIES}
Verdict = Mapping[str, Any]


def in_time(verdict: Verdict) -> bool | None:
    """Was it done in time?  None for what was not done."""
    return {"met": True, "met_late": False}.get(verdict["status"])


def status(line: Verdict, day: dt.date) -> str:
    """The word of the contract for a line on a day."""
    if line["in_time"] is not None:
        return "met" if line["in_time"] else "met_late"
    if line["missing"] is not None:
        return "undecidable"
    if line["excused_by"] is not None:
        return "excused"
    return "pending" if line["due_on"] is None or day <= line["due_on"] else "overdue"


def days_late(line: Verdict, word: str, day: dt.date) -> int | None:
    """Whole days after the due day, for what was done late or not at all."""
    if word == "met_late":
        return int((line["met_on"] - line["due_on"]).days)
    return int((day - line["due_on"]).days) if word == "overdue" else None


def verdict_on(line: Verdict, case: str, day: dt.date) -> dict[str, Any]:
    """The verdict that a line comes to on a day: a row of `lawcode.schema.verdict_schema`."""
    word = status(line, day)
    effect = EFFECTS[line["duty"]] if word in BREACHES else None
    told = {name: value for name, value in line.items() if name != "in_time"}
    return told | {"case": case, "status": word, "days_late": days_late(line, word, day), "effect": effect}
