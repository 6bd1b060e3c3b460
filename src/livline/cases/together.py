"""How are several small questions asked at once?  A page that shows much of a child would else ask too often.

Each question is a query set of plain rows; their answers come as one row of JSON and are made into rows again.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import DateRange

Answers = list[list[Any]]


def together(*questions: models.QuerySet[Any]) -> Answers:
    """The rows of each question, in its order, by one question to the database; without related rows."""
    texts, values, told = [], [], []
    for question in questions:
        found = written(question)
        told.append(found is not None)
        if found is not None:
            texts.append(f"(SELECT coalesce(jsonb_agg(to_jsonb(q)), '[]') FROM ({found[0]}) q)")
            values += found[1]
    answers = iter(asked(texts, values) if texts else ())
    return [
        made(question.model, next(answers)) if is_told else []
        for question, is_told in zip(questions, told, strict=True)
    ]


def written(question: models.QuerySet[Any]) -> tuple[str, list[Any]] | None:
    """A question as SQL; none for one that nothing can answer."""
    if question.query.is_empty():
        return None
    try:
        text, values = question.query.sql_with_params()
    except EmptyResultSet:
        return None
    return text, list(values)


def asked(texts: Iterable[str], values: list[Any]) -> list[Any]:
    """The answers, as they come."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(texts)}", values)
        row = cursor.fetchone()
    return [json.loads(cell) if isinstance(cell, str) else cell for cell in row]


def made(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> list[Any]:
    """Rows of a model from JSON."""
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    return [
        model.from_db("default", names, [value_of(field, row[str(field.column)]) for field in fields]) for row in rows
    ]


def value_of(field: models.Field[Any, Any], cell: Any) -> Any:
    """What stands in a cell of JSON, as the field has it."""
    if cell is None:
        return None
    if isinstance(field, models.BinaryField):
        return bytes.fromhex(cell.removeprefix("\\x"))
    if isinstance(field, DateRangeField):
        return span_of(cell)
    return field.to_python(cell)


def span_of(text: str) -> DateRange:
    """`[2026-01-01,)`, or `empty`."""
    if text == "empty":
        return DateRange(empty=True)
    lower, upper = (dt.date.fromisoformat(day) if day else None for day in text[1:-1].split(","))
    return DateRange(lower, upper)
