"""What the tests of the database share: folders that a server may use, one server with the roles, and connections.

Nothing is skipped where PostgreSQL is missing: then nothing here would be true, and the tests fail.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from livline.database.address import Address
from livline.database.role import Role
from livline.database.roles import prepare
from livline.database.server import FOR_TESTS, Server, running

Connect = Callable[..., psycopg.Connection[Any]]


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """Like `tmp_path`, but not closed to other accounts: root runs the server as another one."""
    folder = Path(tempfile.mkdtemp(prefix="livline-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def home(open_folder: Path) -> Path:
    """A folder for one more server, in a folder that others may enter."""
    above = Path(tempfile.mkdtemp(dir=open_folder))
    above.chmod(0o711)
    return above / "home with a space"


@pytest.fixture(scope="session")
def server(open_folder: Path) -> Iterator[Server]:
    with running(open_folder / "server", FOR_TESTS) as started:
        prepare(started.superuser)
        yield started


@pytest.fixture(scope="session")
def livline(server: Server) -> Address:
    """The database `livline`, as the superuser."""
    return server.superuser.to("livline")


@pytest.fixture
def connect(livline: Address) -> Iterator[Connect]:
    """Connect as a role, or as the superuser, until the test is over."""
    opened: list[psycopg.Connection[Any]] = []

    def open_one(role: Role | None = None, autocommit: bool = True) -> psycopg.Connection[Any]:
        address = livline.as_role(role) if role else livline
        opened.append(psycopg.connect(**address.for_psycopg(), autocommit=autocommit))
        return opened[-1]

    yield open_one
    for connection in opened:
        connection.close()


@pytest.fixture
def owner(connect: Connect) -> Iterator[psycopg.Connection[Any]]:
    """The owner; its tables are gone after the test."""
    connection = connect(Role.OWNER)
    yield connection
    connection.execute("DROP TABLE IF EXISTS letter, lookup")
