"""Is a restored copy what was backed up, and does it protect and answer?  Each question a step, none left out."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from livline.access.walls import OPEN_TABLES
from livline.config import deployment
from livline.config.ready import closed, connect
from livline.database.address import Address
from livline.database.copied_mark import is_restored_copy
from livline.database.refusal import Text
from livline.database.role import Role
from livline.database.safety import unsafe
from livline.looks.chain import faults
from livline.operations.addresses import WEB
from livline.operations.application import WEB_SERVER, free_port, wait_for_answer, web_server
from livline.operations.manifest import Manifest, differences, manifest
from livline.operations.steps import NOTHING, Fault, Step, tried
from livline.operations.weak_database import migrations_waiting

SORTS = {
    "rows": Text("Lige så mange rækker i hver tabel", "As many rows in every table"),
    "content": Text("Det samme indhold i hver tabel", "The same content in every table"),
    "sequences": Text("Tællerne står, hvor de stod", "Sequences stand where they stood"),
    "wall": Text("De samme politikker, rettigheder og roller", "The same policies, grants and roles"),
    "wall_note": Text("Væggene er dem, der blev bygget", "The walls are those that were built"),
    "extensions": Text("De samme udvidelser", "The same extensions"),
    "migrations": Text("De samme migrationer", "The same migrations"),
    "structure": Text("De samme kolonner", "The same columns"),
    "constraints": Text("De samme regler for indholdet", "The same constraints"),
    "look_ends": Text("Loggen over opslag ender, hvor den endte", "The log of looks ends where it ended"),
}
CHAINS = Text("Loggen over opslag er ubrudt", "The log of looks is unbroken")
SAFE = Text("Serveren og rollerne er sikre", "Server and roles are safe")
CLOSED = Text("Webrollen uden navn ser ingen rækker", "The web role that names nobody sees no row")
IS_COPY = Text("Kopien sender ingen post", "The copy sends no letters")
ANSWERS = Text("Programmet svarer på kopien", "The application answers on the copy")

DIFFERENT = Text("{names} er anderledes", "{names} is different")
BROKEN = Text("{count} opslag er ændret eller mangler", "{count} looks were changed or are missing")
SEEN = Text("{names} kan ses", "{names} can be seen")
NOT_MARKED = Text("mærket mangler", "the mark is missing")
UPGRADE = Text(
    "kopien er fra en anden udgave: {count} migrationer mangler; kør livline migrate",
    "the copy is of another version: {count} migrations are missing; run livline migrate",
)


def verified(target: Address, noted: Manifest, environ: Mapping[str, str]) -> Iterator[Step]:
    """All questions, each as a step."""
    yield from _equal(target, noted)
    trials: list[tuple[Text, Callable[[], Fault]]] = [
        (CHAINS, lambda: _chains(target, noted)),
        (SAFE, lambda: _safe(_web(target, environ))),
        (CLOSED, lambda: _closed(_web(target, environ))),
        (IS_COPY, lambda: _is_copy(target)),
        (ANSWERS, lambda: _answers(target, environ)),
    ]
    for name, trial in trials:
        yield tried(name, trial)


def _equal(target: Address, noted: Manifest) -> Iterator[Step]:
    found: dict[str, list[str]] = {}

    def compare() -> None:
        with psycopg.connect(**target.for_psycopg()) as connection, connection.cursor() as cursor:
            for sort, name in differences(noted, manifest(cursor)):
                found.setdefault(sort, []).append(name)

    run = tried(Text("Kopien er talt op", "The copy is counted"), compare)
    yield run
    for sort, name in SORTS.items() if run.held else ():
        yield Step(name, sort not in found, _named(DIFFERENT, found[sort]) if sort in found else NOTHING)


def _named(text: Text, names: list[str]) -> Text:
    shown = ", ".join(name for name in names if name) or "–"
    return Text(text.said("da", names=shown), text.said("en", names=shown))


def _web(target: Address, environ: Mapping[str, str]) -> Address:
    """The copy as the web role, with the password that it has in service where one is told."""
    told = environ.get(WEB)
    return target.as_role(Role.WEB, Address.parse(told).password if told else "")


def _chains(target: Address, noted: Manifest) -> Fault:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
    connect(target)
    with closed():
        count = len(faults(noted.ends()))
    return Text(BROKEN.said("da", count=count), BROKEN.said("en", count=count)) if count else None


def _safe(web: Address) -> Fault:
    with psycopg.connect(**web.for_psycopg()) as connection:
        for finding in unsafe(connection, production=True, exempt=OPEN_TABLES):
            return Text(finding.said("da"), finding.said("en"))
    return None


def _closed(web: Address) -> Fault:
    with psycopg.connect(**web.for_psycopg(), autocommit=True) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        seen = [name for (name,) in tables if name not in OPEN_TABLES and _rows(connection, name)]
    return _named(SEEN, seen) if seen or not tables else None


def _rows(connection: psycopg.Connection[Any], table: str) -> int:
    try:
        row = connection.execute(SQL("SELECT count(*) FROM {}").format(Identifier("public", table))).fetchone()
    except psycopg.errors.InsufficientPrivilege:
        return 0
    return int(row[0]) if row else 0


def _is_copy(target: Address) -> Fault:
    with psycopg.connect(**target.for_psycopg()) as connection:
        return None if is_restored_copy(connection) else NOT_MARKED


def _answers(target: Address, environ: Mapping[str, str]) -> Fault:
    """The web server starts on the copy and reaches it; nothing works on its queue."""
    web = _web(target, environ)
    connect(web)
    with closed():
        from django.db import connection

        waiting = len(migrations_waiting(connection))
    if waiting:
        return Text(UPGRADE.said("da", count=waiting), UPGRADE.said("en", count=waiting))
    port = free_port("127.0.0.1", 0)
    surroundings = {
        deployment.VARIABLE: deployment.TEST,
        "LIVLINE_SECRET_KEY": secrets.token_urlsafe(64),
        "LIVLINE_HOSTS": "127.0.0.1",
    }
    with web_server(web, port, environ={**environ, **surroundings}) as process:
        wait_for_answer("127.0.0.1", port, [(WEB_SERVER, process)])
    return None
