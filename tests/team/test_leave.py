"""Somebody is away: a colleague fills the day, for exactly as long, and the child keeps its caseworker."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from livline.access.errors import CaseError, NotFound, Unfitting
from livline.access.models import Account, Conflict, Opening, Protection, Relation, Restriction
from livline.access.relations import relation_confirm
from livline.access.sight import sight
from livline.cases.models import Case
from livline.leave.models import Change, Given, Leave, LeftOut, StandIn
from livline.leave.reading import absences_with_children, could_stand_in, left_out_of, stands_for
from livline.leave.services import leave_shorten, leave_tell, stand_in_name
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.staff import Staff, child, join, staff

pytestmark = pytest.mark.usefixtures("db")
LAST = TODAY + 9 * DAY


@pytest.fixture
def made() -> Staff:
    return staff()


def away(made: Staff, who: str = "anna", first: dt.date = TODAY, last: dt.date = LAST, by: str = "") -> Leave:
    by_whom = made.people[by or who]
    with world.web(by_whom):
        return leave_tell(account=made.people[who], first=first, last=last, by=by_whom)


def name(made: Staff, leave: Leave, by: str = "anna", whom: str = "ida") -> StandIn:
    with world.web(made.people[by]):
        return stand_in_name(leave=leave, account=made.people[whom], by=made.people[by])


def shorten(made: Staff, leave: Leave, last: dt.date, by: str = "anna") -> None:
    with world.web(made.people[by]):
        leave_shorten(leave=leave, last=last, by=made.people[by])


def kinds(who: Account, case: Case) -> set[str]:
    with world.web(who):
        return set(sight(who, case.id).kinds)


def covers(case: Case) -> list[tuple[str, Any, Any]]:
    rows = Relation.objects.filter(case=case, kind="cover", during__isempty=False).select_related("account")
    return sorted((one.account.name, one.during.lower, one.during.upper) for one in rows)


def lacking(who: Account) -> list[int]:
    with world.web(who):
        return [len(one.lacking) for one in absences_with_children().values()]


def test_a_colleague_covers_for_exactly_as_long_and_the_worker_stays(made: Staff):
    case, other = child(made), child(made, "K2")
    leave = away(made, first=TODAY + 2 * DAY)
    name(made, leave)
    for one in (case, other):
        assert covers(one) == [("ida", TODAY + 2 * DAY, LAST + DAY)]
    assert (kinds(made.ida, case), kinds(made.anna, case)) == (set(), {"worker"})  # not before the day
    given = Relation.objects.get(case=case, kind="cover")
    assert (given.added_by, given.is_confirmed) == (made.anna, True)


def test_who_stands_in_reads_and_writes_and_is_told_for_whom(made: Staff):
    case = child(made)
    name(made, away(made))
    with world.web(made.ida):
        seen = sight(made.ida, case.id)
        assert seen.writes("plan")
        assert not seen.writes("access")
        assert {id_: (one.name, one.until) for id_, one in stands_for(made.ida).items()} == {case.id: ("anna", LAST)}


def test_a_leader_sees_it_before_it_begins_and_how_many_lack_somebody(made: Staff):
    child(made)
    child(made, "K2")
    child(made, "K3", anna="worker", ida="worker")  # has another
    leave = away(made, first=TODAY + 5 * DAY)
    assert lacking(made.bo) == [2]
    name(made, leave, by="bo")
    assert lacking(made.bo) == [0]
    with world.web(made.bo):
        (told,) = absences_with_children().values()
        assert (told.name, list(told.stand_ins.values()), len(told.children)) == ("anna", ["ida"], 3)


def test_a_child_that_comes_later_lacks_somebody_until_it_is_named_again(made: Staff):
    child(made)
    leave = away(made)
    name(made, leave)
    later = child(made, "K2")
    assert lacking(made.bo) == [1]
    name(made, leave, by="bo")
    assert (lacking(made.bo), covers(later)) == ([0], [("ida", TODAY, LAST + DAY)])


def test_whoever_is_away_is_nobody_to_stand_in(made: Staff):
    case = child(made)
    eva = join(made, "eva")
    leave = away(made)
    name(made, leave)
    away(made, "ida", first=TODAY + 4 * DAY)
    assert lacking(made.bo) == [1, 0]  # Ida has no children of her own
    with world.web(made.bo):
        assert could_stand_in(made.anna.id, TODAY, LAST) == [eva]
    name(made, leave, by="bo", whom="eva")
    assert covers(case) == [("eva", TODAY + 4 * DAY, LAST + DAY), ("ida", TODAY, LAST + DAY)]


def test_a_case_that_is_closed_to_the_stand_in_is_left_out_and_both_are_told(made: Staff):
    case, closed, secret_why = child(made), child(made, "K2"), child(made, "K3")
    Conflict.objects.create(account=made.ida, case=closed)
    Restriction.objects.create(account=made.ida, case=secret_why, during=(TODAY, None), reason="nabo", added_by=made.bo)
    leave = away(made)
    name(made, leave)
    assert [bool(covers(one)) for one in (case, closed, secret_why)] == [True, False, False]
    told = {}
    for who in (made.anna, made.bo, made.ida, made.carla):
        with world.web(who):
            told[who.name] = [one.number for one in left_out_of(leave.id)]
    # Whoever is kept out by another never learns that they are.
    assert told == {"anna": ["K2", "K3"], "bo": ["K2", "K3"], "ida": ["K2"], "carla": []}
    assert lacking(made.bo) == [2]


def test_of_a_protected_child_a_second_person_says_so_and_nothing_is_lowered(made: Staff):
    case = child(made)
    Protection.objects.create(case=case, level="secret", reason="trusler", raised_by=made.bo)
    name(made, away(made))
    assert kinds(made.ida, case) == set()
    assert lacking(made.bo) == [1]
    waiting = Relation.objects.get(case=case, kind="cover")
    with world.web(made.bo):
        relation_confirm(relation=waiting, by=made.bo)
    with world.web(made.ida):
        assert not sight(made.ida, case.id).reads("whereabouts")
    assert lacking(made.bo) == [0]
    assert not Opening.objects.exists()


def test_a_leave_that_ends_sooner_takes_the_access_with_it(made: Staff):
    case = child(made)
    world.relate(made.ida, child(made, "K2", carla="worker"), "cover", during=(TODAY, LAST + DAY))  # of another
    leave = away(made)
    name(made, leave)
    shorten(made, leave, TODAY + DAY)
    assert covers(case) == [("ida", TODAY, TODAY + 2 * DAY)]
    shorten(made, leave, TODAY - DAY)
    assert (covers(case), kinds(made.ida, case)) == ([], set())
    assert lacking(made.bo) == []
    assert Relation.objects.filter(account=made.ida, kind="cover", during__contains=TODAY).count() == 1
    assert (Leave.objects.count(), Change.objects.count(), Given.objects.count()) == (1, 2, 1)


def test_it_is_called_off_before_it_begins_and_told_anew(made: Staff):
    case = child(made)
    leave = away(made, first=TODAY + 3 * DAY)
    name(made, leave)
    shorten(made, leave, TODAY + 2 * DAY, by="bo")
    assert covers(case) == []
    away(made, first=TODAY + 3 * DAY)


@pytest.mark.parametrize(
    ("first", "last"), [(TODAY + 3 * DAY, TODAY + 2 * DAY), (TODAY - 9 * DAY, TODAY - DAY), (LAST, LAST + 5 * DAY)]
)
def test_days_that_cannot_be(made: Staff, first: dt.date, last: dt.date):
    away(made)
    with pytest.raises(Unfitting):
        away(made, first=first, last=last)


@pytest.mark.parametrize("last", [LAST, LAST + DAY, TODAY - 2 * DAY])
def test_a_leave_only_becomes_shorter(made: Staff, last: dt.date):
    leave = away(made, first=TODAY - 5 * DAY)
    with pytest.raises(Unfitting):
        shorten(made, leave, last)


def test_only_oneself_and_ones_leader_say_so(made: Staff):
    child(made)
    leave = away(made, by="bo")
    for by in ("ida", "carla"):
        with pytest.raises(NotFound):
            away(made, "anna", first=LAST + DAY, last=LAST + DAY, by=by)
        with pytest.raises(NotFound):
            shorten(made, leave, TODAY, by=by)
        with pytest.raises(NotFound):
            name(made, leave, by=by, whom="ida" if by == "carla" else "anna")


@pytest.mark.parametrize("whom", ["carla", "bo", "anna"])
def test_only_a_colleague_of_the_team_stands_in(made: Staff, whom: str):
    child(made)
    with pytest.raises(NotFound):
        name(made, away(made), whom=whom)
    assert not Given.objects.exists()


def test_nobody_gives_by_the_database_what_is_not_theirs(made: Staff):
    case = child(made)
    leave = away(made)
    named = StandIn.objects.create(leave=leave, account=made.ida, by=made.anna)
    for who in (made.ida, made.carla, made.bo):
        with world.web(who), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT stand_in_give(%s, %s)", [named.id, leave.id])
    with world.web(made.carla), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT stand_in_cut(%s)", [leave.id])
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("SELECT * FROM days_wanting(ARRAY[%s]::uuid[])", [case.id])
    assert kinds(made.ida, case) == set()


def test_a_leader_gives_the_children_that_she_leads_alone(made: Staff):
    case = child(made)
    elsewhere = world.case(made.of, "K9")
    world.relate(made.anna, elsewhere, "worker")
    name(made, away(made), by="bo")
    assert (len(covers(case)), covers(elsewhere)) == (1, [])


def test_strangers_and_citizens_see_nothing_and_colleagues_the_days(made: Staff):
    case = child(made)
    Conflict.objects.create(account=made.ida, case=case)
    name(made, away(made))
    elsewhere = staff(world.municipality("Sydby"))
    citizen = world.account("parent", None)
    world.relate(citizen, case, "custody_parent")
    for who in (elsewhere.anna, citizen):
        with world.web(who):
            assert [model.objects.count() for model in (Leave, Change, StandIn, Given, LeftOut)] == [0, 0, 0, 0, 0]
            assert absences_with_children() == {}
    with world.web(made.ida):
        assert [model.objects.count() for model in (Leave, StandIn, Given)] == [1, 1, 0]
        assert lacking(made.ida) == [0]


def test_what_was_written_stays(made: Staff):
    child(made)
    leave = away(made)
    name(made, leave)
    shorten(made, leave, TODAY)
    for table in ("leave", "leave_change", "stand_in", "stand_in_given"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
    with world.web(made.anna), pytest.raises((CaseError, DatabaseError)), transaction.atomic():
        Leave.objects.update(last=LAST + DAY)
