"""Matters that an authority has judged come out as it judged them, on both engines."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from lawcode import audit
from livline.casefile import open_case_files
from tests.generative.both_engines import asked
from tests.law.expectations import ENGINES, Entry, read, unmet

PUBLISHED = Path(str(files("livline") / "published"))
CASES = {case["case"]: case for case in read(PUBLISHED / "cases.yaml")}
DECISIONS = read(PUBLISHED / "decisions.yaml")
SORTS = {"individual", "group_member", "guidance", "rule_vector"}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: f"{decision['case']} {decision['title_en']}")
def test_comes_out_as_the_authority_judged(decision: Entry, engine: str):
    rows = ENGINES[engine]([CASES[decision["case"]]], asked())
    assert unmet(decision, rows) == [], decision["reason_en"]


def test_the_product_reads_the_file_as_the_test_does():
    """`livline demo` audits this very file; nothing in it is refused and every line comes out alike."""
    case_file = open_case_files([PUBLISHED / "cases.yaml"])
    question = asked()
    parts = [audit.judge(case_file.cases, batch.events, question).verdicts for batch in case_file.batches()]
    found = [(row["case"], row["duty"], row["status"]) for part in parts for row in part.to_pylist()]
    rows = ENGINES["kernel"](list(CASES.values()), question)
    assert sorted(found) == sorted((row["case"], row["duty"], row["status"]) for row in rows)


def test_every_case_has_its_decision():
    assert [decision["case"] for decision in DECISIONS] == list(CASES)


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision["case"])
def test_a_decision_says_whose_it_is_and_what_is_invented(decision: Entry):
    assert decision["sort"] in SORTS
    assert all(decision[name].strip() for name in ("title", "title_en", "source", "reason", "reason_en"))
    assert decision.get("url", "https://").startswith(("https://", "http://"))
    assert decision.get("expect") or decision.get("no_line")
    assert decision["dates"] == "exact" or decision["invented"]
