"""Numbers and lists: whatever the world, a number is the length of its list, and nobody counts what is not theirs."""

from __future__ import annotations

import datetime as dt
import uuid
from itertools import product
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from livline.access.errors import NotFound
from livline.access.models import Account, Conflict, Protection
from livline.access.sight import Sight
from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from livline.people.models import Tie
from livline.team.help import proposals
from livline.team.load import NOBODY, WHAT, Child, Worker, children_of, desks_of, load_of, rows
from livline.team.weights import tables, weights
from livline.web.rooms.team.selectors import team_page
from tests.generative.scale import tried
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.staff import Staff, child, join, staff

pytestmark = pytest.mark.usefixtures("db")

WORLD = st.lists(
    st.fixed_dictionaries(
        {
            "workers": st.sets(st.sampled_from(["anna", "ida", "carla"]), max_size=2),
            "cover": st.booleans(),
            "since": st.integers(-60, 0),
            "placed": st.booleans(),
            "secret": st.booleans(),
            "notified": st.lists(st.integers(-40, 0), max_size=3),
            "closed_to": st.sampled_from(["", "", "anna"]),
            "led": st.booleans(),
        }
    ),
    max_size=7,
)


def populate(made: Staff, told: list[dict[str, Any]]) -> list[Case]:
    """A world as drawn."""
    cases = []
    for number, one in enumerate(told):
        case = world.case(made.of, f"K{number}")
        cases.append(case)
        relate(made, case, one)
        if one["secret"]:
            Protection.objects.create(case=case, level="secret", reason="trusler", raised_by=made.bo)
        if one["closed_to"]:
            Conflict.objects.create(account=made.people[one["closed_to"]], case=case)
        if one["placed"]:
            world.entry(case, kind="placement_started", date=TODAY - 200 * DAY, site_kind="foster", position=90)
        for place, days in enumerate(one["notified"]):
            world.entry(case, kind="notification", date=TODAY + days * DAY, position=place)
    if cases:
        facts_changed([case.id for case in cases])
    return cases


@tried(12, 300)
@given(told=WORLD)
def test_a_number_is_the_length_of_its_list(told: list[dict[str, Any]]):
    with transaction.atomic():
        made = staff()
        cases = populate(made, told)
        with world.web(made.bo):
            page = team_page(made.bo, desks_of(made.bo))
            again = children_of(made.bo)
        for team in page.teams:
            for load, what in product(team.loads, WHAT):
                assert load.numbers[what] == len(rows(again, what, load.worker.id))
        right = expected(made, cases, told)
        for (name, what), number in right.items():
            worker = made.people[name].id if name != NOBODY else NOBODY
            assert len(rows(again, what, worker)) == number, (name, what)
        assert [one.case for one in page.alone] == [one.case for one in again if one.is_alone]
        transaction.set_rollback(True)


def relate(made: Staff, case: Case, one: dict[str, Any]) -> None:
    """Who is what to the child."""
    if one["led"]:
        world.relate(made.bo, case, "leader")
    for name in one["workers"]:
        world.relate(made.people[name], case, "worker", during=(TODAY + one["since"] * DAY, None))
    if one["cover"]:
        world.relate(made.ida, case, "cover")


def expected(made: Staff, cases: list[Case], told: list[dict[str, Any]]) -> dict[tuple[str, str], int]:
    """The numbers, counted from what was drawn and not from the database."""
    found: dict[tuple[str, str], int] = {}
    for name in ("anna", "ida", "carla"):
        mine = [one for one in told if one["led"] and name in one["workers"] and one["closed_to"] != name]
        found[name, "children"] = len(mine)
        found[name, "new"] = sum(1 for one in mine if one["since"] > -30)
        found[name, "placed"] = sum(1 for one in mine if one["placed"])
        found[name, "secret"] = sum(1 for one in mine if one["secret"])
    found[NOBODY, "children"] = sum(
        1 for one in told if one["led"] and not one["cover"] and not one["workers"] - {one["closed_to"]}
    )
    return found


def test_what_is_overdue_and_soon_due_is_among_what_waits():
    made = staff()
    case = child(made)
    world.entry(case, kind="notification", date=TODAY - 20 * DAY, position=1)
    world.entry(case, kind="notification", date=TODAY, position=2)
    facts_changed([case.id])
    with world.web(made.bo):
        children = children_of(made.bo)
    numbers = load_of(children, worker(made.anna)).numbers
    assert numbers["overdue"] >= 1
    assert numbers["soon"] >= 1
    assert numbers["duties"] >= numbers["overdue"] + numbers["soon"]
    assert {row.duty["status"] for row in rows(children, "overdue") if row.duty} == {"overdue"}


def test_siblings_of_the_team_are_seen_and_others_are_not():
    made = staff()
    one, two, three = (child(made, f"K{n}") for n in range(3))
    person = Tie.objects.get(case=two, part="child").person
    Tie.objects.create(case=one, person=person, part="sibling", during=(TODAY, None))
    with world.web(made.bo):
        found = {row.child.case for row in rows(children_of(made.bo), "siblings")}
    assert found == {one.id, two.id}
    assert three.id not in found


def test_a_leader_sees_her_own_teams_and_children_alone():
    made = staff()
    child(made)
    elsewhere = staff(world.municipality("Sydby"))
    child(elsewhere, "K2")
    with world.web(made.bo):
        assert [desk.team for desk in desks_of(made.bo)] == [made.team]
        assert [one.number for one in children_of(made.bo)] == ["K1"]
    for who in (made.anna, made.carla):
        with world.web(who), pytest.raises(NotFound):
            desks_of(who)
        with world.web(who):
            assert children_of(who) == []


def test_the_database_names_the_workers_of_a_leader_to_nobody_else():
    made = staff()
    case = child(made)
    for who, right in ((made.bo, [(case.id, made.anna.id)]), (made.anna, []), (made.carla, [])):
        with world.web(who), connection.cursor() as cursor:
            cursor.execute("SELECT case_id, account_id FROM led_workers()")
            assert cursor.fetchall() == right
            cursor.execute("SELECT count(*) FROM relation")
            assert (cursor.fetchone()[0] > 0) == (who is not made.carla)


def test_whom_a_case_is_closed_to_works_with_nobody_there():
    """A declared conflict closes a case; the child then has nobody, and its leader is told."""
    made = staff()
    case = child(made)
    with world.web(made.bo):
        assert not any(one.is_alone for one in children_of(made.bo))
    Conflict.objects.create(account=made.anna, case=case)
    with world.web(made.bo):
        assert [one.case for one in children_of(made.bo) if one.is_alone] == [case.id]
        assert not Conflict.objects.exists()
    Account.objects.filter(id=made.ida.id).update(is_active=False)
    world.relate(made.ida, case, "cover")
    with world.web(made.bo):
        assert [one.case for one in children_of(made.bo) if one.is_alone] == [case.id]


def test_points_are_those_of_the_table():
    numbers = dict.fromkeys(WHAT, 1)
    assert weights().points(numbers) == sum(one.points for one in weights().weights)
    assert {one.id for one in weights().weights} == set(WHAT)
    assert weights(dt.date(1990, 1, 1)) == tables()[-1]


def test_help_is_proposed_in_the_order_of_names_and_with_its_reason():
    made = staff()
    anna, eva = worker(made.anna), worker(join(made, "eva"))
    told = [(str(n), who) for n, who in enumerate([eva, eva, eva, eva, anna])]
    children = [new_child(number, who) for number, who in told]
    found = proposals([load_of(children, who) for who in (anna, eva)])
    assert [(one.load.worker, one.way, one.what, one.number) for one in found] == [
        (eva, "share", "new", 4),
        (eva, "share", "points", 20),
    ]


def worker(who: Account) -> Worker:
    """Somebody as a load knows them."""
    return Worker(who.id, who.name)


def new_child(number: str, whose: Worker) -> Child:
    """A child that has come to its worker today, of whom nothing is asked."""
    nothing = {"is_placed": False, "has_siblings": False, "duties": ()}
    return Child(case=uuid.uuid4(), number=number, name=number, sight=Sight(), workers={whose: TODAY}, **nothing)  # type: ignore[arg-type]
