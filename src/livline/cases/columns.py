"""Which columns does the table of facts have?  Those of the contract: every field that some kind of event has.

The database itself refuses a field that its kind does not have, a word that is not listed and a number out of range.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lawcode.facts import KIND_NAMES, KINDS, OWN_FIELD_NAMES, Field, Type
from lawcode.schema import field_named

COLUMN_OF = {"id": "event_id", "of": "of_event"}
"""Fields of the contract whose column has another name."""
OWN_FIELDS: tuple[Field, ...] = tuple(field_named(name) for name in OWN_FIELD_NAMES)


def columns() -> dict[str, models.Field[Any, Any]]:
    """A column for every field that belongs to some kind, by the field's name."""
    return {spec.name: column_for(spec) for spec in OWN_FIELDS}


def column_for(spec: Field) -> models.Field[Any, Any]:
    """The column of a field: nothing recorded is NULL, never a default."""
    if spec.type in (Type.WORDS, Type.TEXTS):
        texts: models.Field[Any, Any] = ArrayField(models.TextField(), null=True, blank=True)
        return texts
    kind: type[models.Field[Any, Any]] = KINDS_OF_COLUMN.get(spec.type, models.TextField)
    return kind(null=True, blank=True)


KINDS_OF_COLUMN: dict[Type, type[models.Field[Any, Any]]] = {
    Type.YES_NO: models.BooleanField,
    Type.DATE: models.DateField,
    Type.TIME: models.DateTimeField,
    Type.NUMBER: models.SmallIntegerField,
}
"""Columns that are no text."""


def constraints() -> list[models.CheckConstraint]:
    """What the contract says of kinds and fields, as the database checks it."""
    known = Q(kind__in=KIND_NAMES)
    made = [models.CheckConstraint(name="fact_kind_is_known", condition=known)]
    for name, condition in conditions():
        made.append(models.CheckConstraint(name=name, condition=condition))
    return made


def conditions() -> Iterator[tuple[str, Q]]:
    """For each field: only its kinds have it, and it holds what they allow."""
    for spec in OWN_FIELDS:
        kinds = [kind.name for kind in KINDS if kind.field(spec.name)]
        yield f"fact_{spec.name}_fits_kind", Q(**{f"{spec.name}__isnull": True}) | Q(kind__in=kinds)
        for words, of_kinds in words_of(spec.name).items():
            yield f"fact_{spec.name}_listed_{of_kinds[0]}"[:63], listed(spec, words, of_kinds)
        if spec.type is Type.NUMBER:
            yield f"fact_{spec.name}_in_range", between(spec)


def words_of(name: str) -> dict[tuple[str, ...], list[str]]:
    """The kinds in which a field holds listed words, by their words."""
    found: dict[tuple[str, ...], list[str]] = {}
    for kind in KINDS:
        spec = kind.field(name)
        if spec is not None and spec.words:
            found.setdefault(spec.words, []).append(kind.name)
    return found


def listed(spec: Field, words: tuple[str, ...], kinds: list[str]) -> Q:
    """Only listed words in these kinds; a list of words holds nothing else."""
    lookup = "contained_by" if spec.type is Type.WORDS else "in"
    return Q(**{f"{spec.name}__isnull": True}) | ~Q(kind__in=kinds) | Q(**{f"{spec.name}__{lookup}": list(words)})


def between(spec: Field) -> Q:
    """A number within its bounds."""
    return Q(**{f"{spec.name}__isnull": True}) | Q(**{f"{spec.name}__range": (spec.low, spec.high)})
