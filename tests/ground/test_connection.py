"""One connection serves many requests: what one of them was must be gone for the next."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection, transaction

from livline.access.acting import ACCOUNT, MUNICIPALITY, acting_as, acting_for
from livline.signin.door import DOOR, name_actor
from livline.signin.sessions import knowing

SETTINGS = (ACCOUNT, MUNICIPALITY, DOOR, "livline.session")


def left() -> list[str]:
    """What the connection still knows, between two transactions."""
    with connection.cursor() as cursor:
        found = []
        for name in SETTINGS:
            cursor.execute("SELECT current_setting(%s, true)", [name])
            found.append(cursor.fetchone()[0] or "")
    return [value for value in found if value]


def test_nobody_is_named_after_a_transaction(database: None):
    with acting_as(uuid.uuid4()), acting_for(uuid.uuid4()), knowing("key"):
        assert len(left()) == 3
    with transaction.atomic():
        name_actor(uuid.uuid4())
        with knowing("key"):
            assert len(left()) == 2
    assert left() == []


@transaction.atomic
def fail_after_naming() -> None:
    name_actor(uuid.uuid4())
    raise RuntimeError


def test_nobody_is_named_after_one_that_failed(database: None):
    with pytest.raises(RuntimeError):
        fail_after_naming()
    assert left() == []
