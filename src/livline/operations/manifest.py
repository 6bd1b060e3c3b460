"""What must a restored copy be equal to?  Noted from the same snapshot as the dump, and held against the copy."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from psycopg.sql import SQL, Identifier

from livline import __version__
from livline.access.wall_print import noted, prints
from livline.looks.chain import Noted

LOOK_ENDS = "SELECT DISTINCT ON (case_id) case_id::text, number, encode(hash, 'hex') FROM look ORDER BY 1, 2 DESC"
TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
SEQUENCES = "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
EXTENSIONS = "SELECT extname FROM pg_extension ORDER BY 1"
MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"
STRUCTURE = (
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull FROM pg_attribute a"
    " JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'public'::regnamespace"
    " AND c.relkind IN ('r', 'i') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attname"
)
CONSTRAINTS = (
    "SELECT conrelid::regclass::text, conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1, 2"
)
PLAIN = {"timezone": "UTC", "datestyle": "ISO, YMD", "bytea_output": "hex", "extra_float_digits": "1"}
"""How rows read as text, whatever the server is set to."""


@dataclass(frozen=True)
class Manifest:
    """A database in counts and hashes; nothing about anybody but the ids of cases."""

    version: str
    taken_at: str
    server: int
    rows: dict[str, int]
    content: dict[str, str]
    sequences: dict[str, int]
    extensions: list[str]
    migrations: list[str]
    structure: str
    constraints: str
    wall: dict[str, str]
    wall_note: list[str] | None
    look_ends: list[list[Any]]

    def to_bytes(self) -> bytes:
        """As it stands in the backup."""
        return json.dumps(asdict(self), sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> Manifest:
        """As it was written."""
        return cls(**json.loads(content))

    def ends(self) -> list[Noted]:
        """The ends of the chains of looks."""
        return [Noted(UUID(case), number, bytes.fromhex(hash_)) for case, number, hash_ in self.look_ends]


def manifest(cursor: Any) -> Manifest:
    """Of the database as the cursor's transaction sees it; every row must be visible to it."""
    for setting, value in PLAIN.items():
        cursor.execute("SELECT set_config(%s, %s, true)", [setting, value])
    tables = _column(cursor, TABLES)
    note = noted(cursor)
    return Manifest(
        version=__version__,
        taken_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        server=cursor.connection.info.server_version,
        rows={table: _count(cursor, table) for table in tables},
        content={table: _content(cursor, table) for table in tables},
        sequences=dict(_rows(cursor, SEQUENCES)),
        extensions=_column(cursor, EXTENSIONS),
        migrations=_column(cursor, MIGRATIONS),
        structure=_hash(_rows(cursor, STRUCTURE)),
        constraints=_hash(_rows(cursor, CONSTRAINTS)),
        wall=prints(cursor),
        wall_note=list(note) if note else None,
        look_ends=[list(row) for row in _rows(cursor, LOOK_ENDS)],
    )


def differences(noted_: Manifest, found: Manifest) -> Iterator[tuple[str, str]]:
    """What the copy has otherwise than the note: which sort of thing, and which one."""
    for sort in ("rows", "content", "sequences", "wall"):
        before, after = getattr(noted_, sort), getattr(found, sort)
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) != after.get(name):
                yield sort, name
    for sort in ("extensions", "migrations", "structure", "constraints", "wall_note", "look_ends"):
        if getattr(noted_, sort) != getattr(found, sort):
            yield sort, ""


def _content(cursor: Any, table: str) -> str:
    """A sum over all rows as text: in whatever order they lie, equal content gives an equal sum."""
    cursor.execute(
        SQL(
            "SELECT coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint::numeric), 0)::text FROM {} t"
        ).format(Identifier("public", table))
    )
    found: str = cursor.fetchone()[0]
    return found


def _count(cursor: Any, table: str) -> int:
    cursor.execute(SQL("SELECT count(*) FROM {}").format(Identifier("public", table)))
    found: int = cursor.fetchone()[0]
    return found


def _hash(rows: list[Any]) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def _rows(cursor: Any, query: str) -> list[Any]:
    cursor.execute(query)
    return [tuple(row) for row in cursor.fetchall()]


def _column(cursor: Any, query: str) -> list[Any]:
    return [row[0] for row in _rows(cursor, query)]
