"""How do the database and its three roles come about?  By the superuser, once; doing it again changes nothing.

Passwords are not set here: on a server of our own none is needed, on another one its administrator gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from psycopg.sql import SQL, Composable, Identifier

from livline.database.address import Address
from livline.database.role import Role

DATABASE = "livline"
EXTENSIONS = ("btree_gist", "pg_trgm")
LIMITS: LiteralString = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
PAGE_SECONDS = 60
"""A statement of a page that takes longer is broken off, so that it does not hold a connection for ever."""
FOR_PAGES = {"statement_timeout": f"{PAGE_SECONDS}s", "plan_cache_mode": "force_generic_plan"}
"""What holds for all pages.  What is asked in prepared words (`access/planned.py`) is planned at its first asking on a
connection: left alone, the server plans it six times, which takes longer than the page may."""
LOCK = 0x6C69766C
"""Number of the advisory lock that keeps two preparations apart: "livl"."""


def prepare(superuser: Address, database: str = DATABASE) -> None:
    """See to it that the database, its extensions and the three roles are there, with no more rights than they need."""
    with _alone(superuser) as connection:
        for role in Role:
            _make_role(connection, role)
        _make_database(connection, database)
        _close_database(connection, database)
        with psycopg.connect(**superuser.to(database).for_psycopg()) as inside:
            _make_extensions(inside)
            _close_schema(inside)


@contextmanager
def _alone(superuser: Address) -> Iterator[psycopg.Connection[Any]]:
    """A connection on which nobody else prepares at the same time; a database cannot be made in a transaction."""
    with psycopg.connect(**superuser.for_psycopg(), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield connection


def _make_role(connection: psycopg.Connection[Any], role: Role) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role.value]).fetchone()
    verb: LiteralString = "ALTER" if known else "CREATE"
    connection.execute(SQL(verb + " ROLE {} " + LIMITS).format(Identifier(role.value)))
    if role is Role.WEB:
        for setting, value in FOR_PAGES.items():
            put = SQL("ALTER ROLE {} SET {} = {}").format(Identifier(role.value), Identifier(setting), value)
            connection.execute(put)


def _make_database(connection: psycopg.Connection[Any], name: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    if not known:
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(Identifier(name)))


def _close_database(connection: psycopg.Connection[Any], name: str) -> None:
    """Only the three may connect; the web role makes no temporary tables, imports by the job role need them."""
    place = Identifier(name)
    connection.execute(SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(place))
    connection.execute(SQL("GRANT CONNECT ON DATABASE {} TO {}").format(place, _names(*Role)))
    connection.execute(SQL("GRANT TEMPORARY ON DATABASE {} TO {}").format(place, _names(Role.OWNER, Role.JOB)))


def _make_extensions(connection: psycopg.Connection[Any]) -> None:
    for extension in EXTENSIONS:
        connection.execute(SQL("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public").format(Identifier(extension)))


def _close_schema(connection: psycopg.Connection[Any]) -> None:
    """Nobody but the owner makes anything in `public`; what web and job may do with a table, its migration says."""
    connection.execute(SQL("ALTER SCHEMA public OWNER TO {}").format(_names(Role.OWNER)))
    connection.execute(SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC, {}").format(_names(Role.WEB, Role.JOB)))
    connection.execute(SQL("GRANT USAGE ON SCHEMA public TO {}").format(_names(Role.WEB, Role.JOB)))


def _names(*roles: Role) -> Composable:
    return SQL(", ").join(Identifier(role.value) for role in roles)
