"""Who is told what the law asks is told all of it, on any day, though some of the facts are closed to them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection

from lawcode.facts import KIND_BY_NAME, KIND_NAMES
from livline.access.danish_day import today
from livline.access.matrix import Reads, matrix
from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.ledger.bridge import TOLD_OF_CLOSED, events_of, events_to_judge
from livline.ledger.models import Ledger
from livline.ledger.reading import verdicts, verdicts_as_known, verdicts_without
from livline.ledger.recalculate import recalculate
from tests.ground import world

DAY = dt.timedelta(days=1)
SINCE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def child(db: None) -> Case:
    """One who was notified about twice; the first was assessed, and the ledger is another law's."""
    child = world.case(world.municipality(), born_on=dt.date(2015, 5, 1))
    world.entry(child, "notification", date=today() - 30 * DAY, event_id="n1", position=1, recorded_at=SINCE)
    world.entry(child, "placement_started", date=today() - 29 * DAY, position=2, measure="m1", recorded_at=SINCE)
    assessed = {"date": today() - 30 * DAY, "of_event": "n1", "acute": False, "position": 3}
    world.entry(child, "notification_assessed", **assessed, recorded_at=SINCE)
    world.entry(child, "notification", date=today() - 9 * DAY, event_id="n2", position=4, recorded_at=SINCE)
    recalculate([child.id])
    return child


def who_is(child: Case, kind: str) -> Account:
    account = world.account(kind, child.municipality)
    world.relate(account, child, kind)
    return account


def assessing(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["trigger"], row["status"]) for row in rows if row["duty"] == "notification_assessed"]


@pytest.mark.parametrize("kind", ["worker", "cover", "night_desk", "leader"])
def test_a_ledger_that_does_not_hold_says_what_one_says_that_does(child: Case, kind: str):
    who = who_is(child, kind)
    with world.web(who):
        kept = verdicts([child.id])
    Ledger.objects.update(law="another")
    with world.web(who):
        assert verdicts([child.id]) == kept
        assert assessing(kept[child.id]) == [("n1", "met"), ("n2", "overdue")]


def test_an_earlier_day_says_so_too(child: Case):
    worker, leader = who_is(child, "worker"), who_is(child, "leader")
    days = [(day, known) for day in (today() - 20 * DAY, today()) for known in (SINCE - DAY, SINCE + DAY)]
    told = []
    for who in (worker, leader):
        with world.web(who):
            told.append([verdicts_as_known(child.id, *each) for each in days])
    assert told[0] == told[1]
    assert assessing(told[1][-1]) == [("n1", "met"), ("n2", "overdue")]


def test_a_correction_and_a_fact_left_out_are_heard(child: Case):
    worker, leader = who_is(child, "worker"), who_is(child, "leader")
    second = Entry.objects.get(event_id="n2")
    world.correct(second, date=today(), recorded_at=SINCE + 2 * DAY)
    told = []
    for who in (worker, leader):
        with world.web(who):
            case = {"case": "K", "born_on": None, "municipality": None, "as_of": None}
            told.append([verdicts_without(child.id, case, second.fact), verdicts_as_known(child.id, today(), SINCE)])
    assert told[0] == told[1]
    assert assessing(told[1][0]) == [("n1", "met")]


def test_what_is_closed_stays_closed(child: Case):
    """The facts themselves are read by nobody more, and what the law is told of them has no text and no place."""
    with world.web(who_is(child, "leader")):
        assert {event["kind"] for event in events_of([child.id])[child.id]} == {"placement_started"}
        closed = [event for event in events_to_judge([child.id])[child.id] if event["kind"] != "placement_started"]
    assert [event["kind"] for event in closed] == ["notification", "notification_assessed", "notification"]
    assert all(set(event) <= set(TOLD_OF_CLOSED) for event in closed)


@pytest.mark.parametrize("kind", ["site_staff", "foster", "child", "custody_parent", "parent", "coordinator"])
def test_whoever_is_not_told_what_the_law_asks_is_told_nothing(child: Case, kind: str):
    with world.web(who_is(child, kind)):
        assert told_of_closed(child) == []


def test_a_stranger_and_whoever_has_left_are_told_nothing(child: Case):
    other, former = world.account("Other", child.municipality), world.account("Former", child.municipality)
    world.relate(former, child, "leader", during=(today() - 90 * DAY, today() - 10 * DAY))
    for who in (other, former):
        with world.web(who):
            assert told_of_closed(child) == []


def told_of_closed(child: Case) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM facts_closed(%s, NULL, NULL)", [[child.id]])
        return list(cursor.fetchall())


def test_the_function_knows_all_fields_of_the_facts_that_it_tells():
    """A field more in the contract has to be told, too; or the law would judge by half of a fact."""
    fields = {field.name for kind in matrix().facts["sensitive"] for field in KIND_BY_NAME[kind].fields}
    assert fields <= set(TOLD_OF_CLOSED)


def test_nobody_else_is_told_what_the_law_asks_without_the_facts():
    """Whom the sheet lets at the law's demands reads all facts but the sensitive ones: those `facts_closed` tells."""
    sheet = matrix()
    needed = {sheet.object_of(kind) for kind in KIND_NAMES} - {"sensitive"}
    for how in set(Reads) - {Reads.NEVER}:
        for role in sheet.reading("duties", how):
            assert all(role in sheet.reading(name, how) for name in needed), role
