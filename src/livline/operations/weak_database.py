"""Is the database one to serve from?  Asked of it as each of the roles that will serve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from livline.access.wall_print import noted, of_files, prints, whole
from livline.access.walls import OPEN_TABLES, wall_texts
from livline.config.ready import closed, connect
from livline.database.address import Address
from livline.database.copied_mark import is_restored_copy
from livline.database.refusal import Text
from livline.database.role import Role
from livline.database.safety import Finding, unsafe

COPY = Text("Databasen er en gendannet kopi.", "The database is a restored copy.")
RELEASE = Text(
    "Skal den være den rigtige database, så kør livline release.",
    "If it is to be the real database, run livline release.",
)
UPGRADE = Text("Kør livline migrate som ejeren.", "Run livline migrate as the owner.")


def weak_database(address: Address, role: Role) -> list[Finding]:
    """All weak points of the database, as one role sees it; raises where it does not answer."""
    connect(address)
    with closed():
        found = [*of_role(connection, role), *of_server(connection), *of_copy(connection)]
        return [*found, *of_tables(connection)]


def of_role(own: Any, role: Role) -> Iterator[Finding]:
    """The owner can take the walls down; another role than the one meant has rights nobody thought about."""
    with own.cursor() as cursor:
        cursor.execute(
            "SELECT current_user::text, coalesce((SELECT pg_has_role(current_user, oid, 'MEMBER') AND NOT rolsuper"
            " FROM pg_roles WHERE rolname = %s), false)",
            [Role.OWNER.value],
        )
        name, is_owner = cursor.fetchone()
    if name != role.value:
        yield Finding(
            "owner_serves" if is_owner else "other_role",
            Text(
                f"Databasen nås som {{about}}, ikke som {role}.",
                f"The database is reached as {{about}}, not as {role}.",
            ),
            Text(f"Skriv {role} i adressen.", f"Write {role} in the address."),
            name,
        )


def of_server(own: Any) -> Iterator[Finding]:
    """Row security, version and durability."""
    yield from unsafe(own, production=True, exempt=OPEN_TABLES)


def of_copy(own: Any) -> Iterator[Finding]:
    """What a restored copy knows is old: it must not be taken for the real one."""
    if is_restored_copy(own):
        yield Finding("restored_copy", COPY, RELEASE)


def of_tables(own: Any) -> Iterator[Finding]:
    """Tables and walls must be those of this version."""
    waiting = migrations_waiting(own)
    if waiting:
        yield Finding(
            "migrations_waiting",
            Text("{about} migrationer mangler at køre.", "{about} migrations have not run."),
            UPGRADE,
            str(len(waiting)),
        )
    else:
        yield from of_walls(own)


def migrations_waiting(own: Any) -> list[str]:
    """The migrations that this version has and the database has not."""
    executor = MigrationExecutor(own)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def of_walls(own: Any) -> Iterator[Finding]:
    """The walls must be those of the files, and stand as they were built."""
    with own.cursor() as cursor:
        note, standing = noted(cursor), whole(prints(cursor))
    if note is None or note[0] != of_files(wall_texts()):
        yield Finding(
            "walls_of_another_version",
            Text("Væggene er ikke dem, denne udgave har.", "The walls are not those of this version."),
            UPGRADE,
        )
    elif note[1] != standing:
        yield Finding(
            "walls_changed",
            Text(
                "Væggene er ændret, efter at de blev bygget.",
                "The walls have been changed since they were built.",
            ),
            Text(
                "Find ud af hvem og hvorfor; byg dem igen med livline migrate.",
                "Find out who and why; build them again with livline migrate.",
            ),
        )
