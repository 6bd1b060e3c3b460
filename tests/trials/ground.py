"""A server for trials that run by themselves, without pytest: Django is connected to it as the superuser."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connections

from livline.database.role import Role
from livline.database.roles import prepare
from livline.database.server import FOR_TESTS, Server, Settings, running
from tests.database.pattern import PATTERN, migrated
from tests.ground.connecting import connect_to


@contextmanager
def served(settings: Settings = FOR_TESTS) -> Iterator[Server]:
    """A new server with all tables, from which `committed` can make databases, too; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="livline-trial-"))
    folder.chmod(0o711)
    try:
        with running(folder / "server", settings) as server:
            prepare(server.superuser, PATTERN)
            connect_to(server.superuser.to(PATTERN).as_role(Role.OWNER).for_django())
            call_command("migrate", verbosity=0)
            connections.close_all()
            connect_to(migrated(server.superuser, "livline").for_django())
            try:
                yield server
            finally:
                connections.close_all()
    finally:
        shutil.rmtree(folder)
