"""Whose session is it, and until when?  Cookies, keys, time, and what ends a session."""

from __future__ import annotations

import hashlib
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from tests.signin.people import PASSWORD, Town, browser, enter, is_in, later, send, signed_in

SESSION, CSRF = settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME


def key(client: Any) -> str:
    return str(client.cookies[SESSION].value)


def with_key(value: str) -> Any:
    client = browser()
    client.cookies[SESSION] = value
    return client


def test_whoever_signs_in_gets_a_key_that_nobody_knew_before(town: Town):
    """Fixation: a key that was planted beforehand is worth nothing afterwards."""
    client = browser()
    client.get(reverse("account_login"))
    enter(client, town.citizen(), password="wrong")
    planted = client.cookies.get(SESSION)
    before = planted.value if planted else "none"
    signed_in(town.citizen(), client)
    assert key(client) != before
    assert not is_in(with_key(before))


def test_a_key_that_was_made_up_is_not_taken_on(town: Town):
    client = with_key("k" * 32)
    signed_in(town.citizen(), client)
    assert key(client) != "k" * 32


def test_the_key_changes_between_password_and_code(town: Town):
    who, client = town.staff(), browser()
    enter(client, who)
    half = key(client)
    assert not is_in(with_key(half))
    send(client, reverse("mfa_authenticate"), {"code": who.code()})
    assert key(client) != half
    assert is_in(client)
    assert not is_in(with_key(half))


def test_a_key_is_worth_nothing_after_sign_out(town: Town):
    client = signed_in(town.citizen())
    old = key(client)
    send(client, reverse("account_logout"))
    assert not is_in(client)
    assert not is_in(with_key(old))
    assert town.ask("SELECT count(*) FROM signin_session WHERE key_hash = %s", hashed(old)) == [(0,)]


def hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def test_sign_out_tells_the_browser_to_forget(town: Town):
    response = send(signed_in(town.citizen()), reverse("account_logout"))
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_a_link_signs_nobody_out(town: Town):
    client = signed_in(town.citizen())
    client.get(reverse("account_logout"))
    assert is_in(client)


def test_two_browsers_are_two_sessions_and_each_may_end_the_other(town: Town):
    who = town.citizen()
    first, second = signed_in(who), signed_in(who)
    assert key(first) != key(second)
    send(first, reverse("signin_sessions"), {"session": hashed(key(second))})
    assert is_in(first)
    assert not is_in(second)
    assert town.events(who)[-1] == "session_ended"


def test_who_signed_in_long_ago_proves_it_before_ending_a_session(town: Town):
    who = town.citizen()
    first, second = signed_in(who), signed_in(who)
    with later(5 * 60 + 1):
        asked = send(first, reverse("signin_sessions"), {"session": hashed(key(second))})
        assert asked.url.startswith(reverse("mfa_reauthenticate"))
        assert is_in(second)


def test_all_others_are_ended_at_once(town: Town):
    who = town.citizen()
    first, *others = (signed_in(who) for _ in range(3))
    send(first, reverse("signin_sessions"))
    assert is_in(first)
    assert not any(map(is_in, others))


@pytest.mark.parametrize("name", ["", "x", "\0", "' OR 1=1 --", "9" * 500])
def test_nobody_ends_anothers_session(town: Town, name: str):
    victim, thief = signed_in(town.citizen()), signed_in(town.citizen())
    for wanted in (name, hashed(key(victim)), key(victim)):
        assert send(thief, reverse("signin_sessions"), {"session": wanted}).status_code == 302
    assert is_in(victim)


def test_the_list_shows_ones_own_sessions_and_no_others(town: Town):
    mine, theirs = signed_in(town.citizen()), signed_in(town.citizen())
    page = mine.get(reverse("signin_sessions")).content.decode()
    assert "Firefox, Linux" in page
    assert hashed(key(theirs)) not in page
    assert "Denne enhed" in page


def test_cookies_stay_with_us(town: Town):
    client = signed_in(town.citizen())
    for name in (SESSION, CSRF):
        assert name.startswith("__Host-")
        cookie = client.cookies[name]
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""
    assert client.cookies[SESSION]["max-age"] == ""  # gone with the browser


@pytest.mark.parametrize("kind", ["staff", "citizen"])
def test_a_session_ends_after_half_an_hour_of_nothing(town: Town, kind: str):
    client = signed_in(town.staff() if kind == "staff" else town.citizen())
    with later(30 * 60 - 5):
        assert is_in(client)
    with later(2 * 30 * 60 - 15):
        assert is_in(client)  # the use in between counts
    with later(3 * 30 * 60):
        assert not is_in(client)
    assert not is_in(client)  # the clock going back brings nothing back


def test_a_session_ends_after_ten_hours_however_busy(town: Town):
    client = signed_in(town.citizen())
    for minutes in range(20, 600, 20):
        with later(minutes * 60):
            assert is_in(client), minutes
    with later(10 * 60 * 60):
        assert not is_in(client)


def test_the_key_is_nowhere_in_the_database(town: Town):
    who = town.staff()
    client = signed_in(who)
    rows = town.ask("SELECT s::text FROM signin_session s WHERE account_id = %s", who.id)
    assert len(rows) == 1
    assert key(client) not in rows[0][0]
    assert who.email not in rows[0][0]


def test_what_a_session_holds_is_sealed_under_its_key(town: Town):
    """Whoever writes another's row under their own key gets nothing from it."""
    victim, thief = signed_in(town.citizen()), signed_in(town.citizen())
    row = town.ask("SELECT sealed, account_id FROM signin_session WHERE key_hash = %s", hashed(key(victim)))[0]
    town.do("UPDATE signin_session SET sealed = %s, account_id = %s WHERE key_hash = %s", *row, hashed(key(thief)))
    assert not is_in(thief)


def test_an_account_that_is_closed_is_out_at_once(town: Town):
    who = town.citizen()
    client = signed_in(who)
    town.do("UPDATE account SET is_active = false WHERE id = %s", who.id)
    assert not is_in(client)
    town.do("UPDATE account SET is_active = true WHERE id = %s", who.id)
    assert not is_in(client)  # its session is over


def test_a_changed_password_ends_all_sessions(town: Town):
    who = town.citizen()
    client, other = signed_in(who), signed_in(who)
    fresh = "en helt anden lang sætning"
    told = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert send(client, reverse("account_change_password"), told).status_code == 302
    assert not is_in(client)
    assert not is_in(other)
    assert town.ask("SELECT count(*) FROM signin_session WHERE account_id = %s", who.id) == [(0,)]
    assert enter(browser(), who).status_code == 200
    assert enter(browser(), who, password=fresh).status_code == 302
    assert "password_changed" in town.events(who)


def test_a_password_changed_past_the_application_ends_all_sessions_too(town: Town):
    who = town.citizen()
    client = signed_in(who)
    town.do("UPDATE account SET password = 'pbkdf2_sha256$1000$x$x' WHERE id = %s", who.id)
    assert not is_in(client)


def test_many_requests_at_once_keep_one_session(town: Town):
    """Also those that note its use at the same moment."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    client = signed_in(town.citizen())

    def ask(_: int) -> bool:
        copy = with_key(key(client))
        try:
            return is_in(copy)
        finally:
            connections.close_all()

    with later(120), ThreadPoolExecutor(4) as pool:
        assert all(pool.map(ask, range(12)))
    assert is_in(client)


def test_an_ended_session_does_not_come_back_through_a_request_under_way(town: Town):
    from django.contrib.sessions.backends.base import UpdateError
    from django.db import transaction

    from livline.signin.sessions import SessionStore

    client = signed_in(town.citizen())
    with transaction.atomic():
        store = SessionStore(key(client))
        store["x"] = 1
    town.do("DELETE FROM signin_session WHERE key_hash = %s", hashed(key(client)))
    with pytest.raises(UpdateError):
        store.save()


def test_expired_sessions_are_cleared_by_the_job_role_which_sees_no_others(town: Town):
    from livline.database.role import Role
    from livline.signin.sessions import SessionStore
    from tests.ground.connecting import connected_to

    client = signed_in(town.citizen())
    old = uuid.uuid4().hex
    town.do(
        "INSERT INTO signin_session (key_hash, sealed, device, started_at, seen_at, expires_at)"
        " VALUES (%s, '', '', now(), now(), now() - interval '1 s')",
        old,
    )
    with connected_to(town.address.as_role(Role.JOB)):
        SessionStore.clear_expired()
    assert town.ask("SELECT count(*) FROM signin_session WHERE key_hash = %s", old) == [(0,)]
    assert is_in(client)


def test_a_session_without_its_times_is_over(town: Town):
    from django.db import transaction

    from livline.signin.sessions import SessionStore

    client = signed_in(town.citizen())
    with transaction.atomic():
        store = SessionStore(key(client))
        del store["signed_in_at"]
        store.save()
    assert not is_in(client)


def test_the_settings_say_what_is_promised():
    assert settings.SIGNIN_SESSION_SECONDS == 10 * 60 * 60
    assert settings.SIGNIN_IDLE_SECONDS["staff"] == 30 * 60
