"""Which options do several commands share, and what may stand in them?"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from lawcode.facts import DUTIES, FIRST_YEAR, LAST_YEAR
from livline.cli.refusal import Refused
from livline.verdict_files.wording import Text

Lang = Annotated[str, typer.Option("--lang", metavar="lang")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="date")]
On = Annotated[str | None, typer.Option("--on", metavar="date")]
Inputs = Annotated[list[Path], typer.Argument(metavar="input…")]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="out")]
Format = Annotated[str | None, typer.Option("--format", "-f", metavar="format")]

ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
DANISH = re.compile(r"(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>\d{4})")

NO_DATE = Text("{option}: {value} er ingen dato.", "{option}: {value} is no date.")
WRITE_DATE = Text("Skriv fx 2026-11-21 eller 21-11-2026.", "Write it as 2026-11-21.")
NO_DUTY = Text("Pligten {value} findes ikke.", "There is no duty {value}.")
SEE_DUTIES = Text("Se dem alle med livline duties.", "See them all with livline duties.")
NEAREST = Text("Mente du {near}?", "Did you mean {near}?")
NO_READING = Text("--reading {value} findes ikke.", "There is no --reading {value}.")
READINGS_ARE = Text(
    "Skriv visits=calendar-year (kalenderår) eller visits=placement-year (anbringelsesår, som ellers bruges).",
    "Write visits=calendar-year or visits=placement-year (the default).",
)
VISIT_READINGS = ("placement-year", "calendar-year")


def day_of(text: str | None, option: str) -> date | None:
    """The date that the user wrote, day first or ISO; no text gives no date, and what is no date is refused."""
    if text is None:
        return None
    found = ISO.fullmatch(text.strip()) or DANISH.fullmatch(text.strip())
    try:
        chosen = date(*(int(found[part]) for part in ("year", "month", "day"))) if found else None
    except ValueError:
        chosen = None
    if chosen is None or not FIRST_YEAR <= chosen.year <= LAST_YEAR:
        raise Refused(NO_DATE, WRITE_DATE, option=option, value=text)
    return chosen


def duty_ids(names: list[str]) -> frozenset[str] | None:
    """The duties that the user named, None for all; an unknown one is refused with the nearest name."""
    known = DUTIES.split()
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            raise Refused(NO_DUTY, NEAREST if near else SEE_DUTIES, value=name, near=near[0] if near else "")
    return frozenset(names) or None


def visits_reading(readings: list[str]) -> str:
    """How visits are counted: `placement-year` or `calendar-year`."""
    chosen = VISIT_READINGS[0]
    for reading in readings:
        name, _, value = reading.partition("=")
        if name != "visits" or value not in VISIT_READINGS:
            raise Refused(NO_READING, READINGS_ARE, value=reading)
        chosen = value
    return chosen
