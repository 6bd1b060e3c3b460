"""What the tests of the web application share: one database with its tables and walls, emptied by rolling back.

Tests prepare their world as the superuser, whom no wall stops, and then look at it as one of the roles.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.db import connection, connections, transaction

from livline.sealing import keys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
# A browser that other tests keep open runs an event loop in this thread; Django would take it for an application.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
KEYS = Path(tempfile.mkdtemp(prefix="livline-keys-")) / "keys"
keys.make(KEYS)
os.environ[keys.VARIABLE] = str(KEYS)
django.setup()

from livline.database.role import Role  # noqa: E402
from livline.database.roles import prepare  # noqa: E402
from livline.database.server import FOR_TESTS, Server, running  # noqa: E402


@pytest.fixture(scope="session")
def ground_server() -> Iterator[Server]:
    """A server of its own; root runs it as another account, which must be able to enter the folder."""
    folder = Path(tempfile.mkdtemp(prefix="livline-test-"))
    folder.chmod(0o711)
    with running(folder / "server", FOR_TESTS) as started:
        prepare(started.superuser)
        yield started
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def database(ground_server: Server) -> Iterator[None]:
    """The database with all tables, made by their owner; afterwards tests connect as the superuser."""
    from django.core.management import call_command

    address = ground_server.superuser.to("livline")
    connect_to(address.as_role(Role.OWNER).for_django())
    call_command("migrate", verbosity=0)
    connect_to(address.for_django())
    yield
    connections.close_all()


def connect_to(settings: dict[str, object]) -> None:
    """From now on Django's only connection is this one."""
    connections.close_all()
    connections.settings = connections.configure_settings({"default": settings})
    if hasattr(connections._connections, "default"):  # type: ignore[attr-defined]
        del connections["default"]


@pytest.fixture
def db(database: None) -> Iterator[None]:
    """A test in a transaction that leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    assert not connection.in_atomic_block
