"""How does a backup become a database again?  Verified to its last byte first, then loaded, then held against its note.

Only into an empty database; afterwards it is marked as a copy until somebody releases it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import psycopg

from livline.database.address import Address
from livline.database.copied_mark import mark
from livline.database.refusal import Text, Unavailable
from livline.database.roles import prepare
from livline.operations.backup import LENGTH, key_of
from livline.operations.backup_role import prepare_backup_role
from livline.operations.dumping import load_dump
from livline.operations.manifest import Manifest
from livline.operations.sealed_file import DAMAGED, TAKE_ANOTHER, unsealed
from livline.operations.steps import Step, tried
from livline.operations.verifying import verified

NOT_EMPTY = Text("Databasen {name} er ikke tom.", "The database {name} is not empty.")
ANOTHER = Text(
    "Gendan i en ny: skriv et andet navn i LIVLINE_SUPERUSER_URL.",
    "Restore into a new one: write another name in LIVLINE_SUPERUSER_URL.",
)
MAINTENANCE = "postgres"
WHOLE = Text("Sikkerhedskopien er hel og uændret", "The backup is whole and unchanged")
EMPTY = Text("Databasen er tom", "The database is empty")
LOADED = Text("Indholdet er lagt ind", "The content is loaded")
MARKED = Text("Mærket som kopi: ingen post, ingen jobs", "Marked as a copy: no letters, no jobs")


def restored(file: Path, target: Address, environ: Mapping[str, str] = os.environ) -> Iterator[Step]:
    """Restore and verify, step by step; the first step that fails before the content is loaded is the last.

    `target`: the new database, as the superuser of its server.
    """
    key = key_of(environ)
    found: list[Manifest] = []
    before: list[tuple[Text, Callable[[], Text | None]]] = [
        (WHOLE, lambda: found.append(read_through(file, key))),
        (EMPTY, lambda: make_empty(target)),
        (LOADED, lambda: load_dump(target, dump_in(file, key))),
        (MARKED, lambda: mark(target)),
    ]
    for name, trial in before:
        step = tried(name, trial)
        yield step
        if not step.held:
            return
    yield from verified(target, found[0], environ)


def read_through(file: Path, key: bytes) -> Manifest:
    """Verify every byte before anything is done with any of them; gives the note of what is inside."""
    head = bytearray()
    size: int | None = None
    for piece in unsealed(file, key):
        if size is None or len(head) < size:
            head += piece
            size = LENGTH + int.from_bytes(head[:LENGTH], "big")
    if size is None or len(head) < size:
        raise Unavailable(DAMAGED, TAKE_ANOTHER, file=file, place="manifest")
    return Manifest.from_bytes(bytes(head[LENGTH:size]))


def dump_in(file: Path, key: bytes) -> Iterator[bytes]:
    """The dump, after the note."""
    pieces = unsealed(file, key)
    head = bytearray(next(pieces))
    size = LENGTH + int.from_bytes(head[:LENGTH], "big")
    while len(head) < size:
        head += next(pieces)
    yield bytes(head[size:])
    yield from pieces


def make_empty(target: Address) -> None:
    """See to it that the database and the roles are there, and nothing in it."""
    if _exists(target):
        refuse_content(target)
    prepare(target.to(MAINTENANCE), target.name)
    prepare_backup_role(target)
    refuse_content(target)


def _exists(target: Address) -> bool:
    with psycopg.connect(**target.to(MAINTENANCE).for_psycopg()) as connection:
        found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [target.name])
        return found.rowcount > 0


def refuse_content(target: Address) -> None:
    """What is there is never overwritten: not a table, not a function of ours."""
    with psycopg.connect(**target.for_psycopg()) as connection:
        found = connection.execute(
            "SELECT FROM pg_class WHERE relnamespace NOT IN ('pg_catalog'::regnamespace,"
            " 'information_schema'::regnamespace, 'pg_toast'::regnamespace) AND relkind IN ('r', 'p', 'v', 'm', 'S')"
        )
        if found.rowcount:
            raise Unavailable(NOT_EMPTY, ANOTHER, name=target.name)
