"""Another takes over from a stand-in by one act: whole or not at all, and undone by the same act."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account, Conflict, Protection, Relation
from livline.cases.models import Case
from livline.leave.models import Given, Leave, LeftOut, Relieved, StandIn
from livline.leave.reading import absences, away_of, left_out_of, stands_for
from livline.leave.services import stand_in_swap
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.staff import Staff, child, join, staff
from tests.team.test_leave import LAST, away, covers, kinds, lacking, name, shorten
from tests.team.test_leave_pages import words
from tests.web.pages.surroundings import asks_little
from tests.web.pages.visiting import Visitor

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def made() -> Staff:
    return staff()


@pytest.fixture
def eva(made: Staff) -> Account:
    return join(made, "eva")


def swap(made: Staff, leave: Leave, former: Account, account: Account, by: str = "anna") -> StandIn:
    with world.web(made.people[by]):
        return stand_in_swap(leave=leave, former=former.id, account=account, by=made.people[by])


def standing(who: Account) -> list[list[str]]:
    with world.web(who):
        return [sorted(one.stand_ins.values()) for one in absences().values()]


def under_way(made: Staff, case: Case) -> Leave:
    """A leave that began three days ago, with Ida as the stand-in since."""
    first = TODAY - 3 * DAY
    leave = away(made, first=first)
    named = StandIn.objects.create(leave=leave, account=made.ida, by=made.anna)
    world.relate(made.ida, case, "cover", during=(first, LAST + DAY))
    Given.objects.create(relation=Relation.objects.get(case=case, account=made.ida), stand_in=named, case=case)
    return leave


def test_before_the_first_day_the_other_has_all_of_it_and_the_first_nothing(made: Staff, eva: Account):
    cases = [child(made), child(made, "K2")]
    leave = away(made, first=TODAY + 2 * DAY)
    name(made, leave)
    swap(made, leave, made.ida, eva)
    for case in cases:
        assert covers(case) == [("eva", TODAY + 2 * DAY, LAST + DAY)]
    assert (lacking(made.bo), standing(made.bo)) == ([0], [["eva"]])


def test_under_way_the_first_keeps_the_days_that_were_and_the_other_has_the_rest(made: Staff, eva: Account):
    case = child(made)
    leave = under_way(made, case)
    swap(made, leave, made.ida, eva, by="bo")
    assert covers(case) == [("eva", TODAY, LAST + DAY), ("ida", TODAY - 3 * DAY, TODAY)]
    assert (kinds(made.ida, case), kinds(eva, case)) == (set(), {"cover"})
    with world.web(made.ida):
        assert stands_for(made.ida) == {}
    with world.web(made.bo):
        assert list(away_of(case.id)[made.anna.id].stand_ins.values()) == ["eva"]


def test_it_is_undone_by_swapping_again(made: Staff, eva: Account):
    case = child(made)
    leave = under_way(made, case)
    for former, account in ((made.ida, eva), (eva, made.ida), (made.ida, eva), (eva, made.ida)):
        swap(made, leave, former, account)
    assert covers(case) == [("ida", TODAY - 3 * DAY, TODAY), ("ida", TODAY, LAST + DAY)]
    assert (lacking(made.bo), standing(made.bo), kinds(eva, case)) == ([0], [["ida"]], set())


def test_what_the_other_cannot_have_is_left_out_and_told(made: Staff, eva: Account):
    case, closed, hidden = child(made), child(made, "K2"), child(made, "K3")
    Conflict.objects.create(account=eva, case=closed)
    Conflict.objects.create(account=made.ida, case=case)
    Protection.objects.create(case=hidden, level="secret", reason="trusler", raised_by=made.bo)
    leave = away(made)
    name(made, leave)
    swap(made, leave, made.ida, eva)
    assert [[one[0] for one in covers(each)] for each in (case, closed, hidden)] == [["eva"], [], ["eva"]]
    assert kinds(eva, hidden) == set()  # a second person has to say so
    assert lacking(made.bo) == [2]
    with world.web(made.bo):
        assert [(one.number, one.stand_in.account.name) for one in left_out_of(leave.id)] == [("K2", "eva")]


def test_of_several_one_is_taken_over_from(made: Staff, eva: Account):
    first = child(made)
    leave = away(made)
    name(made, leave)
    later = child(made, "K2")
    name(made, leave, whom="eva")
    fie = join(made, "fie")
    swap(made, leave, eva, fie)
    assert [[one[0] for one in covers(each)] for each in (first, later)] == [["ida"], ["fie"]]
    assert standing(made.bo) == [["fie", "ida"]]
    shorten(made, leave, TODAY)
    assert [covers(each)[0][2] for each in (first, later)] == [TODAY + DAY, TODAY + DAY]


def test_a_leader_swaps_in_the_children_that_she_leads_and_who_has_others_stays(made: Staff, eva: Account):
    led, elsewhere = child(made), world.case(made.of, "K9")
    world.relate(made.anna, elsewhere, "worker")
    leave = away(made)
    name(made, leave)
    swap(made, leave, made.ida, eva, by="bo")
    assert [[one[0] for one in covers(each)] for each in (led, elsewhere)] == [["eva"], ["ida"]]
    assert standing(made.bo) == [["eva", "ida"]]


def test_access_that_was_not_given_for_the_leave_stays(made: Staff, eva: Account):
    case = child(made)
    world.relate(made.ida, case, "cover", during=(TODAY + 20 * DAY, TODAY + 30 * DAY))
    leave = away(made)
    name(made, leave)
    swap(made, leave, made.ida, eva)
    assert ("ida", TODAY + 20 * DAY, TODAY + 30 * DAY) in covers(case)


@pytest.mark.parametrize("by", ["ida", "carla", "eva"])
def test_only_who_may_name_one_may_swap(made: Staff, eva: Account, by: str):
    case = child(made)
    leave = away(made)
    name(made, leave)
    with pytest.raises(NotFound):
        swap(made, leave, made.ida, eva, by=by)
    with pytest.raises(NotFound):
        swap(made, leave, made.ida, made.carla)  # of another team
    assert covers(case) == [("ida", TODAY, LAST + DAY)]
    assert not Relieved.objects.exists()


def test_where_there_is_nothing_to_take_over_nothing_is_done(made: Staff, eva: Account):
    case = child(made)
    leave = away(made)
    name(made, leave)
    for former, account in ((eva, made.ida), (made.ida, made.ida)):
        with pytest.raises(Unfitting):
            swap(made, leave, former, account)
    swap(made, leave, made.ida, eva)
    with pytest.raises(Unfitting):  # two at once: the second is told
        swap(made, leave, made.ida, join(made, "fie"), by="bo")
    assert covers(case) == [("eva", TODAY, LAST + DAY)]
    assert StandIn.objects.count() == 2


def test_nobody_takes_over_by_the_database_what_is_not_theirs(made: Staff, eva: Account):
    case = child(made)
    leave = away(made)
    name(made, leave)
    named = StandIn.objects.create(leave=leave, account=eva, by=made.anna)
    for who in (made.ida, made.carla, made.bo, eva):
        with world.web(who), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT stand_in_swap(%s, %s, %s)", [named.id, leave.id, made.ida.id])
    with world.web(made.anna), pytest.raises(DatabaseError), transaction.atomic():
        Relieved.objects.create(stand_in=StandIn.objects.get(account=made.ida), successor=named)
    assert covers(case) == [("ida", TODAY, LAST + DAY)]


def test_strangers_and_citizens_see_nothing_of_it_and_what_was_written_stays(made: Staff, eva: Account):
    case = child(made)
    leave = away(made)
    name(made, leave)
    swap(made, leave, made.ida, eva)
    citizen = world.account("parent", None)
    world.relate(citizen, case, "custody_parent")
    for who, seen in ((staff(world.municipality("Sydby")).anna, 0), (citizen, 0), (made.ida, 1)):
        with world.web(who):
            assert (Relieved.objects.count(), Given.objects.count(), LeftOut.objects.count()) == (seen, 0, 0)
    for change in ("DELETE FROM stand_in_relieved", "UPDATE stand_in_relieved SET successor_id = stand_in_id"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


# --- The page ---


def post(who: Account, leave: Leave, former: Account, successor: Account, again: str = "") -> Any:
    told = {"former": str(former.id), "successor": str(successor.id)}
    return Visitor(who).post(reverse("leave-swap", args=[leave.id]), again, **told)


@pytest.mark.parametrize("first", [TODAY, TODAY + 3 * DAY])
def test_beside_the_stand_in_another_is_chosen_and_has_the_days_at_once(made: Staff, eva: Account, first: dt.date):
    case = child(made)
    leave = away(made, first=first)
    assert "Skift stedfortræder" not in words(made.bo, "leave-one", leave.id)
    name(made, leave)
    assert "Skift stedfortræder" in words(made.bo, "leave-one", leave.id)
    key = str(uuid4())
    for _ in range(2):  # sent twice is once
        assert post(made.bo, leave, made.ida, eva, key)["Location"] == reverse("leave-one", args=[leave.id])
    assert covers(case) == [("eva", first, LAST + DAY)]
    assert "Stedfortræder: eva" in words(made.bo, "leave-one", leave.id)
    assert Visitor(made.ida).get(reverse("leave-one", args=[leave.id])).status_code == 404


def test_who_is_chosen_too_late_is_told_and_nothing_is_done(made: Staff, eva: Account):
    case = child(made)
    leave = away(made)
    name(made, leave)
    fie = join(made, "fie")
    swap(made, leave, made.ida, eva)
    assert "Se efter, hvem der er stedfortræder nu" in post(made.bo, leave, made.ida, fie).content.decode()
    away(made, "fie")
    again = post(made.bo, leave, eva, fie)
    assert (again.status_code, "Hvem tager over?" in again.content.decode()) == (200, True)
    assert covers(case) == [("eva", TODAY, LAST + DAY)]


def test_of_several_it_is_asked_from_whom(made: Staff, eva: Account):
    child(made)
    leave = away(made)
    name(made, leave)
    child(made, "K2")
    name(made, leave, whom="eva")
    assert "Hvem afløses?" in words(made.anna, "leave-one", leave.id)
    assert post(made.anna, leave, eva, made.ida).status_code == 302
    assert "Hvem afløses?" not in words(made.anna, "leave-one", leave.id)


def test_a_stranger_swaps_nobody(made: Staff, eva: Account):
    case = child(made)
    leave = away(made)
    name(made, leave)
    citizen = world.account("parent", None)
    world.relate(citizen, case, "custody_parent")
    for who in (made.ida, made.carla, eva, citizen, staff(world.municipality("Sydby")).anna):
        assert post(who, leave, made.ida, eva).status_code == 404
    assert "Skift stedfortræder" not in words(made.ida, "leave-one", leave.id)  # who stands in names nobody
    assert covers(case) == [("ida", TODAY, LAST + DAY)]


def test_the_page_asks_little(made: Staff, eva: Account):
    for number in range(6):
        child(made, f"K{number}", f"Barn{number}")
    leave = away(made)
    name(made, leave)
    swap(made, leave, made.ida, eva)
    child(made, "K9")
    for who in (made.anna, made.bo, eva):
        asks_little(Visitor(who), reverse("leave-one", args=[leave.id]))
