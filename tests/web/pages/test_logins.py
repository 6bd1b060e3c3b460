"""Somebody around a child gets a login from whoever gives access, an account of no municipality; nobody else does."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from livline.access.models import Account, Municipality, Protection, Relation
from livline.cases.models import Case
from livline.people.models import Person, PersonBefore, Tie
from livline.signin.models import Event
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, not_fresh
from tests.web.pages.test_cases import plain
from tests.web.pages.visiting import Visitor

NEW = "long enough and all their own"


@pytest.fixture
def home() -> dict[str, Any]:
    """A child and those around it, none of whom has an account; Anna works with it, Bo leads, Carla does neither."""
    of = world.municipality()
    child = world.case(of)
    found: dict[str, Any] = {"of": of, "child": child, "carla": world.account("carla", of)}
    for name, kind in (("anna", "worker"), ("bo", "leader"), ("night", "night_desk")):
        found[name] = world.account(name, of)
        world.relate(found[name], child, kind)
    for name, part in (("alma", "child"), ("mother", "custody_holder"), ("gran", "network"), ("nabo", "notifier")):
        found[name] = tie(of, child, name, part)
    return found


def tie(of: Municipality, child: Case, name: str, part: str) -> Tie:
    person = Person.objects.create(municipality=of, name=f"{name} Prøve")
    return Tie.objects.create(case=child, person=person, part=part, during=(TODAY - DAY, None))


def path_of(home: dict[str, Any], who: str) -> str:
    return reverse("access-login", args=[home["child"].id, home[who].id])


def given(home: dict[str, Any], who: str, by: str = "anna", **more: Any) -> str:
    """The link that somebody makes."""
    response = Visitor(home[by]).post(path_of(home, who), email=f"{who}@Example.invalid", **more)
    assert response.status_code == 200
    found = re.search(r"https?://testserver(/account/[^\"<\s]+)", response.content.decode())
    assert found, response.content.decode()
    return found.group(1)


def opened(link: str, **sent: str) -> Any:
    """What a stranger finds behind a link."""
    with world.role("livline_web"):
        client = Client()
        return client.post(link, sent) if sent else client.get(link)


def test_a_mother_chooses_her_password_behind_the_link_and_is_of_no_municipality(home: dict[str, Any]):
    link = given(home, "mother")
    assert opened(link, password1=NEW).status_code == 302
    account = Account.objects.get(email="mother@example.invalid")
    assert account.municipality_id is None
    assert account.check_password(NEW)
    assert Person.objects.get(account=account).name == "mother Prøve"
    assert Relation.objects.get(account=account).kind == "custody_parent"
    first = Event.objects.filter(account=account).earliest("id")
    assert (first.what, first.by_id) == ("invited", home["anna"].id)
    assert not PersonBefore.objects.exists(), "her name has not changed"


def test_a_citizen_is_known_by_the_person_they_are(home: dict[str, Any]):
    given(home, "mother")
    page = Visitor(home["bo"]).get(reverse("access", args=[home["child"].id])).content.decode()
    assert "mother Prøve" in page
    mother = Account.objects.get(email="mother@example.invalid")
    Visitor(mother).get(reverse("case", args=[home["child"].id]))
    looks = Visitor(home["bo"]).get(reverse("looks", args=[home["child"].id])).content.decode()
    assert "mother Prøve" in looks
    with world.web(home["bo"]):
        assert not Account.objects.filter(id=mother.id).exists(), "her address and the rest of her account are nobody's"


def test_a_citizen_may_be_given_more_and_be_kept_out(home: dict[str, Any]):
    given(home, "mother")
    mother = Account.objects.get(email="mother@example.invalid")
    visitor = Visitor(home["anna"])
    path = reverse("access-restrict", args=[home["child"].id])
    assert visitor.post(path, account=str(mother.id), reason="tilhold").status_code == 302
    assert "mother Prøve" in visitor.get(reverse("access", args=[home["child"].id])).content.decode()
    assert Visitor(mother).get(reverse("case", args=[home["child"].id])).status_code == 404


def test_a_new_link_ends_the_one_before_until_a_password_is_chosen(home: dict[str, Any]):
    first, second = given(home, "alma"), given(home, "alma")
    assert opened(first).status_code == 410
    assert opened(second, password1=NEW).status_code == 302
    third = given(home, "alma")
    assert third.startswith("/account/renewal/"), "whoever has a password keeps it, also from those who help"
    assert Account.objects.get(email="alma@example.invalid").check_password(NEW)


def test_to_a_protected_child_access_waits_for_a_second_person(home: dict[str, Any]):
    Protection.objects.create(case=home["child"], level="secret", reason="fare")
    given(home, "mother")
    assert not Relation.objects.get(account__email="mother@example.invalid").is_confirmed


def test_an_address_in_use_is_told_and_nothing_is_made(home: dict[str, Any]):
    taken = world.account("taken", home["of"])
    visitor = Visitor(home["anna"])
    page = visitor.post(path_of(home, "mother"), email=taken.email.upper()).content.decode()
    assert "kan ikke bruges" in page
    assert Person.objects.get(name="mother Prøve").account_id is None
    assert not Relation.objects.filter(kind="custody_parent").exists()


@pytest.mark.parametrize("who", ["gran", "nabo"])
def test_who_is_only_known_gets_no_login(home: dict[str, Any], who: str):
    visitor = Visitor(home["anna"])
    assert visitor.get(path_of(home, who)).status_code == 404
    assert visitor.post(path_of(home, who), email="x@example.invalid").status_code == 404


@pytest.mark.parametrize("who", ["carla", "night"])
def test_who_does_not_give_access_gets_what_is_not_there(home: dict[str, Any], who: str):
    visitor = Visitor(home[who])
    nothing = reverse("access-login", args=[uuid.uuid4(), uuid.uuid4()])
    for ask in (visitor.get, visitor.post):
        assert ask(path_of(home, "mother")).status_code == ask(nothing).status_code == 404
    assert plain(visitor.get(path_of(home, "mother"))) == plain(visitor.get(nothing))
    assert not Account.objects.filter(municipality=None).exists()


def test_a_person_of_another_case_is_not_reached(home: dict[str, Any]):
    other = tie(home["of"], world.case(home["of"], "K2"), "stranger", "parent")
    path = reverse("access-login", args=[home["child"].id, other.id])
    assert Visitor(home["anna"]).post(path, email="x@example.invalid").status_code == 404


def test_who_proved_it_long_ago_proves_it_again(home: dict[str, Any]):
    response = not_fresh(home["anna"]).get(path_of(home, "mother"))
    assert response.status_code == 302
    assert "/account/" in response.url


def test_the_pages_ask_little(home: dict[str, Any]):
    given(home, "mother")
    asks_little(Visitor(home["anna"]), path_of(home, "mother"))
    asks_little(Visitor(home["anna"]), reverse("access", args=[home["child"].id]))


def asked(who: Account, query: str, *values: Any) -> Any:
    """As the web role, past the door."""
    with world.web(who), connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def refused(who: Account, query: str, *values: Any) -> bool:
    try:
        return asked(who, query, *values) in (0, [], [(False,)])
    except DatabaseError:
        return True


INVITE = "SELECT citizen_invited(%s, %s, %s, %s, '!unset')"


@pytest.mark.parametrize("who", ["carla", "night"])
def test_the_wall_makes_no_account_for_who_does_not_give_access(home: dict[str, Any], who: str):
    new, person, child = uuid.uuid4(), home["mother"].person_id, home["child"].id
    assert refused(home[who], INVITE, child, person, new, "x@example.invalid")
    assert refused(home[who], "SELECT * FROM citizen_reinvited(%s, %s, '!x')", child, person)
    assert not Account.objects.filter(id=new).exists()


def test_the_wall_gives_nobody_anothers_person(home: dict[str, Any]):
    """Who could call a mother their own would read what is kept about herself."""
    anna, person = home["anna"], home["mother"].person_id
    assert refused(anna, "UPDATE person SET account_id = %s WHERE id = %s", anna.id, person)
    new = "INSERT INTO account (id, email, name, is_active, password) VALUES (%s, 'x@x.invalid', 'X', true, '!x')"
    assert refused(anna, new, uuid.uuid4())
    assert refused(anna, INVITE, home["child"].id, home["gran"].person_id, uuid.uuid4(), "y@example.invalid")


def test_nobody_makes_an_account_with_a_password(home: dict[str, Any]):
    from tests.web.pages.surroundings import in_office

    bodil = in_office("bodil", home["of"], "administrator")
    values = "(%s, 'x@x.invalid', 'X', true, %s, %s)"
    new = f"INSERT INTO account (id, email, name, is_active, password, municipality_id) VALUES {values}"
    assert refused(bodil, new, uuid.uuid4(), "pbkdf2_sha256$1$x$x", home["of"].id)
    assert asked(bodil, new, uuid.uuid4(), "!x", home["of"].id) == 1
