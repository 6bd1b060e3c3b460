"""What does the law say of these cases?  The one entry point: Arrow facts in, Arrow verdicts out."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from lawcode.days import to_day
from lawcode.engines import encode, fast, machine, output, silent, single
from lawcode.engines.encode import Fault
from lawcode.engines.lower import Rules, lower
from lawcode.facts import LAST_YEAR
from lawcode.registry import DUTIES

__all__ = [
    "CALENDAR_YEAR",
    "PLACEMENT_YEAR",
    "Fault",
    "Judged",
    "Question",
    "Rows",
    "for_cases",
    "judge",
    "judge_case",
    "will_compile",
]

SLICE = 200_000
"""Events judged at once; larger batches are cut, so that the records of each piece take little memory."""
PLACEMENT_YEAR, CALENDAR_YEAR = "placement-year", "calendar-year"


@dataclass(frozen=True)
class Question:
    """As of which day, by which reading of "two visits a year", and which duties; `all`: also what does not apply.

    A case that names its own day is asked about that day.  `with_compiler`: run the kernel compiled or not; None
    leaves it to the size of the batch.
    """

    as_of: dt.date | None = None
    visits: str = PLACEMENT_YEAR
    duties: frozenset[str] | None = None
    all: bool = False
    with_compiler: bool | None = None


@dataclass(frozen=True)
class Judged:
    """The verdicts of a batch (`schema.verdict_schema`) and what is wrong with its links."""

    verdicts: pa.Table
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Rows:
    """The verdicts of one case, rows of `schema.verdict_schema`, and what is wrong with its links."""

    verdicts: list[dict[str, Any]]
    faults: list[Fault] = field(default_factory=list)


def for_cases(question: Question, cases: int) -> Question:
    """The question for so many cases in all: whether compiling pays is known only to who knows the whole input."""
    if question.with_compiler is not None:
        return question
    return replace(question, with_compiler=fast.is_worth_compiling(cases))


def will_compile(question: Question, cases: int) -> bool:
    """Will the question, for so many cases in all, wait for the compiler first?"""
    return fast.waits_for_compiler() and for_cases(question, cases).with_compiler is True


@cache
def the_rules() -> Rules:
    """The registry's duties as the kernel reads them."""
    return lower(DUTIES)


@cache
def law_version() -> str:
    """A name of the law as it is written here, rules and engine; when it changes, kept verdicts are judged again."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.relative_to(Path(__file__).parent).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def judge(cases: pa.Table, events: pa.RecordBatch | pa.Table, question: Question) -> Judged:
    """Judge a batch of whole cases; each case's rows lie together.

    `cases` of `schema.case_schema`, `events` of `schema.event_schema`; a case without a day of its own needs
    `question.as_of`.  With faults the cases beside them are judged all the same; it is for the caller to refuse.
    """
    asked = for_cases(question, cases.num_rows)
    parts = [judge_slice(cases, part, asked, offset) for offset, part in slices(one_batch(events))]
    verdicts = pa.concat_tables([part.verdicts for part in parts])
    return Judged(verdicts, [fault for part in parts for fault in part.faults])


def judge_case(
    case: Mapping[str, Any], events: Sequence[Mapping[str, Any]], question: Question, rules: Rules | None = None
) -> Rows:
    """Judge one case given as plain values, soonest: a row of `schema.case_schema` and rows of `schema.event_schema`.

    Gives rows as `judge(...).verdicts.to_pylist()` would, without the lines that `question.all` adds.  `rules`: others
    than those of the registry, to ask what they would make of it.
    """
    on = machine.quick() if for_cases(question, 1).with_compiler is True else machine.plain()
    by_calendar = question.visits == CALENDAR_YEAR
    rows, faults = single.judge_one(
        case, events, day_of(question), rules or the_rules(), on, by_calendar=by_calendar, duties=question.duties
    )
    return Rows(rows, faults)


def slices(batch: pa.RecordBatch) -> Iterator[tuple[int, pa.RecordBatch]]:
    """Pieces of whole cases that stay in the processor's cache, each with its first row."""
    starts = encode.run_starts(batch.column("case"))
    first = 0
    while batch.num_rows - first > SLICE:
        later = starts[np.searchsorted(starts, first + SLICE) :]
        if len(later) == 0:
            break
        yield first, batch.slice(first, int(later[0]) - first)
        first = int(later[0])
    yield first, batch.slice(first)


def day_of(question: Question) -> dt.date:
    """The day asked about; the last of the contract where none is, which is well only where no verdict is wanted."""
    return question.as_of if question.as_of is not None else dt.date(LAST_YEAR, 12, 31)


def judge_slice(cases: pa.Table, events: pa.RecordBatch, question: Question, offset: int) -> Judged:
    """Judge one piece; its faults name rows of the whole batch."""
    on = machine.quick() if question.with_compiler is True else machine.plain()
    encoded = encode.encode(cases, events, to_day(day_of(question)), on)
    rules = the_rules()
    lines = fast.run(encoded, rules, on, by_calendar=question.visits == CALENDAR_YEAR, duties=question.duties)
    if question.all:
        lines = silent.with_silent_duties(lines, encoded, rules, on, question.duties)
    faults = [Fault(fault.row + offset, fault.field, fault.code) for fault in encoded.faults]
    verdicts = output.verdict_table(lines, encoded, rules, on)
    on.made()
    return Judged(verdicts, faults)


def one_batch(events: pa.RecordBatch | pa.Table) -> pa.RecordBatch:
    """A table as one batch."""
    if isinstance(events, pa.RecordBatch):
        return events
    batches = events.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=events.schema)
