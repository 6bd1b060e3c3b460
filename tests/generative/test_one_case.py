"""One case as plain values gets the verdicts, and the faults, that it gets as a table among others."""

from __future__ import annotations

import datetime as dt
import random

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcode.audit import Question, judge, judge_case
from lawcode.schema import event_schema
from tests.generative.both_engines import Row, asked, event_row, tables
from tests.generative.cases import Case, cases, seeded_cases
from tests.generative.scale import SEED, times, tried

pytestmark = pytest.mark.generative
VISITS = ("placement-year", "calendar-year")


def by_itself(case: Case, question: Question) -> list[Row]:
    judged = judge_case(case, [event_row(event) for event in case["events"]], question)
    assert not judged.faults
    return judged.verdicts


def among_others(known: list[Case], question: Question) -> list[Row]:
    rows: list[Row] = judge(*tables(known), question).verdicts.to_pylist()
    return rows


@pytest.mark.parametrize("with_compiler", [False, True])
def test_on_seeded_cases(with_compiler: bool):
    many = seeded_cases(times(500, 20_000), SEED)
    question = asked(with_compiler=with_compiler)
    assert [row for case in many for row in by_itself(case, question)] == among_others(many, question)


@tried(200, 10_000)
@given(case=cases(), visits=st.sampled_from(VISITS))
def test_on_any_case(case: Case, visits: str):
    assert by_itself(case, asked(visits)) == among_others([case], asked(visits))


def test_words_over_a_dictionary_and_slices_are_read_alike():
    many = seeded_cases(50, SEED)
    known, events = tables(many)
    expected = judge(known, events, asked()).verdicts.to_pylist()
    coded = pa.RecordBatch.from_arrays([in_codes(column) for column in events.columns], names=events.schema.names)
    assert judge(known, coded, asked()).verdicts.to_pylist() == expected
    padded = pa.Table.from_batches([events.slice(0, 5), events]).combine_chunks().to_batches()[0]
    assert judge(known, padded.slice(5), asked()).verdicts.to_pylist() == expected


def test_the_order_of_the_rows_does_not_matter():
    """Where no two events share a day, the verdicts are the same however the rows stand."""
    chance = random.Random(SEED)
    plain = [case for case in seeded_cases(300, SEED) if days_differ(case)]
    assert len(plain) > 20
    shuffled = [case | {"events": chance.sample(case["events"], len(case["events"]))} for case in plain]
    assert among_others(shuffled, asked()) == among_others(plain, asked())


def days_differ(case: Case) -> bool:
    days = [event_row(event).get("date") for event in case["events"]]
    return None not in days and len(set(days)) == len(days)


def in_codes(column: pa.Array) -> pa.Array:
    return column.dictionary_encode() if pa.types.is_string(column.type) else column


@pytest.mark.parametrize("with_compiler", [False, True])
def test_wrong_links_are_named_by_row_duplicates_first(with_compiler: bool):
    """Rows are those of the file, however the events lie in time."""
    events: list[Row] = [
        {"kind": "plan", "date": "2024-05-01", "id": "b", "of": "nowhere"},
        {"kind": "decision", "date": "2024-04-01", "id": "a"},
        {"kind": "plan", "date": "2024-03-01", "id": "a", "of": "b"},
    ]
    case: Case = {"case": "K", "events": [event | {"date": dt.date.fromisoformat(event["date"])} for event in events]}
    question = asked(with_compiler=with_compiler)
    table = pa.RecordBatch.from_pylist([{"case": "K", **row} for row in case["events"]], schema=event_schema())
    expected = [(2, "id", "duplicate_id"), (0, "of", "dangling_of")]
    for judged in (judge(tables([case])[0], table, question), judge_case(case, case["events"], question)):
        assert [(fault.row, fault.field, fault.code) for fault in judged.faults] == expected
