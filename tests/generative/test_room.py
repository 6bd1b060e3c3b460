"""The kernel writes only where there is room: no day asked about, however far away, makes more lines than foreseen."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawcode.audit import Question, judge, judge_case
from tests.generative.both_engines import tables

ENDLESS: dict[str, Any] = {
    "case": "K",
    "born_on": dt.date(1900, 1, 1),
    "events": [{"kind": "placement_started", "date": dt.date(1900, 1, 1), "measure": str(n)} for n in range(3)],
}


@pytest.mark.parametrize("with_compiler", [False, True])
@pytest.mark.parametrize("as_of", [None, dt.date(2100, 12, 31), dt.date.max])
def test_a_placement_without_an_end_has_no_endless_years(as_of: dt.date | None, with_compiler: bool):
    question = Question(as_of=as_of, with_compiler=with_compiler)
    rows = judge_case(ENDLESS, ENDLESS["events"], question).verdicts
    assert judge(*tables([ENDLESS]), question).verdicts.to_pylist() == rows
    assert sum(row["duty"] == "visits" for row in rows) <= 3 * 201
