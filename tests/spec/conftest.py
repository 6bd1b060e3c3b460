"""Every table of the manual holds on every engine."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pyarrow as pa
import pytest

from lawcode.audit import Question
from lawcode.engines import reference as slow
from lawcode.manual.ascii_table import table_of
from lawcode.manual.example import Engine, Example, example, kernel
from lawcode.manual.lines_out import Line

LawTest = Callable[..., None]


def reference(cases: pa.Table, events: pa.Table, question: Question) -> list[Line]:
    """The reference engine's lines by the names of the verdict schema."""
    batch = events.combine_chunks().to_batches()[0]
    return [dataclasses.asdict(verdict) for verdict in slow.judge(cases, batch, question)]


ENGINES: dict[str, Engine] = {"kernel": kernel, "reference": reference}


def held(tried: Example, engine: Engine) -> None:
    """The engine's lines are those of the table, in its order."""
    assert table_of([row for row, _ in tried.paired(engine)]) == table_of(tried.expected())


@pytest.fixture(params=ENGINES)
def law_test(request: pytest.FixtureRequest) -> LawTest:
    """Hold an engine to a pair of tables."""

    def hold(duty, **tables) -> None:
        held(example(duty, **tables), ENGINES[request.param])

    return hold
