"""A number and the list behind it come from the same lines; long lists say what they leave out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from livline.report.lists import CAPS, OUTCOMES, Lists, family_of
from livline.summary import Summary
from tests.report.invented import AS_OF, audit, line, town


def promised(summary: Summary) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every number of a summary that a page shows, with the key of the list that it opens."""
    for outcome in OUTCOMES:
        yield ("outcome", outcome), summary.counts.of(outcome)
        yield from ((("duty", duty.duty, outcome), duty.counts.of(outcome)) for duty in summary.duties)
    yield from ((("failure", failure.name), failure.counts.breached) for failure in summary.failures)
    for year in summary.years:
        yield ("year", str(year.year)), year.counts.breached
        yield from ((("failure-year", name, str(year.year)), n.breached) for name, n in year.failures.items())
    for family, delays in (("late", summary.delays), ("loose", summary.delays_no_fixed_days)):
        yield from (((family, str(i)), part.met_late + part.overdue) for i, part in enumerate(delays.bins))
    yield from ((("missing", duty, fact), number) for duty, fact, number in summary.missing)
    yield from ((("effect", duty, effect), number) for duty, effect, number in summary.effects)
    yield from ((("reading", reading), number) for reading, number in summary.readings)
    yield from ((("case", case.case), case.breaches) for case in summary.most_breaches)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_number_of_the_summary_has_a_list_of_that_length(seed: int) -> None:
    invented = town(120, seed)
    lists = Lists([invented.verdicts], invented.cases, [case.case for case in invented.summary.most_breaches])
    numbers = dict(promised(invented.summary))
    assert len(numbers) > 150
    assert {key: lists.get(*key).total for key in numbers} == numbers
    named = sum(lists.get("municipality", place.name or "").total for place in invented.summary.municipalities)
    assert named == invented.summary.counts.breached


def test_lists_hold_only_their_own_lines_and_the_latest_first() -> None:
    invented = town(400)
    lists = Lists([invented.verdicts], invented.cases, [])
    picked = lists.get("duty", "plan_made", "breached")
    assert len(picked.rows) == CAPS["duty-breached"] < picked.total
    assert {row["duty"] for row in picked.rows} == {"plan_made"}
    assert {row["status"] for row in picked.rows} <= {"overdue", "met_late"}
    assert all(row["confirmed"] for row in picked.rows)
    late = [row["days_late"] for row in picked.rows]
    assert late == sorted(late, reverse=True)
    everything = invented.verdicts.to_pylist()
    broken = [r for r in everything if r["duty"] == "plan_made" and r["confirmed"] and r["days_late"]]
    assert late == sorted((row["days_late"] for row in broken), reverse=True)[: len(late)]


def test_the_pieces_in_which_lines_come_change_nothing() -> None:
    invented = town(90)
    whole = Lists([invented.verdicts], invented.cases, [])
    pieces = [invented.verdicts.slice(start, 77) for start in range(0, invented.verdicts.num_rows, 77)]
    pieced = Lists(pieces, invented.cases, [])
    for duty in invented.summary.duties:
        for outcome in OUTCOMES:
            key = ("duty", duty.duty, outcome)
            assert whole.get(*key).total == pieced.get(*key).total
            assert whole.get(*key).rows == pieced.get(*key).rows
            assert len(pieced.get(*key).rows) <= CAPS[family_of(key)]


def test_lines_that_are_not_those_of_the_summary_are_refused(tmp_path: Path) -> None:
    invented = town(20)
    invented.verdicts = invented.verdicts.slice(0, 10)
    with pytest.raises(ValueError, match="the summary counts"):
        invented.write(tmp_path / "report.html")
    assert list(tmp_path.iterdir()) == []


def test_a_case_without_municipality_or_unknown_to_the_cases_still_has_its_lines() -> None:
    lines = [line("A", "visits", "overdue", date(2020, 1, 1), 9), line("B", "visits", "overdue", date(2020, 1, 1), 9)]
    invented = audit(lines, [{"case": "A"}])
    lists = Lists([invented.verdicts], invented.cases, [])
    assert lists.get("municipality", "").total == 2


def test_not_applicable_lines_stand_in_no_list() -> None:
    lines = [line("A", "visits", "not_applicable", AS_OF), line("A", "visits", "met", AS_OF)]
    invented = audit(lines, [{"case": "A"}])
    lists = Lists([invented.verdicts], invented.cases, [])
    assert sum(lists.get("outcome", outcome).total for outcome in OUTCOMES) == 1


def test_an_empty_audit_has_empty_lists() -> None:
    invented = audit([], [])
    assert Lists([invented.verdicts, pa.concat_tables([invented.verdicts])], invented.cases, []).get("x").total == 0
