"""The reference engine: the law as it reads, one object a fact, one small function a shape of demand.

Slow and obvious, it is the specification that the fast kernel is held against; both interpret the same duties as data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

import pyarrow as pa

from lawcode.engines.reference.judging import verdicts_of
from lawcode.engines.reference.reading import cases_of
from lawcode.engines.reference.verdict import Verdict
from lawcode.registry import DUTIES
from lawcode.rule import Duty

__all__ = ["Asked", "Verdict", "judge"]


class Asked(Protocol):
    """What is asked: an `audit.Question` is one."""

    @property
    def as_of(self) -> dt.date | None: ...
    @property
    def visits(self) -> str: ...
    @property
    def duties(self) -> frozenset[str] | None: ...


def judge(cases: pa.Table, events: pa.RecordBatch, question: Asked, duties: Sequence[Duty] = DUTIES) -> list[Verdict]:
    """The verdicts of a batch of whole cases, in the order of the contract: case, duty, trigger.

    `cases` of `schema.case_schema`, `events` of `schema.event_schema`; what is wrong with ids and links is for
    `audit.judge` to say: of an id that comes twice the first is meant, an `of` that points to nothing is none.
    """
    asked = [duty for duty in duties if question.duties is None or duty.id in question.duties]
    found = cases_of(cases, events, question.as_of, by_calendar=question.visits == "calendar-year")
    return [verdict for case in found for duty in asked for verdict in verdicts_of(case, duty)]
