"""What has to come out of a case, and does it?  Expected lines held against the rows of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lawcode.audit import Question
from tests.generative.both_engines import Row, by_kernel, by_reference
from tests.generative.cases import Case

Entry = dict[str, Any]
Engine = Callable[[Sequence[Case], Question], list[Row]]

ENGINES: dict[str, Engine] = {"kernel": by_kernel, "reference": by_reference}
ACTS = {"SEL": "serviceloven", "BL": "barnets lov"}


@cache
def read(path: Path) -> list[Entry]:
    """The entries of a file of cases or expectations."""
    entries: list[Entry] = yaml.safe_load(path.read_text("utf-8"))
    return entries


def unmet(entry: Entry, rows: Sequence[Row]) -> list[str]:
    """What does not come out, as sentences that show what came out instead."""
    return [f"{wanted}, but found {found or 'no line'}" for wanted, found in _unmet(entry, rows)]


def _unmet(entry: Entry, rows: Sequence[Row]) -> Iterator[tuple[str, list[str]]]:
    lines: dict[str, list[Row]] = {}
    for row in rows:
        lines.setdefault(row["duty"], []).append(row)
    for wanted in entry.get("expect", []):
        mine = lines.get(wanted["duty"], [])
        if not any(agrees(wanted, row) for row in mine):
            yield f"expected {wanted}", [told(row) for row in mine]
    for duty in entry.get("no_line", []):
        if duty in lines:
            yield f"expected no line of {duty}", [told(row) for row in lines[duty]]
    for duty in entry.get("only", []):
        count = sum(wanted["duty"] == duty for wanted in entry.get("expect", []))
        if len(lines.get(duty, [])) != count:
            yield f"expected {count} lines of {duty}", [told(row) for row in lines.get(duty, [])]


def agrees(wanted: Entry, row: Row) -> bool:
    """Does a line carry every field that is named?  `status` may be a list: one of them."""
    fields = {name: value for name, value in wanted.items() if name not in ("act", "readings")}
    same = all(row[name] in (value if isinstance(value, list) else [value]) for name, value in fields.items())
    in_act = "act" not in wanted or str(row["law"]).startswith(ACTS[wanted["act"]])
    return same and in_act and set(wanted.get("readings", [])) <= set(row["readings"])


def told(row: Row) -> str:
    """A line in short."""
    return f"{row['trigger']} {row['status']} due {row['due_on']} met {row['met_on']} ({row['law']})"
