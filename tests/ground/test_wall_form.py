"""What form must every wall have, whatever it says?  Asked of the catalogue, each with a planted fault."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from livline.access.walls import OPEN_TABLES
from tests.architecture.traps import KEPT

pytestmark = pytest.mark.usefixtures("db")

OURS = "n.nspname = 'public' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = {0} AND d.deptype = 'e')"
"""Not what an extension brought."""
APP_ROLES = "('livline_web', 'livline_job')"
RULES = {
    "tables without forced row security": f"""
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {OURS.format("c.oid")} AND c.relkind IN ('r', 'p', 'f')
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity) AND c.relname <> ALL (%(open)s)""",
    "granted verbs without a policy": f"""
        SELECT DISTINCT g.table_name || ' ' || g.privilege_type || ' ' || g.grantee
        FROM (SELECT table_schema, table_name, privilege_type, grantee FROM information_schema.column_privileges
              UNION SELECT table_schema, table_name, privilege_type, grantee FROM information_schema.table_privileges) g
        JOIN pg_class c ON c.relname = g.table_name
        WHERE g.table_schema = 'public' AND g.grantee IN {APP_ROLES} AND c.relkind = 'r'
          AND g.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') AND g.table_name <> ALL (%(open)s)
          AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = g.table_name
              AND p.cmd IN ('ALL', g.privilege_type) AND p.roles && ARRAY[g.grantee::name, 'public'])""",
    "policies that write without WITH CHECK": """
        SELECT tablename || ' ' || policyname FROM pg_policies
        WHERE schemaname = 'public' AND cmd IN ('INSERT', 'UPDATE', 'ALL') AND with_check IS NULL""",
    "roles above the wall": f"""
        SELECT rolname FROM pg_roles WHERE rolname IN {APP_ROLES}
          AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)""",
    "roles that own something": f"""
        SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname IN {APP_ROLES}
          AND c.relpersistence <> 't'""",
    "functions marked leakproof": f"""
        SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE {OURS.format("p.oid")} AND p.proleakproof""",
    "views that ask as their owner": f"""
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {OURS.format("c.oid")} AND c.relkind = 'v'
          AND NOT coalesce(c.reloptions, '{{}}') && ARRAY['security_invoker=true', 'security_invoker=on']""",
    "materialized views": f"""
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {OURS.format("c.oid")} AND c.relkind = 'm'""",
    "functions that run as their owner on any search path": f"""
        SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE {OURS.format("p.oid")} AND p.prosecdef
          AND NOT EXISTS (SELECT FROM unnest(p.proconfig) s WHERE s LIKE 'search\\_path=%%')""",
    "functions that run as their owner for everybody": f"""
        SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE {OURS.format("p.oid")} AND p.prosecdef AND (p.proacl IS NULL OR EXISTS (
            SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0 AND a.privilege_type = 'EXECUTE'))""",
    "schemas in which everybody creates": """
        SELECT n.nspname FROM pg_namespace n, aclexplode(n.nspacl) a
        WHERE a.grantee = 0 AND a.privilege_type = 'CREATE' AND n.nspname NOT LIKE 'pg\\_temp%%'""",
    "rights of everybody on a table": f"""
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
        WHERE {OURS.format("c.oid")} AND a.grantee = 0""",
    "foreign keys and case columns without an index": f"""
        SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {OURS.format("c.oid")} AND c.relkind = 'r' AND a.attname IN ('case_id', 'municipality_id', 'account_id')
          AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid
              AND pg_get_expr(p.polqual, p.polrelid) ~ ('\\m' || a.attname || '\\M'))
          AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = a.attnum)""",
}
"""Each asks for what must not be there."""

FAULTS = {
    "tables without forced row security": "CREATE TABLE planted (id int)",
    "granted verbs without a policy": "GRANT UPDATE ON look TO livline_web",
    "policies that write without WITH CHECK": "CREATE POLICY planted ON line FOR UPDATE TO livline_web USING (true)",
    "roles above the wall": "ALTER ROLE livline_web BYPASSRLS",
    "roles that own something": (
        "GRANT CREATE ON SCHEMA public TO livline_web; CREATE TABLE planted (id int);"
        " ALTER TABLE planted OWNER TO livline_web"
    ),
    "functions marked leakproof": "ALTER FUNCTION danish_day() LEAKPROOF",
    "views that ask as their owner": 'CREATE VIEW planted AS SELECT id FROM "case"',
    "materialized views": 'CREATE MATERIALIZED VIEW planted AS SELECT id FROM "case"',
    "functions that run as their owner on any search path": "ALTER FUNCTION municipality_named(text) RESET search_path",
    "functions that run as their owner for everybody": "GRANT EXECUTE ON FUNCTION municipality_named(text) TO PUBLIC",
    "schemas in which everybody creates": "GRANT CREATE ON SCHEMA public TO PUBLIC",
    "rights of everybody on a table": 'GRANT SELECT ON "case" TO PUBLIC',
    "foreign keys and case columns without an index": (
        "CREATE TABLE planted (case_id uuid); CREATE POLICY planted ON planted USING (case_id IS NOT NULL)"
    ),
}
KNOWN: dict[str, dict[str, str]] = {
    "granted verbs without a policy": {
        "account_emailaddress SELECT livline_web": "sign-in asks for it; without a policy it has no row to show",
    },
}
"""What is there all the same, each with the reason why it may be."""


def found(rule: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(RULES[rule], {"open": list(OPEN_TABLES)})
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.parametrize("rule", RULES)
def test_the_wall_has_its_form(rule: str):
    assert found(rule) == set(KNOWN.get(rule, {}))


@pytest.mark.parametrize("rule", RULES)
def test_a_planted_fault_is_found(rule: str):
    before = found(rule)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FAULTS[rule])
        assert found(rule) > before
        transaction.set_rollback(True)


def test_rows_that_stay_are_not_changed_taken_away_or_emptied_by_anybody(db: None):
    """Each such table refuses an update, a delete and a truncate, its owner's too."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDS)
        guarded = {(table, act) for table, act in cursor.fetchall()}
    wanted = {(table, act) for table in KEPT for act in ("update", "delete", "truncate")}
    assert wanted - guarded == set()


GUARDS = """
    SELECT t.tgrelid::regclass::text, act FROM pg_trigger t
    CROSS JOIN LATERAL (VALUES ('update', 16), ('delete', 8), ('truncate', 32)) AS acts (act, bit)
    WHERE t.tgfoid = 'refuse_change'::regproc AND t.tgtype & bit > 0
"""
"""Which tables refuse what; the bits are those of `pg_trigger.tgtype`."""
