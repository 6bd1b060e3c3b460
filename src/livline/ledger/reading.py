"""What does the law ask in cases on a day?  The ledger's lines, judged again where time or law has changed them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from lawcode.audit import Question, judge_case, law_version
from livline.access.danish_day import today
from livline.ledger.bridge import Row, cases_of, events_of
from livline.ledger.lines import verdict_on
from livline.ledger.models import KEPT, Ledger, Line


def verdicts(ids: Sequence[UUID], day: dt.date | None = None) -> dict[UUID, list[Row]]:
    """The verdicts of cases on a day (today), rows of `lawcode.schema.verdict_schema`, in the order of the contract.

    A number of queries that does not grow with the cases.  A case that names its own day is asked about that day.
    """
    cases, asked = cases_of(ids), day or today()
    days = {id_: case["as_of"] or asked for id_, case in cases.items()}
    fresh = still_true(days)
    found = judged(cases, days, [id_ for id_ in cases if id_ not in fresh])
    for id_, lines in kept_lines(fresh).items():
        found[id_] = [verdict_on(line, cases[id_]["case"], days[id_]) for line in lines]
    return {id_: found[id_] for id_ in cases}


def verdicts_as_known(id_: UUID, day: dt.date, known_by: dt.datetime) -> list[Row]:
    """The verdicts of a case as of a day, from what was recorded here up to a moment."""
    cases, events = cases_of([id_]), events_of([id_], known_by)
    return judge_case(cases[id_] | {"as_of": None}, events[id_], Question(as_of=day)).verdicts


def still_true(days: dict[UUID, dt.date]) -> set[UUID]:
    """The cases whose lines hold on their day: judged before it, by the law as it stands, nothing to change yet.

    A day before the judgement is another question: what lay ahead then had not happened.
    """
    ledgers = Ledger.objects.filter(case_id__in=days, law=law_version()).values_list(
        "case_id", "judged_as_of", "changes_on"
    )
    return {id_ for id_, since, until in ledgers if since <= days[id_] < until}


def judged(cases: dict[UUID, Row], days: dict[UUID, dt.date], ids: Sequence[UUID]) -> dict[UUID, list[Row]]:
    """The verdicts of cases whose lines no longer hold, from their facts."""
    if not ids:
        return {}
    events = events_of(ids)
    return {id_: judge_case(cases[id_], events[id_], Question(as_of=days[id_])).verdicts for id_ in ids}


def kept_lines(ids: Iterable[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """The lines as they are kept."""
    names = (*KEPT, "in_time")
    found: dict[UUID, list[dict[str, Any]]] = {id_: [] for id_ in ids}
    rows = Line.objects.filter(case_id__in=found).order_by("case_id", "position").values_list("case_id", *names)
    for id_, *values in rows:
        found[id_].append(dict(zip(names, values, strict=True)))
    return found
