"""Emergencies, through the pages: who may open a whole case, how it is found, and who reviews it."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from livline.access.models import Account, Conflict, Opening, Review
from livline.access.openings import emergency_open
from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from livline.looks.models import Act, Look
from livline.people.models import Tie
from livline.people.sealed import cpr_index
from livline.people.services import number_set
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, in_office, not_fresh, related
from tests.web.pages.test_cases import plain
from tests.web.pages.visiting import Visitor

PURPOSE = "Politiet har barnet og spørger, hvem der har ansvaret"
CPR, OTHER_CPR = "7101051234", "7201051234"
NO_CASE = "Der er ingen sag i din kommune med det nummer"


@pytest.fixture
def child() -> Case:
    case = child_in(world.municipality())
    number_set(person=Tie.objects.get(case=case).person, cpr=CPR)
    facts_changed([case.id])
    return case


@pytest.fixture
def nina(child: Case) -> Account:
    return in_office("Nina", child.municipality, "emergency_reader")


@pytest.fixture
def leader(child: Case) -> Account:
    return related(child, "Bo", "leader")


def emergency(who: Account, number: str = "K1", **more: str) -> Any:
    return Visitor(who).post(reverse("emergency"), number=number, purpose=more.pop("purpose", PURPOSE), **more)


def refusals(who: Account, at: uuid.UUID) -> int:
    return Look.objects.filter(case_id=at, account_id=who.id, act=Act.REFUSED).count()


@pytest.mark.parametrize("number", ["K1", " K1 ", CPR, "710105-1234"])
def test_the_office_opens_a_case_by_its_number_or_by_cpr(child: Case, nina: Account, number: str):
    answer = emergency(nina, number)
    assert answer["Location"] == reverse("case", args=[child.id])
    assert Opening.objects.get().object == "case"
    assert Look.objects.filter(case_id=child.id, purpose="emergency", act=Act.READ).exists()
    page = Visitor(nina).get(reverse("case", args=[child.id])).content.decode()
    assert "Alma" in page
    assert "Du er i sagen i en nødsituation" in page


@pytest.mark.parametrize("number", ["K9", OTHER_CPR, "K2", ""])
def test_what_is_not_there_and_what_is_elsewhere_are_told_alike_and_kept(child: Case, nina: Account, number: str):
    child_in(world.municipality("Sydby"), "K2")
    answer = emergency(nina, number)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert PURPOSE in page
    assert not Opening.objects.exists()
    if number:
        assert NO_CASE in page
        assert refusals(nina, nina.id) == 1


def test_a_child_of_another_municipality_is_not_found_by_cpr(nina: Account):
    elsewhere = child_in(world.municipality("Sydby"), "K7")
    number_set(person=Tie.objects.get(case=elsewhere).person, cpr=OTHER_CPR)
    assert NO_CASE in emergency(nina, OTHER_CPR).content.decode()


def test_who_may_not_see_the_case_gets_the_same_answer_on_record(child: Case, nina: Account):
    Conflict.objects.create(account=nina, case=child)
    assert NO_CASE in emergency(nina).content.decode()
    assert not Opening.objects.exists()
    assert refusals(nina, child.id) == 1


@pytest.mark.parametrize("office", ["", "administrator", "log_auditor"])
def test_without_the_office_there_is_no_page_and_no_case(child: Case, office: str):
    who = in_office("Carla", child.municipality, office) if office else world.account("Carla", child.municipality)
    visitor = Visitor(who)
    assert visitor.get(reverse("emergency")).status_code == 404
    assert emergency(who).status_code == 404
    assert refusals(who, who.id) == 2
    assert found(who) == (None, [])


def test_an_office_that_ended_opens_nothing(child: Case):
    who = in_office("Før", child.municipality, "emergency_reader", during=(TODAY - 9 * DAY, TODAY))
    assert emergency(who).status_code == 404
    assert found(who) == (None, [])


def found(who: Account) -> tuple[object, object]:
    """What the database itself gives, and whether it leaves anything open."""
    with world.web(who), connection.cursor() as cursor:
        cursor.execute("SELECT emergency_case('K1'), emergency_cases_of(%s)", [cpr_index(CPR)])
        answer = cursor.fetchone()
        cursor.execute("""SELECT (SELECT count(*) FROM "case"), (SELECT count(*) FROM person_number)""")
        assert cursor.fetchone() == (0, 0)
        return tuple(answer)


def test_the_database_finds_for_the_office_and_leaves_nothing_open(child: Case, nina: Account):
    assert found(nina) == (child.id, [child.id])


def test_a_short_purpose_is_told_and_kept(nina: Account):
    page = emergency(nina, purpose="haster").content.decode()
    assert "for kort" in page
    assert "haster" in page
    assert "K1" in page
    assert not Opening.objects.exists()


def test_sent_twice_it_is_opened_once(nina: Account):
    key = str(uuid.uuid4())
    first, second = (emergency(nina, again=key) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Opening.objects.count() == 1


def test_who_proved_long_ago_who_they_are_proves_it_again(nina: Account):
    answer = not_fresh(nina).post(reverse("emergency"), number="K1", purpose=PURPOSE)
    assert answer.status_code == 302
    assert not Opening.objects.exists()


def opened_by(who: Account, case: Case) -> Opening:
    with world.web(who):
        return emergency_open(case=case.id, purpose=PURPOSE, by=who)


def review(who: Account, of: Opening, **told: str) -> Any:
    return Visitor(who).post(reverse("emergency-review", args=[of.id]), **told)


def test_the_leader_sees_and_reviews_it(child: Case, nina: Account, leader: Account):
    opening = opened_by(nina, child)
    page = Visitor(leader).get(reverse("emergency-reviews")).content.decode()
    assert "Nina" in page
    assert PURPOSE in page
    assert review(leader, opening, verdict="right")["Location"] == reverse("emergency-reviews")
    told = Review.objects.get()
    assert (told.by_id, told.was_right) == (leader.id, True)
    assert "Ingen nødåbninger venter" in Visitor(leader).get(reverse("emergency-reviews")).content.decode()


def test_who_says_it_was_wrong_says_why(child: Case, nina: Account, leader: Account):
    opening = opened_by(nina, child)
    assert "Skriv, hvad der var forkert" in review(leader, opening, verdict="wrong", note=" ").content.decode()
    assert not Review.objects.exists()
    review(leader, opening, verdict="wrong", note="Ingen fare; talt med Nina")
    assert Review.objects.get().note == "Ingen fare; talt med Nina"


def test_nobody_reviews_their_own(child: Case, leader: Account):
    both = in_office("Begge", child.municipality, "emergency_reader")
    world.relate(both, child, "leader")
    opening = opened_by(both, child)
    assert "en anden leder vurderer den" in Visitor(both).get(reverse("emergency-reviews")).content.decode()
    assert review(both, opening, verdict="right").status_code == 409
    assert not Review.objects.exists()


def test_a_review_sent_twice_is_one_and_a_second_leader_comes_too_late(child: Case, nina: Account, leader: Account):
    opening, key = opened_by(nina, child), str(uuid.uuid4())
    first, second = (review(leader, opening, again=key, verdict="right") for _ in range(2))
    assert first["Location"] == second["Location"]
    other = related(child, "Lea", "leader")
    assert review(other, opening, verdict="wrong", note="nej").status_code == 404
    assert Review.objects.get().was_right


@pytest.mark.parametrize("kind", ["worker", "parent"])
def test_others_review_nothing(child: Case, nina: Account, kind: str):
    opening = opened_by(nina, child)
    who = related(child, "Anna", kind)
    mine, nothing = (Visitor(who).get(reverse("emergency-review", args=[id_])) for id_ in (opening.id, uuid.uuid4()))
    assert mine.status_code == nothing.status_code == 404
    assert plain(mine) == plain(nothing)
    assert Visitor(who).get(reverse("emergency-reviews")).status_code == 404
    assert review(who, opening, verdict="right").status_code == 404


def test_the_pages_ask_little(child: Case, nina: Account, leader: Account):
    asks_little(Visitor(nina), reverse("emergency"))
    for number in range(6):
        other = child_in(child.municipality, f"M{number}")
        world.relate(leader, other, "leader")
        opened_by(nina, other)
    asks_little(Visitor(leader), reverse("emergency-reviews"))
