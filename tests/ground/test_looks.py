"""Every look is on record, in a chain that shows when somebody has mended it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from livline.access.errors import NotFound
from livline.cases import lookups
from livline.database.role import Role
from livline.database.server import Server
from livline.looks import chain
from livline.looks.models import Act, Look
from livline.looks.record import record
from tests.ground import world


@pytest.fixture
def looks(db: None) -> list[Any]:
    """Two cases, each with four looks by Anna."""
    of = world.municipality()
    anna = world.account("Anna", of)
    children = [world.case(of, name) for name in ("K1", "K2")]
    for child in children:
        world.relate(anna, child)
        with world.web(anna):
            for _ in range(4):
                lookups.case_for_reading(child.id, by=anna)
    assert chain.faults() == []
    return [anna, *children]


def test_a_look_tells_who_when_and_for_what(looks: list[Any]):
    anna, child, _ = looks
    seen = Look.objects.filter(case_id=child.id).order_by("number")
    assert [(look.number, look.account_id, look.act, look.purpose) for look in seen] == [
        (number, anna.id, Act.READ, "worker") for number in (1, 2, 3, 4)
    ]


def test_a_refused_attempt_is_on_record_too(looks: list[Any]):
    _, child, _ = looks
    carla = world.account("Carla")
    for id_ in (child.id, uuid.uuid4()):
        with world.web(carla), pytest.raises(NotFound):
            lookups.case_for_reading(id_, by=carla)
        last = Look.objects.filter(case_id=id_).latest("number")
        assert (last.act, last.account_id, last.purpose) == (Act.REFUSED, carla.id, "")


def test_what_cannot_be_recorded_is_not_read(looks: list[Any]):
    anna, child, _ = looks
    with connection.cursor() as cursor:
        cursor.execute(
            "REVOKE INSERT ON look FROM livline_web; REVOKE INSERT (case_id, act, purpose) ON look FROM livline_web"
        )
    with pytest.raises(DatabaseError), world.web(anna):
        lookups.case_for_reading(child.id, by=anna)


def test_who_looked_is_not_for_the_application_to_say(looks: list[Any]):
    """Number, time, account and hash are the database's own."""
    anna, child, _ = looks
    with world.web(anna), connection.cursor() as cursor:
        for column in ("number", "at", "account_id", "hash"):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(
                    f"INSERT INTO look (case_id, act, purpose, {column}) VALUES (%s, 'read', '', NULL)", [child.id]
                )


def test_those_who_see_the_case_see_who_looked_and_nobody_else(looks: list[Any]):
    anna, child, other = looks
    bo = world.account("Bo")
    world.relate(bo, child, "leader")
    with world.web(bo):
        assert set(Look.objects.values_list("case_id", flat=True)) == {child.id}
    with world.web(world.account("Carla")):
        assert not Look.objects.exists()
    with world.web(anna):
        assert set(Look.objects.values_list("case_id", flat=True)) == {child.id, other.id}


@pytest.fixture
def as_the_keeper(looks: list[Any]) -> Iterator[Any]:
    """The keeper of the database, who can put every trigger aside."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield cursor


TAMPERINGS = {
    "edit": "UPDATE look SET account_id = gen_random_uuid() WHERE case_id = %(one)s AND number = 2",
    "edit the purpose": "UPDATE look SET purpose = 'cover' WHERE case_id = %(one)s AND number = 4",
    "edit the time": "UPDATE look SET at = at - interval '1 day' WHERE case_id = %(one)s AND number = 1",
    "delete": "DELETE FROM look WHERE case_id = %(one)s AND number = 3",
    "delete the first": "DELETE FROM look WHERE case_id = %(one)s AND number = 1",
    "insert": (
        "UPDATE look SET number = number + 10 WHERE case_id = %(one)s AND number > 2;"
        "UPDATE look SET number = number - 9 WHERE case_id = %(one)s AND number > 10;"
        "INSERT INTO look (case_id, number, at, act, purpose, hash)"
        " SELECT case_id, 3, at, act, purpose, hash FROM look WHERE case_id = %(one)s AND number = 2"
    ),
    "reorder": (
        "UPDATE look SET number = 99 WHERE case_id = %(one)s AND number = 2;"
        "UPDATE look SET number = 2 WHERE case_id = %(one)s AND number = 3;"
        "UPDATE look SET number = 3 WHERE case_id = %(one)s AND number = 99"
    ),
    "swap chains": (
        "UPDATE look SET case_id = '00000000-0000-0000-0000-000000000000' WHERE case_id = %(one)s;"
        "UPDATE look SET case_id = %(one)s WHERE case_id = %(other)s;"
        "UPDATE look SET case_id = %(other)s WHERE case_id = '00000000-0000-0000-0000-000000000000'"
    ),
    "cut the end": "DELETE FROM look WHERE case_id = %(one)s AND number > 2",
    "cut the whole": "DELETE FROM look WHERE case_id = %(one)s",
    "rewrite the end": (
        "UPDATE look SET account_id = NULL WHERE case_id = %(one)s AND number = 4;"
        "UPDATE look l SET hash = look_hash("
        "(SELECT b.hash FROM look b WHERE b.case_id = l.case_id AND b.number = 3), l)"
        " WHERE case_id = %(one)s AND number = 4"
    ),
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_tampering_is_found(looks: list[Any], as_the_keeper: Any, how: str):
    noted = chain.ends()
    as_the_keeper.execute(TAMPERINGS[how], {"one": looks[1].id, "other": looks[2].id})
    assert chain.faults(noted)


@pytest.mark.parametrize("how", ["cut the end", "rewrite the end"])
def test_without_ends_noted_elsewhere_these_would_not_be_found(looks: list[Any], as_the_keeper: Any, how: str):
    """Why the ends must be noted outside the database."""
    as_the_keeper.execute(TAMPERINGS[how], {"one": looks[1].id, "other": looks[2].id})
    assert chain.faults() == []


def test_looks_at_the_same_time_do_not_fork_the_chain(database: None, ground_server: Server):
    """Eight connections at once, each committed; the case is nobody's."""
    address, case_id = ground_server.superuser.to("livline").as_role(Role.WEB), uuid.uuid4()

    def look(_: int) -> None:
        with psycopg.connect(**address.for_psycopg()) as own:
            for _ in range(10):
                with own.transaction():
                    own.execute("SELECT set_config('livline.account', %s, true)", [str(uuid.uuid4())])
                    own.execute("INSERT INTO look (case_id, act, purpose) VALUES (%s, 'refused', '')", [case_id])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(look, range(8)))
    numbers = Look.objects.filter(case_id=case_id).order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 81))
    assert chain.faults() == []


def test_nobody_named_records_nothing(db: None):
    with world.role("livline_web"), pytest.raises(DatabaseError), transaction.atomic():
        record(uuid.uuid4(), Act.READ)
