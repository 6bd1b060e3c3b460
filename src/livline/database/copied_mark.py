"""Is a database a restored copy?  Its people are real and what it knows is old: no letter leaves it, no job runs in it.

The mark is set on the database, not in its content: a dump does not carry it on.
"""

from __future__ import annotations

import psycopg
from psycopg.sql import SQL, Identifier

from livline.database.address import Address
from livline.database.safety import Connection

SETTING = "livline.restored_copy"


def mark(superuser: Address) -> None:
    """From its next connection on the database says that it is a copy."""
    _set(superuser, SQL("ALTER DATABASE {} SET " + SETTING + " = 'on'"))


def release(superuser: Address) -> None:
    """From its next connection on the database is the real one."""
    _set(superuser, SQL("ALTER DATABASE {} RESET " + SETTING))


def is_restored_copy(connection: Connection) -> bool:
    """What the database says."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '') = 'on'", [SETTING])
        said: bool = cursor.fetchone()[0]
        return said


def _set(superuser: Address, statement: SQL) -> None:
    with psycopg.connect(**superuser.for_psycopg(), autocommit=True) as connection:
        connection.execute(statement.format(Identifier(superuser.name)))
