"""The same text in every format is read the same, or refused for the same reasons."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from lawcode.facts import KIND_BY_NAME, KIND_NAMES
from livline.casefile import Unusable, open_case_files
from tests.casefile.facts_of import events_of

WORDS = (
    "2024-01-10 31.12.2023 29/2/2024 2023-02-29 0001-01-01 45336 2024-01-10T14:30 2024-03-31T02:30 2024-10-27T02:30"
    " true JA nej 0 1 2 6 -3 37 3.0 A1 E7 placement support child ja|nej 007 æ måske ~ null visit besøg"
).split()
TEXTS = [*WORDS, "", " ", " A1 ", "to ord", 'et "citat"', "linje\nskift"]
FIELDS = sorted(
    {"date", "at", "id", "of", "measure", "known_on"}
    | {field.name for kind in KIND_BY_NAME.values() for field in kind.fields if "list" not in field.type}
)


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, str]]:
    """Events as text, sound or not, in a column for each of some fields."""
    names = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=5, unique=True))
    kinds = st.sampled_from([*KIND_NAMES, "besøg", ""])
    row = st.fixed_dictionaries({"kind": kinds} | {name: st.sampled_from(TEXTS) for name in names})
    return [{"case": "K-1"} | cells for cells in draw(st.lists(row, min_size=1, max_size=4))]


def write(rows: list[dict[str, str]], format: str, folder: Path) -> Path:
    """The rows as text in a format."""
    path = folder / f"events.{format}"
    if format == "csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    elif format == "parquet":
        parquet.write_table(pa.Table.from_pylist(rows), path)
    elif format == "xlsx":
        write_workbook(rows, path)
    else:
        events = [{name: value for name, value in row.items() if name != "case"} for row in rows]
        path.write_text(json.dumps([{"case": "K-1", "events": events}]))
    return path


def write_workbook(rows: list[dict[str, str]], path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("events")
        for i, row in enumerate([dict(zip(rows[0], rows[0], strict=True)), *rows]):
            for j, name in enumerate(rows[0]):
                sheet.write_string(i, j, row[name])


def outcome(path: Path) -> Any:
    """The events, or the faults with the number of their event."""
    try:
        return events_of(open_case_files([path]))
    except Unusable as refusal:
        first = {".csv": 1, ".xlsx": 1}.get(path.suffix, 0)
        return sorted(
            (finding.where.number or (finding.row or 0) - first, finding.problem.removesuffix("_nested"), finding.field)
            for finding in refusal.findings
        )


@pytest.mark.generative
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=tables())
def test_formats_agree(rows):
    folder = Path(mkdtemp())
    try:
        outcomes = {name: outcome(write(rows, name, folder)) for name in ("csv", "json", "parquet", "xlsx")}
        (folder / "events.json").rename(folder / "events.yaml")
        outcomes["yaml"] = outcome(folder / "events.yaml")
        for found in outcomes.values():
            assert found == outcomes["csv"]
    finally:
        shutil.rmtree(folder)
