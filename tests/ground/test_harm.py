"""The table of harm covers the law, an older version stays as it was, and lists follow it."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcode.registry import DUTIES
from livline.ledger import harm
from livline.ledger.harm import Criterion, Standing, Table

DAY = dt.date(2026, 11, 29)
IDS = [duty.id for duty in DUTIES]
PRINTS = {1: "8e9063164359"}
"""What each version that was in force says.  Whoever changes the table writes a new version beside the old one."""


@pytest.mark.parametrize("table", harm.tables(), ids=lambda table: str(table.version))
def test_every_duty_stands_once_in_every_version(table: Table):
    assert sorted(duty for one in table.criteria for duty in one.duties) == sorted(IDS)


def test_versions_stand_newest_first_and_are_never_changed():
    found = harm.tables()
    assert [one.version for one in found] == sorted(PRINTS, reverse=True)
    assert [one.since for one in found] == sorted((one.since for one in found), reverse=True)
    assert {one.version: printed(one) for one in found} == PRINTS


def printed(table: Table) -> str:
    told = "\n".join(f"{one.id} {one.da} {one.en} {' '.join(one.duties)}" for one in table.criteria)
    return hashlib.sha256(f"{table.since}\n{told}".encode()).hexdigest()[:12]


def verdict(duty: str, status: str, due: int = 0, confirmed: bool = True) -> dict[str, Any]:
    return {"duty": duty, "status": status, "due_on": DAY + dt.timedelta(days=due), "confirmed": confirmed}


def test_what_harms_most_goes_before_what_is_late_longest():
    receipt, plan = verdict("receipt_sent", "overdue", -90), verdict("plan_made", "overdue", -1)
    assert harm.order([receipt, plan], DAY) == [plan, receipt]


def test_what_is_late_goes_before_what_is_soon_due_and_that_before_what_can_wait():
    later, soon = verdict("plan_made", "pending", 60), verdict("visits", "pending", harm.SOON)
    late, unknown, done = (
        verdict("receipt_sent", "overdue", -1),
        verdict("visits", "undecidable"),
        verdict("visits", "met"),
    )
    assert harm.order([done, later, unknown, soon, late], DAY) == [late, soon, unknown, later, done]
    assert [harm.standing(one, DAY) for one in (soon, later)] == [Standing.SOON, Standing.PENDING]
    assert [one for one in Standing if one.is_open] == [0, 1, 2, 3]


def test_what_can_wait_stands_by_day_before_harm():
    plan, receipt = verdict("plan_made", "pending", 300), verdict("receipt_sent", "pending", 25)
    assert harm.order([plan, receipt], DAY) == [receipt, plan]
    same_day = verdict("plan_made", "pending", 25)
    assert harm.order([plan, receipt, same_day], DAY) == [same_day, receipt, plan]


def test_a_rule_whose_text_was_not_read_comes_after_one_that_was():
    guess, sure = verdict("visits", "overdue", -9, confirmed=False), verdict("visits", "overdue", -1)
    assert harm.order([guess, sure], DAY) == [sure, guess]


def test_the_reason_is_the_sentence_of_the_criterion():
    row = verdict("receipt_sent", "overdue")
    last = harm.table(DAY).criteria[-1]
    assert (harm.reason(row, "da", DAY), harm.reason(row, "en", DAY)) == (last.da, last.en)
    assert last.da != last.en


def test_a_day_has_the_version_that_held_then(monkeypatch: pytest.MonkeyPatch):
    old = Table(1, dt.date(2026, 1, 1), (Criterion("a", 1, "a", "a", tuple(IDS)),))
    new = Table(2, dt.date(2026, 6, 1), old.criteria)
    monkeypatch.setattr(harm, "tables", lambda: (new, old))
    days = [dt.date(2025, 1, 1), dt.date(2026, 5, 31), dt.date(2026, 6, 1)]
    assert [harm.table(day).version for day in days] == [1, 1, 2]


@given(
    st.lists(
        st.builds(verdict, st.sampled_from(IDS), st.sampled_from(["met", "overdue", "pending"]), st.integers(-99, 99))
    )
)
def test_the_order_loses_nothing_and_is_the_same_from_any_start(rows: list[dict[str, Any]]):
    ordered = harm.order(rows, DAY)
    assert sorted(map(id, ordered)) == sorted(map(id, rows))
    keys = [harm.key(row, DAY) for row in ordered]
    assert keys == sorted(keys) == [harm.key(row, DAY) for row in harm.order(reversed(rows), DAY)]
