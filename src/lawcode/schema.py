"""What shape do facts and verdicts have as Arrow tables?  The canonical columns that every reader and engine shares.

Readers give `event_schema()`: one row an event, all rows of a case together, in the order of the file.  Text and words
are `string` or `dictionary<values=string>`; a word that is not listed in `facts` never gets this far.
"""

from __future__ import annotations

import pyarrow as pa

from lawcode.facts import COMMON_FIELDS, KINDS, OWN_FIELD_NAMES, Field, Type

DAY = pa.date32()
INSTANT = pa.timestamp("s", tz="UTC")
"""A moment, in whole seconds UTC; files write Danish wall time."""

NAME = pa.dictionary(pa.int32(), pa.string())
"""Text that comes again and again: the ids of cases and events."""

ARROW: dict[Type, pa.DataType] = {
    Type.TEXT: pa.string(),
    Type.WORD: pa.string(),
    Type.YES_NO: pa.bool_(),
    Type.DATE: DAY,
    Type.TIME: INSTANT,
    Type.NUMBER: pa.int16(),
    Type.WORDS: pa.list_(pa.string()),
    Type.TEXTS: pa.list_(pa.string()),
}


def field_named(name: str) -> Field:
    """The field of that name; kinds that share a name share its Arrow type (`to` and `reason`: text or a word)."""
    every = (f for group in (COMMON_FIELDS, *(kind.fields for kind in KINDS)) for f in group)
    return next(f for f in every if f.name == name)


def event_schema() -> pa.Schema:
    """Columns of the events: `case`, the common fields, then the fields of all kinds."""
    names = [f.name for f in COMMON_FIELDS] + list(OWN_FIELD_NAMES)
    return pa.schema([("case", pa.string())] + [(name, ARROW[field_named(name).type]) for name in names])


def case_schema() -> pa.Schema:
    """Columns of the cases, one row a case."""
    return pa.schema([("case", pa.string()), ("born_on", DAY), ("municipality", pa.string()), ("as_of", DAY)])


def verdict_schema() -> pa.Schema:
    """Columns of the verdicts.

    The contract's columns, then the parts from which `lawcode.explain` builds the sentence: `code` (why), `anchor`
    and `anchor_on` (the event from which the deadline is counted), `excused_by`, `missing` (the fact that is not
    recorded, a word of the kernel's `MISSING_FACTS`), `lacks` (parts that a plan lacks, words joined by `|`), the kinds
    of the events that trigger, meet and excuse, and `notes` (what else the act that meets says: `asked_first`,
    `reasons_not_recorded`, `declined`).
    """
    word = pa.dictionary(pa.int8(), pa.string())
    return pa.schema(
        [
            ("case", NAME),
            ("duty", word),
            ("edition", word),
            ("law", word),
            ("trigger", NAME),
            ("trigger_on", DAY),
            ("measure", NAME),
            ("due_on", DAY),
            ("met_on", DAY),
            ("met_by", NAME),
            ("status", word),
            ("days_late", pa.int32()),
            ("effect", word),
            ("confirmed", pa.bool_()),
            ("readings", pa.dictionary(pa.int16(), pa.string())),
            ("code", word),
            ("anchor", NAME),
            ("anchor_on", DAY),
            ("excused_by", NAME),
            ("missing", pa.dictionary(pa.int16(), pa.string())),
            ("lacks", pa.dictionary(pa.int16(), pa.string())),
            ("trigger_kind", word),
            ("met_kind", word),
            ("excused_kind", word),
            ("notes", word),
        ]
    )
