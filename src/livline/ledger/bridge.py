"""How do rows of the database become the contract's case file?  The one place where they do.

A few cases come as plain values, many as Arrow tables straight from the server's own CSV.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from lawcode.facts import COMMON_FIELDS, OWN_FIELD_NAMES, Type
from lawcode.schema import case_schema, field_named
from livline.cases.asking import of_one_case
from livline.cases.columns import COLUMN_OF
from livline.cases.models import Case, Entry
from livline.cases.together import sql_of

FIELDS = tuple(spec.name for spec in COMMON_FIELDS) + OWN_FIELD_NAMES
COLUMNS = tuple(COLUMN_OF.get(name, name) for name in FIELDS)
LISTS = tuple(name for name in FIELDS if field_named(name).type in (Type.WORDS, Type.TEXTS))
Row = dict[str, Any]
PLACE = ("position", "id")
"""In which order the facts of a case stand."""
TOLD_OF_CLOSED = ("kind", "date", "at", "id", "of", "child_in_measure", "acute", "new_assessor")
"""What `facts_closed` tells of a fact."""
WITH_CLOSED = (
    '{} UNION ALL SELECT case_id, "position", id, {} FROM facts_closed(%s::uuid[], %s::timestamptz, %s::uuid)'
    " ORDER BY 2, 3"
)
OF_CLOSED = ", ".join(COLUMN_OF.get(name, name) if name in TOLD_OF_CLOSED else "NULL" for name in FIELDS)


def valid_entries(known_by: dt.datetime | None = None) -> QuerySet[Entry]:
    """The entries that hold: neither replaced nor withdrawn, as far as was known at a moment (None: now)."""
    if known_by is None:
        return Entry.objects.filter(replaced_by__isnull=True, is_withdrawn=False)
    since = Q(replaced_by__isnull=True) | Q(replaced_by__recorded_at__gt=known_by)
    return Entry.objects.filter(since, recorded_at__lte=known_by, is_withdrawn=False)


def cases_of(ids: Sequence[UUID]) -> dict[UUID, Row]:
    """The cases as rows of `lawcode.schema.case_schema`."""
    return {case.id: row_of(case) for case in Case.objects.filter(id__in=ids)}


def row_of(case: Case) -> Row:
    """A case at hand as a row of `lawcode.schema.case_schema`."""
    values = (case.name, case.born_on, case.municipality_as_written, case.as_of)
    return dict(zip(case_schema().names, values, strict=True))


def events_of(
    ids: Sequence[UUID], known_by: dt.datetime | None = None, without: UUID | None = None
) -> dict[UUID, list[Row]]:
    """The events of cases as rows of `lawcode.schema.event_schema`, in the order of the case; only what is recorded.

    Those that the reader may read.  `without`: a fact that is left out, to see what it changes.
    """
    is_plain = len(ids) == 1 and known_by is None and without is None
    return by_case(ids, rows_of_one(*ids) if is_plain else rows_of(ids, known_by, without))


def events_to_judge(
    ids: Sequence[UUID], known_by: dt.datetime | None = None, without: UUID | None = None
) -> dict[UUID, list[Row]]:
    """The same, and what the law needs of facts that are closed to a reader who is told what the law asks: no names,
    no texts, no places.  What is made of them are verdicts; never shown as they are.
    """
    asked = sql_of(rows_of(ids, known_by, without).order_by())
    if asked is None:
        return by_case(ids, [])
    text, values = asked
    with connection.cursor() as cursor:
        cursor.execute(WITH_CLOSED.format(text, OF_CLOSED), [*values, list(ids), known_by, without])
        told = {row[2]: row for row in cursor.fetchall()}
    return by_case(ids, told.values())


def by_case(ids: Sequence[UUID], rows: Iterable[Sequence[Any]]) -> dict[UUID, list[Row]]:
    """Facts as rows of the contract, by their case."""
    found: dict[UUID, list[Row]] = {id_: [] for id_ in ids}
    for case, _position, _id, *values in rows:
        pairs = zip(FIELDS, values, strict=True)
        found[case].append({name: value for name, value in pairs if value is not None})
    return found


def rows_of(
    ids: Sequence[UUID], known_by: dt.datetime | None, without: UUID | None
) -> QuerySet[Entry, tuple[Any, ...]]:
    """The case, the place in it, and all that is told, of each entry that holds."""
    entries = valid_entries(known_by).filter(case_id__in=ids)
    return in_order(entries if without is None else entries.exclude(fact=without))


def in_order(entries: QuerySet[Entry]) -> QuerySet[Entry, tuple[Any, ...]]:
    """As they stand in their case."""
    return entries.order_by(*PLACE).values_list("case_id", *PLACE, *COLUMNS)


@of_one_case
def rows_of_one(case: UUID) -> QuerySet[Entry, tuple[Any, ...]]:
    """The same of one case, which every recording asks."""
    return in_order(valid_entries().filter(case_id=case))
