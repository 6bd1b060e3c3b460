"""How does a command come to a database?  The one that is named, else one of our own while the command runs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from livline.database.address import VARIABLE, Address
from livline.database.refusal import Unavailable
from livline.database.role import Role
from livline.sealing import keys

HOME = "LIVLINE_HOME"
"""The folder in which our own server keeps its data."""


@contextmanager
def database(role: Role) -> Iterator[None]:
    """Django is set up and its tables are there; work is done as a role."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
    ensure_keys()
    if VARIABLE in os.environ:
        connect(Address.from_environment())
        with closed():
            refuse_what_is_unsafe()
            yield
        return
    from livline.database.roles import prepare
    from livline.database.server import running

    with running(home()) as server:
        prepare(server.superuser)
        address = server.superuser.to("livline")
        connect(address.as_role(Role.OWNER))
        migrate()
        connect(address.as_role(role))
        with closed():
            yield


def ensure_keys() -> None:
    """Where nothing is named, our own server has its keys beside its data; they are made once.

    Beside, not inside: a copy of the data alone stays unreadable.  A database that is named needs a file that is named.
    """
    if VARIABLE in os.environ or keys.VARIABLE in os.environ:
        return
    place = home().with_name(home().name + "-keys")
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        keys.make(place)
    os.environ[keys.VARIABLE] = str(place)


def connect(address: Address) -> None:
    """Django's only connection is from now on this one."""
    import django
    from django.db import connections

    django.setup()
    connections.close_all()
    settings = address.for_django()
    connections.settings = connections.configure_settings({"default": settings})
    with suppress(AttributeError):  # there is none before it is first used
        del connections["default"]


def refuse_what_is_unsafe() -> None:
    """Raise `Unavailable` where the server or the role would let the wall be passed, or lose what was saved."""
    from django.db import connection

    from livline.access.walls import OPEN_TABLES
    from livline.database.safety import unsafe

    for finding in unsafe(connection, production=True, exempt=OPEN_TABLES):
        raise Unavailable(finding.problem, finding.remedy, about=finding.about)


def migrate() -> None:
    """Bring tables and walls to what this version needs; nothing where they are."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


@contextmanager
def closed() -> Iterator[None]:
    """Let go of the server afterwards, so that it can stop."""
    from django.db import connections

    try:
        yield
    finally:
        connections.close_all()


def home(environ: Mapping[str, str] = os.environ) -> Path:
    """Where our own server keeps its data; as root in a place that the account which runs the server can reach."""
    if environ.get(HOME):
        return Path(environ[HOME])
    if os.geteuid() == 0:
        return Path("/var/lib/livline")
    base = environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "livline"
