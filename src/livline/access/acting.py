"""For whom does this transaction work?  Named for one transaction only; where nobody is named, nothing is seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

ACCOUNT, MUNICIPALITY = "livline.account", "livline.municipality"


@contextmanager
def acting_as(account: UUID) -> Iterator[None]:
    """All that the web role does in here, it does for an account."""
    with _named(ACCOUNT, account):
        yield


@contextmanager
def acting_for(municipality: UUID) -> Iterator[None]:
    """All that the job role does in here, it does for a municipality."""
    with _named(MUNICIPALITY, municipality):
        yield


@contextmanager
def _named(setting: str, value: UUID) -> Iterator[None]:
    """The setting ends with the transaction, and with the block where the transaction is a larger one."""
    with transaction.atomic():
        _name(setting, str(value))
        yield
        _name(setting, "")


def _name(setting: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [setting, value])
