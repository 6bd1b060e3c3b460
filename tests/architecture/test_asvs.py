"""The table of ASVS holds what it says: every requirement once, no pass without evidence that is there."""

from __future__ import annotations

import re

import pytest

from tests.architecture import asvs
from tests.architecture.house import ROOT

TABLE = ROOT / "docs/reference/asvs.csv"
PAGE = ROOT / "docs/reference/asvs.md"
TEST = "tests/architecture/test_asvs.py"
SOUND = {
    "id": "V1.1.1",
    "level": "2",
    "what": "Input is decoded once.",
    "verdict": "pass",
    "evidence": f"{TEST}::test_the_table_has_no_fault;pyproject.toml",
    "note": "",
}
BAD = {
    "is no id": {"id": "V18.1.1"},
    "of a level": {"level": "3"},
    "no words of its own": {"what": " "},
    "or too many": {"what": "x" * 141},
    "words of the standard": {"what": "Verify that input is decoded once."},
    "no verdict": {"verdict": "passed"},
    "passes without evidence": {"evidence": ""},
    "which is not there": {"evidence": "tests/architecture/test_nowhere.py::test_x"},
    "is not in": {"evidence": f"{TEST}::test_the_table_has_no"},
    "and no test in it": {"evidence": TEST},
    "does not say why": {"verdict": "not applicable", "evidence": ""},
    "other columns": {"note": None},
}


def rows() -> list[asvs.Row]:
    return asvs.read(TABLE.read_text("utf-8"))


def test_the_table_has_no_fault():
    assert asvs.faults(rows(), ROOT) == []


def test_a_sound_row_has_no_fault():
    assert list(asvs.faults_of_row(SOUND, ROOT)) == []


@pytest.mark.parametrize(("fault", "change"), BAD.items())
def test_a_planted_row_is_found(fault: str, change: asvs.Row):
    found = list(asvs.faults_of_row(SOUND | change, ROOT))
    assert len(found) == 1
    assert fault in found[0]


def test_a_row_twice_missing_or_out_of_order_is_found():
    whole = rows()
    assert "V1.1.1 stands 2 times" in list(asvs.faults_of_all([whole[0], *whole]))
    assert any("of the levels" in fault for fault in asvs.faults_of_all(whole[1:]))
    assert list(asvs.faults_of_all([whole[1], whole[0], *whole[2:]])) == ["the rows are not in the order of their ids"]


def test_a_table_with_other_columns_is_found():
    with pytest.raises(ValueError, match="columns"):
        asvs.read("id,level,what\nV1.1.1,2,x\n")


def test_the_page_weighs_what_is_open_and_nothing_else():
    """What is mended leaves the list, and nothing of level 1 is left out of it."""
    weighed = set(re.findall(r"V\d+\.\d+\.\d+", PAGE.read_text("utf-8").partition("## What to do next")[2]))
    is_open = {row["id"]: row["level"] for row in rows() if row["verdict"] == "not yet"}
    assert weighed - set(is_open) == set(), "these are open no more"
    assert {name for name, level in is_open.items() if level == "1"} - weighed == set(), "these are not weighed"
