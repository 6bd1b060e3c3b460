"""People and cases for tests: Anna works with the child, Bo leads, Carla works elsewhere and must see nothing."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models.functions import Now

from livline.access.acting import acting_as, acting_for
from livline.access.models import Account, Municipality, Relation
from livline.cases.models import Case, Entry
from livline.looks.models import Act
from livline.looks.record import record

LONG_AGO, LATER = dt.date(2020, 1, 1), dt.date(2100, 1, 1)


def municipality(name: str = "Nordby") -> Municipality:
    return Municipality.objects.create(name=name)


def account(name: str, of: Municipality | None = None, **more: Any) -> Account:
    return Account.objects.create(email=f"{name}-{uuid.uuid4()}@example.invalid", name=name, municipality=of, **more)


def case(of: Municipality, name: str = "K1", **more: Any) -> Case:
    return Case.objects.create(municipality=of, name=name, **more)


def relate(who: Account, to: Case, kind: str = "worker", **more: Any) -> Relation:
    during = more.pop("during", (LONG_AGO, LATER))
    return Relation.objects.create(account=who, case=to, kind=kind, during=during, **more)


def entry(of: Case, kind: str = "plan", **more: Any) -> Entry:
    return Entry.objects.create(case=of, kind=kind, position=more.pop("position", 1), **more)


def look(at: Case) -> None:
    """Somebody looked at a case."""
    record(at.id, Act.READ, "worker")


def correct(before: Entry, **changes: Any) -> Entry:
    """A new entry of the same fact that replaces another."""
    told = {field.attname: getattr(before, field.attname) for field in Entry._meta.local_fields}
    fresh = told | {"id": None, "recorded_at": Now(), "replaces_id": before.id, "reason_for_change": "rettet"} | changes
    return Entry.objects.create(**fresh)


@contextmanager
def role(name: str) -> Iterator[None]:
    """As one of the three roles, in the transaction that is running."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {name}")
        yield
        cursor.execute("RESET ROLE")


@contextmanager
def web(who: Account) -> Iterator[None]:
    """As the web role, for an account."""
    with role("livline_web"), acting_as(who.id):
        yield


@contextmanager
def job(of: Municipality) -> Iterator[None]:
    """As the job role, for a municipality."""
    with role("livline_job"), acting_for(of.id):
        yield
