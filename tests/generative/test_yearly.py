"""What is counted of a year's visits says what the verdict says, and a year to come is the line that its day brings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcode import yearly
from lawcode.audit import CALENDAR_YEAR, PLACEMENT_YEAR, Question, judge_case
from lawcode.engines.reference.visits import counts
from lawcode.yearly import COUNTS, coming, held, is_over, place_of
from tests.generative.both_engines import TODAY, Row, asked, event_row
from tests.generative.cases import Case, cases, seeded_cases
from tests.generative.scale import SEED, times, tried

pytestmark = pytest.mark.generative
VISITS = frozenset({"visits"})


def events_of(case: Case) -> list[Row]:
    return [event_row(event) for event in case["events"]]


def lines(case: Case, question: Question) -> list[Row]:
    return judge_case(case, events_of(case), replace(question, duties=VISITS)).verdicts


def agree(case: Case, question: Question) -> int:
    """How many lines were held against their count: enough is held exactly where the law says so."""
    told = held(case, events_of(case), question)
    rows = lines(case, question)
    assert told.keys() <= {place_of(row) for row in rows}
    for row in rows:
        one = told.get(place_of(row))
        if one is None:
            assert row["edition"] is None or row["missing"] == "born_on"
            continue
        assert one.wanted == COUNTS[row["duty"], row["edition"]]
        assert (one.left == 0) is (row["status"] == "met")
        assert one.days == tuple(sorted(one.days))
        assert all(row["trigger_on"] <= day <= row["due_on"] for day in one.days)
        assert row["status"] != "met" or one.days[-1] == row["met_on"]
        assert row["status"] != "undecidable" or (one.left > 0 and one.missing)
    return len(rows)


@pytest.mark.parametrize("visits", [PLACEMENT_YEAR, CALENDAR_YEAR])
def test_enough_is_held_where_the_law_says_met_in_seeded_cases(visits: str):
    assert sum(agree(case, asked(visits)) for case in seeded_cases(times(1_500, 30_000), SEED)) > 200


@tried(150, 10_000)
@given(case=cases(), visits=st.sampled_from((PLACEMENT_YEAR, CALENDAR_YEAR)))
def test_enough_is_held_where_the_law_says_met_in_any_case(case: Case, visits: str):
    agree(case, asked(visits))


def test_each_day_is_that_of_a_visit_that_counts():
    seen = 0
    for case in seeded_cases(times(1_500, 30_000), SEED):
        days = {row.get("date") for row in events_of(case) if row["kind"] == "visit" and counts(Answers(row))}  # type: ignore[arg-type]
        told = [day for one in held(case, events_of(case), asked()).values() for day in one.days]
        assert set(told) <= days
        seen += len(told)
    assert seen > 100


class Answers:
    """An event as the reference engine asks it."""

    def __init__(self, row: Row) -> None:
        self.at_site, self.talked_with_child = row.get("at_site"), row.get("talked_with_child")


def test_a_year_to_come_is_the_line_that_its_day_brings():
    """Nothing is foretold that is not asked on the day, and nothing is left untold."""
    told = 0
    for case in seeded_cases(times(2_500, 30_000), SEED):
        for line in lines(case, asked()):
            if not is_over(line, case.get("as_of") or TODAY):
                continue
            found = coming(case, events_of(case), line, asked())
            then = line["due_on"] + dt.timedelta(days=1)
            rows = lines(case | {"as_of": then}, asked())
            here = [row for row in rows if row["trigger_on"] == then and row["anchor"] == line["anchor"]]
            assert (found is not None) is any(row["status"] == "pending" for row in here)
            assert found is None or (found.starts, found.ends) == (then, here[0]["due_on"])
            told += found is not None
    assert told > 5


DAY = dt.date(2025, 2, 14)
PLACED: Row = {"kind": "placement_started", "date": DAY, "measure": "p1"}


def visit(date: str, **fields: Any) -> Row:
    told = {"kind": "visit", "at_site": True, "talked_with_child": True, "measure": "p1"}
    return told | {"date": dt.date.fromisoformat(date)} | fields


def only(*events: Row, on: str = "2025-11-29") -> yearly.Held:
    case = {"case": "K", "born_on": dt.date(2015, 1, 1)}
    (one,) = held(case, [PLACED, *events], Question(as_of=dt.date.fromisoformat(on))).values()
    return one


def test_of_two_visits_none_one_and_both():
    first, second = visit("2025-03-03"), visit("2025-09-09")
    assert only() == yearly.Held(2)
    assert only(first) == yearly.Held(2, (dt.date(2025, 3, 3),))
    assert only(second, first) == yearly.Held(2, (dt.date(2025, 3, 3), dt.date(2025, 9, 9)))
    assert only(first, second, visit("2025-10-10")).days == (dt.date(2025, 3, 3), dt.date(2025, 9, 9))


def test_a_visit_that_may_count_is_not_counted_and_what_is_missing_is_named():
    assert only(visit("2025-03-03", talked_with_child=None)) == yearly.Held(2, (), "talked_with_child")
    assert only(visit("2025-03-03"), visit("2025-04-03", at_site=None)).missing == "at_site"
    assert only(visit("2025-03-03", talked_with_child=False)) == yearly.Held(2)


@pytest.mark.parametrize(
    ("born", "end", "wanted"),
    [("2015-01-01", None, 2), ("2008-06-01", None, 0), ("2008-02-15", None, 0), ("2015-01-01", "2026-08-01", 2)],
)
def test_the_year_after_a_year_that_is_done(born: str, end: str | None, wanted: int):
    """Nothing comes for who will be 18 before that year is over; an end that lies ahead is told when it has come."""
    events = [PLACED, visit("2025-03-03"), visit("2025-09-09")]
    if end:
        events.append({"kind": "placement_ended", "date": dt.date.fromisoformat(end), "measure": "p1"})
    case, question = {"case": "K", "born_on": dt.date.fromisoformat(born)}, Question(as_of=dt.date(2025, 11, 29))
    (line,) = judge_case(case, events, replace(question, duties=VISITS)).verdicts
    assert is_over(line, dt.date(2025, 11, 29))
    found = coming(case, events, line, question)
    told = yearly.Coming("visits", dt.date(2026, 2, 14), dt.date(2027, 2, 13), 2)
    assert found == (told if wanted else None)
