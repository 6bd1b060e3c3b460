"""Three roles, none above row security: asked of a real server, as each of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from livline.database.address import Address
from livline.database.role import Role
from livline.database.roles import prepare
from livline.database.server import Server
from tests.database.conftest import Connect

RESTRICTED = [Role.WEB, Role.JOB]

LETTERS = """
    CREATE TABLE letter (reader text, body text);
    INSERT INTO letter VALUES ('anna', 'to Anna'), ('bent', 'to Bent');
    ALTER TABLE letter ENABLE ROW LEVEL SECURITY;
    ALTER TABLE letter FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON letter USING (reader = nullif(current_setting('livline.actor', true), ''));
    GRANT SELECT, INSERT ON letter TO livline_web, livline_job;
"""


@pytest.fixture
def letters(owner: psycopg.Connection[Any]) -> psycopg.Connection[Any]:
    """A table with a letter for Anna and one for Bent, each for its reader only."""
    owner.execute(LETTERS)
    return owner


def bodies(connection: psycopg.Connection[Any]) -> list[str]:
    return [row[0] for row in connection.execute("SELECT body FROM letter")]


def act_as(connection: psycopg.Connection[Any], actor: str) -> None:
    connection.execute("SELECT set_config('livline.actor', %s, true)", [actor])


def test_the_roles_have_no_rights_of_their_own(connect: Connect):
    query = """
        SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND rolcanlogin
        AND NOT (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)
    """
    found = connect().execute(query, [[role.value for role in Role]]).fetchall()
    assert {row[0] for row in found} == set(Role)


def test_preparing_again_keeps_data_and_repairs_rights(server: Server, letters: Any, connect: Connect):
    connect().execute("ALTER ROLE livline_web BYPASSRLS; GRANT CREATE ON SCHEMA public TO PUBLIC, livline_web")
    prepare(server.superuser)
    assert len(bodies(connect())) == 2
    with pytest.raises(InsufficientPrivilege):
        connect(Role.WEB).execute("CREATE TABLE lookup (n int)")
    assert bodies(connect(Role.WEB)) == []


def test_two_preparations_at_once(server: Server):
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: prepare(server.superuser, "at_once"), range(4)))
    with psycopg.connect(**server.superuser.to("at_once").for_psycopg()) as connection:
        found = connection.execute("SELECT extname FROM pg_extension").fetchall()
    assert {("btree_gist",), ("pg_trgm",)} <= set(found)


def test_the_owner_makes_tables(owner: psycopg.Connection[Any]):
    owner.execute("CREATE TABLE lookup (n int, EXCLUDE USING gist (n WITH =))")
    owner.execute("CREATE TEMPORARY TABLE passing (n int)")


@pytest.mark.parametrize(
    ("role", "place"),
    [(role, place) for role in RESTRICTED for place in ("public.mine", "own.mine")] + [(Role.WEB, "pg_temp.mine")],
)
def test_web_and_job_make_no_tables(connect: Connect, role: Role, place: str):
    connection = connect(role)
    with pytest.raises(InsufficientPrivilege):
        connection.execute("CREATE SCHEMA own" if place.startswith("own") else f"CREATE TABLE {place} (n int)".encode())


def test_the_job_role_makes_tables_that_pass(connect: Connect):
    """An import compares a file with what is known, beside it."""
    connect(Role.JOB).execute("CREATE TEMPORARY TABLE passing (n int)")


@pytest.mark.parametrize("role", RESTRICTED)
def test_a_new_table_is_closed_to_web_and_job(owner: psycopg.Connection[Any], connect: Connect, role: Role):
    owner.execute("CREATE TABLE lookup (n int)")
    with pytest.raises(InsufficientPrivilege):
        connect(role).execute("SELECT * FROM lookup")


@pytest.mark.parametrize(("role", "longest"), [(Role.WEB, "1min"), (Role.JOB, "0")])
def test_a_statement_of_a_page_is_broken_off_and_one_of_a_job_is_not(connect: Connect, role: Role, longest: str):
    with connect(role) as connection:
        assert connection.execute("SHOW statement_timeout").fetchone() == (longest,)


@pytest.mark.parametrize(("role", "mode"), [(Role.WEB, "force_generic_plan"), (Role.JOB, "auto")])
def test_what_pages_ask_in_prepared_words_is_planned_once(connect: Connect, role: Role, mode: str):
    with connect(role) as connection:
        assert connection.execute("SHOW plan_cache_mode").fetchone() == (mode,)


def test_nobody_else_may_connect(connect: Connect, livline: Address):
    connect().execute("DROP ROLE IF EXISTS visitor; CREATE ROLE visitor LOGIN")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(**(livline.for_psycopg() | {"user": "visitor"}))


@pytest.mark.parametrize("role", Role)
def test_without_an_actor_there_are_no_rows(letters: Any, connect: Connect, role: Role):
    assert bodies(connect(role)) == []


@pytest.mark.parametrize("role", Role)
def test_an_actor_sees_and_writes_only_their_own(letters: Any, connect: Connect, role: Role):
    connection = connect(role)
    with connection.transaction():
        act_as(connection, "anna")
        assert bodies(connection) == ["to Anna"]
        connection.execute("INSERT INTO letter VALUES ('anna', 'another')")
    with connection.transaction():
        act_as(connection, "anna")
        with pytest.raises(InsufficientPrivilege, match="row-level security"), connection.transaction():
            connection.execute("INSERT INTO letter VALUES ('bent', 'forged')")


@pytest.mark.parametrize("ended", ["COMMIT", "ROLLBACK"])
def test_the_actor_ends_with_the_transaction(letters: Any, connect: Connect, ended: str):
    connection = connect(Role.WEB)
    connection.execute("BEGIN")
    act_as(connection, "anna")
    assert bodies(connection) == ["to Anna"]
    connection.execute(ended.encode())
    assert bodies(connection) == []


@pytest.mark.parametrize(
    "attempt",
    [
        "ALTER TABLE letter DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own ON letter",
        "SET ROLE livline_owner",
        "SET SESSION AUTHORIZATION postgres",
        "ALTER ROLE livline_web BYPASSRLS",
        "SET row_security = off; SELECT * FROM letter",
    ],
)
def test_web_cannot_get_past_the_policies(letters: Any, connect: Connect, attempt: str):
    with pytest.raises(InsufficientPrivilege):
        connect(Role.WEB).execute(attempt.encode())


def test_the_superuser_sees_all_which_is_why_nobody_serves_as_one(letters: Any, connect: Connect):
    assert len(bodies(connect())) == 2
