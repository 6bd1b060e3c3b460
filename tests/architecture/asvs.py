"""The form of the table of ASVS as rules: rows in, their faults out as sentences."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

COLUMNS = ["id", "level", "what", "verdict", "evidence", "note"]
ID = re.compile(r"V([1-9]|1[0-7])\.[1-9]\.[1-9][0-9]?")
LEVELS = {"1": 70, "2": 183}
"""How many requirements ASVS 5.0.0 has of each level."""
VERDICTS = {"pass", "not yet", "not applicable", "not checked"}
REASONED = {"not yet", "not applicable"}
LONGEST = 140
Row = dict[str, str]


def read(text: str) -> list[Row]:
    """The rows; a column too many or too few is a fault of its own."""
    reader = csv.DictReader(text.splitlines(), restkey="too many", restval=None, strict=True)
    if reader.fieldnames != COLUMNS:
        raise ValueError("the columns are others")
    return list(reader)


def faults(rows: list[Row], root: Path) -> list[str]:
    """All faults of the table."""
    return [*faults_of_all(rows), *(f"{row['id']} {fault}" for row in rows for fault in faults_of_row(row, root))]


def faults_of_all(rows: list[Row]) -> Iterator[str]:
    ids = [row["id"] for row in rows]
    yield from (f"{name} stands {times} times" for name, times in Counter(ids).items() if times > 1)
    found = Counter(row["level"] for row in rows)
    if found != LEVELS:
        yield f"there are {dict(found)} of the levels"
    if ids != sorted(ids, key=lambda name: [int(number) for number in re.findall(r"\d+", name)]):
        yield "the rows are not in the order of their ids"


def faults_of_row(row: Row, root: Path) -> Iterator[str]:
    if set(row) != set(COLUMNS) or None in row.values():
        yield "has other columns"
        return
    if not ID.fullmatch(row["id"]):
        yield "is no id"
    if row["level"] not in LEVELS:
        yield "is of a level that is not asked for"
    yield from faults_of_words(row)
    yield from faults_of_evidence(row, root)


def faults_of_words(row: Row) -> Iterator[str]:
    if not 10 <= len(row["what"].strip()) <= LONGEST:
        yield "has no words of its own, or too many"
    if row["what"].startswith("Verify that"):
        yield "has the words of the standard"
    if row["verdict"] not in VERDICTS:
        yield "has no verdict that is known"
    if row["verdict"] in REASONED and not row["note"].strip():
        yield "does not say why"


def faults_of_evidence(row: Row, root: Path) -> Iterator[str]:
    """What is named as evidence must be there: a test by its name, all else as a file."""
    named = [part for part in row["evidence"].split(";") if part]
    if row["verdict"] == "pass" and not named:
        yield "passes without evidence"
    for part in named:
        path, _, name = part.partition("::")
        file = root / path
        if not file.is_file() or ".." in path:
            yield f"names {path}, which is not there"
        elif name and not re.search(rf"^\s*def {re.escape(name)}\(", file.read_text("utf-8"), re.M):
            yield f"names {name}, which is not in {path}"
        elif path.startswith("tests/") and not name:
            yield f"names {path} and no test in it"
