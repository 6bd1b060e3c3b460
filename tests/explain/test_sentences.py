"""What is said of a case: the sentences of `casework.yaml` and `decisions.yaml`, through the real engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from lawcode.explain import because
from lawcode.outcomes import STATUS_WORDS
from lawcode.registry import DUTIES
from tests.explain.judged import Row, verdicts

Case = dict[str, Any]


def cases() -> list[Case]:
    texts = [(Path(__file__).parent / name).read_text("utf-8") for name in ("casework.yaml", "decisions.yaml")]
    return [case for text in texts for case in yaml.safe_load(text)]


def first_line(case: Case) -> Row:
    born = case.get("born", "2012-05-01")
    return verdicts(
        case["events"],
        case.get("as_of", "2026-06-20"),
        None if born == "unknown" else born,
        case["duty"],
        case.get("calendar", False),
    )[0]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['duty']}: {case['name']}")
def test_a_case_is_told_as_a_jurist_would(case: Case):
    row = first_line(case)
    assert row["status"] == case["status"]
    assert because(row) == case["da"]
    assert because(row, "en") == case["en"]


def test_every_duty_and_every_status_has_a_case():
    assert {case["duty"] for case in cases()} == {duty.id for duty in DUTIES}
    assert {case["status"] for case in cases()} == set(STATUS_WORDS) - {"not_applicable"}


def test_the_example_of_the_order():
    """Word for word as it was asked for, but for the citation, which the law files confirm no deeper than the stk."""
    events = [
        {"kind": "measure_started", "date": "2026-02-14", "type": "support"},
        {"kind": "follow_up", "date": "2026-05-20"},
    ]
    row = verdicts(events, "2026-06-20", "2012-05-01", "first_follow_up")[0]
    assert because(row) == (
        "Opfølgning skulle være holdt senest 14. maj 2026: 3 måneder efter at indsatsen begyndte 14. februar 2026"
        f" ({row['law']}). Den blev holdt 20. maj, 6 dage for sent."
    )
