"""How do tables and walls come to this version?  By the owner, one at a time, saying what runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from livline.config.ready import closed, connect
from livline.database.refusal import Text, Unavailable
from livline.database.role import Role
from livline.operations.addresses import OWNER, WEB, named
from livline.operations.weak_database import migrations_waiting, of_walls

LOCK = 0x6C69766D
"""Number of the advisory lock that keeps two upgrades apart."""
NOT_OWNER = Text("Databasen nås som {name}, ikke som {owner}.", "The database is reached as {name}, not as {owner}.")
BE_OWNER = Text(
    "Sæt {variable} til databasens adresse som {owner}.", "Set {variable} to the address of the database as {owner}."
)
BUSY = Text("En anden opgradering er i gang.", "Another upgrade is under way.")
WAIT = Text("Vent, til den er færdig.", "Wait until it has finished.")


def upgrade(environ: Mapping[str, str], says: Callable[[str], None]) -> list[str]:
    """Run what has not run, and build the walls; gives the names of the migrations."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
    connect(named(OWNER if environ.get(OWNER) else WEB, environ))
    from django.core.management import call_command
    from django.db import connection

    with closed():
        refuse_other_roles(connection)
        with alone(connection):
            waiting = migrations_waiting(connection)
            for name in waiting:
                says(name)
            call_command("migrate", interactive=False, verbosity=0)
            for finding in of_walls(connection):
                raise Unavailable(finding.problem, finding.remedy)
    return waiting


def refuse_other_roles(connection: Any) -> None:
    """A table belongs to whoever makes it, and must belong to the owner."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user::text")
        (name,) = cursor.fetchone()
    if name != Role.OWNER.value:
        raise Unavailable(NOT_OWNER, BE_OWNER, name=name, owner=Role.OWNER.value, variable=OWNER)


@contextmanager
def alone(connection: Any) -> Iterator[None]:
    """One upgrade at a time; the lock ends with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise Unavailable(BUSY, WAIT)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
