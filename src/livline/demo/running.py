"""How does the demo start?  Database, tables, world, application; each is made once and found again later."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from livline.config.ready import closed, connect, ensure_keys, migrate
from livline.database.address import Address
from livline.database.role import Role
from livline.database.roles import prepare
from livline.database.server import running
from livline.demo.place import Place
from livline.operations.application import Addresses, Application, free_port, running_application
from livline.operations.children import end

HOST = "127.0.0.1"


class Says(Protocol):
    """Told what is done: how many of how many cases of the world are judged."""

    def __call__(self, done: int, total: int) -> None: ...


@contextmanager
def demo_running(place: Place, port: int, fresh: bool, report: str, lang: str, says: Says) -> Iterator[Application]:
    """The demo for the length of a `with`.  The report is made meanwhile, where there is none."""
    free_port(HOST, port)  # said before a minute's work is done, not after
    if fresh:
        place.clear()
    place.surround(os.environ, report)
    ensure_keys()
    with running(place.server) as server:
        prepare(server.superuser)
        address = server.superuser.to("livline")
        with report_beside(place.report, report, lang):
            make_ready(address, says)
            with running_application(Addresses(address.as_role(Role.WEB), address.as_role(Role.JOB)), port) as found:
                yield found


def make_ready(address: Address, says: Says) -> None:
    """Tables, walls and the invented world, as far as they are not there."""
    connect(address.as_role(Role.OWNER))
    with closed():
        make_tables()
    connect(address.as_role(Role.JOB))
    from livline.demo_world import by_hand, making

    with closed():
        if not making.is_made():
            making.make_world(says)
    connect(address.as_role(Role.WEB))
    with closed():
        if not by_hand.has_acted():
            by_hand.act_by_hand()


def make_tables() -> None:
    """Migrate where a migration waits or the walls are not those of this version."""
    from django.db import connection

    from livline.operations.weak_database import migrations_waiting, of_walls

    if migrations_waiting(connection) or any(True for _ in of_walls(connection)):
        migrate()


@contextmanager
def report_beside(folder: Path, report: str, lang: str) -> Iterator[None]:
    """Another process makes the report while the application starts; it ends with us, finished or not."""
    if (folder / report).exists():
        yield
        return
    command = [sys.executable, "-P", "-m", "livline", "demo", "--report", "--no-open", "--out", str(folder)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [*command, "--lang", lang], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        yield
    finally:
        end(process)
