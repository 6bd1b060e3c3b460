"""An administrator signs somebody out wherever they are; they come back, and are told why."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.urls import reverse

from livline.access.acting import acting_as
from livline.access.errors import NotFound
from livline.signin.sessions import end_sessions_as_administrator
from livline.web.notices import Notice
from tests.signin.people import Person, Town, browser, enter, is_in, send, signed_in

SENTENCE = str(Notice.ENDED_BY_ADMINISTRATOR.value[1])
GIVE = (
    "INSERT INTO appointment (id, account_id, office, during)"
    " VALUES (gen_random_uuid(), %s, 'administrator', '[2020-01-01,2100-01-01)')"
)


def administrator(town: Town) -> Person:
    who = town.staff()
    town.do(GIVE, who.id)
    return who


@contextmanager
def acting(who: Person) -> Iterator[None]:
    """In a transaction of theirs, as the web role."""
    with transaction.atomic(), acting_as(who.id):
        yield


def test_an_administrator_ends_all_sessions_of_another_who_is_told_why(town: Town):
    ada, anna = administrator(town), town.staff()
    at_work, at_home = signed_in(anna), signed_in(anna)
    desk = signed_in(ada)
    answer = send(desk, reverse("account-sessions-end", args=[anna.id]), {"submission": str(uuid.uuid4())})
    assert answer.url == reverse("account", args=[anna.id])
    assert not is_in(at_work)
    assert not is_in(at_home)
    assert is_in(desk)
    assert town.events(anna)[-1] == "ended_by_administrator"
    again = signed_in(anna)
    told = again.get(reverse("signin_logins")).content.decode()
    assert "Logget af overalt af en administrator" in told


def test_the_sentence_comes_once_at_the_next_sign_in(town: Town):
    anna = town.citizen()
    assert SENTENCE not in first_page_of(anna)
    ended = "INSERT INTO signin_event (account_id, what, network) VALUES (%s, 'ended_by_administrator', '')"
    town.do(ended, anna.id)
    assert SENTENCE in first_page_of(anna)
    assert SENTENCE not in first_page_of(anna)


def first_page_of(who: Person) -> str:
    """What somebody sees when they have signed in."""
    client = browser()
    asked = enter(client, who)
    code = who.code()
    cache.delete(f"allauth.mfa.totp.used?user={who.id}&code={code}")  # several times within one half minute
    assert send(client, asked.url, {"code": code}).status_code == 302
    answer = client.get(reverse("signin_logins"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_wall_ends_nothing_for_whoever_is_no_administrator_of_theirs(town: Town):
    anna, carla, ada = town.staff(), town.staff(), administrator(town)
    elsewhere = Town(town.superuser, town.address)
    stranger = administrator(elsewhere)
    client = signed_in(anna)
    for who, whom in ((carla, anna), (stranger, anna), (ada, ada), (anna, anna)):
        with acting(who), pytest.raises(NotFound):
            end_sessions_as_administrator(whom.id)
    with acting(ada):
        with pytest.raises(NotFound):
            end_sessions_as_administrator(uuid.uuid4())
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM signin_session")
            assert cursor.fetchone() == (0,), "whoever may end them sees none of them"
    assert is_in(client)
    with acting(ada):
        assert end_sessions_as_administrator(anna.id) == 1
    assert not is_in(client)
