"""Case files for tests of the database, and the facts of a case as plain values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import livline
from livline.casefile import open_case_files, write_case_file
from livline.ledger.tables import case_table, event_batches
from tests.casefile.facts_of import cases_of, events_of, plain, tables

PUBLISHED = Path(livline.__file__).parent / "published" / "cases.yaml"
Facts = tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]


def write(folder: Path, cases: list[dict[str, Any]]) -> Path:
    """Write cases, whose days are text, to a file of their own."""
    import yaml

    path = folder / f"cases{len(list(folder.iterdir()))}.yaml"
    path.write_text(yaml.safe_dump(cases, allow_unicode=True), "utf-8")
    return path


def of_file(*paths: Path) -> Facts:
    """The facts of case files."""
    case_file = open_case_files(list(paths))
    return cases_of(case_file), by_case(events_of(case_file))


def of_database() -> Facts:
    """The facts that the database gives away."""
    cases = sorted(map(recorded, case_table().to_pylist()), key=lambda case: case["case"])
    return cases, by_case([event for batch in event_batches(with_places=True) for event in plain(batch)])


def recorded(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def by_case(events: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Events by case, in their order there."""
    found: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        found.setdefault(event["case"], []).append(event)
    return found


__all__ = ["PUBLISHED", "of_database", "of_file", "tables", "write", "write_case_file"]
