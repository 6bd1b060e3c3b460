"""How is a backup taken?  One snapshot, counted and dumped, encrypted on its way; in place only when it is whole.

manifest's length (8) · manifest · the dump in PostgreSQL's own form       all of it inside the sealed file
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from livline.config.ready import home
from livline.database.address import Address
from livline.database.refusal import Text, Unavailable
from livline.operations.addresses import BACKUP, named
from livline.operations.dumping import dumped
from livline.operations.manifest import Manifest, manifest
from livline.operations.sealed_file import SealingWriter, read_key
from livline.operations.weak_settings import BACKUP_KEY, KEYS

SUFFIX = ".livline"
LENGTH = 8

NO_KEY = Text("{variable} mangler.", "{variable} is missing.")
NAME_KEY = Text(
    "Lad den nævne filen med nøglen til sikkerhedskopier; lav den med livline new-key.",
    "Let it name the file with the key for backups; make it with livline new-key.",
)
SAME_KEY = Text(
    "{variable} og {other} nævner den samme fil.",
    "{variable} and {other} name the same file.",
)
APART = Text(
    "Giv sikkerhedskopier en nøgle for sig: ellers åbner én fil alt.",
    "Give backups a key of their own: else one file opens everything.",
)
SEES_LESS = Text(
    "Rollen {name} ser ikke alle rækker; kopien ville ikke være hel.",
    "The role {name} does not see every row; the backup would not be whole.",
)
BE_BACKUP = Text("Brug rollen livline_backup.", "Use the role livline_backup.")
NO_FOLDER = Text("Mappen {folder} findes ikke.", "There is no folder {folder}.")
MAKE_FOLDER = Text("Opret den, eller skriv et andet sted.", "Create it, or write somewhere else.")
EXISTS = Text("{file} findes allerede.", "{file} exists already.")
OTHER_NAME = Text("Vælg et andet navn.", "Choose another name.")


@dataclass(frozen=True)
class Taken:
    """A backup that is in place."""

    file: Path
    bytes: int
    manifest: Manifest


def key_of(environ: Mapping[str, str]) -> bytes:
    """The key for backups; raises `Unavailable`."""
    name = environ.get(BACKUP_KEY, "")
    if not name:
        raise Unavailable(NO_KEY, NAME_KEY, variable=BACKUP_KEY)
    if environ.get(KEYS) and Path(environ[KEYS]).resolve() == Path(name).resolve():
        raise Unavailable(SAME_KEY, APART, variable=BACKUP_KEY, other=KEYS)
    return read_key(Path(name))


def take(out: Path, environ: Mapping[str, str]) -> Taken:
    """Take a backup into a file or folder; raises `Unavailable`, and then nothing is there."""
    key, address = key_of(environ), named(BACKUP, environ)
    target = _target(out)
    part = target.with_name(f".{target.name}.part")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            sealed = SealingWriter(file, key)
            noted = _write(sealed, address)
            sealed.finish()
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    remember(target)
    return Taken(target, target.stat().st_size, noted)


def _target(out: Path) -> Path:
    moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    target = out / f"livline-{moment}{SUFFIX}" if out.is_dir() else out
    if not target.parent.is_dir():
        raise Unavailable(NO_FOLDER, MAKE_FOLDER, folder=target.parent)
    if target.exists():
        raise Unavailable(EXISTS, OTHER_NAME, file=target)
    return target


def _write(sealed: SealingWriter, address: Address) -> Manifest:
    with snapshot(address) as (cursor, name):
        noted = manifest(cursor)
        content = noted.to_bytes()
        sealed.write(len(content).to_bytes(LENGTH, "big") + content)
        for piece in dumped(address, name):
            sealed.write(piece)
    return noted


@contextmanager
def snapshot(address: Address) -> Iterator[tuple[Any, str]]:
    """A cursor on one moment of the database, and the name under which `pg_dump` sees the same moment."""
    with psycopg.connect(**address.for_psycopg()) as connection, connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        refuse_a_filtered_view(cursor)
        cursor.execute("SET LOCAL row_security = off")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor, str((cursor.fetchone() or [""])[0])
        connection.rollback()


def refuse_a_filtered_view(cursor: Any) -> None:
    """Only a role above row security sees every row."""
    cursor.execute("SELECT rolname, rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user")
    name, sees_all = cursor.fetchone()
    if not sees_all:
        raise Unavailable(SEES_LESS, BE_BACKUP, name=name)


def remember(target: Path) -> None:
    """Note when the last backup was taken, for `check-installation`."""
    note = home() / "last-backup.json"
    note.parent.mkdir(parents=True, exist_ok=True)
    fresh = note.with_suffix(".part")
    fresh.write_text(json.dumps({"at": dt.datetime.now(dt.UTC).isoformat(), "file": str(target)}), "utf-8")
    fresh.replace(note)


def last_backup() -> dt.datetime | None:
    """When the last backup was taken from here; None where none was."""
    try:
        return dt.datetime.fromisoformat(json.loads((home() / "last-backup.json").read_text("utf-8"))["at"])
    except (OSError, ValueError, KeyError):
        return None
