"""Where a child lived is read off the facts, as spans of days that never overlap within one measure."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from livline.cases.models import Case, Stay
from livline.cases.stays import renew
from tests.ground import world

pytestmark = pytest.mark.usefixtures("db")

MARCH, APRIL, MAY = (dt.date(2026, month, 1) for month in (3, 4, 5))
STARTS, ENDS = "placement_started", "placement_ended"


@pytest.mark.parametrize(
    ("acts", "stays"),
    [
        ([(STARTS, MARCH, "P1")], [("P1", MARCH, None)]),
        ([(STARTS, MARCH, "P1"), (ENDS, APRIL, "P1")], [("P1", MARCH, APRIL)]),
        ([(STARTS, MARCH, "P1"), (ENDS, APRIL, None)], [("P1", MARCH, APRIL)]),
        ([(STARTS, MARCH, "P1"), (STARTS, APRIL, "P1")], [("P1", MARCH, APRIL), ("P1", APRIL, None)]),
        ([(STARTS, MARCH, "P1"), (STARTS, APRIL, "P2")], [("P1", MARCH, None), ("P2", APRIL, None)]),
        ([(STARTS, MARCH, None), (STARTS, APRIL, "P2"), (ENDS, MAY, None)], [("", MARCH, MAY), ("P2", APRIL, None)]),
        ([(STARTS, MARCH, "P1"), (ENDS, MARCH, "P1")], []),
        ([(ENDS, APRIL, "P1")], []),
        ([(STARTS, None, "P1"), (ENDS, APRIL, "P1")], []),
    ],
)
def test_stays_of_a_case(acts: list[tuple[str, Any, Any]], stays: list[tuple[str, Any, Any]]):
    child = world.case(world.municipality())
    for position, (kind, day, measure) in enumerate(acts):
        world.entry(child, kind=kind, date=day, measure=measure, position=position)
    renew([child.id])
    assert sorted(stays_of(child)) == sorted(stays)


def stays_of(child: Case) -> list[tuple[str, Any, Any]]:
    rows = Stay.objects.filter(case=child)
    return [(stay.measure, stay.during.lower, stay.during.upper) for stay in rows]


def test_the_database_itself_refuses_an_overlap():
    child = world.case(world.municipality())
    world.entry(child, kind=STARTS, date=MARCH, measure="P1")
    renew([child.id])
    with pytest.raises(IntegrityError), transaction.atomic():
        Stay.objects.create(case=child, measure="P1", during=(APRIL, MAY), fact=child.id)
