"""Whatever the engine finds, the sentence is sound: random cases, and every verdict that a row could hold."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from typing import Any

import pyarrow as pa
import pytest

from lawcode.audit import Question, judge
from lawcode.engines.kernel.layout import CODES, MISSING_FACTS, PARTS
from lawcode.explain import because
from lawcode.explain.patterns import frame_of
from lawcode.explain.sentence import case_of, language
from lawcode.facts import KINDS, Field, Type
from lawcode.outcomes import STATUS_WORDS
from lawcode.readings import READINGS
from lawcode.registry import DUTIES
from lawcode.rule import Duty, Edition
from lawcode.schema import case_schema, event_schema
from tests.explain.sound import faults

Row = dict[str, Any]

BORDERS = [dt.date(2014, 1, 1), dt.date(2015, 10, 1), dt.date(2020, 1, 1), dt.date(2024, 1, 1), dt.date(2026, 2, 14)]
CASES, EVENTS = 400, 14
IN_EVERY_CASE = ("decision", "placement_started", "plan", "follow_up")


def value(dice: random.Random, field: Field, base: dt.date) -> Any:
    if field.type is Type.YES_NO:
        return dice.random() < 0.6
    if field.type is Type.WORD:
        return dice.choice(field.words)
    if field.type is Type.WORDS:
        return [word for word in field.words if dice.random() < 0.6]
    if field.type is Type.NUMBER:
        return dice.randint(field.low, min(field.high, 12))
    if field.type is Type.DATE:
        return base + dt.timedelta(days=dice.randint(-30, 500))
    return None


def event(dice: random.Random, case: str, base: dt.date, number: int) -> Row:
    kind = (
        dice.choice(KINDS)
        if number >= len(IN_EVERY_CASE)
        else next(k for k in KINDS if k.name == IN_EVERY_CASE[number])
    )
    day = base + dt.timedelta(days=dice.choice((0, 0, 1, 7, 30, 92, 184, 366)) * dice.randint(-1, 3))
    row: Row = {"case": case, "kind": kind.name, "date": day if dice.random() < 0.93 else None}
    if row["date"] and dice.random() < 0.1:
        row["at"] = dt.datetime.combine(day, dt.time(dice.randint(6, 20)), dt.UTC)
    if dice.random() < 0.4:
        row["id"] = f"{kind.name[:2]}_{number}"
    if dice.random() < 0.2:
        row["measure"] = dice.choice("ab")
    return row | {f.name: value(dice, f, day) for f in kind.fields if dice.random() < 0.6}


def random_rows(seed: int) -> list[Row]:
    """Verdict rows of random cases around the days on which the law changed."""
    dice = random.Random(seed)
    cases, events = [], []
    for n in range(CASES):
        base = dice.choice(BORDERS)
        born = base - dt.timedelta(days=dice.randint(-100, 18 * 365)) if dice.random() < 0.9 else None
        as_of = base + dt.timedelta(days=dice.choice((0, 30, 120, 400, 1200)))
        cases.append({"case": f"sag-{n}", "born_on": born, "as_of": as_of})
        events += [event(dice, f"sag-{n}", base, number) for number in range(EVENTS)]
    table = pa.Table.from_pylist(events, schema=event_schema())
    judged = judge(pa.Table.from_pylist(cases, schema=case_schema()), table, Question())
    assert not judged.faults
    found: list[Row] = judged.verdicts.to_pylist()
    return found


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return random_rows(20240101)


def test_the_random_cases_reach_far(rows: list[Row]):
    """Else what follows would say little: every duty, every status, most facts and codes come up."""
    assert {row["duty"] for row in rows} == {duty.id for duty in DUTIES}
    assert {row["status"] for row in rows} == set(STATUS_WORDS) - {"not_applicable"}
    assert len({row["missing"] for row in rows}) > 15
    assert len({row["code"] for row in rows}) > 12


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_random_verdict_is_told_soundly(rows: list[Row], lang: str):
    told = {because(row, lang) for row in rows}
    assert len(told) > 1000
    assert {sentence: found for sentence in told if (found := faults(sentence))} == {}


def test_no_verdict_falls_back_on_the_bare_day(rows: list[Row]):
    """Each duty has its own words for the deadline of each code that the engine gives it."""
    words = language("da")
    cases = {case_of(row) for row in rows}
    bare = {(case.duty, case.code) for case in cases if frame_of(words, words.duties[case.duty], case) == words.by_day}
    assert bare <= {("committee_informed_of_return", "act_day")}


def editions_of(duty: Duty) -> list[Edition | None]:
    return [*duty.editions, None]


def made_up(duty: Duty, edition: Edition | None, status: str, code: str, **more: Any) -> Row:
    """A row as the engine might write it."""
    done = status in ("met", "met_late")
    late = {"met_late": 6, "overdue": 1}.get(status)
    return {
        "duty": duty.id,
        "edition": edition.id if edition else None,
        "trigger": "year2@2026-02-14" if code == "year" else "t",
        "trigger_on": dt.date(2026, 2, 14),
        "due_on": None if code == "not_yet_returned" else dt.date(2026, 5, 14),
        "met_on": dt.date(2026, 5, 20) if done else None,
        "met_by": "m" if done else None,
        "status": status,
        "days_late": late,
        "confirmed": True,
        "readings": "",
        "code": code,
        "anchor_on": dt.date(2026, 2, 14),
        "excused_by": "x" if status == "excused" else None,
        "missing": "other_date" if status == "undecidable" else None,
        "lacks": "goals|duration" if code == "lacks_parts" else "",
        **more,
    }


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.id)
def test_every_status_under_every_code_and_edition_is_told_soundly(duty: Duty):
    made = itertools.product(duty.editions, STATUS_WORDS, CODES, ("da", "en"))
    for edition, status, code, lang in made:
        if code == "not_yet_returned" and status != "pending":
            continue  # without a due day nothing is late, met or excused
        told = because(made_up(duty, edition, status, code), lang)
        assert not faults(told), (told, faults(told))


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.id)
def test_every_missing_fact_is_told_soundly(duty: Duty):
    days = (dt.date(2026, 5, 14), None)
    made = itertools.product(editions_of(duty), MISSING_FACTS[1:], days, days, ("da", "en"))
    for edition, missing, due, trigger_on, lang in made:
        row = made_up(duty, edition, "undecidable", "act_day", missing=missing, due_on=due, trigger_on=trigger_on)
        told = because(row if trigger_on else row | {"due_on": None, "anchor_on": None}, lang)
        assert not faults(told), (told, faults(told))


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_reading_and_part_is_told_soundly(lang: str):
    readings = [reading.id for reading in READINGS]
    for duty, reading, part in itertools.product(DUTIES, readings, PARTS):
        row = made_up(duty, duty.editions[-1], "overdue", "lacks_parts", readings=reading, lacks=part)
        told = because(row | {"confirmed": reading not in ("transition", "older-text")}, lang)
        assert not faults(told), (told, faults(told))
