"""How do the facts of many cases leave the database?  As Arrow tables, from the server's own CSV."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from typing import IO, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
from django.db import connection
from psycopg import sql

from lawcode.facts import Type
from lawcode.schema import INSTANT, case_schema, event_schema, field_named
from livline.cases.columns import COLUMN_OF
from livline.cases.places import PLACE_FIELDS, names_of
from livline.ledger.bridge import FIELDS, LISTS

UNIT = "\x1f"
"""Stands between the words of a list; no text that people write holds it."""
REVEALING = sorted({name for names in PLACE_FIELDS.values() for name in names})
BLOCK = 32 << 20
"""Bytes of CSV that are read at once."""

OPTIONS = csv.ConvertOptions(
    column_types={
        spec.name: pa.string() if spec.name in LISTS else pa.int64() if spec.type == INSTANT else spec.type
        for spec in event_schema()
    }
    | {"born_on": pa.date32(), "municipality": pa.string(), "as_of": pa.date32()},
    null_values=[""],
    true_values=["t"],
    false_values=["f"],
    strings_can_be_null=True,
    quoted_strings_can_be_null=False,
)


def case_table() -> pa.Table:
    """The cases that may be seen, in `lawcode.schema.case_schema`, by id of the database."""
    query = sql.SQL(
        'SELECT name AS "case", born_on, municipality_as_written AS municipality, as_of FROM "case" ORDER BY id'
    )
    with copied(query) as file:
        table = csv.read_csv(file, convert_options=OPTIONS)
    return table.select(case_schema().names).cast(case_schema())


def event_batches(with_places: bool = False) -> Iterator[pa.RecordBatch]:
    """The facts that hold, in `lawcode.schema.event_schema`, each case's rows together and in their order.

    The law needs no more of a place than whether it is the same; `with_places` gives the text of those that may
    be read.
    """
    names = names_of() if with_places else {}
    columns = sql.SQL(", ").join([sql.SQL('c.name AS "case"'), *map(selected, FIELDS)])
    query = sql.SQL(
        'SELECT {} FROM entry e JOIN "case" c ON c.id = e.case_id'
        " WHERE NOT e.is_withdrawn AND NOT EXISTS (SELECT FROM entry r WHERE r.replaces_id = e.id)"
        " ORDER BY e.case_id, e.position, e.id"
    ).format(columns)
    with copied(query) as file:
        for batch in csv.open_csv(file, csv.ReadOptions(block_size=BLOCK), convert_options=OPTIONS):
            yield named(canonical(batch), names)


def selected(name: str) -> sql.Composable:
    """A field of the contract as text that CSV can carry."""
    column: sql.Composable = sql.Identifier("e", COLUMN_OF.get(name, name))
    kind = field_named(name).type
    if name in LISTS:
        column = sql.SQL("array_to_string({}, {})").format(column, sql.Literal(UNIT))
    elif kind is Type.TIME:
        column = sql.SQL("extract(epoch FROM {})::bigint").format(column)
    return sql.SQL("{} AS {}").format(column, sql.Identifier(name))


def copied(query: sql.Composable) -> IO[bytes]:
    """The answer of the server as a file of CSV."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    with connection.cursor() as cursor:
        command = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv, HEADER, FORCE_QUOTE *)").format(query)
        with cursor.cursor.copy(command) as copy:
            for data in copy:
                file.write(data)
    file.seek(0)
    return file


def canonical(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The columns in their types: moments from seconds, lists from joined text."""
    columns: list[Any] = []
    for spec in event_schema():
        column = batch.column(spec.name)
        columns.append(listed(column) if spec.name in LISTS else column.cast(spec.type))
    return pa.RecordBatch.from_arrays(columns, schema=event_schema())


def named(batch: pa.RecordBatch, names: Mapping[str, str]) -> pa.RecordBatch:
    """The events with the text of their places in the stead of tokens."""
    for name in REVEALING if names else ():
        texts = [names.get(value, value) for value in batch.column(name).to_pylist()]
        place = batch.schema.get_field_index(name)
        batch = batch.set_column(place, batch.schema.field(place), pa.array(texts, batch.schema.field(place).type))
    return batch


def listed(column: pa.Array) -> pa.Array:
    """Joined words as lists; an empty text is an empty list."""
    lists = pc.split_pattern(column, UNIT)
    return pc.if_else(pc.equal(column, ""), pa.scalar([], lists.type), lists)
