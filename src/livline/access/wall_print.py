"""Does the wall stand as it was built?  A print of it, noted when it is built and taken again whenever one asks.

The note is the comment of the schema: every role may read it, and no table is needed.  It finds what somebody changed
by hand or forgot to bring along; against a superuser who also rewrites the note, nothing inside the database helps.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

NOTE = re.compile(r"walls ([0-9a-f]{64}) ([0-9a-f]{64})")

PARTS = {
    "policies": "SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies"
    " WHERE schemaname = 'public' ORDER BY 1, 2",
    "forced": "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class"
    " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1",
    "owners": "SELECT relname, relkind, pg_get_userbyid(relowner) FROM pg_class"
    " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S', 'v', 'm') ORDER BY 1",
    "grants": "SELECT kind, name, grantee, word FROM ("
    " SELECT 'table' AS kind, c.relname::text AS name, a.grantee::regrole::text AS grantee, a.privilege_type AS word"
    " FROM pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a"
    " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')"
    " UNION ALL SELECT 'column', c.relname || '.' || t.attname, a.grantee::regrole::text, a.privilege_type"
    " FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid, aclexplode(t.attacl) a"
    " WHERE c.relnamespace = 'public'::regnamespace"
    " UNION ALL SELECT 'function', p.oid::regprocedure::text, a.grantee::regrole::text, a.privilege_type"
    " FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
    " WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d"
    "  WHERE d.objid = p.oid AND d.deptype = 'e')"
    " UNION ALL SELECT 'sequence', c.relname::text, a.grantee::regrole::text, a.privilege_type"
    " FROM pg_class c, aclexplode(coalesce(c.relacl, acldefault('s', c.relowner))) a"
    " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S'"
    ") g ORDER BY 1, 2, 3, 4",
    "functions": "SELECT p.oid::regprocedure::text, p.prosecdef, p.proconfig::text, pg_get_functiondef(p.oid)"
    " FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND NOT EXISTS ("
    "  SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1",
    "triggers": "SELECT tgrelid::regclass::text, tgname, tgenabled, pg_get_triggerdef(oid) FROM pg_trigger"
    " WHERE NOT tgisinternal ORDER BY 1, 2",
    "roles": "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin, rolinherit,"
    " ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = r.oid ORDER BY 1)::text"
    " FROM pg_roles r WHERE rolname IN ('livline_owner', 'livline_web', 'livline_job') ORDER BY 1",
}
"""What makes up the wall, a query a part."""


def prints(cursor: Any) -> dict[str, str]:
    """A hash for each part of the wall as it stands; asked with one search path, for the text of policies has it."""
    cursor.execute("SELECT current_setting('search_path')")
    before = cursor.fetchone()[0]
    cursor.execute("SELECT set_config('search_path', 'pg_catalog', false)")
    try:
        return {part: _hash_of(cursor, query) for part, query in PARTS.items()}
    finally:
        cursor.execute("SELECT set_config('search_path', %s, false)", [before])


def _hash_of(cursor: Any, query: str) -> str:
    cursor.execute(query)
    return hashlib.sha256(repr([tuple(row) for row in cursor.fetchall()]).encode()).hexdigest()


def whole(parts: dict[str, str]) -> str:
    """One hash of all parts."""
    return hashlib.sha256("".join(f"{name} {parts[name]}\n" for name in sorted(parts)).encode()).hexdigest()


def of_files(texts: list[str]) -> str:
    """A hash of what stands in the files."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def note(cursor: Any, texts: list[str]) -> None:
    """Note the wall that was built from these texts."""
    said = f"walls {of_files(texts)} {whole(prints(cursor))}"
    cursor.execute(f"COMMENT ON SCHEMA public IS '{said}'")


def noted(cursor: Any) -> tuple[str, str] | None:
    """The hashes of the files and of the wall, as they were when it was built; None where it never was."""
    cursor.execute("SELECT obj_description('public'::regnamespace, 'pg_namespace')")
    found = NOTE.fullmatch(cursor.fetchone()[0] or "")
    return (found[1], found[2]) if found else None
