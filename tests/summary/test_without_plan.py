"""Days without plan: from the due day until plan, end, 18th birthday or the day asked about; no day counted twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from livline.summary import Accumulator, Gap, WorstCase

Rows = list[dict[str, Any]]
Table = Callable[[Rows], pa.Table]
Overdue = Callable[..., dict[str, Any]]
DUE = date(2020, 1, 1)


@pytest.fixture
def worst(verdicts: Table, cases: Table, events: Table) -> Callable[..., WorstCase]:
    def find(lines: Rows, happened: Rows = [], born_on: date | None = None) -> WorstCase:  # noqa: B006
        accumulator = Accumulator()
        happened = [{"case": "A", **event} for event in happened]
        accumulator.add(verdicts(lines), cases([{"case": "A", "born_on": born_on}]), events(happened))
        return accumulator.finish().longest_without_plan[0]

    return find


def test_a_plan_that_never_came_counts_to_the_day_asked_about(
    worst: Callable[..., WorstCase], overdue: Overdue
) -> None:
    assert worst([overdue(366)]).gaps == (Gap(DUE, date(2021, 1, 1), open=True),)


def test_a_late_plan_ends_the_stretch(worst: Callable[..., WorstCase]) -> None:
    line = {"status": "met_late", "due_on": DUE, "trigger_on": DUE, "met_on": date(2020, 3, 1)}
    assert worst([line]).gaps == (Gap(DUE, date(2020, 3, 1), open=False),)
    assert worst([line]).days_without_plan == 60


def test_overlapping_duties_count_a_day_once(worst: Callable[..., WorstCase], overdue: Overdue) -> None:
    lines = [overdue(100), overdue(50, date(2020, 2, 20), duty="youth_plan_made"), overdue(10, date(2020, 1, 5))]
    assert worst(lines).days_without_plan == 100
    assert worst(lines).breaches == 3


def test_stretches_apart_add_up(worst: Callable[..., WorstCase]) -> None:
    first = {"status": "met_late", "due_on": DUE, "trigger_on": DUE, "met_on": date(2020, 1, 11)}
    second = {**first, "due_on": date(2020, 6, 1), "met_on": date(2020, 6, 6)}
    assert worst([second, first]).days_without_plan == 15
    assert [gap.days for gap in worst([second, first]).gaps] == [10, 5]


@pytest.mark.parametrize(
    ("end", "days"),
    [
        ({"kind": "placement_ended", "measure": "P"}, 31),
        ({"kind": "placement_ended"}, 31),
        ({"kind": "measure_ended", "measure": "P"}, 31),
        ({"kind": "placement_ended", "measure": "P", "reason": "change_of_site"}, 1000),
        ({"kind": "placement_ended", "measure": "Q"}, 1000),
        ({"kind": "visit", "measure": "P"}, 1000),
        ({"kind": "placement_ended", "measure": "P", "case": "B"}, 1000),
        ({"kind": "placement_ended", "measure": "P", "date": date(2019, 12, 31)}, 1000),
        ({"kind": "placement_ended", "measure": "P", "date": None}, 1000),
    ],
)
def test_the_end_of_the_measure_ends_the_stretch(
    worst: Callable[..., WorstCase], overdue: Overdue, end: dict[str, Any], days: int
) -> None:
    found = worst([overdue(1000, measure="P")], [{"date": date(2020, 2, 1), **end}])
    assert found.days_without_plan == days
    assert found.gaps[0].open is (days == 1000)


def test_days_count_from_the_beginning_of_the_measure(worst: Callable[..., WorstCase], overdue: Overdue) -> None:
    began = {"kind": "placement_started", "measure": "P"}
    early, late = {**began, "date": date(2019, 5, 1)}, {**began, "date": date(2020, 3, 1)}
    assert worst([overdue(100, measure="P")], [early]).days_without_plan == 100
    assert worst([overdue(100, measure="P")], [late]).gaps == (Gap(date(2020, 3, 1), date(2020, 4, 10), open=True),)


def test_a_measure_that_never_began_counts_no_days(
    verdicts: Table, cases: Table, events: Table, overdue: Overdue
) -> None:
    other = [{"case": "A", "kind": "measure_started", "measure": "Q", "date": date(2020, 3, 1)}]
    accumulator = Accumulator()
    accumulator.add(verdicts([overdue(100, measure="P")]), cases([{"case": "A"}]), events(other))
    summary = accumulator.finish()
    assert summary.longest_without_plan == ()
    assert summary.most_breaches[0].breaches == 1


def test_an_end_before_the_beginning_is_another_stay(worst: Callable[..., WorstCase], overdue: Overdue) -> None:
    stays = [
        {"kind": "placement_ended", "date": date(2020, 2, 1)},
        {"kind": "placement_started", "date": date(2020, 3, 1)},
        {"kind": "placement_ended", "date": date(2020, 3, 11)},
    ]
    assert worst([overdue(1000)], stays).days_without_plan == 10


def test_the_first_of_several_ends_counts(worst: Callable[..., WorstCase], overdue: Overdue) -> None:
    ends = [{"kind": "placement_ended", "date": date(2020, 1, day)} for day in (21, 11, 31)]
    assert worst([overdue(1000)], ends).days_without_plan == 10


@pytest.mark.parametrize(("born_on", "days"), [(date(2002, 1, 31), 30), (date(2001, 1, 31), 1000), (None, 1000)])
def test_it_stops_at_eighteen_unless_demanded_after_it(
    worst: Callable[..., WorstCase], overdue: Overdue, born_on: date | None, days: int
) -> None:
    assert worst([overdue(1000)], born_on=born_on).days_without_plan == days


def test_born_on_a_leap_day_comes_of_age_on_the_last_of_february(
    worst: Callable[..., WorstCase], overdue: Overdue
) -> None:
    assert worst([overdue(1000, date(2022, 1, 28))], born_on=date(2004, 2, 29)).gaps[0].end == date(2022, 2, 28)


def test_only_the_worst_are_kept_and_equal_ones_stand_by_id(
    verdicts: Table, cases: Table, events: Table, overdue: Overdue
) -> None:
    lines = [overdue(5 if i < 40 else 9, case=f"K{i:02}", measure="P") for i in range(50)]
    accumulator = Accumulator()
    accumulator.add(verdicts(lines), cases([]), events([]))
    found = [(w.case, w.days_without_plan) for w in accumulator.finish().longest_without_plan]
    assert found == [(f"K{i}", 9) for i in range(40, 50)] + [(f"K{i:02}", 5) for i in range(15)]


def test_events_may_come_with_encoded_words(verdicts: Table, cases: Table, events: Table, overdue: Overdue) -> None:
    end = {"case": "A", "kind": "placement_ended", "date": date(2020, 1, 11), "reason": "age", "measure": "P"}
    plain = events([end])
    coded = plain
    for name in ("kind", "reason", "measure", "case"):
        place = coded.schema.get_field_index(name)
        coded = coded.set_column(place, name, coded.column(name).dictionary_encode())
    accumulator = Accumulator()
    accumulator.add(verdicts([overdue(1000, measure="P")]), cases([]), coded.to_batches()[0])
    assert accumulator.finish().longest_without_plan[0].days_without_plan == 10
