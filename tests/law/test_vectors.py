"""Small cases derived by hand from the acts come out as derived, on both engines; and the check can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.generative.both_engines import asked
from tests.law.expectations import ENGINES, Entry, read, unmet

VECTORS = read(Path(__file__).with_name("vectors.yaml"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector['case']['case']} {vector['says']}")
def test_comes_out_as_derived(vector: Entry, engine: str):
    assert unmet(vector, ENGINES[engine]([vector["case"]], asked())) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_all_in_one_batch_come_out_alike(engine: str):
    rows = ENGINES[engine]([vector["case"] for vector in VECTORS], asked())
    by_case = {vector["case"]["case"]: [r for r in rows if r["case"] == vector["case"]["case"]] for vector in VECTORS}
    assert [fault for vector in VECTORS for fault in unmet(vector, by_case[vector["case"]["case"]])] == []


WRONG: list[Entry] = [
    {"expect": [{"duty": "visits", "status": "met"}]},
    {"expect": [{"duty": "notification_assessed", "status": ["overdue", "pending"]}]},
    {"expect": [{"duty": "notification_assessed", "status": "met", "act": "BL"}]},
    {"expect": [{"duty": "notification_assessed", "readings": ["transition"]}]},
    {"no_line": ["notification_assessed"]},
    {"only": ["notification_assessed"]},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_wrong_expectation_is_found(wrong: Entry):
    first = VECTORS[0]
    rows = ENGINES["reference"]([first["case"]], asked())
    assert unmet(first, rows) == []
    assert unmet(wrong, rows) != []
