"""What does the law ask in cases on a day?  The ledger's lines, judged again where time or law has changed them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lawcode.audit import Question, judge_case, law_version
from livline.access.danish_day import today
from livline.cases.asking import of_one_case
from livline.ledger.bridge import Row, cases_of, events_to_judge
from livline.ledger.lines import verdict_on
from livline.ledger.models import KEPT, Ledger

NAMES = (*KEPT, "in_time")
"""What a line keeps, but for its place."""


def verdicts(ids: Sequence[UUID], day: dt.date | None = None) -> dict[UUID, list[Row]]:
    """The verdicts of cases on a day (today), rows of `lawcode.schema.verdict_schema`, in the order of the contract.

    A number of queries that does not grow with the cases.  A case that names its own day is asked about that day.
    """
    return verdicts_of(cases_of(ids), day)


def verdicts_of(cases: dict[UUID, Row], day: dt.date | None = None) -> dict[UUID, list[Row]]:
    """The same for cases that are at hand as rows of `lawcode.schema.case_schema`."""
    asked = day or today()
    days = {id_: case["as_of"] or asked for id_, case in cases.items()}
    kept = kept_lines(days)
    found = judged(cases, days, [id_ for id_ in cases if id_ not in kept])
    for id_, lines in kept.items():
        found[id_] = [verdict_on(line, cases[id_]["case"], days[id_]) for line in lines]
    return {id_: found[id_] for id_ in cases}


def verdicts_as_known(id_: UUID, day: dt.date, known_by: dt.datetime) -> list[Row]:
    """The verdicts of a case as of a day, from what was recorded here up to a moment."""
    cases, events = cases_of([id_]), events_to_judge([id_], known_by)
    return judge_case(cases[id_] | {"as_of": None}, events[id_], Question(as_of=day)).verdicts


def verdicts_without(id_: UUID, case: Row, fact: UUID, day: dt.date | None = None) -> list[Row]:
    """What the law would ask in a case on a day (today) if a fact were not recorded."""
    asked = case["as_of"] or day or today()
    return judge_case(case, events_to_judge([id_], without=fact)[id_], Question(as_of=asked)).verdicts


def judged(cases: dict[UUID, Row], days: dict[UUID, dt.date], ids: Sequence[UUID]) -> dict[UUID, list[Row]]:
    """The verdicts of cases whose lines no longer hold, from their facts."""
    if not ids:
        return {}
    events = events_to_judge(ids)
    return {id_: judge_case(cases[id_], events[id_], Question(as_of=days[id_])).verdicts for id_ in ids}


def kept_lines(days: dict[UUID, dt.date]) -> dict[UUID, list[dict[str, Any]]]:
    """The lines of those cases whose lines hold on their day, asked at once with the ledgers that say so.

    They hold when judged before the day, by the law as it stands, with nothing to change yet.  A day before the
    judgement is another question: what lay ahead then had not happened.
    """
    found: dict[UUID, list[dict[str, Any]]] = {}
    for id_, since, until, line, *values in lines_of_one(*days) if len(days) == 1 else lines_of(days):
        if since <= days[id_] < until:
            lines = found.setdefault(id_, [])
            if line is not None:
                lines.append(dict(zip(NAMES, values, strict=True)))
    return found


def lines_of(cases: Iterable[UUID]) -> QuerySet[Ledger, tuple[Any, ...]]:
    """Of the ledgers judged by the law as it stands: the case, since and until when they hold, and each line."""
    columns = ("case_id", "judged_as_of", "changes_on", "case__lines__id", *(f"case__lines__{name}" for name in NAMES))
    ledgers = Ledger.objects.filter(case_id__in=cases, law=law_version())
    return ledgers.order_by("case_id", "case__lines__position").values_list(*columns)


@of_one_case
def lines_of_one(case: UUID) -> QuerySet[Ledger, tuple[Any, ...]]:
    """The same of one case, which every page of one asks."""
    return lines_of([case])
