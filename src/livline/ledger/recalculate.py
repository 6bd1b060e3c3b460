"""How does the ledger follow the facts?  In the transaction that changes them, and again when time does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from lawcode.audit import Question, judge_case, law_version
from livline.access.danish_day import today
from livline.ledger import clock
from livline.ledger.bridge import Row, cases_of, events_of
from livline.ledger.lines import in_time
from livline.ledger.models import KEPT, Ledger, Line


def recalculate(ids: Sequence[UUID], as_of: dt.date | None = None) -> None:
    """Judge cases anew and keep their lines; `as_of`: the day asked about, today unless a case names its own."""
    one_at_a_time(ids)
    day = as_of or today()
    cases, events = cases_of(ids), events_of(ids)
    Line.objects.filter(case_id__in=ids).delete()
    lines, ledgers = [], []
    for id_, case in cases.items():
        asked = case["as_of"] or day
        rows = judge_case(case, events[id_], Question(as_of=asked)).verdicts
        lines += [line_of(id_, position, row) for position, row in enumerate(rows)]
        ledgers.append(ledger_of(id_, case, events[id_], asked))
    Line.objects.bulk_create(lines, batch_size=2_000)
    Ledger.objects.bulk_create(
        ledgers,
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=["judged_as_of", "changes_on", "law"],
        batch_size=2_000,
    )


def one_at_a_time(ids: Sequence[UUID]) -> None:
    """Two who change a case at once are judged one after the other, so that the second sees the facts of the first.

    The rows of the ledgers are locked, in one order for all, so that nobody waits for ever; what has none gets one.
    """
    some_day = dt.date(dt.MINYEAR, 1, 1)
    new = [Ledger(case_id=id_, judged_as_of=some_day, changes_on=some_day, law="") for id_ in ids]
    Ledger.objects.bulk_create(new, ignore_conflicts=True)
    list(Ledger.objects.select_for_update().filter(case_id__in=ids).order_by("case_id").values_list("case_id"))


def line_of(case: UUID, position: int, verdict: Row) -> Line:
    """A line with what time does not change."""
    kept: dict[str, Any] = {name: verdict[name] for name in KEPT}
    return Line(case_id=case, position=position, in_time=in_time(verdict), **kept)


def ledger_of(id_: UUID, case: Row, events: Iterable[Row], as_of: dt.date) -> Ledger:
    """When the case is to be judged again."""
    again = clock.changes_on(case["born_on"], list(events), as_of)
    return Ledger(case_id=id_, judged_as_of=as_of, changes_on=again, law=law_version())
