"""The door lets in whom the rules let in, and tells everybody else that there is nothing.

The same oracle as for the wall, but asked as a superuser, so that no wall helps the door.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from livline.access.models import Account
from livline.cases.errors import NotFound
from livline.cases.lookups import case_for_reading, case_for_writing, entry_for_writing
from livline.cases.models import Entry
from tests.generative.scale import times
from tests.ground import world
from tests.ground.oracle import may_read, may_write, random_world

pytestmark = pytest.mark.usefixtures("db")


@pytest.mark.parametrize("seed", range(times(20, 1_000)))
def test_the_door_says_what_the_rules_say(seed: int):
    made = random_world(seed)
    for account, _, _ in made.accounts:
        for child, _ in made.cases:
            entry = Entry.objects.get(case=child)
            assert opens(case_for_reading, child.id, account) == may_read(made, account.id, child.id)
            assert opens(case_for_writing, child.id, account) == may_write(made, account.id, child.id)
            assert opens(entry_for_writing, entry.id, account) == may_write(made, account.id, child.id)


def opens(door: Callable[..., Any], id_: object, by: Account) -> bool:
    try:
        door(id_, by=by)
    except NotFound:
        return False
    return True


def test_not_yours_and_not_there_are_told_alike():
    of = world.municipality()
    carla, child = world.account("Carla", of), world.case(of)
    told = []
    for id_ in (child.id, uuid.uuid4()):
        with CaptureQueriesContext(connection) as queries, pytest.raises(NotFound) as fault:
            case_for_reading(id_, by=carla)
        told.append((fault.value.reason, fault.value.next_step, len(queries)))
    assert told[0] == told[1]


def test_the_sentence_names_nobody():
    child = world.case(world.municipality(), name="Lærke")
    with pytest.raises(NotFound) as fault:
        case_for_reading(child.id, by=world.account("Carla"))
    assert "Lærke" not in str(fault.value)
    assert str(child.id) not in str(fault.value)
