"""Is the database safe to serve children's cases from?  Asked at every start, by the role that will serve.

A database that would show rows to the wrong person, or lose what it has confirmed, is found before it is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from livline.database.binaries import OLDEST
from livline.database.refusal import Text
from livline.database.role import Role


class Connection(Protocol):
    """A connection of psycopg, or Django's."""

    def cursor(self) -> Any: ...


@dataclass(frozen=True)
class Finding:
    """One weak point: `about` names the role, table or setting."""

    code: str
    problem: Text
    remedy: Text
    about: str = ""

    def said(self, lang: str) -> str:
        """What is wrong and what to do."""
        return f"{self.problem.said(lang, about=self.about)} {self.remedy.said(lang, about=self.about)}"


def above_row_security(connection: Connection) -> Iterator[Finding]:
    """The role, or one whose rights it can take, sees all rows whatever the policies say."""
    query = """
        SELECT current_user::text FROM pg_roles r
        WHERE (r.rolsuper OR r.rolbypassrls)
          AND (pg_has_role(session_user, r.oid, 'MEMBER') OR pg_has_role(current_user, r.oid, 'MEMBER'))
        LIMIT 1
    """
    for role in _column(connection, query):
        yield Finding(
            "above_row_security",
            Text("Rollen {about} står over rækkesikkerheden.", "The role {about} stands above row security."),
            Text(f"Forbind som {Role.WEB} eller {Role.JOB}.", f"Connect as {Role.WEB} or {Role.JOB}."),
            role,
        )


def not_durable(connection: Connection) -> Iterator[Finding]:
    """After a power cut, confirmed work would be gone or the whole database broken."""
    query = """
        SELECT name FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name
    """
    for setting in _column(connection, query):
        yield Finding(
            f"{setting}_off",
            Text(
                "{about} er slået fra: en strømafbrydelse kan koste data.", "{about} is off: a power cut can cost data."
            ),
            Text("Slå {about} til i serverens indstillinger.", "Turn {about} on in the server's settings."),
            setting,
        )


def too_old(connection: Connection) -> Iterator[Finding]:
    """Older servers lack guards that Livline counts on."""
    version = int(_column(connection, "SELECT current_setting('server_version_num')")[0]) // 10_000
    if version < OLDEST:
        yield Finding(
            "server_too_old",
            Text("PostgreSQL {about} er for gammel.", "PostgreSQL {about} is too old."),
            Text(f"Skift til PostgreSQL {OLDEST} eller nyere.", f"Move to PostgreSQL {OLDEST} or newer."),
            str(version),
        )


def owned_tables(connection: Connection) -> Iterator[Finding]:
    """Who owns a table, or is a member of its owner, can take its policies away."""
    query = """
        SELECT r.rolname || ': ' || c.oid::regclass::text FROM pg_class c, pg_roles r
        WHERE r.rolname IN (%s, %s) AND c.relkind IN ('r', 'p', 'm', 'f', 'v')
          AND c.relnamespace <> 'pg_catalog'::regnamespace AND pg_has_role(r.oid, c.relowner, 'MEMBER')
        ORDER BY 1
    """
    for owned in _column(connection, query, Role.WEB.value, Role.JOB.value):
        yield Finding(
            "role_owns_table",
            Text(
                "En rolle ejer en tabel, den kun må bruge: {about}.",
                "A role owns a table that it may only use: {about}.",
            ),
            Text(f"Giv tabellen til {Role.OWNER}.", f"Give the table to {Role.OWNER}."),
            owned,
        )


def unguarded_tables(connection: Connection, exempt: Mapping[str, str]) -> Iterator[Finding]:
    """Row security must be both enabled and forced: else it is not asked, or not of the owner."""
    query = """
        SELECT relname::text FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'm', 'f')
          AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1
    """
    for table in _column(connection, query):
        if table not in exempt:
            yield Finding(
                "table_without_row_security",
                Text("Tabellen {about} har ingen tvungen rækkesikkerhed.", "Table {about} has no forced row security."),
                Text(
                    "Slå ENABLE og FORCE ROW LEVEL SECURITY til i en migration, eller undtag tabellen med en grund.",
                    "Set ENABLE and FORCE ROW LEVEL SECURITY in a migration, or exempt the table with a reason.",
                ),
                table,
            )


def row_security_off(connection: Connection) -> Iterator[Finding]:
    """Policies then give an error instead of fewer rows; only a backup wants that."""
    if _column(connection, "SELECT current_setting('row_security')") == ["off"]:
        yield Finding(
            "row_security_off",
            Text("row_security er slået fra.", "row_security is off."),
            Text("Slå den til for rollen og i serveren.", "Turn it on for the role and in the server."),
        )


def unsafe(connection: Connection, production: bool, exempt: Mapping[str, str] | None = None) -> list[Finding]:
    """All weak points.  `exempt` names tables without personal data, each with the reason why it needs no policy.

    Outside production only durability may be missing: its data can be made again.
    """
    exempt = exempt or {}
    if not all(reason.strip() for reason in exempt.values()):
        raise ValueError("a table is exempt from row security only for a reason")
    found = [*above_row_security(connection), *too_old(connection), *owned_tables(connection)]
    found += [*unguarded_tables(connection, exempt), *row_security_off(connection)]
    return [*found, *not_durable(connection)] if production else found


def _column(connection: Connection, query: str, *parameters: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return [row[0] for row in cursor.fetchall()]
