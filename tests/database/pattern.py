"""A cluster with all tables and walls, migrated once for a whole run of tests; every server of theirs begins as a copy.

Migrating takes fifteen seconds of a core, copying less than one.  What is about migrating itself does not come here.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from livline.database.address import Address
from livline.database.role import Role
from livline.database.roles import prepare
from livline.database.server import FOR_TESTS, Server, Settings, running

RUN_FOLDER = "FOLDER_OF_THIS_TEST_RUN"
"""The environment variable by which all workers of a run know what they share; set in `tests/conftest.py`."""
PATTERN = "livline_pattern"
"""The migrated database.  Nobody works in it: PostgreSQL copies none that somebody is connected to."""


@contextmanager
def server_with_pattern(home: Path, settings: Settings = FOR_TESTS) -> Iterator[Server]:
    """A new server from which `migrated` can make databases."""
    lay_pattern(home)
    with running(home, settings) as server:
        yield server


def migrated(superuser: Address, name: str) -> Address:
    """A new database as `livline migrate` leaves it, on a server that began as a copy of the pattern."""
    with psycopg.connect(**superuser.for_psycopg(), autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(PATTERN)))
    prepare(superuser, name)
    return superuser.to(name)


def lay_pattern(home: Path) -> None:
    """Put a copy of the pattern where a server will start, with the owner and the rights that its files have."""
    home.mkdir(parents=True)
    home.chmod(0o711)
    lay(made_once("pattern", _make), home)


def lay(made: Path, home: Path) -> None:
    """Put a copy of a server's data, which nobody runs, where another will start."""
    subprocess.run(["cp", "-Rp", str(made / "data"), str(home / "data")], check=True)


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """A folder of the run, made by the worker that first asks; the others wait for it."""
    above = Path(os.environ[RUN_FOLDER])
    with (above / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not (above / f"{name}.made").exists():
            make(above / name)
            (above / f"{name}.made").touch()
    return above / name


def _make(home: Path) -> None:
    from django.core.management import call_command

    from tests.ground.connecting import connected_to

    with running(home, FOR_TESTS) as server:
        prepare(server.superuser, PATTERN)
        with connected_to(server.superuser.to(PATTERN).as_role(Role.OWNER)):
            call_command("migrate", verbosity=0)
