"""What do the entries of two cases say, in values that can be compared?  Places by text: tokens are of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from livline.cases.columns import OWN_FIELDS
from livline.cases.models import Entry, Place
from livline.cases.places import bound_to, texts_of
from livline.joining.matching import Said
from livline.sealing.seal import seal, token_of

OWN = tuple(spec.name for spec in OWN_FIELDS)


def holding(case: UUID) -> QuerySet[Entry]:
    """The entries of a case that hold, in their order."""
    rows = Entry.objects.filter(case=case, replaced_by__isnull=True, is_withdrawn=False)
    return rows.order_by("position", "id")


def places_of(cases: Sequence[UUID]) -> dict[str, str]:
    """The texts of the places of these cases, by token."""
    return texts_of(Place.objects.filter(case__in=cases))


def said(entry: Entry, places: Mapping[str, str]) -> Said:
    """An entry as it is compared."""
    values = (getattr(entry, name) for name in OWN)
    says = (entry.date, entry.at, *(comparable(value, places) for value in values))
    return Said(entry.id, entry.kind, entry.event_id, entry.of_event, entry.measure, says)


def comparable(value: Any, places: Mapping[str, str]) -> Any:
    """Lists say the same in any order."""
    if isinstance(value, list):
        return tuple(sorted(value))
    return places.get(value, value) if isinstance(value, str) else value


def sealed_anew(tokens: Mapping[str, str], case: UUID) -> dict[str, dict[str, str]]:
    """Places sealed for another case: the new token and seal, by the old token."""
    place = bound_to(case)
    return {
        token: {"token": token_of(text, place), "sealed": seal(text, place).hex()} for token, text in tokens.items()
    }
