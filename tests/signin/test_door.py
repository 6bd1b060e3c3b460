"""What does the database let the web role see before somebody is named?  Asked past the application."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg import errors

from livline.database.role import Role
from tests.signin.people import Person, Town, later, signed_in

CASES = ("relation", "look", "entry", "line", "ledger", "conflict", "case_before", "look_end")
SIGN_IN = ("mfa_authenticator", "signin_session", "signin_broker_link", "signin_event", "account_emailaddress")


class Asking:
    """A connection as the web role, in one transaction."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection

    def settings(self, **told: object) -> None:
        for name, value in told.items():
            self.connection.execute("SELECT set_config(%s, %s, true)", [f"livline.{name}", str(value)])

    def count(self, table: str) -> int:
        try:
            with self.connection.transaction():
                row = self.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
                return int(row[0]) if row else 0
        except errors.InsufficientPrivilege:
            return 0

    def changed(self, statement: str, *parameters: object) -> int:
        """How many rows; a refusal changes none."""
        try:
            with self.connection.transaction():
                return self.connection.execute(statement, parameters).rowcount
        except (errors.InsufficientPrivilege, errors.RestrictViolation):
            return 0


@contextmanager
def asking(town: Town, **told: object) -> Iterator[Asking]:
    with psycopg.connect(**town.address.as_role(Role.WEB).for_psycopg()) as connection:
        asked = Asking(connection)
        asked.settings(**told)
        yield asked
        connection.rollback()


@pytest.fixture
def anna(town: Town) -> Person:
    """Staff with a case, a session, an app, an event and a broker's name."""
    who = town.staff()
    case = uuid.uuid4()
    town.do('INSERT INTO "case" (id, municipality_id, name) VALUES (%s, %s, %s)', case, town.id, f"K{case}")
    town.do(
        "INSERT INTO relation (id, account_id, case_id, kind, during, is_confirmed)"
        " VALUES (%s, %s, %s, 'worker', '[2020-01-01,2100-01-01)', true)",
        uuid.uuid4(),
        who.id,
        case,
    )
    town.do("INSERT INTO signin_broker_link (account_id, broker, subject) VALUES (%s, 'b', %s)", who.id, str(who.id))
    signed_in(who)
    return who


def test_without_the_door_nobody_is_seen(town: Town, anna: Person):
    with asking(town) as web:
        assert {table: web.count(table) for table in ("account", "case", *CASES, *SIGN_IN)} == dict.fromkeys(
            ("account", "case", *CASES, *SIGN_IN), 0
        )


def test_the_door_opens_accounts_and_what_they_sign_in_with(town: Town, anna: Person):
    with asking(town, door="sign-in") as web:
        assert web.count("account") > 0
        assert web.count("mfa_authenticator") > 0
        assert web.count("signin_broker_link") > 0


@pytest.mark.parametrize("table", ["case", *CASES, "municipality", "signin_session", "signin_event"])
def test_the_door_opens_nothing_else(town: Town, anna: Person, table: str):
    with asking(town, door="sign-in") as web:
        assert web.count(table) == 0


@pytest.mark.parametrize("door", ["", "open", "SIGN-IN", "sign-in "])
def test_no_other_word_opens_the_door(town: Town, anna: Person, door: str):
    with asking(town, door=door) as web:
        assert web.count("account") == 0


def test_the_door_is_shut_once_somebody_is_named(town: Town, anna: Person):
    town.citizen()
    with asking(town, door="sign-in", account=anna.id) as web:
        assert web.count("account") < town.ask("SELECT count(*) FROM account")[0][0]
        assert web.count("mfa_authenticator") == 1


def test_a_closed_account_is_not_at_the_door_and_reaches_nothing_through_it(town: Town, anna: Person):
    town.do("UPDATE account SET is_active = false WHERE id = %s", anna.id)
    with asking(town, door="sign-in") as web:
        assert web.changed("UPDATE account SET last_login = now() WHERE id = %s", anna.id) == 0
        web.settings(account=anna.id)
        assert web.count("relation") == web.count("case") == web.count("account") == 0


@pytest.mark.parametrize(
    "change",
    [
        "email = 'x@example.invalid'",
        "name = 'X'",
        "municipality_id = NULL",
        "is_active = false",
        "id = gen_random_uuid()",
    ],
)
@pytest.mark.parametrize("told", [{"door": "sign-in"}, {"account": "own"}])
def test_of_an_account_only_password_and_last_sign_in_are_changed(
    town: Town, anna: Person, change: str, told: dict[str, str]
):
    settings = {name: anna.id if value == "own" else value for name, value in told.items()}
    with asking(town, **settings) as web:
        assert web.changed(f"UPDATE account SET {change} WHERE id = %s", anna.id) == 0
        assert web.changed("UPDATE account SET last_login = now() WHERE id = %s", anna.id) == 1


def test_nobody_changes_anothers_password(town: Town, anna: Person):
    with asking(town, account=town.staff().id) as web:
        assert web.changed("UPDATE account SET password = 'x' WHERE id = %s", anna.id) == 0


def test_an_administrator_closes_accounts_and_gives_nobody_a_password(town: Town, anna: Person):
    head = town.staff()
    town.do(
        "INSERT INTO appointment (id, account_id, office, during)"
        " VALUES (%s, %s, 'administrator', '[2020-01-01,2100-01-01)')",
        uuid.uuid4(),
        head.id,
    )
    with asking(town, account=head.id) as web:
        assert web.changed("UPDATE account SET password = 'x' WHERE id = %s", anna.id) == 0
        assert web.changed("UPDATE account SET last_login = NULL WHERE id = %s", anna.id) == 0
        assert web.changed("UPDATE account SET is_active = false, name = 'Gone' WHERE id = %s", anna.id) == 1
        assert web.changed("UPDATE account SET name = 'Me' WHERE id = %s", head.id) == 0


@pytest.mark.parametrize("statement", ["DELETE FROM account", "TRUNCATE account CASCADE", "DELETE FROM signin_event"])
def test_the_door_deletes_nobody(town: Town, anna: Person, statement: str):
    with asking(town, door="sign-in") as web:
        assert web.changed(statement) <= 0


def test_second_factors_are_neither_added_nor_removed_nor_moved_at_the_door(town: Town, anna: Person):
    other = town.staff(secret=None)
    with asking(town, door="sign-in") as web:
        assert web.changed("DELETE FROM mfa_authenticator") == 0
        add = "INSERT INTO mfa_authenticator (user_id, type, data, created_at) VALUES (%s, 'totp', '{}', now())"
        assert web.changed(add, other.id) == 0
        assert web.changed("UPDATE mfa_authenticator SET user_id = %s WHERE user_id = %s", other.id, anna.id) == 0
        assert web.changed("UPDATE mfa_authenticator SET last_used_at = now() WHERE user_id = %s", anna.id) == 1


def test_one_sees_ones_own_sessions_and_events_and_no_others(town: Town, anna: Person):
    signed_in(town.staff())
    with asking(town, account=anna.id) as web:
        assert web.count("signin_session") == 1
        assert web.count("signin_event") == len(town.events(anna)) == 1


def test_a_session_is_seen_by_whoever_knows_its_key_alone(town: Town, anna: Person):
    key = town.ask("SELECT key_hash FROM signin_session WHERE account_id = %s", anna.id)[0][0]
    with asking(town, session=key) as web:
        assert web.count("signin_session") == 1
    with asking(town, session=key[:-1]) as web:
        assert web.count("signin_session") == 0


def test_nobody_writes_an_event_of_another(town: Town, anna: Person):
    add = "INSERT INTO signin_event (account_id, what, network) VALUES (%s, 'failed', '')"
    for told in ({}, {"door": "sign-in"}, {"account": town.staff().id}):
        with asking(town, **told) as web:
            assert web.changed(add, anna.id) == 0
    with asking(town, door="sign-in") as web:
        assert web.changed(add, None) == 1


@pytest.mark.parametrize("statement", ["UPDATE signin_event SET what = 'failed'", "DELETE FROM signin_event"])
def test_what_happened_is_not_changed_by_anybody(town: Town, anna: Person, statement: str):
    with pytest.raises(errors.RestrictViolation):
        town.do(statement)


def test_nobody_links_themselves_to_a_broker(town: Town, anna: Person):
    add = "INSERT INTO signin_broker_link (account_id, broker, subject) VALUES (%s, 'b', 'me')"
    for told in ({"door": "sign-in"}, {"account": anna.id}):
        with asking(town, **told) as web:
            assert web.changed(add, anna.id) == 0


def test_what_is_remembered_is_reached_by_its_key_alone(town: Town):
    from django.core.cache import cache

    assert cache.add("a key", [1.5, 2.5], 60)
    assert not cache.add("a key", "other", 60)
    assert cache.get("a key") == [1.5, 2.5]
    with asking(town, door="sign-in") as web:
        assert web.count("signin_remembered") == 0
    stored = town.ask("SELECT key FROM signin_remembered")
    assert all(len(key) == 64 and "a key" not in key for (key,) in stored)
    cache.set("a key", "fresh", 60)
    assert cache.get("a key") == "fresh"
    assert cache.delete("a key")
    assert cache.get("a key", "gone") == "gone"


def test_what_is_remembered_is_forgotten_in_time(town: Town):
    from django.core.cache import cache

    cache.set("soon over", 1, 60)
    town.do("UPDATE signin_remembered SET expires_at = now() - interval '1 s'")
    assert cache.get("soon over") is None
    assert cache.add("soon over", 2, 60)
    with later(0):
        assert cache.get("soon over") == 2
