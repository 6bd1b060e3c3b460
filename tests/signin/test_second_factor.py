"""Does a second factor hold?  Codes once, recovery codes once, and no staff without one."""

from __future__ import annotations

import json
import re
import time
import uuid
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from tests.signin.people import Person, Town, browser, enter, is_in, later, send, signed_in

AUTHENTICATE = "/account/2fa/authenticate/"


def halfway(who: Person) -> Any:
    """A browser that waits for the code."""
    client = browser()
    assert enter(client, who).url == AUTHENTICATE
    return client


def add_app(client: Any) -> str:
    """Set an app up as a person would; its secret."""
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found, page
    secret = found.group(1)
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    response = send(client, reverse("mfa_activate_totp"), {"code": code})
    assert response.status_code == 302, response.content.decode()
    return secret


def recovery_codes(client: Any) -> list[str]:
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    return re.findall(r"<code>(\d{8})</code>", page)


def test_the_password_alone_opens_nothing_for_staff(town: Town):
    client = halfway(town.staff())
    assert not is_in(client)
    assert client.get("/account/2fa/").status_code == 302


def test_a_code_works_once(town: Town):
    who = town.staff()
    first, second = halfway(who), halfway(who)
    code = who.code()  # last, or its half minute may be over
    assert send(first, AUTHENTICATE, {"code": code}).status_code == 302
    assert send(second, AUTHENTICATE, {"code": code}).status_code == 200
    assert is_in(first)
    assert not is_in(second)


def test_of_two_who_send_the_same_code_at_once_one_gets_in(town: Town):
    from concurrent.futures import ThreadPoolExecutor

    from django.core.cache import caches
    from django.db import connections

    who = town.staff()
    waiting, code = [halfway(who) for _ in range(4)], who.code()

    def sent(client: Any) -> bool:
        try:
            return bool(send(client, AUTHENTICATE, {"code": code}).status_code == 302)
        finally:
            connections.close_all()
            caches["default"].close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(sent, waiting)) == 1
    assert sum(map(is_in, waiting)) == 1


@pytest.mark.parametrize("ahead", [-10, -2, 2, 100])
def test_a_code_of_another_time_does_not_work(town: Town, ahead: int):
    who = town.staff()
    assert send(halfway(who), AUTHENTICATE, {"code": who.code(ahead)}).status_code == 200


@pytest.mark.parametrize("code", ["", "000000x", "\0", "٣٤٥٦٧٨", "1" * 10_000, "' OR 1=1"])
def test_what_is_no_code_does_not_work(town: Town, code: str):
    client = halfway(town.staff())
    assert send(client, AUTHENTICATE, {"code": code}).status_code == 200
    assert not is_in(client)


def test_guessing_codes_is_slowed_down(town: Town):
    who = town.staff()
    client = halfway(who)
    for guess in range(5):
        send(client, AUTHENTICATE, {"code": f"{guess:06}"})
    assert send(client, AUTHENTICATE, {"code": who.code()}).status_code == 200
    with later(5 * 60 + 1):
        assert send(client, AUTHENTICATE, {"code": who.code()}).status_code == 302
    assert "code_failed" in town.events(who)


def test_the_wait_for_a_code_ends_after_a_quarter_of_an_hour(town: Town):
    who = town.staff()
    client = halfway(who)
    with later(16 * 60):
        response = send(client, AUTHENTICATE, {"code": who.code()})
        assert response.url == reverse("account_login")
        assert not is_in(client)


def test_an_account_closed_between_password_and_code_does_not_get_in(town: Town):
    who = town.staff()
    client = halfway(who)
    town.do("UPDATE account SET is_active = false WHERE id = %s", who.id)
    send(client, AUTHENTICATE, {"code": who.code()})
    assert not is_in(client)


@pytest.mark.parametrize("kind", ["staff", "citizen"])
def test_who_has_no_second_factor_is_led_to_set_one_up_before_anything_else(town: Town, kind: str):
    who = town.staff(secret=None) if kind == "staff" else town.citizen(secret=None)
    client = browser()
    assert enter(client, who).status_code == 302
    for path in ("/", "/account/sessions/", "/account/logins/", "/account/password/change/", "/nowhere/"):
        response = client.get(path)
        assert (response.status_code, response.url) == (302, "/account/2fa/"), path
    assert client.get("/health").status_code == 200
    secret = add_app(client)
    assert is_in(client)
    assert enter(browser(), who).url == AUTHENTICATE
    assert town.events(who).count("factor_added") == 2  # the app, and the recovery codes with it
    stored = town.ask("SELECT data::text FROM mfa_authenticator WHERE user_id = %s AND type = 'totp'", who.id)
    assert secret not in stored[0][0]


def test_a_passkey_is_offered_before_an_app(town: Town):
    client = browser()
    enter(client, town.citizen(secret=None))
    page = client.get(reverse("mfa_index")).content.decode()
    assert page.index(reverse("mfa_add_webauthn")) < page.index(reverse("mfa_activate_totp"))
    assert page.count("button-primary") == 1
    assert re.search(r'name="passwordless"[^>]*checked', client.get(reverse("mfa_add_webauthn")).content.decode())


def test_recovery_codes_are_shown_once_and_each_works_once(town: Town):
    who, client = town.staff(secret=None), browser()
    enter(client, who)
    add_app(client)
    codes = recovery_codes(client)
    assert len(codes) == 10
    assert recovery_codes(client) == []
    first, second = halfway(who), halfway(who)
    assert send(first, AUTHENTICATE, {"code": codes[0]}).status_code == 302
    assert send(second, AUTHENTICATE, {"code": codes[0]}).status_code == 200
    assert send(second, AUTHENTICATE, {"code": codes[1]}).status_code == 302


def test_staff_who_remove_their_factor_are_led_to_set_one_up(town: Town):
    who = town.staff()
    client = signed_in(who)
    assert send(client, reverse("mfa_deactivate_totp")).status_code == 302
    assert client.get("/account/sessions/").url == "/account/2fa/"
    assert "factor_removed" in town.events(who)


def test_a_factor_is_not_removed_with_an_old_sign_in(town: Town):
    client = signed_in(town.staff())
    with later(6 * 60):
        response = send(client, reverse("mfa_deactivate_totp"))
        assert response.url.startswith(reverse("mfa_reauthenticate"))
    assert is_in(client)


def test_recovery_codes_alone_are_no_second_factor(town: Town):
    """They stand in for one that is lost; alone they would be a password on paper."""
    from livline.signin.factors import Factors

    who = town.staff(secret=None)
    data = json.dumps({"seed": Factors().encrypt(uuid.uuid4().hex), "used_mask": 0})
    town.do(
        "INSERT INTO mfa_authenticator (user_id, type, data, created_at) VALUES (%s, 'recovery_codes', %s, now())",
        who.id,
        data,
    )
    client = browser()
    enter(client, who)
    assert client.get("/account/sessions/").url == "/account/2fa/"
