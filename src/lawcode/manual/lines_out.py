"""How does a line of verdict read in a Danish table?  Every column as text, so that two tables compare as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from lawcode.manual import words
from lawcode.manual.ascii_table import Row
from lawcode.outcomes import DANISH
from lawcode.readings import READINGS
from lawcode.registry import DUTY_BY_ID

Line = Mapping[str, Any]
"""A verdict by the names of `lawcode.schema.verdict_schema`; `readings` as a sequence of ids."""

STATUS, NO_LINE = "udfald", "ingen pligt"
EFFECTS = {"criticism": "kritik", "may_be_set_aside": "kan tilsidesættes", "lapses": "bortfalder"}
COMPUTED = {"birthday16": "16 år", "before18": "et halvt år før 18", "law": "loven 2014"}


def trigger_word(name: str) -> str:
    """The name of a trigger: an id as it is; `afgørelse 2024-01-10`, `år 2`, `16 år`."""
    stem, at, rest = name.partition("@")
    day, mark, number = rest.partition("#")
    again = f" ({number})" if mark else ""
    if not at:
        return name
    if stem.startswith("year"):
        return f"år {stem.removeprefix('year')}{again}"
    if stem in COMPUTED:
        return COMPUTED[stem] + again
    return f"{words.kind_word(stem)} {day.replace('?', 'uden dato')}{again}"


def readings_word(ids: tuple[str, ...] | list[str]) -> str:
    """Short names of the readings, in the order of `lawcode.readings`."""
    return ", ".join(words.READINGS[r.id] for r in READINGS if r.id in ids)


def iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


COLUMNS: dict[str, Callable[[Line], str]] = {
    words.CHILD: lambda line: line["case"],
    "pligt": lambda line: DUTY_BY_ID[line["duty"]].title,
    "udløst af": lambda line: trigger_word(line["trigger"]),
    words.MEASURE: lambda line: line["measure"] or "",
    STATUS: lambda line: DANISH[line["status"]],
    "frist": lambda line: iso(line["due_on"]),
    "sket": lambda line: iso(line["met_on"]),
    "dage for sent": lambda line: "" if line["days_late"] is None else str(line["days_late"]),
    "følge": lambda line: EFFECTS.get(line["effect"] or "", ""),
    "hjemmel": lambda line: line["law"] or "",
    "bekræftet": lambda line: "ja" if line["confirmed"] else "nej",
    "fortolkning": lambda line: readings_word(line["readings"]),
    "mangler": lambda line: words.MISSING.get(line["missing"] or "", ""),
}
"""The columns that a table of verdicts may have."""


def row(line: Line, headings: list[str]) -> Row:
    """A line in the columns of a table."""
    return {heading: COLUMNS[heading](line) for heading in headings}


def no_line(child: str, headings: list[str]) -> Row:
    """What the table says of a child without a line."""
    return {heading: {words.CHILD: child, STATUS: NO_LINE}.get(heading, "") for heading in headings}
