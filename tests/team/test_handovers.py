"""A child goes from one caseworker to the next: who has a say, what changes at once, and what the wall refuses."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Conflict, Protection, Relation
from livline.access.relations import relation_end
from livline.access.sight import sight
from livline.cases.models import Case, Entry
from livline.cases.places import names_of
from livline.team.handovers import Plan, handover_propose, message_of, reassign, step_take
from livline.team.models import Handover, Newcomer, Step, Taken
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.staff import Staff, child, join, staff

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def made() -> Staff:
    return staff()


def propose(made: Staff, case: Case, by: str = "anna", **told: Any) -> Handover:
    """Anna proposes that Ida have the child."""
    words: dict[str, Any] = {"receiver": made.ida, "on": TODAY, "message": "Vi ses mandag"}
    plan, giver = Plan(**(words | told)), made.anna
    with world.web(made.people[by]):
        return handover_propose(case=case, giver=giver, plan=plan, by=made.people[by])


def take(made: Staff, handover: Handover, taken: Taken, by: str, **more: str) -> bool:
    with world.web(made.people[by]):
        return step_take(handover=handover, taken=taken, by=made.people[by], **more)


def kinds(who: Account, case: Case) -> set[str]:
    with world.web(who):
        return set(sight(who, case.id).kinds)


def test_who_receives_says_yes_and_everything_changes_at_once(made: Staff):
    case = child(made)
    handover = propose(made, case, hello="Ida kommer i stedet for mig, fordi jeg skifter job.")
    assert kinds(made.ida, case) == set()
    assert take(made, handover, Taken.ACCEPTED, "ida")
    assert (kinds(made.ida, case), kinds(made.anna, case)) == ({"worker"}, set())
    fact = Entry.objects.get(case=case, kind="worker_changed")
    assert (fact.date, fact.handover_note, fact.recorded_by) == (TODAY, True, made.ida)  # type: ignore[attr-defined]
    names = names_of([case.id])
    assert [names[getattr(fact, name)] for name in ("from", "to")] == ["anna", "ida"]
    comes = Newcomer.objects.get()
    assert (comes.name, comes.comes_on, comes.hello[:4]) == ("ida", TODAY, "Ida ")


def test_on_a_later_day_the_receiver_reads_ahead_and_the_giver_helps_on(made: Staff):
    case, monday = child(made), TODAY + 5 * DAY
    handover = propose(made, case, on=monday, giver_helps_until=monday + 6 * DAY)
    assert take(made, handover, Taken.ACCEPTED, "ida")
    rows = {(one.account.name, one.kind): (one.during.lower, one.during.upper) for one in relations(case)}
    assert rows == {
        ("anna", "worker"): (TODAY - 100 * DAY, monday),
        ("anna", "cover"): (monday, monday + 7 * DAY),
        ("ida", "cover"): (TODAY, monday),
        ("ida", "worker"): (monday, None),
    }


def relations(case: Case) -> list[Relation]:
    return list(Relation.objects.filter(case=case).exclude(kind="leader").select_related("account"))


def test_who_receives_sees_the_message_and_nothing_of_the_child(made: Staff):
    case = child(made)
    propose(made, case)
    with world.web(made.ida):
        assert [message_of(one) for one in Handover.objects.all()] == ["Vi ses mandag"]
        assert not Case.objects.exists()


def test_who_says_no_says_why_and_nothing_changes(made: Staff):
    case = child(made)
    handover = propose(made, case)
    with pytest.raises(Unfitting):
        take(made, handover, Taken.DECLINED, "ida")
    assert not take(made, handover, Taken.DECLINED, "ida", reason="Jeg har for mange nye børn")
    assert kinds(made.anna, case) == {"worker"}
    with pytest.raises(Overtaken):
        take(made, handover, Taken.ACCEPTED, "ida")
    propose(made, case)  # another may be asked then


def test_a_child_is_handed_over_once_at_a_time(made: Staff):
    case = child(made)
    propose(made, case)
    with pytest.raises(Overtaken):
        propose(made, case)


def test_the_leader_decides_and_the_fact_is_hers(made: Staff):
    case = child(made)
    handover = propose(made, case, by="bo")
    assert take(made, handover, Taken.DECIDED, "bo")
    assert kinds(made.ida, case) == {"worker"}
    assert Entry.objects.get(case=case, kind="worker_changed").recorded_by == made.bo


def test_of_a_protected_child_two_people_say_so(made: Staff):
    case = child(made)
    Protection.objects.create(case=case, level="secret", reason="trusler", raised_by=made.bo)
    handover = propose(made, case)
    assert not take(made, handover, Taken.ACCEPTED, "ida")
    assert kinds(made.ida, case) == set()
    assert take(made, handover, Taken.DECIDED, "bo")
    assert kinds(made.ida, case) == {"worker"}
    given = Relation.objects.get(case=case, account=made.ida)
    assert (given.added_by, given.confirmed_by, given.is_confirmed) == (made.anna, made.bo, True)


def test_of_a_protected_child_the_leader_alone_decides_nothing(made: Staff):
    case = child(made)
    Protection.objects.create(case=case, level="protected", reason="trusler", raised_by=made.bo)
    handover = propose(made, case, by="bo")
    assert not take(made, handover, Taken.DECIDED, "bo")
    with pytest.raises(NotFound):
        take(made, handover, Taken.CONFIRMED, "bo")
    assert kinds(made.ida, case) == set()
    assert take(made, handover, Taken.CONFIRMED, "anna")
    assert kinds(made.ida, case) == {"worker"}


def test_whom_the_case_is_closed_to_receives_nothing(made: Staff):
    case = child(made)
    Conflict.objects.create(account=made.ida, case=case)
    handover = propose(made, case, by="bo")
    with pytest.raises(Unfitting, match="Modtageren"):
        take(made, handover, Taken.DECIDED, "bo")
    assert kinds(made.anna, case) == {"worker"}


def test_who_is_no_longer_the_worker_gives_nothing(made: Staff):
    case = child(made, anna="worker", ida="cover")
    eva = join(made, "eva")
    world.relate(eva, case, "worker")
    handover = propose(made, case)
    with world.web(made.bo):
        relation_end(relation=Relation.objects.get(account=made.anna, case=case), by=made.bo)
    with pytest.raises(Unfitting, match="ikke længere"):
        take(made, handover, Taken.ACCEPTED, "ida")


@pytest.mark.parametrize("taken", [Taken.ACCEPTED, Taken.DECIDED, Taken.CONFIRMED, Taken.WITHDRAWN, Taken.READ])
def test_a_stranger_takes_no_step(made: Staff, taken: Taken):
    case = child(made)
    handover = propose(made, case)
    with pytest.raises(NotFound):
        take(made, handover, taken, "carla")
    with world.web(made.carla):
        assert [model.objects.count() for model in (Handover, Step, Newcomer)] == [0, 0, 0]


@pytest.mark.parametrize("by", ["ida", "carla"])
def test_nobody_completes_what_is_not_theirs_or_not_ripe(made: Staff, by: str):
    """Asked of the database itself, past the services."""
    case = child(made)
    handover = propose(made, case)
    with world.web(made.people[by]), transaction.atomic(), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute("SELECT handover_complete(%s, NULL, NULL, NULL, NULL)", [handover.id])
                assert cursor.fetchone() == (False,)
        except DatabaseError:
            assert by == "carla"
        cursor.execute("""SELECT (SELECT count(*) FROM "case"), (SELECT count(*) FROM relation)""")
        assert cursor.fetchone() == (0, 0)
    assert kinds(made.ida, case) == set()


def test_nobody_says_themselves_that_it_is_completed(made: Staff):
    handover = propose(made, child(made))
    for who in (made.anna, made.ida, made.bo):
        with world.web(who), pytest.raises(DatabaseError), transaction.atomic():
            Step.objects.create(handover=handover, taken=Taken.COMPLETED, by=who)


def test_nobody_proposes_a_child_that_is_not_theirs(made: Staff):
    case = child(made)
    for name in ("ida", "carla"):
        with pytest.raises((Unfitting, NotFound)):
            propose(made, case, by=name, receiver=made.bo)


def test_nobody_is_given_a_child_from_another_municipality(made: Staff):
    elsewhere = staff(world.municipality("Sydby"))
    with pytest.raises(Unfitting):
        propose(made, child(made), receiver=elsewhere.ida)


def test_what_was_written_stays(made: Staff):
    handover = propose(made, child(made))
    take(made, handover, Taken.ACCEPTED, "ida")
    for table in ("handover", "handover_step", "newcomer"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")


def test_the_child_and_its_parents_are_told_and_others_are_not(made: Staff):
    case = child(made)
    take(made, propose(made, case), Taken.ACCEPTED, "ida")
    seen = {}
    for kind in ("child", "custody_parent", "parent", "parent_restricted", "foster", "coordinator"):
        who = world.account(kind, made.of)
        world.relate(who, case, kind)
        with world.web(who):
            seen[kind] = Newcomer.objects.exists()
            assert not Handover.objects.exists()
    assert {kind for kind, sees in seen.items() if sees} == {"child", "custody_parent"}


def end(who: Account, relation: Relation, on: dt.date | None = None) -> None:
    with world.web(who):
        relation_end(relation=relation, by=who, on=on)


def test_the_last_worker_cannot_be_taken_from_a_child(made: Staff):
    case = child(made)
    anna = Relation.objects.get(account=made.anna, case=case)
    with pytest.raises(Unfitting, match="uden rådgiver"):
        end(made.bo, anna)
    with pytest.raises(Unfitting, match="uden rådgiver"):
        end(made.bo, anna, TODAY + 9 * DAY)
    assert kinds(made.anna, case) == {"worker"}


def test_not_even_a_day_may_be_without(made: Staff):
    """A cover for some days does not carry a child for good."""
    case = child(made)
    world.relate(made.ida, case, "cover", during=(TODAY, TODAY + 9 * DAY))
    anna = Relation.objects.get(account=made.anna, case=case)
    with pytest.raises(Unfitting):
        end(made.bo, anna)
    world.relate(made.ida, case, "worker", during=(TODAY + 10 * DAY, None))
    with pytest.raises(Unfitting):
        end(made.bo, anna)
    world.relate(made.carla, case, "cover", during=(TODAY + 9 * DAY, TODAY + 10 * DAY))
    end(made.bo, anna)
    assert kinds(made.ida, case) == {"cover"}


def test_a_leader_moves_many_or_none(made: Staff):
    cases = [child(made, f"K{n}") for n in range(4)]
    plan = Plan(made.ida, TODAY)
    givers = {case.id: made.anna for case in cases}
    Conflict.objects.create(account=made.ida, case=cases[2])
    with pytest.raises(Unfitting), world.web(made.bo):
        reassign(cases=cases, givers=givers, plan=plan, by=made.bo)
    assert not Handover.objects.exists()
    assert [kinds(made.anna, case) for case in cases] == [{"worker"}] * 4
    rest = [case for case in cases if case is not cases[2]]
    with world.web(made.bo):
        assert reassign(cases=rest, givers=givers, plan=plan, by=made.bo) == (3, 0)
    assert [kinds(made.ida, case) for case in rest] == [{"worker"}] * 3


def test_protected_children_wait_for_a_second_person(made: Staff):
    cases = [child(made, f"K{n}") for n in range(3)]
    Protection.objects.create(case=cases[0], level="secret", reason="trusler", raised_by=made.bo)
    with world.web(made.bo):
        givers = {case.id: made.anna for case in cases}
        assert reassign(cases=cases, givers=givers, plan=Plan(made.ida, TODAY), by=made.bo) == (2, 1)
    assert kinds(made.anna, cases[0]) == {"worker"}


def test_a_child_without_a_worker_gets_one(made: Staff):
    case = child(made, ida="leader")
    with world.web(made.bo):
        done = reassign(cases=[case], givers={}, plan=Plan(made.anna, TODAY), by=made.bo)
    assert done == (1, 0)
    assert kinds(made.anna, case) == {"worker"}


def test_no_duty_turns_on_who_the_worker_is(made: Staff):
    """Else a hand-over would have to be judged, which it is not."""
    from lawcode import facts, registry

    text = repr(registry.DUTIES)
    assert "worker_changed" in facts.KIND_BY_NAME
    assert "worker_changed" not in text


def test_ids_that_are_nowhere_complete_nothing(made: Staff):
    with world.web(made.bo), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT handover_complete(%s, NULL, NULL, NULL, NULL)", [uuid.uuid4()])
