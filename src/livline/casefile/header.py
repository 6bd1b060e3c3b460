"""Which columns of a table are fields, and what is wrong with its header?"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from livline.casefile.coded import tidy
from livline.casefile.findings import Where
from livline.casefile.raw import Log, Place
from livline.casefile.suggest import known_fields
from livline.casefile.typed import FIELD_BY_NAME

REQUIRED = {"events": ("case", "kind"), "cases": ("case",)}


def usable_columns(
    names: Sequence[str], columns: Sequence[pa.Array], place: Place, role: str, log: Log
) -> dict[str, pa.Array]:
    """The columns that are fields, by name; whatever else the header has is named in the log, once a file."""
    known = FIELD_BY_NAME[role]
    usable: dict[str, pa.Array] = {}
    for number, (name, column) in enumerate(zip(map(tidy, names), columns, strict=True), start=1):
        if not name:
            if column.null_count < len(column):
                log.findings.add_once("unnamed_column", header_of(place), value=number)
        elif name in usable:
            log.findings.add_once("doubled_field", header_of(place), name)
        elif name not in known:
            log.findings.add_once("unknown_field", header_of(place), name, detail=known_fields(name, tuple(known)))
        else:
            usable[name] = column
    for name in REQUIRED[role]:
        if name not in usable:
            log.findings.add_once("missing_column", header_of(place), name)
    return usable


def header_of(place: Place) -> Where:
    """Row 1, where rows are counted."""
    return place.at(1) if place.by_row else place.at()


def role_of(names: Sequence[str]) -> str | None:
    """What a table with these columns is: events have a `kind`."""
    fields = {tidy(name) for name in names}
    if "kind" in fields:
        return "events"
    return "cases" if "case" in fields else None
