"""What is counted where: three-way, apart, by year, by child and by municipality."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pytest

from lawcode.facts import DUTIES
from livline.summary import FAILURES, Accumulator, Share, Summary

Rows = list[dict[str, Any]]
Table = Callable[[Rows], pa.Table]
Overdue = Callable[..., dict[str, Any]]
DUE = date(2020, 1, 1)


@pytest.fixture
def summed(verdicts: Table, cases: Table, events: Table) -> Callable[..., Summary]:
    def add_up(lines: Rows, children: Rows, happened: Rows | None = None) -> Summary:
        accumulator = Accumulator()
        accumulator.add(verdicts(lines), cases(children), events(happened or []))
        return accumulator.finish()

    return add_up


def test_each_status_is_counted_where_it_belongs(summed: Callable[..., Summary]) -> None:
    statuses = ["met", "met", "excused", "met_late", "overdue", "pending", "undecidable", "not_applicable"]
    lines = [{"status": s, "due_on": DUE, "met_on": DUE + timedelta(3)} for s in statuses]
    lines.append({"status": "overdue", "confirmed": False, "due_on": DUE, "days_late": 9})
    counts = summed(lines, [{"case": "A"}]).counts
    assert (counts.met, counts.excused, counts.breached, counts.pending, counts.undecidable) == (2, 1, 2, 1, 1)
    assert counts.unconfirmed == 1
    assert counts.broken == Share(2, 5)


def test_unconfirmed_lines_are_no_breach_but_keep_their_status(
    summed: Callable[..., Summary], overdue: Overdue
) -> None:
    summary = summed([overdue(10, confirmed=False)], [{"case": "A"}])
    assert summary.exit_code == 0
    assert summary.duties[0].unconfirmed.overdue == 1
    assert summary.delays.lines == 0
    assert summary.longest_without_plan == ()
    assert summary.children_breached == Share(0, 0)


def test_children_are_counted_once_with_and_without_lines(summed: Callable[..., Summary], overdue: Overdue) -> None:
    lines = [overdue(3), overdue(5), {"case": "B", "status": "met", "due_on": DUE}, {"case": "C", "status": "pending"}]
    summary = summed(lines, [{"case": case} for case in "ABCD"])
    assert summary.children == 4
    assert summary.children_breached == Share(1, 2)
    assert summary.failures[0].children == Share(1, 2)
    assert summary.duties[0].children == Share(1, 2)


def test_the_case_file_may_lack_the_cases(summed: Callable[..., Summary], overdue: Overdue) -> None:
    summary = summed([overdue(3)], [])
    assert summary.children == 1
    assert [m.name for m in summary.municipalities] == [None]


def test_years_are_those_of_the_due_day(summed: Callable[..., Summary], overdue: Overdue) -> None:
    lines = [overdue(3, date(2023, 12, 31)), overdue(3, date(2024, 1, 1)), {"status": "pending"}]
    summary = summed(lines, [{"case": "A"}])
    assert [(year.year, year.counts.breached, year.failures["no_plan"].breached) for year in summary.years] == [
        (2023, 1, 1),
        (2024, 1, 1),
    ]
    assert summary.undated.pending == 1


def test_municipalities_stand_by_name_and_small_ones_are_not_compared(
    summed: Callable[..., Summary], overdue: Overdue
) -> None:
    children = [{"case": f"{name}{i}", "municipality": name} for name, n in (("Å", 30), ("B", 29)) for i in range(n)]
    children.append({"case": "x"})
    lines = [overdue(1, case=child["case"]) for child in children]
    summary = summed(lines, children)
    assert [(m.name, m.children, m.breached, m.comparable) for m in summary.municipalities] == [
        ("B", 29, Share(29, 29), False),
        ("Å", 30, Share(30, 30), True),
        (None, 1, Share(1, 1), False),
    ]


def test_delays_without_fixed_days_are_counted_apart(summed: Callable[..., Summary], overdue: Overdue) -> None:
    lines = [overdue(7), overdue(8), overdue(4000), overdue(5, duty="plan_handed_over", readings="x|no-fixed-days")]
    summary = summed(lines, [{"case": "A"}])
    bins = {(b.low, b.high): b.overdue for b in summary.delays.bins if b.overdue}
    assert bins == {(0, 7): 1, (8, 30): 1, (1827, None): 1}
    assert (summary.delays.median, summary.delays.longest, summary.delays.lines) == (8, 4000, 3)
    assert summary.delays_no_fixed_days.lines == 1
    assert dict(summary.readings) == {"no-fixed-days": 1, "x": 1}


def test_missing_facts_are_counted_by_duty_most_first(summed: Callable[..., Summary]) -> None:
    line = {"status": "undecidable", "duty": "child_heard", "missing": "child_heard.form"}
    lines = [line, line, {"status": "undecidable", "missing": "decision.consent"}, {"status": "undecidable"}]
    assert summed(lines, [{"case": "A"}]).missing == (
        ("child_heard", "child_heard.form", 2),
        ("plan_made", "", 1),
        ("plan_made", "decision.consent", 1),
    )


def random_lines(rng: random.Random, number: int) -> Rows:
    def one() -> dict[str, Any]:
        status = rng.choice(["met", "excused", "met_late", "overdue", "pending", "undecidable"])
        due = None if status == "undecidable" else date(2010, 1, 1) + timedelta(rng.randrange(6000))
        late = rng.randrange(1, 3000) if status in ("met_late", "overdue") else None
        return {
            "case": f"K{rng.randrange(60)}",
            "duty": rng.choice(DUTIES.split()),
            "status": status,
            "confirmed": rng.random() < 0.8,
            "due_on": due,
            "trigger_on": due,
            "days_late": late,
            "readings": rng.choice([None, "no-fixed-days", "same-day-counts|transition"]),
        }

    return sorted((one() for _ in range(number)), key=lambda line: str(line["case"]))


def test_totals_agree_with_plain_counting(summed: Callable[..., Summary]) -> None:
    lines = random_lines(random.Random(7), 900)
    summary = summed(lines, [{"case": f"K{i}"} for i in range(60)])
    plain = Counter((line["duty"], line["status"]) for line in lines if line["confirmed"])
    for duty in summary.duties:
        for status in ("met", "excused", "met_late", "overdue", "pending", "undecidable"):
            assert duty.counts.of(status) == plain[duty.duty, status]
    for failure in summary.failures:
        hit = {x["case"] for x in lines if x["duty"] in FAILURES[failure.name] and x["confirmed"] and x["days_late"]}
        assert failure.children.numerator == len(hit)
    years = sum(year.counts.lines for year in summary.years)
    assert years + summary.undated.lines == summary.counts.lines == 900


def test_order_size_and_threads_of_batches_change_nothing(
    verdicts: Table, cases: Table, events: Table, summed: Callable[..., Summary]
) -> None:
    lines = random_lines(random.Random(11), 600)
    children = [{"case": f"K{i}", "municipality": f"M{i % 3}"} for i in range(60)]
    whole = summed(lines, children)
    batches = [([x for x in lines if x["case"] == c["case"]], [c]) for c in children]
    random.Random(3).shuffle(batches)
    accumulator = Accumulator()
    tables = [(verdicts(own), cases(child), events([])) for own, child in batches]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda batch: accumulator.add(*batch), tables))
    assert accumulator.finish() == whole


def test_chunks_with_different_dictionaries_are_read_alike(verdicts: Table, cases: Table, events: Table) -> None:
    one = verdicts([{"status": "met", "due_on": DUE}])
    other = verdicts([{"duty": "visits", "status": "pending"}, {"status": "excused", "due_on": DUE}])
    accumulator = Accumulator()
    accumulator.add(pa.concat_tables([one, other]), cases([{"case": "A"}]), events([]))
    summary = accumulator.finish()
    assert [(d.duty, d.counts.met, d.counts.excused, d.counts.pending) for d in summary.duties] == [
        ("plan_made", 1, 1, 0),
        ("visits", 0, 0, 1),
    ]


def test_an_audit_of_nothing_is_all_zeroes() -> None:
    summary = Accumulator().finish()
    assert (summary.children, summary.counts.lines, summary.duties, summary.years) == (0, 0, (), ())
    assert summary.delays.median is None
