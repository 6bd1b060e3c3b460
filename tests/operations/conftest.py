"""What the tests of operations share: a durable server like an administrator's, and databases with tables and walls.

Everything is really committed, and every role connects as itself.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
import pytest
from django.core.management import call_command
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
# A browser that other tests keep open runs an event loop in this thread; Django would take it for an application.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
django.setup()

from livline.access.models import Account, Municipality  # noqa: E402
from livline.database.address import Address  # noqa: E402
from livline.database.role import Role  # noqa: E402
from livline.database.roles import prepare  # noqa: E402
from livline.database.server import running  # noqa: E402
from tests.ground import world  # noqa: E402
from tests.ground.conftest import connect_to  # noqa: E402


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """Like `tmp_path`, but not closed to other accounts: root runs the server as another one."""
    folder = Path(tempfile.mkdtemp(prefix="livline-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def superuser(open_folder: Path) -> Iterator[Address]:
    """A server that keeps what it is told.  Its socket lies where an administrator's would, not in a folder of ours."""
    with running(open_folder / "server") as started:
        link = open_folder / "socket"
        link.symlink_to(started.socket_folder)
        yield Address("postgres", str(link), "postgres")


@dataclass(frozen=True)
class Ground:
    """A database with Nordby, where Anna works, and Sydby, where Bo does; a child in each."""

    superuser: Address
    nordby: Municipality
    sydby: Municipality
    anna: Account
    bo: Account

    def address(self, role: Role) -> Address:
        return self.superuser.as_role(role)

    @contextmanager
    def connected(self, role: Role | None) -> Iterator[None]:
        """Django is connected as that role, or as the superuser."""
        before = dict(connections.settings["default"])
        connect_to((self.address(role) if role else self.superuser).for_django())
        try:
            yield
        finally:
            connect_to(before)


@pytest.fixture(scope="module")
def ground(superuser: Address, request: pytest.FixtureRequest) -> Iterator[Ground]:
    """One database for the tests of a file; afterwards Django is connected as it was before."""
    name = f"livline_{request.module.__name__.rpartition('test_')[2]}_{uuid.uuid4().hex[:8]}"
    before = connections.settings
    yield made(superuser, name)
    connections.close_all()
    connect_to(before["default"])


def made(superuser: Address, name: str) -> Ground:
    """A new database as `livline migrate` leaves it, with people and cases."""
    prepare(superuser, name)
    address = superuser.to(name)
    connect_to(address.as_role(Role.OWNER).for_django())
    call_command("migrate", verbosity=0)
    connect_to(address.for_django())
    nordby, sydby = world.municipality("Nordby"), world.municipality("Sydby")
    anna, bo = world.account("Anna", nordby), world.account("Bo", sydby)
    for who, of in ((anna, nordby), (bo, sydby)):
        child = world.case(of, f"barn i {of.name}")
        world.relate(who, child)
        world.entry(child)
    return Ground(address, nordby, sydby, anna, bo)
