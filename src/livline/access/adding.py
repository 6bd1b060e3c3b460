"""How is a row added by somebody who may not say all of it?  With what it says; the rest the database sets.

Django's own `create` names every column, also those that are left to the database, and for these nobody has a right.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import connection
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault
from psycopg import sql

Row = TypeVar("Row", bound=Model)


def added(row: Row) -> Row:
    """Insert the row with the columns that have a value."""
    said = [field for field in row._meta.local_concrete_fields if _is_said(row, field)]
    told = {str(field.column): _value(row, field) for field in said}
    names = sql.SQL(", ").join(sql.Identifier(column) for column in told)
    values = sql.SQL(", ").join(sql.Placeholder() for _ in told)
    table = sql.Identifier(row._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(table, names, values), list(told.values()))
    row._state.adding = False
    return row


def _is_said(row: Model, field: Field) -> bool:  # type: ignore[type-arg]
    value = getattr(row, field.attname)
    return value is not None and not isinstance(value, DatabaseDefault)


def _value(row: Model, field: Field) -> Any:  # type: ignore[type-arg]
    return field.get_db_prep_save(getattr(row, field.attname), connection)
