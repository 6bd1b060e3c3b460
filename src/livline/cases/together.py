"""How are several small questions asked at once?  A page that shows much of a child would else ask too often.

Each question is a query set of plain rows; their answers come as one row of JSON and are made into rows again.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.backends.utils import CursorWrapper

Answers = list[list[Any]]
PLACE = re.compile("%s|%%")


def together(*questions: models.QuerySet[Any]) -> Answers:
    """The rows of each question, in its order, by one question to the database; without related rows."""
    return answers_to(written(questions), {}, connection.cursor())


@dataclass(frozen=True)
class Written:
    """Questions side by side, their values, and of what the rows of each are; None: nothing can answer it."""

    texts: str
    values: Mapping[str, Any]
    models: tuple[type[models.Model] | None, ...]


def written(questions: Iterable[models.QuerySet[Any]], instead: Mapping[UUID, str] = MappingProxyType({})) -> Written:
    """Questions side by side.  `instead`: names for values that are told only when it is asked."""
    told = [(question.model, sql_of(question)) for question in questions]
    texts, values = [], dict[str, Any]()
    for text, given in (sql for _model, sql in told if sql is not None):
        asked = with_names(text, names_of(given, values, instead))
        texts.append(f"(SELECT coalesce(jsonb_agg(to_jsonb(q)), '[]') FROM ({asked}) q)")
    of = tuple(model if sql is not None else None for model, sql in told)
    return Written(", ".join(texts), values, of)


def names_of(given: Iterable[Any], values: dict[str, Any], instead: Mapping[UUID, str]) -> Iterator[str]:
    """A name for each value; those that are known already are put among `values`."""
    for value in given:
        name = instead.get(value) if isinstance(value, UUID) else None
        if name is None:
            name = f"v{len(values)}"
            values[name] = value
        yield name


def sql_of(question: models.QuerySet[Any]) -> tuple[str, list[Any]] | None:
    """A question as SQL; none for one that nothing can answer."""
    if question.query.is_empty():
        return None
    try:
        text, values = question.query.sql_with_params()
    except EmptyResultSet:
        return None
    return text, list(values)


def with_names(text: str, names: Iterable[str]) -> str:
    """SQL whose values are named, not counted."""
    following = iter(names)
    return PLACE.sub(lambda found: found[0] if found[0] == "%%" else f"%({next(following)})s", text)


def answers_to(asked: Written, told: Mapping[str, Any], cursor: CursorWrapper) -> Answers:
    """The rows of each question."""
    with cursor:
        answers = iter(row_of(cursor, asked.texts, {**asked.values, **told}) if asked.texts else ())
    return [made(model, next(answers)) if model is not None else [] for model in asked.models]


def row_of(cursor: CursorWrapper, texts: str, values: Mapping[str, Any]) -> list[Any]:
    """The answers, as they come."""
    cursor.execute(f"SELECT {texts}", values)
    return [json.loads(cell) if isinstance(cell, str) else cell for cell in cursor.fetchone()]


def made(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Rows of a model from JSON; of a question for some columns (`only`) those alone."""
    fields = [field for field in model._meta.concrete_fields if rows and field.column in rows[0]]
    names, cells = [field.attname for field in fields], [(str(field.column), reading(field)) for field in fields]
    return [
        model.from_db("default", names, [None if row[column] is None else read(row[column]) for column, read in cells])
        for row in rows
    ]


@cache
def reading(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """How what stands in a cell of JSON becomes what the field has."""
    if isinstance(field, models.ForeignKey):
        return reading(field.target_field)
    if isinstance(field, models.BinaryField):
        return lambda cell: bytes.fromhex(cell.removeprefix("\\x"))
    if isinstance(field, models.UUIDField):
        return UUID
    return span_of if isinstance(field, DateRangeField) else field.to_python


def span_of(text: str) -> DateRange:
    """`[2026-01-01,)`, or `empty`."""
    if text == "empty":
        return DateRange(empty=True)
    lower, upper = (dt.date.fromisoformat(day) if day else None for day in text[1:-1].split(","))
    return DateRange(lower, upper)
