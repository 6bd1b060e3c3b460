"""Batches are worked on at once, come out in order, and meet the cases that belong to them."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcode.audit import Question
from lawcode.schema import case_schema, event_schema
from livline.audit_run import audit_case_file, check_case_file
from livline.audit_run.batch_cases import BatchCases
from livline.audit_run.pipeline import in_order
from livline.casefile import Unusable
from livline.casefile.collector import paused
from livline.casefile.findings import Finding, Where
from livline.verdict_files.sink import Sink


def events_of(*cases: str) -> pa.RecordBatch:
    rows = [{"case": case, "kind": "visit"} for case in cases]
    return pa.RecordBatch.from_pylist(rows, schema=event_schema())


def cases_table(*ids: str) -> pa.Table:
    return pa.Table.from_pylist([{"case": name} for name in ids], schema=case_schema())


def test_results_come_in_the_order_of_the_items() -> None:
    def slow_first(number: int) -> int:
        time.sleep(0.05 if number == 0 else 0)
        return number

    assert list(in_order(slow_first, range(20), threads=4)) == list(range(20))


def test_only_a_few_items_are_taken_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = iter(in_order(lambda number: number, items(), threads=2))
    next(results)

    assert len(taken) <= 4


def test_a_fault_in_the_work_comes_out_at_its_place() -> None:
    results = in_order(lambda number: 1 // number, [1, 0, 1], threads=2)

    assert next(results) == 1
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_work_is_done_by_several_threads_at_once() -> None:
    both = threading.Barrier(2, timeout=5)

    assert list(in_order(lambda _: both.wait() >= 0, range(2), threads=2)) == [True, True]


@given(st.data())
def test_each_batch_gets_its_cases_whatever_the_order(data: st.DataObject) -> None:
    ids = [f"K-{number}" for number in range(12)]
    table = cases_table(*data.draw(st.permutations(ids)))
    order = data.draw(st.permutations(ids))[:9]
    batch_cases = BatchCases(table)

    for first in range(0, len(order), 3):
        wanted = order[first : first + 3]
        found = batch_cases.of(events_of(*wanted, *wanted)).column("case").to_pylist()
        assert sorted(found) == sorted(wanted)
    assert set(batch_cases.rest().column("case").to_pylist()) == set(ids) - set(order)


def test_cases_in_file_order_are_found_without_a_look_through_the_table() -> None:
    batch_cases = BatchCases(cases_table(*(f"K-{number}" for number in range(5_000))))

    batch_cases.of(events_of("K-0", "K-1"))
    batch_cases.of(events_of("K-3"))

    assert batch_cases.next == 4


@dataclass
class StubBatch:
    """Events as a reader gives them."""

    events: pa.RecordBatch

    def locate(self, row: int) -> Where:
        return Where("stub.csv", row=row + 2, case=self.events.column("case")[row].as_py())


@dataclass
class StubCaseFile:
    """A case file whose reader may find a fault on its way."""

    cases: pa.Table
    parts: list[pa.RecordBatch]
    fault: Unusable | None = None

    def batches(self) -> Iterator[StubBatch]:
        yield from map(StubBatch, self.parts)
        if self.fault is not None:
            raise self.fault


class Kept(Sink[pa.Table]):
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.tables: list[pa.Table] = []
        self.finished = False

    def encode(self, verdicts: pa.Table) -> pa.Table:
        return verdicts

    def write(self, block: pa.Table) -> None:
        self.tables.append(block)

    def finish(self, summary: object) -> None:
        self.finished = True

    def close(self) -> None:
        """Nothing to let go of."""


def decided(case: str, **more: object) -> pa.RecordBatch:
    row = {"case": case, "kind": "decision", "date": date(2020, 1, 1), "about": "placement"} | more
    return pa.RecordBatch.from_pylist([row], schema=event_schema())


def test_verdicts_come_in_the_order_of_the_file_and_every_child_is_counted() -> None:
    ids = [f"K-{number}" for number in range(8)]
    file: Any = StubCaseFile(cases_table(*ids, "K-silent"), [decided(case) for case in ids])
    sink = Kept()

    summary = audit_case_file(file, Question(as_of=date(2021, 1, 1)), sink)

    assert sink.finished
    cases = pa.concat_tables(sink.tables).column("case").to_pylist()
    assert list(dict.fromkeys(cases)) == ids
    assert summary.children == 9


def test_faults_of_links_and_faults_of_the_reader_come_at_once() -> None:
    fault = Unusable([Finding("bad_date", Where("stub.csv", row=9), "date", "x")], {"bad_date": 3})
    parts = [decided("K-0"), decided("K-1", of="nobody"), decided("K-2", of="no one")]
    file: Any = StubCaseFile(cases_table("K-0", "K-1", "K-2"), parts, fault)
    sink = Kept()

    with pytest.raises(Unusable) as raised:
        audit_case_file(file, Question(as_of=date(2021, 1, 1)), sink)

    assert raised.value.totals == {"dangling_of": 2, "bad_date": 3}
    assert {finding.value for finding in raised.value.findings} == {"nobody", "no one", "x"}
    assert not sink.finished


def test_many_faults_of_a_sort_are_counted_and_only_some_described() -> None:
    row = {"case": "K-0", "kind": "visit", "of": "nobody"}
    file: Any = StubCaseFile(cases_table("K-0"), [pa.RecordBatch.from_pylist([row] * 500, schema=event_schema())])

    with pytest.raises(Unusable) as raised:
        check_case_file(file)

    assert raised.value.totals == {"dangling_of": 500}
    assert len(raised.value.findings) == 20


def test_what_is_garbage_when_an_audit_begins_goes_after_it() -> None:
    class Knot:
        def __init__(self) -> None:
            self.itself = self

    gc.unfreeze()  # as in a process that does nothing else
    knot = Knot()
    seen = weakref.ref(knot)
    file: Any = StubCaseFile(cases_table("K-0"), [decided("K-0")])
    with paused():
        del knot
        check_case_file(file)
    gc.collect()
    gone = seen() is None
    gc.freeze()

    assert gone, "a process that takes in file after file would grow with each"
