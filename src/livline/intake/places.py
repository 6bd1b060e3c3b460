"""How does what reveals a place come in?  As tokens; the texts are kept sealed before a row is copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import pyarrow as pa

from livline.cases.places import PLACE_FIELDS, bound_to, keep
from livline.sealing.seal import token_of

FIELDS = sorted({name for names in PLACE_FIELDS.values() for name in names})


def hidden(events: pa.RecordBatch, ids: Mapping[str, UUID]) -> pa.RecordBatch:
    """The events with tokens; `ids`: the cases of the database by their name in the file."""
    cases, kinds = events.column("case").to_pylist(), events.column("kind").to_pylist()
    texts: set[tuple[UUID, str]] = set()
    for name in FIELDS:
        values = events.column(name).to_pylist()
        for row, text in revealing(name, kinds, values):
            case = ids[cases[row]]
            texts.add((case, text))
            values[row] = token_of(text, bound_to(case))
        events = events.set_column(events.schema.get_field_index(name), name, pa.array(values, pa.string()))
    keep(sorted(texts, key=str))
    return events


def revealing(name: str, kinds: list[str], values: list[Any]) -> Iterator[tuple[int, str]]:
    """The rows in which a field reveals a place, with what it says."""
    for row, (kind, text) in enumerate(zip(kinds, values, strict=True)):
        if text and name in PLACE_FIELDS.get(kind, ()):
            yield row, text
