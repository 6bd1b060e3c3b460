"""The door lets in whom the rules let in, and tells everybody else that there is nothing.

The same oracle as for the wall, but asked as a superuser, so that no wall helps the door.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lawcode.facts import KIND_NAMES
from livline.access.acting import acting_as
from livline.access.errors import NotFound
from livline.access.matrix import Reads, matrix
from livline.access.models import Account, Kind
from livline.access.sight import sight, sights
from livline.cases.lookups import case_for_reading, entry_for_writing
from livline.cases.models import Entry
from tests.generative.scale import times
from tests.ground import world
from tests.ground.oracle import (
    EVERYBODY,
    FREELY,
    OBJECT_OF,
    ONCE_OPENED,
    ONCE_OPENED_IF_SECRET,
    UNLESS_SECRET,
    WRITERS,
    World,
    may_read,
    may_see,
    may_write,
    random_world,
)

pytestmark = pytest.mark.usefixtures("db")


@pytest.mark.parametrize("seed", range(times(20, 1_000)))
def test_the_door_says_what_the_rules_say(seed: int):
    made = random_world(seed)
    for account, _, _ in made.accounts:
        with acting_as(account.id):
            for child, _ in made.cases:
                assert disagreements(made, account, child.id) == []


def disagreements(made: World, account: Account, child: uuid.UUID) -> list[str]:
    """Where the door says something else than the oracle."""
    seen = sight(account, child)
    found = [f"sees {name}" for name in FREELY if seen.reads(name) != may_see(made, account.id, child, name)]
    if opens(case_for_reading, child, account) != may_read(made, account.id, child):
        found.append("opens the case")
    for entry in Entry.objects.filter(case=child):
        object_ = OBJECT_OF[entry.kind]
        reads, writes = may_see(made, account.id, child, object_), may_write(made, account.id, child, object_)
        if opens(entry_for_writing, entry.id, account) != (reads and writes):
            found.append(f"writes {entry.kind}")
    return found


def test_all_cases_at_once_are_seen_as_one_by_one():
    made = random_world(3)
    for account, _, _ in made.accounts:
        with acting_as(account.id):
            single = {child.id: sight(account, child.id) for child, _ in made.cases}
            assert sights(account) == {case: seen for case, seen in single.items() if seen.kinds}


def test_the_sheet_says_what_the_rules_say():
    """The oracle's tables are written by hand; the sheet that a data-protection officer signs holds the same."""
    sheet = matrix()
    ways = {
        Reads.ALWAYS: FREELY,
        Reads.UNLESS_SECRET: UNLESS_SECRET,
        Reads.OPENED_IF_SECRET: ONCE_OPENED_IF_SECRET,
        Reads.OPENED: ONCE_OPENED,
    }
    for name, (how, table) in product(FREELY, ways.items()):
        assert set(sheet.reading(name, how)) == table.get(name, set()), (name, how)
    assert sheet.kept_open == {"protection", "access"}
    assert set(sheet.roles) == EVERYBODY == set(Kind.values)
    assert {name: set(sheet.writing(name)) for name in WRITERS} == WRITERS


def test_every_kind_of_fact_belongs_to_one_object():
    told = [kind for kinds in matrix().facts.values() for kind in kinds]
    assert sorted(told) == sorted(KIND_NAMES)


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
