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

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
# A browser that other tests keep open runs an event loop in this thread; Django would take it for an application.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
django.setup()

from livline.access.models import Account, Municipality  # noqa: E402
from livline.database.address import Address  # noqa: E402
from livline.database.role import Role  # noqa: E402
from livline.database.server import DURABLE, running  # noqa: E402
from tests.database.pattern import migrated, server_with_pattern  # noqa: E402
from tests.ground import world  # noqa: E402
from tests.ground.connecting import connected_to  # noqa: E402


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


@pytest.fixture(scope="session")
def filled_server(open_folder: Path) -> Iterator[Address]:
    """Another one, with a migrated database to copy."""
    with server_with_pattern(open_folder / "filled", DURABLE) as started:
        link = open_folder / "filled-socket"
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
        with connected_to(self.address(role) if role else self.superuser):
            yield


@pytest.fixture(scope="module")
def ground(filled_server: Address, request: pytest.FixtureRequest) -> Iterator[Ground]:
    """One database for the tests of a file; afterwards Django is connected as it was before."""
    name = f"livline_{request.module.__name__.rpartition('test_')[2]}_{uuid.uuid4().hex[:8]}"
    address = migrated(filled_server, name)
    with connected_to(address):
        yield peopled(address)


def peopled(address: Address) -> Ground:
    """Put people and cases into a database."""
    nordby, sydby = world.municipality("Nordby"), world.municipality("Sydby")
    anna, bo = world.account("Anna", nordby), world.account("Bo", sydby)
    for who, of in ((anna, nordby), (bo, sydby)):
        child = world.case(of, f"barn i {of.name}")
        world.relate(who, child)
        world.entry(child)
    return Ground(address, nordby, sydby, anna, bo)
