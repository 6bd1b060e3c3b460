"""Every weak point is found where it is, and not where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from livline.database import safety
from livline.database.role import Role
from livline.database.safety import unsafe
from tests.database.conftest import Connect

DURABILITY = ["fsync_off", "full_page_writes_off", "synchronous_commit_off"]


@pytest.fixture
def web(connect: Connect) -> psycopg.Connection[Any]:
    return connect(Role.WEB)


@pytest.fixture
def superuser(connect: Connect) -> Iterator[psycopg.Connection[Any]]:
    """The superuser; what a test gave away is taken back."""
    connection = connect()
    yield connection
    connection.execute("DROP TABLE IF EXISTS letter; ALTER ROLE livline_job NOBYPASSRLS")
    connection.execute("REVOKE livline_owner, livline_job FROM livline_web")


def codes(connection: psycopg.Connection[Any], production: bool = False, **exempt: str) -> list[str]:
    return [finding.code for finding in unsafe(connection, production, exempt)]


@pytest.mark.parametrize("role", [Role.WEB, Role.JOB])
def test_a_prepared_database_is_safe(connect: Connect, role: Role):
    assert codes(connect(role)) == []


def test_a_superuser_is_found(superuser: psycopg.Connection[Any]):
    assert codes(superuser) == ["above_row_security"]


def test_a_superuser_in_disguise_is_found(superuser: psycopg.Connection[Any]):
    superuser.execute("SET ROLE livline_web")
    assert codes(superuser) == ["above_row_security"]
    superuser.execute("RESET ROLE")


def test_a_role_that_may_become_one_above_row_security_is_found(superuser: Any, web: Any):
    superuser.execute("ALTER ROLE livline_job BYPASSRLS; GRANT livline_job TO livline_web")
    assert codes(web) == ["above_row_security"]


def test_missing_durability_is_found_in_production_only(web: psycopg.Connection[Any]):
    assert codes(web, production=True) == DURABILITY
    assert codes(web, production=False) == []


def test_durability_is_not_missed_where_it_is(web: psycopg.Connection[Any]):
    web.execute("SET synchronous_commit = on")
    assert codes(web, production=True) == DURABILITY[:2]


def test_an_old_server_is_found(web: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(safety, "OLDEST", 99)
    assert codes(web) == ["server_too_old"]


def test_a_table_of_the_web_role_is_found(superuser: psycopg.Connection[Any], web: psycopg.Connection[Any]):
    superuser.execute("CREATE TABLE letter (n int)")
    assert codes(web, letter="holds no person") == []
    superuser.execute("ALTER TABLE letter OWNER TO livline_web")
    found = unsafe(web, False, {"letter": "holds no person"})
    assert [(finding.code, finding.about) for finding in found] == [("role_owns_table", "livline_web: letter")]


def test_membership_of_the_owner_is_found(superuser: Any, web: Any):
    superuser.execute("CREATE TABLE letter (n int); ALTER TABLE letter OWNER TO livline_owner")
    superuser.execute("GRANT livline_owner TO livline_web")
    assert codes(web, letter="holds no person") == ["role_owns_table"]


@pytest.mark.parametrize(
    ("switches", "expected"),
    [
        ("", ["table_without_row_security"]),
        ("ENABLE ROW LEVEL SECURITY", ["table_without_row_security"]),
        ("FORCE ROW LEVEL SECURITY", ["table_without_row_security"]),
        ("ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY", []),
    ],
)
def test_a_table_without_row_security_is_found(superuser: Any, web: Any, switches: str, expected: list[str]):
    superuser.execute("CREATE TABLE letter (n int)")
    if switches:
        superuser.execute(f"ALTER TABLE letter {switches}".encode())
    assert codes(web) == expected
    assert codes(web, letter="holds no person") == []


def test_an_exemption_needs_a_reason(web: psycopg.Connection[Any]):
    with pytest.raises(ValueError, match="only for a reason"):
        codes(web, letter=" ")


def test_row_security_off_is_found(web: psycopg.Connection[Any]):
    web.execute("SET row_security = off")
    assert codes(web) == ["row_security_off"]


def test_findings_speak_both_languages(web: psycopg.Connection[Any]):
    finding = unsafe(web, True)[0]
    assert finding.said("da") == (
        "fsync er slået fra: en strømafbrydelse kan koste data. Slå fsync til i serverens indstillinger."
    )
    assert finding.said("en") == "fsync is off: a power cut can cost data. Turn fsync on in the server's settings."
