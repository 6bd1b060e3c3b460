"""How does the ledger follow the facts?  In the transaction that changes them, and again when time does."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from lawcode.audit import Question, judge_case, law_version
from lawcode.schema import case_schema
from livline.access.danish_day import today
from livline.access.planned import planned_cursor
from livline.ledger import clock
from livline.ledger.bridge import Row, events_of
from livline.ledger.lines import in_time
from livline.ledger.models import KEPT

KEEP = Path(__file__).with_name("keep.sql").read_text("utf-8")
COLUMNS = ("case_id", "position", *KEPT, "in_time")
KEEP_LINES = KEEP.format(
    columns=", ".join(f'"{name}"' for name in COLUMNS),
    fresh=", ".join(f'f."{name}"' for name in COLUMNS),
    kept=", ".join(f'l."{name}"' for name in COLUMNS),
)
LOCK = """
    INSERT INTO ledger (case_id, judged_as_of, changes_on, law)
    SELECT id, '0001-01-01', '0001-01-01', '' FROM unnest(%s::uuid[]) AS id ORDER BY id
    ON CONFLICT (case_id) DO UPDATE SET law = ledger.law
    RETURNING case_id, {}
"""
CASE_COLUMNS = ("name", "born_on", "municipality_as_written", "as_of")
LOCKED = LOCK.format(
    ", ".join(f'(SELECT c."{name}" FROM "case" c WHERE c.id = ledger.case_id)' for name in CASE_COLUMNS)
)


def recalculate(ids: Sequence[UUID], as_of: dt.date | None = None) -> None:
    """Judge cases anew and keep their lines; `as_of`: the day asked about, today unless a case names its own."""
    day, cases = as_of or today(), one_at_a_time(ids)
    events = events_of(ids)
    lines, ledgers = [], []
    for id_, case in cases.items():
        asked = case["as_of"] or day
        rows = judge_case(case, events[id_], Question(as_of=asked)).verdicts
        lines += [line_of(id_, position, row) for position, row in enumerate(rows)]
        ledgers.append(ledger_of(id_, case, events[id_], asked))
    keep(list(cases), lines, ledgers)


def one_at_a_time(ids: Sequence[UUID]) -> dict[UUID, Row]:
    """Two who change a case at once are judged one after the other, so that the second sees the facts of the first.

    The rows of the ledgers are locked, in one order for all, so that nobody waits for ever; what has none gets one.
    Gives the cases as rows of `lawcode.schema.case_schema`.
    """
    with cursor_for(ids) as cursor:
        cursor.execute(LOCKED, [list(ids)])
        return {id_: dict(zip(case_schema().names, told, strict=True)) for id_, *told in cursor.fetchall()}


def keep(ids: Sequence[UUID], lines: Sequence[Row], ledgers: Sequence[Row]) -> None:
    """Only the lines that are others than before are written; in one question."""
    told: dict[str, Any] = {
        "lines": json.dumps(lines, default=str),
        "ledgers": json.dumps(ledgers, default=str),
        "ids": list(ids),
    }
    with cursor_for(ids) as cursor, line_by_line_if_few(cursor, ids):
        cursor.execute(KEEP_LINES, told)


@contextmanager
def line_by_line_if_few(cursor: CursorWrapper, ids: Sequence[UUID]) -> Iterator[None]:
    """Compare the lines of many cases all at once, however few lines the database believes there are.

    Until it has counted a table that grew fast it goes through all new lines for each kept one: minutes for thousands
    of cases, where a hash takes seconds.
    """
    if len(ids) == 1:
        yield
        return
    cursor.execute("SELECT current_setting('enable_nestloop'), set_config('enable_nestloop', 'off', true)")
    before = cursor.fetchone()[0]
    yield
    cursor.execute("SELECT set_config('enable_nestloop', %s, true)", [before])


def cursor_for(ids: Sequence[UUID]) -> CursorWrapper:
    """What is asked of one case is planned once; of many it is planned for as many as they are."""
    return planned_cursor() if len(ids) == 1 else connection.cursor()


def line_of(case: UUID, position: int, verdict: Row) -> Row:
    """A line with what time does not change."""
    kept: dict[str, Any] = {name: verdict[name] for name in KEPT}
    return kept | {"case_id": case, "position": position, "in_time": in_time(verdict)}


def ledger_of(id_: UUID, case: Row, events: Iterable[Row], as_of: dt.date) -> Row:
    """When the case is to be judged again."""
    again = clock.changes_on(case["born_on"], list(events), as_of)
    return {"case_id": id_, "judged_as_of": as_of, "changes_on": again, "law": law_version()}
