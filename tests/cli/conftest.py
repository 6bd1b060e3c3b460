"""What the tests of the command line share: invented verdicts, small case files, and a way to run a command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pytest

from lawcode.schema import verdict_schema
from livline.cli import main

MET: dict[str, Any] = {
    "case": "K-1",
    "duty": "first_follow_up",
    "edition": "bl-95-2",
    "law": "barnets lov § 95, stk. 2",
    "trigger": "p1",
    "trigger_on": date(2026, 2, 14),
    "due_on": date(2026, 5, 14),
    "met_on": date(2026, 5, 10),
    "met_by": "f1",
    "status": "met",
    "confirmed": True,
    "code": "met",
}
LATE = MET | {"status": "met_late", "met_on": date(2026, 5, 20), "days_late": 6, "effect": "criticism"}

SOUND_CASE = """
case: K-1
born_on: 2015-03-01
events:
  - {kind: decision, id: d1, date: 2020-01-10, about: placement, consent: true}
  - {kind: placement_started, id: p1, date: 2020-01-20, measure: m1, site: Bakken}
  - {kind: follow_up, date: 2020-04-01}
"""


class Answer(NamedTuple):
    """What a command line answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def run_once(*argv: object) -> Answer:
        capsys.readouterr()
        code = main([str(word) for word in argv])
        return Answer(code, *capsys.readouterr())

    return run_once


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A sound case file with one child."""
    path = tmp_path / "cases.yaml"
    path.write_text(SOUND_CASE, encoding="utf-8")
    return path


def verdicts(*rows: Mapping[str, Any]) -> pa.Table:
    """A table of verdicts as the engine gives it."""
    always: dict[str, Any] = {"readings": "", "code": "period", "lacks": ""}
    whole = [{name: (always | dict(row)).get(name) for name in verdict_schema().names} for row in rows]
    return pa.Table.from_pylist(whole, schema=verdict_schema())
