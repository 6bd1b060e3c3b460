"""A database of its own in which things are really committed, for tests of several connections and of crashes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connections

from livline.access.models import Account
from livline.cases.models import Case
from livline.database.address import Address
from livline.database.role import Role
from tests.database.pattern import migrated
from tests.ground import world
from tests.ground.connecting import connect_to


@dataclass(frozen=True)
class Ground:
    """A child, two who work with it, and where the database is."""

    address: Address
    child: Case
    anna: Account
    bo: Account


@contextmanager
def committed(superuser: Address, name: str) -> Iterator[Ground]:
    """Django is connected as the web role; afterwards it is connected as it was before."""
    before: dict[str, Any] = dict(connections.settings["default"])
    address = migrated(superuser, name)
    connect_to(address.for_django())
    of = world.municipality()
    anna, bo, child = world.account("Anna", of), world.account("Bo", of), world.case(of)
    for who in (anna, bo):
        world.relate(who, child)
    connect_to(address.as_role(Role.WEB).for_django())
    try:
        yield Ground(address.as_role(Role.WEB), child, anna, bo)
    finally:
        connect_to(before)
