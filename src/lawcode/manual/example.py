"""What is a worked example?  Facts and verdicts as two tables that an engine can be held to and a jurist can read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pyarrow as pa

from lawcode import audit
from lawcode.audit import PLACEMENT_YEAR, Question
from lawcode.manual.ascii_table import Row, rows_of
from lawcode.manual.facts_in import facts_of
from lawcode.manual.lines_out import Line, no_line, row
from lawcode.manual.words import CHILD
from lawcode.rule import Duty

Engine = Callable[[pa.Table, pa.Table, Question], Iterable[Line]]


@dataclass(frozen=True)
class Example:
    """Facts asked about on a day, and the lines that come out; both tables as text in Danish.

    `born_on`: birthday of every child without one of its own; `visits`: the reading of "two visits a year".
    """

    duties: tuple[Duty, ...]
    as_of: dt.date
    events: str
    verdicts: str
    born_on: str = ""
    visits: str = PLACEMENT_YEAR

    def lines(self, engine: Engine) -> list[Line]:
        """What an engine says of the duties at hand, line by line."""
        cases, events = facts_of(self.events, self.born_on)
        wanted = frozenset(duty.id for duty in self.duties)
        return list(engine(cases, events, Question(self.as_of, self.visits, wanted)))

    def expected(self) -> list[Row]:
        """The rows of the table of verdicts."""
        return rows_of(self.verdicts)

    def paired(self, engine: Engine) -> list[tuple[Row, Line | None]]:
        """The table that the engine's lines make, each row with its line; a child without a line has a row too."""
        headings = list(self.expected()[0])
        lines = self.lines(engine)
        pairs: list[tuple[Row, Line | None]] = []
        for child in dict.fromkeys(r[CHILD] for r in rows_of(self.events)):
            own = [(row(line, headings), line) for line in lines if line["case"] == child]
            pairs += own or [(no_line(child, headings), None)]
        return pairs


def example(
    duty: Duty | tuple[Duty, ...],
    *,
    as_of: str,
    events: str,
    verdicts: str,
    born_on: str = "",
    visits: str = PLACEMENT_YEAR,
) -> Example:
    """An example in the words of a spec test."""
    duties = duty if isinstance(duty, tuple) else (duty,)
    return Example(duties, dt.date.fromisoformat(as_of), events, verdicts, born_on, visits)


def kernel(cases: pa.Table, events: pa.Table, question: Question) -> list[Line]:
    """The product's own engine as an `Engine`."""
    judged = audit.judge(cases, events, question)
    if judged.faults:
        raise LookupError(f"an event points to nothing, or an id comes twice: {judged.faults}")
    return [line | {"readings": [r for r in line["readings"].split("|") if r]} for line in judged.verdicts.to_pylist()]
