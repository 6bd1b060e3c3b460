"""How many of a year's acts are held, and which year comes next?  From the facts: kept lines hold no count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from lawcode.audit import Question
from lawcode.yearly import YEARLY, Coming, Held, Place, coming, held, is_over
from livline.ledger.bridge import Row, events_to_judge

Verdict = Mapping[str, Any]


@dataclass(frozen=True)
class Years:
    """What is held, by duty and trigger of the line; and the years that come when one is over, the first first."""

    held: Mapping[Place, Held] = field(default_factory=dict)
    coming: Sequence[Coming] = ()


def years_of(
    id_: UUID,
    case: Row,
    rows: Iterable[Verdict],
    day: dt.date,
    known_by: dt.datetime | None = None,
    without: UUID | None = None,
) -> Years:
    """Of a case at hand as a row of `lawcode.schema.case_schema`, with its verdicts of a day.

    One question, and none where nothing is asked by the year.
    """
    asked = [row for row in rows if row["duty"] in YEARLY]
    if not asked:
        return Years()
    events, question = events_to_judge([id_], known_by, without)[id_], Question(as_of=day)
    return Years(held(case, events, question), coming_after(case, events, asked, day))


def coming_after(case: Row, events: Sequence[Row], rows: Iterable[Verdict], day: dt.date) -> list[Coming]:
    """What begins after those years that are done before they are over."""
    asked = (coming(case, events, row, Question(as_of=day)) for row in rows if is_over(row, day))
    return sorted((one for one in asked if one is not None), key=lambda one: one.starts)


def beginning(
    cases: Mapping[UUID, Row], verdicts: Mapping[UUID, Iterable[Verdict]], day: dt.date, first: dt.date, last: dt.date
) -> dict[UUID, list[Coming]]:
    """The years of many cases that begin between two days; one question, and none where there can be no such year."""
    over = {id_: [row for row in rows if is_over(row, day)] for id_, rows in verdicts.items()}
    soon = {id_: [row for row in rows if first <= begins_after(row) <= last] for id_, rows in over.items()}
    wanted = [id_ for id_, rows in soon.items() if rows]
    events = events_to_judge(wanted) if wanted else {}
    return {id_: coming_after(cases[id_], events[id_], soon[id_], day) for id_ in wanted}


def begins_after(row: Verdict) -> dt.date:
    """The day after a line's year."""
    due: dt.date = row["due_on"]
    return due + dt.timedelta(days=1)
