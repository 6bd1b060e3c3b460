"""People who sign in: invented, each with a network of their own, so that no test hinders another."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import psycopg
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from livline.access.models import Account
from livline.database.address import Address
from livline.signin.factors import Factors

PASSWORD = "en lang sætning om havet"
STANDARD = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ENDING = 2.0
"""Seconds before the end of a code's half minute in which nobody begins to type it."""


class Person:
    """Somebody with an account; `secret` is that of their app."""

    def __init__(self, id_: uuid.UUID, email: str, secret: str | None) -> None:
        self.id, self.email, self.secret = id_, email, secret

    def code(self, ahead: int = 0) -> str:
        """What the app shows now, or some half minutes ahead; not a code that has ended before it is sent."""
        assert self.secret is not None
        left = 30 - time.time() % 30
        if left < ENDING:
            time.sleep(left)
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // 30 + ahead))


class Town:
    """A municipality, seen with the superuser's eyes."""

    def __init__(self, superuser: psycopg.Connection[Any], address: Address) -> None:
        self.superuser, self.address = superuser, address
        self.id = uuid.uuid4()
        self.ask("INSERT INTO municipality (id, name) VALUES (%s, %s) RETURNING 1", self.id, f"By {self.id}")

    def ask(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Past all walls."""
        return self.superuser.execute(query, parameters).fetchall()

    def do(self, statement: str, *parameters: Any) -> None:
        """Past all walls, with nothing to tell."""
        self.superuser.execute(statement, parameters)

    def citizen(self, **more: Any) -> Person:
        """With an app, unless told otherwise, or without a password, as who comes through a broker."""
        usual: dict[str, Any] = {"secret": generate_totp_secret() if more.get("password", PASSWORD) else None}
        return self._account(None, **usual | more)

    def staff(self, **more: Any) -> Person:
        """With an app, unless told otherwise."""
        return self._account(self.id, **({"secret": generate_totp_secret()} | more))

    def _account(
        self, of: uuid.UUID | None, password: str | None = PASSWORD, secret: str | None = None, email: str = ""
    ) -> Person:
        id_ = uuid.uuid4()
        email = email or f"p{id_.hex}@example.invalid"
        self.do(
            "INSERT INTO account (id, email, name, municipality_id, is_active, password)"
            " VALUES (%s, %s, 'Inga Invented', %s, true, %s)",
            id_,
            email,
            of,
            make_password(password),
        )
        if secret:
            data = json.dumps({"secret": Factors().encrypt(secret)})
            self.do(
                "INSERT INTO mfa_authenticator (user_id, type, data, created_at) VALUES (%s, 'totp', %s, now())",
                id_,
                data,
            )
        return Person(id_, email, secret)

    def events(self, who: Person) -> list[str]:
        rows = self.ask("SELECT what FROM signin_event WHERE account_id = %s ORDER BY id", who.id)
        return [row[0] for row in rows]

    def account(self, who: Person) -> Account:
        """The account as Django holds it, read by the superuser."""
        columns = "id, email, name, municipality_id, is_active, password, last_login"
        row = self.ask(f"SELECT {columns} FROM account WHERE id = %s", who.id)[0]
        return Account(**dict(zip(columns.split(", "), row, strict=True)))


def browser(**more: Any) -> Any:
    """A browser on a network of its own, held to CSRF like any other."""
    number = uuid.uuid4().int
    place = f"10.{number % 250}.{number // 250 % 250}.{number // 62500 % 250 + 1}"
    told: dict[str, Any] = {"REMOTE_ADDR": place, "HTTP_USER_AGENT": STANDARD} | more
    client = Client(enforce_csrf_checks=True, **told)
    client.defaults["wsgi.url_scheme"] = "https"
    client.defaults["SERVER_PORT"] = "443"
    return client


def send(client: Client, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
    """Fill in the form on a page of ours and send it, CSRF token and all."""
    token = client.cookies.get(settings.CSRF_COOKIE_NAME)
    if token is None:
        client.get(reverse("account_login"))
        token = client.cookies[settings.CSRF_COOKIE_NAME]
    told = {"csrfmiddlewaretoken": token.value} | (data or {})
    return client.post(path, told, headers={"Referer": "https://testserver/"}, **more)


def enter(client: Client, who: Person, password: str = PASSWORD, **more: Any) -> Any:
    """The first page of sign-in."""
    return send(client, reverse("account_login"), {"login": who.email, "password": password} | more)


def signed_in(who: Person, client: Any = None) -> Any:
    """A browser in which somebody has signed in, with their app where they have one."""
    client = client or browser()
    response = enter(client, who)
    if who.secret:
        assert response.url == reverse("mfa_authenticate"), response.url
        code = who.code()
        cache.delete(f"allauth.mfa.totp.used?user={who.id}&code={code}")  # in several browsers within one half minute
        response = send(client, response.url, {"code": code})
    assert response.status_code == 302, response.content.decode()
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    """Is somebody signed in?  The page of one's sessions is theirs alone."""
    response = client.get(reverse("signin_sessions"))
    assert response.status_code in (200, 302)
    return bool(response.status_code == 200)


@contextmanager
def later(seconds: float) -> Iterator[None]:
    """As if so much time had passed, to everything here that asks the clock in Python."""
    real = time.time
    with patch("time.time", lambda: real() + seconds):
        yield
