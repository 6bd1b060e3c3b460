"""Django set up for tests, by being imported; and to which database is it connected?  To one at a time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import django
from django.db import connections

from livline.database.address import Address
from livline.sealing import keys
from tests.database.pattern import RUN_FOLDER, made_once

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
# A browser that other tests keep open runs an event loop in this thread; Django would take it for an application.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def keys_for_tests() -> Path:
    """The same for all workers of a run: what one has sealed another opens.  A trial, which is no run, has its own."""
    if RUN_FOLDER in os.environ:
        return made_once("keys", keys.make)
    own = Path(tempfile.mkdtemp(prefix="livline-keys-")) / "keys"
    keys.make(own)
    return own


KEYS = keys_for_tests()
os.environ[keys.VARIABLE] = str(KEYS)
django.setup()


def connect_to(settings: dict[str, object]) -> None:
    """From now on Django's only connection is this one."""
    connections.close_all()
    connections.settings = connections.configure_settings({"default": settings})
    _forget()


@contextmanager
def connected_to(address: Address) -> Iterator[None]:
    """Other tests in this process have a database of their own, to which Django returns."""
    before = connections.settings
    connect_to(address.for_django())
    try:
        yield
    finally:
        connections.close_all()
        connections.settings = before
        _forget()


def _forget() -> None:
    with suppress(AttributeError):  # there is none where the test asked nothing
        del connections["default"]
