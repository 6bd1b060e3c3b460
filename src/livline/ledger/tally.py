"""How do many cases stand on a day, in a line each?  Counted by the database, so that a list reads no single duty.

Only what no longer holds (time or law has changed it) and what names a day of its own is judged here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from lawcode.audit import law_version
from livline.access.danish_day import today
from livline.ledger import harm
from livline.ledger.bridge import Row
from livline.ledger.reading import verdicts_of

OPEN = "l.in_time IS NULL AND l.missing IS NULL AND l.excused_by IS NULL AND l.due_on IS NOT NULL"
"""Not done, not excused, and nobody lacks a fact to tell: pending or overdue, by the day (`lines.status`)."""
PRESSES = """
    CASE WHEN l.due_on < %(day)s THEN 0 WHEN l.due_on <= %(soon)s THEN 1 ELSE 3 END,
    CASE WHEN l.due_on > %(soon)s THEN l.due_on END,
    (%(levels)s::integer[])[array_position(%(duties)s::text[], l.duty)], NOT l.confirmed, l.due_on, l.position
"""
"""The order of `harm.key`, told to the database."""
COUNT = f"""
    SELECT g.case_id, count(l.id) FILTER (WHERE {OPEN} AND l.due_on < %(day)s),
           (array_agg(l.duty ORDER BY {PRESSES}) FILTER (WHERE {OPEN}))[1],
           (array_agg(l.due_on ORDER BY {PRESSES}) FILTER (WHERE {OPEN}))[1]
    FROM ledger g LEFT JOIN line l ON l.case_id = g.case_id
    WHERE g.case_id = ANY (%(cases)s) AND g.law = %(law)s AND g.judged_as_of <= %(day)s AND %(day)s < g.changes_on
    GROUP BY g.case_id
"""


@dataclass(frozen=True)
class Tally:
    """How many duties are overdue, and which one with a day presses most: what harms the child most before all."""

    overdue: int = 0
    duty: str = ""
    due_on: dt.date | None = None


def tallies(cases: Mapping[UUID, Row], day: dt.date | None = None) -> dict[UUID, Tally]:
    """How cases, at hand as rows of `lawcode.schema.case_schema`, stand on a day (today)."""
    asked = day or today()
    found = counted([id_ for id_, case in cases.items() if case["as_of"] is None], asked)
    judged = verdicts_of({id_: case for id_, case in cases.items() if id_ not in found}, asked)
    return found | {id_: tally_of(rows, asked) for id_, rows in judged.items()}


def counted(cases: Iterable[UUID], day: dt.date) -> dict[UUID, Tally]:
    """Of those whose lines hold on the day."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"cases": list(cases), "law": law_version()} | ranks(day))
        return {id_: Tally(overdue, duty or "", due_on) for id_, overdue, duty, due_on in cursor.fetchall()}


def ranks(day: dt.date) -> dict[str, Any]:
    """What `PRESSES` asks about: the day, until when something is soon due, and the level of each duty."""
    levels = {duty: one.level for one in harm.table(day).criteria for duty in one.duties}
    soon = day + dt.timedelta(days=harm.SOON)
    return {"day": day, "soon": soon, "duties": list(levels), "levels": list(levels.values())}


def tally_of(rows: Iterable[Mapping[str, Any]], day: dt.date) -> Tally:
    """The same of verdicts of a day."""
    open_ = [row for row in rows if row["status"] in ("overdue", "pending") and row["due_on"]]
    if not open_:
        return Tally()
    first = min(open_, key=lambda row: harm.key(row, day))
    return Tally(sum(row["status"] == "overdue" for row in open_), first["duty"], first["due_on"])
