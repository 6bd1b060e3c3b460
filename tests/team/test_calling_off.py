"""What was agreed is called off before its day: everything is as before, and everybody is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Conflict, Protection, Relation
from livline.cases.models import Case, Entry
from livline.team.handovers import handover_call_off
from livline.team.models import Handover, Newcomer, StaysOn, Step, Taken
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.staff import Staff, child, staff
from tests.team.test_handovers import kinds, propose, take
from tests.team.test_pages import page
from tests.web.pages.visiting import Visitor

MONDAY = TODAY + 5 * DAY


@pytest.fixture
def made() -> Staff:
    return staff()


def agreed(made: Staff, case: Case, **told: Any) -> Handover:
    handover = propose(made, case, on=MONDAY, giver_helps_until=MONDAY + 6 * DAY, **told)
    take(made, handover, Taken.ACCEPTED, "ida")
    return handover


def call_off(made: Staff, handover: Handover, by: str = "anna", reason: str = "Jeg bliver alligevel") -> None:
    with world.web(made.people[by]):
        handover_call_off(handover=handover, reason=reason, by=made.people[by])


def standing(case: Case) -> set[tuple[str, str, Any, Any]]:
    rows = Relation.objects.filter(case=case, during__isempty=False).exclude(kind="leader").select_related("account")
    return {(one.account.name, one.kind, one.during.lower, one.during.upper) for one in rows}


@pytest.mark.parametrize("by", ["anna", "ida", "bo"])
def test_everything_is_as_it_was(made: Staff, by: str):
    case = child(made)
    call_off(made, agreed(made, case), by)
    assert standing(case) == {
        ("anna", "worker", TODAY - 100 * DAY, MONDAY),
        ("anna", "worker", MONDAY, None),
    }
    assert (kinds(made.anna, case), kinds(made.ida, case)) == ({"worker"}, set())
    said = Entry.objects.filter(case=case, kind="worker_changed").order_by("id").last()
    assert said is not None
    assert (said.is_withdrawn, said.reason_for_change) == (True, "Jeg bliver alligevel")
    assert StaysOn.objects.get().name == "anna"
    step = Step.objects.get(taken=Taken.CALLED_OFF)
    assert (step.by, step.reason) == (made.people[by], "Jeg bliver alligevel")
    propose(made, case)  # another may be proposed


def test_what_the_receiver_had_before_stays(made: Staff):
    case = child(made, anna="worker", ida="cover")
    call_off(made, agreed(made, case))
    assert kinds(made.ida, case) == {"cover"}


def test_it_is_called_off_once_and_with_a_reason(made: Staff):
    handover = agreed(made, child(made))
    with pytest.raises(Unfitting):
        call_off(made, handover, reason="  ")
    call_off(made, handover)
    with pytest.raises(Overtaken):
        call_off(made, handover, "bo")


def test_not_on_its_day_nor_before_it_is_agreed(made: Staff):
    case, other = child(made), child(made, "K2")
    today = propose(made, case)
    take(made, today, Taken.ACCEPTED, "ida")
    with pytest.raises((Unfitting, NotFound)):
        call_off(made, today, "ida")
    with pytest.raises(Unfitting):
        call_off(made, propose(made, other, on=MONDAY))
    assert kinds(made.ida, case) == {"worker"}


@pytest.mark.parametrize("what", ["closed", "conflict"])
def test_the_child_is_never_left_without_a_worker(made: Staff, what: str):
    case = child(made)
    handover = agreed(made, case)
    if what == "closed":
        Account.objects.filter(id=made.anna.id).update(is_active=False)
    else:
        Conflict.objects.create(account=made.anna, case=case)
    with pytest.raises(Unfitting):
        call_off(made, handover, "ida")
    assert ("ida", "worker", MONDAY, None) in standing(case)


def test_of_a_protected_child_the_giver_has_it_again_at_once(made: Staff):
    case = child(made)
    Protection.objects.create(case=case, level="secret", reason="trusler", raised_by=made.bo)
    handover = agreed(made, case)
    take(made, handover, Taken.DECIDED, "bo")
    call_off(made, handover, "ida")
    assert Relation.objects.get(case=case, account=made.anna, during__startswith=MONDAY, kind="worker").is_confirmed
    assert Protection.objects.count() == 1


def test_strangers_call_nothing_off(made: Staff):
    case = child(made)
    handover = agreed(made, case)
    parent = world.account("parent", made.of)
    world.relate(parent, case, "custody_parent")
    off = reverse("handover-call-off", args=[case.id, handover.id])
    for who in (made.carla, parent):
        with world.web(who), pytest.raises(NotFound):
            handover_call_off(handover=handover, reason="nej", by=who)
        assert Visitor(who).post(off, reason="nej").status_code == 404
        with world.web(who), pytest.raises(DatabaseError), transaction.atomic():
            StaysOn.objects.create(newcomer_id=handover.id, case=case, name="x")
        with world.web(who):
            assert not Step.objects.exists()
    with world.web(made.ida), pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.create(handover=handover, taken=Taken.CALLED_OFF, by=made.ida, reason="selv")


def test_the_child_and_the_other_are_told_and_why_only_the_other(made: Staff):
    case = child(made)
    one = world.account("Alma", None)
    world.relate(one, case, "child")
    handover = agreed(made, case)
    assert "ida er din rådgiver fra" in page(one, "case", case.id)
    off = reverse("handover-call-off", args=[case.id, handover.id])
    assert "Dette felt" in (asked := Visitor(made.anna).post(off, reason="").content.decode()) or "Hvorfor?" in asked
    assert Visitor(made.anna).post(off, reason="Jeg bliver alligevel").status_code == 302
    told = page(one, "case", case.id)
    assert "anna er stadig din rådgiver" in told
    assert "ida er din rådgiver" not in told
    assert "Jeg bliver alligevel" not in told
    for where in (page(made.ida, "team"), page(made.ida, "handover-answer", handover.id)):
        assert "Jeg bliver alligevel" in where
        assert "Alma" not in where
    assert "Jeg bliver alligevel" in page(made.anna, "handover", case.id)


def test_who_gave_reads_on_her_day_that_the_receiver_called_it_off(made: Staff):
    case = child(made)
    handover = agreed(made, case)
    off = reverse("handover-call-off", args=[case.id, handover.id])
    answer = Visitor(made.ida).post(off, reason="Jeg er sygemeldt")
    assert answer["Location"] == reverse("team")
    told = page(made.anna, "today")
    assert "ida har aflyst overleveringen" in told
    assert "Jeg er sygemeldt" in told
    assert reverse("handover", args=[case.id]) in told
    child(made, "K2", "Bjørk", ida="worker")
    assert "har aflyst" not in page(made.ida, "today")


def test_what_was_written_stays(made: Staff):
    call_off(made, agreed(made, child(made)))
    assert Newcomer.objects.count() == 1
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM newcomer_off")
