"""Who gets past the first page?  Passwords, forgotten ones, invitations; and what a stranger can learn or hinder."""

from __future__ import annotations

import re
import statistics
import time
import uuid
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from livline.signin import post
from livline.signin.invitation import invitation_path
from tests.signin.people import PASSWORD, Person, Town, browser, enter, is_in, later, send, signed_in

FRESH = "en helt anden lang sætning"
LOGIN, RESET = "/account/login/", "/account/password/reset/"


def plain(page: bytes) -> str:
    """A page without what differs every time."""
    text = re.sub(r'value="[^"]*"|"X-CSRFToken": "[^"]*"', "", page.decode())
    return re.sub(r"\s+", " ", text)


def ask_reset(email: str, client: Any = None) -> Any:
    client = client or browser()
    response = send(client, RESET, {"email": email})
    assert response.status_code == 302, response.content.decode()
    assert response.url == reverse("account_reset_password_done")
    post.wait()
    return client


def link(email: str) -> str:
    """The path in the newest mail to an address."""
    body = next(str(m.body) for m in reversed(mail.outbox) if m.to == [email])
    found = re.search(r"https://testserver(/account/password/reset/key/\S+)", body)
    assert found
    return found.group(1)


def use(path: str, password: str = FRESH) -> bool:
    """Follow a link and choose a password; whether it was taken."""
    client = browser()
    response = client.get(path)
    if response.status_code != 302:
        return False
    client.get(response.url)
    response = send(client, response.url, {"password1": password, "password2": password})
    return bool(response.status_code == 302)


def test_the_right_password_opens(town: Town):
    assert is_in(signed_in(town.citizen()))


@pytest.mark.parametrize("password", ["wrong", PASSWORD.upper(), PASSWORD + " x", "", "\0", "x" * 100_000])
def test_no_other_password_does(town: Town, password: str):
    client = browser()
    assert enter(client, town.citizen(), password=password).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("change", [str.upper, str.title, lambda email: f"  {email} "])
def test_case_and_blanks_make_no_difference_in_an_address(town: Town, change: object):
    who = town.citizen()
    written = Person(who.id, change(who.email), None)  # type: ignore[operator]
    assert enter(browser(), written).status_code == 302


def test_an_address_that_was_entered_in_capitals_works(town: Town):
    who = town.citizen(email=f"Inga.{uuid.uuid4().hex}@Example.invalid")
    assert enter(browser(), Person(who.id, who.email.lower(), None)).status_code == 302


@pytest.mark.parametrize(("real", "written"), [("i", "ı"), ("a", "а"), ("ss", "ß"), ("s", "ſ")])
def test_look_alike_letters_are_others(town: Town, real: str, written: str):
    """Dotless i, Cyrillic a, sharp s, long s: none is the letter that it looks like or folds into."""
    rest = uuid.uuid4().hex.translate(str.maketrans("aks", "123"))
    who = town.citizen(email=f"{real}x{rest}@example.invalid")
    alike = Person(who.id, f"{written}x{rest}@example.invalid", None)
    assert enter(browser(), alike).status_code == 200
    assert send(browser(), RESET, {"email": alike.email}).status_code in (200, 302)
    post.wait()
    assert mail.outbox == []


def test_mail_goes_to_the_address_of_the_account_whatever_was_typed(town: Town):
    """The Kelvin sign becomes an ordinary k in small letters."""
    who = town.citizen(email=f"k{uuid.uuid4().hex}@example.invalid")
    ask_reset(who.email.replace("k", "\u212a"))
    assert [message.to for message in mail.outbox] in ([], [[who.email]])


def test_no_second_account_has_an_address_that_differs_in_case_alone(town: Town):
    """Which of them is meant could not be told, and one would shut the other out."""
    address = f"anna{uuid.uuid4().hex}@example.invalid"
    town.citizen(email=address)
    with pytest.raises(psycopg.errors.UniqueViolation):
        town.citizen(email=address.upper())


@pytest.mark.parametrize(
    "email",
    ["' OR 1=1 --@example.invalid", "x'; DROP TABLE account; --", "%", "_%@example.invalid", "a\0b@example.invalid"],
)
def test_what_looks_like_sql_is_an_address_that_nobody_has(town: Town, email: str):
    client = browser()
    assert enter(client, Person(uuid.uuid4(), email, None)).status_code == 200
    assert send(client, RESET, {"email": email}).status_code in (200, 302)
    assert not is_in(client)
    assert town.ask("SELECT count(*) > 0 FROM account") in ([(True,)], [(False,)])


def test_oversized_input_is_refused(town: Town):
    client = browser()
    assert enter(client, Person(uuid.uuid4(), "a" * 100_000 + "@example.invalid", None)).status_code == 200
    response = send(client, LOGIN, {"login": "a@example.invalid", "password": "x" * 3_000_000})
    assert response.status_code == 400


def test_a_closed_account_is_answered_like_an_unknown_one(town: Town):
    closed, unknown = town.citizen(), Person(uuid.uuid4(), f"{uuid.uuid4().hex}@example.invalid", None)
    town.do("UPDATE account SET is_active = false WHERE id = %s", closed.id)
    pages = [plain(enter(browser(), who).content) for who in (closed, unknown)]
    assert pages[0].replace(closed.email, "") == pages[1].replace(unknown.email, "")


def test_a_wrong_password_is_answered_like_an_unknown_address(town: Town):
    known, unknown = town.citizen(), Person(uuid.uuid4(), f"{uuid.uuid4().hex}@example.invalid", None)
    pages = [plain(enter(browser(), who, password="wrong").content) for who in (known, unknown)]
    assert pages[0] == pages[1]


def test_it_takes_as_long_to_refuse_an_unknown_address(town: Town, monkeypatch: pytest.MonkeyPatch):
    """With hashing that takes its time, as it does in earnest."""
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 200_000)
    known, unknown = town.citizen(), Person(uuid.uuid4(), f"{uuid.uuid4().hex}@example.invalid", None)
    broker_only = town.citizen(password=None)

    def seconds(who: Person) -> float:
        client = browser()
        client.get(LOGIN)
        began = time.process_time()
        enter(client, who, password="wrong")
        return time.process_time() - began

    took = {who.email: statistics.median(seconds(who) for _ in range(5)) for who in (known, unknown, broker_only)}
    assert max(took.values()) < 2 * min(took.values()), took


def test_asking_for_a_new_password_never_tells_whether_there_is_an_account(town: Town):
    known, unknown = town.citizen(), f"{uuid.uuid4().hex}@example.invalid"
    pages = [ask_reset(email).get(reverse("account_reset_password_done")) for email in (known.email, unknown)]
    assert plain(pages[0].content) == plain(pages[1].content)
    assert [m.to for m in mail.outbox] == [[known.email]]


def test_the_mail_about_a_new_password_names_nobody(town: Town):
    who = town.citizen()
    ask_reset(who.email)
    message = mail.outbox[-1]
    said = f"{message.subject} {message.body}"
    assert "Inga" not in said
    assert who.email not in said
    assert "\n" not in message.subject


def test_a_link_for_a_new_password_works_once(town: Town):
    who = town.citizen()
    client = signed_in(who)
    ask_reset(who.email)
    path = link(who.email)
    assert use(path)
    assert not is_in(client)
    assert not use(path, "en tredje lang sætning her")
    assert enter(browser(), who, password=FRESH).status_code == 302
    assert {"reset_asked", "password_changed"} <= set(town.events(who))


def test_a_link_for_a_new_password_works_for_an_hour(town: Town, monkeypatch: pytest.MonkeyPatch):
    import datetime as dt

    from django.contrib.auth.tokens import PasswordResetTokenGenerator

    who = town.citizen()
    ask_reset(who.email)
    path, now = link(who.email), dt.datetime.now()
    with monkeypatch.context() as patch:
        hour = now + dt.timedelta(minutes=61)
        patch.setattr(PasswordResetTokenGenerator, "_now", lambda self: hour)
        assert not use(path)
    assert use(path)


def test_a_link_for_a_new_password_is_worth_nothing_once_the_password_was_changed(town: Town):
    who = town.citizen()
    ask_reset(who.email)
    told = {"oldpassword": PASSWORD, "password1": FRESH, "password2": FRESH}
    send(signed_in(who), reverse("account_change_password"), told)
    assert not use(link(who.email), "en tredje lang sætning her")


def test_a_link_for_one_account_does_not_open_another(town: Town):
    who, other = town.citizen(), town.citizen()
    ask_reset(who.email)
    path = link(who.email)
    assert not use(path.replace(who.id.hex, other.id.hex))
    assert not use(path[:-3] + "x/")


def test_a_new_password_does_not_get_around_the_second_factor(town: Town):
    who = town.staff()
    ask_reset(who.email)
    assert use(link(who.email))
    client = browser()
    response = enter(client, who, password=FRESH)
    assert response.url == reverse("mfa_authenticate")
    assert not is_in(client)


def test_whoever_comes_only_through_a_broker_gets_no_password_by_mail(town: Town):
    """A parent with the child's mailbox does not become the child."""
    who = town.citizen(password=None)
    ask_reset(who.email)
    assert mail.outbox == []


def test_a_stranger_who_asks_again_and_again_fills_no_mailbox(town: Town):
    who = town.citizen()
    for _ in range(4):
        ask_reset(who.email)
    assert len(mail.outbox) == 1
    assert use(link(who.email))


def test_the_link_in_a_mail_leads_to_us_whatever_the_request_says(town: Town):
    who, client = town.citizen(), browser()
    response = client.get(RESET, headers={"Host": "evil.invalid"})
    assert response.status_code == 400
    ask_reset(who.email)
    assert "evil" not in str(mail.outbox[-1].body)


@pytest.mark.parametrize("password", ["kort", "qwerty123456", "12345678901234", "Inga Invented 1"])
def test_a_password_that_is_easily_guessed_is_refused(town: Town, password: str):
    who = town.citizen()
    ask_reset(who.email)
    assert not use(link(who.email), password)


def test_an_invitation_sets_the_first_password_once(town: Town):
    who = town.staff(password=None, secret=None)
    path = invitation_path(town.account(who))
    assert who.email not in path
    client = browser()
    assert client.get(path).status_code == 200
    assert send(client, path, {"password1": FRESH}).status_code == 302
    assert client.get(path).status_code == 410
    assert send(client, path, {"password1": "en tredje lang sætning"}).status_code == 410
    assert enter(browser(), who, password=FRESH).status_code == 302


def test_an_invitation_is_over_after_a_week(town: Town):
    path = invitation_path(town.account(town.staff(password=None, secret=None)))
    with later(7 * 24 * 60 * 60 + 60):
        assert browser().get(path).status_code == 410


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "..%2F..", "x" * 5_000])
def test_a_forged_invitation_is_none(town: Town, token: str):
    assert browser().get(f"/account/invitation/{token}/").status_code in (404, 410)


def test_whoever_has_a_password_is_not_invited(town: Town):
    with pytest.raises(ValueError, match="not invited"):
        invitation_path(town.account(town.citizen()))


@pytest.mark.parametrize("path", ["/account/signup/", "/account/email/", "/account/password/set/"])
def test_nobody_makes_an_account_or_changes_an_address_for_themselves(town: Town, path: str):
    assert browser().get(path).status_code == 404
    assert signed_in(town.citizen()).get(path).status_code == 404


def test_tries_are_slowed_down_and_then_let_in_again(town: Town):
    who, client = town.citizen(), browser()
    for _ in range(5):
        enter(client, who, password="wrong")
    assert enter(client, who).status_code == 200  # right, but too soon
    with later(5 * 60 + 1):
        assert enter(client, who).status_code == 302


def test_a_stranger_locks_nobody_out(town: Town):
    who, stranger = town.citizen(), browser()
    for _ in range(10):
        enter(stranger, who, password="wrong")
    assert enter(stranger, who).status_code == 200
    assert enter(browser(), who).status_code == 302


def test_tries_at_the_same_time_are_all_counted(town: Town):
    from concurrent.futures import ThreadPoolExecutor

    from django.core.cache import caches
    from django.db import connections

    who, client = town.citizen(), browser()
    client.get(LOGIN)

    def guess(_: int) -> None:
        own = browser(**client.defaults)
        try:
            enter(own, who, password="wrong")
        finally:
            connections.close_all()
            caches["default"].close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(guess, range(6)))
    assert enter(client, who).status_code == 200


def test_signing_in_needs_a_form_of_ours(town: Town):
    """Login CSRF: another site cannot sign somebody in as somebody else."""
    who, client = town.citizen(), browser()
    told = {"login": who.email, "password": PASSWORD}
    assert client.post(LOGIN, told).status_code == 403
    client.get(LOGIN)
    assert client.post(LOGIN, told, headers={"Referer": "https://evil.invalid/"}).status_code == 403
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    evil = {"Referer": "https://evil.invalid/", "Origin": "https://evil.invalid"}
    assert client.post(LOGIN, told | {"csrfmiddlewaretoken": token}, headers=evil).status_code == 403
    assert not is_in(client)


EVIL = [
    "https://evil.invalid/",
    "//evil.invalid/",
    "///evil.invalid",
    "/\\evil.invalid",
    "\\\\evil.invalid",
    "javascript:alert(1)",
    "https:evil.invalid",
    " //evil.invalid",
    "/\t/evil.invalid",
    "%2F%2Fevil.invalid",
    "https://testserver@evil.invalid/",
    "https://testserver/x",
]


@pytest.mark.parametrize("after", EVIL)
def test_nobody_is_sent_elsewhere_after_sign_in(town: Town, after: str):
    assert landed(town.citizen(), after) == "/"


def landed(who: Person, after: str) -> str:
    """Where somebody comes who signs in with a wish."""
    client = browser()
    waiting = enter(client, who, next=after)
    assert waiting.url.partition("?")[0] == reverse("mfa_authenticate")
    response = send(client, waiting.url, {"code": who.code()})
    assert response.status_code == 302
    return str(response.url)


def test_one_comes_to_the_page_that_one_wanted(town: Town):
    assert landed(town.citizen(), "/account/logins/") == "/account/logins/"


@pytest.mark.parametrize("after", ["/x\r\nSet-Cookie: a=b", "/x\n\nfoo", "/%0d%0aSet-Cookie:%20a=b"])
def test_no_header_is_smuggled_in(town: Town, after: str):
    response = enter(browser(), town.citizen(), next=after)
    assert "\n" not in response.headers["Location"]
    assert "a" not in response.cookies


def test_the_cost_of_hashing_is_djangos_own_in_earnest():
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
