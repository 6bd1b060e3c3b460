"""No file walks into a known trap; and every rule finds its planted example and lets its neighbour pass."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.architecture import traps
from tests.architecture.house import ROOT, File, files

Rule = Callable[[File], list[str]]
WEB = "src/livline/web/x.py"
EXAMPLES: list[tuple[Rule, str, str, str]] = [
    (traps.bare_ids, WEB, "Case.objects.get(id=n)", "Case.objects.order_by('id')"),
    (traps.bare_ids, WEB, "x = Entry.objects.filter(case_id=n)", "lookups.case_for_reading(n, by=me)"),
    (traps.session_settings, WEB, "q = 'SELECT set_config(%s, %s, false)'", "q = 'SELECT set_config(%s, %s, true)'"),
    (traps.unsafe_markup, WEB, "mark_safe(x)", "format_html('{}', x)"),
    (traps.unsafe_markup, WEB, "@csrf_exempt\ndef f(r): ...", "@require_POST\ndef f(r): ..."),
    (traps.executed_text, WEB, "yaml.load(x)", "yaml.safe_load(x)"),
    (traps.executed_text, WEB, "eval(x)", "ast.literal_eval(x)"),
    (traps.other_days, WEB, "timezone.now().date()", "danish_day.today()"),
    (traps.network, WEB, "requests.get(x)", "request.GET.get(x)"),
    (traps.open_settings, "src/livline/config/x.py", "DEBUG = True", "DEBUG = False"),
    (traps.open_settings, "src/livline/config/x.py", "ALLOWED_HOSTS = ['*']", "ALLOWED_HOSTS = []"),
    (traps.telling_logs, WEB, "log.info(f'{case} opened')", "log.info('opened %s', case.id)"),
    (traps.telling_logs, WEB, "logger.error('x', exc_info=True)", "logger.error('x')"),
    (traps.hashed_people, WEB, "hashlib.sha256(cpr.encode())", "hmac.new(key, cpr, 'sha256')"),
    (traps.built_sql, WEB, "c.execute(f'SELECT {x}')", "c.execute('SELECT %s', [x])"),
    (traps.built_sql, WEB, "c.execute('SELECT ' + x)", "c.execute('SELECT 1' ' AS x')"),
    (traps.built_sql, WEB, "c.execute('SELECT %s' % x)", "c.execute(TEXT, [x])"),
    (traps.built_sql, WEB, "c.execute('SELECT {}'.format(x))", "c.execute(SQL('SELECT {}').format(Identifier(x)))"),
    (traps.built_sql, WEB, "q = f'SELECT {x}'\nc.execute(q)", "q = f'SELECT {x}'\nlines.append(q)"),
    (traps.built_sql, WEB, "Case.objects.raw(f'SELECT {x}')", "Case.objects.raw('SELECT %s', [x])"),
    (traps.built_sql, WEB, "c.execute(SQL(f'SELECT {x}'))", "c.execute(SQL('SELECT 1'))"),
    (traps.changed_history, WEB, "Entry.objects.filter(a=b).update(c=d)", "Draft.objects.filter(a=b).update(c=d)"),
    (traps.changed_history, WEB, "Look.objects.all().delete()", "Look.objects.create(a=b)"),
    (traps.changed_history, WEB, "r = Opening.objects.all()\nr.delete()", "r = Opening.objects.all()\nother.delete()"),
    (traps.changed_history, WEB, "Word.objects.update_or_create(a=b)", "Words.objects.update_or_create(a=b)"),
    (traps.float_days, WEB, "d.date.fromtimestamp(x)", "d.date.fromisoformat(x)"),
    (traps.float_days, WEB, "days = x.total_seconds() / 86400", "days = seconds // 86400"),
    (traps.float_days, WEB, "age = days // 365.25", "share = days / total"),
    (traps.float_days, WEB, "at = models.FloatField()", "at = models.DateField()"),
    (traps.shell_commands, WEB, "subprocess.run(x, shell=True)", "subprocess.run([x], shell=False)"),
    (traps.shell_commands, WEB, "os.system(x)", "os.stat(x)"),
    (traps.old_hashes, WEB, "hashlib.md5(x)", "hashlib.sha256(x)"),
    (traps.old_hashes, WEB, "hashlib.new('sha1', x)", "hashlib.new('sha512', x)"),
    (traps.template_traps, "src/livline/web/templates/a.html", "{{ x|safe }}", "{{ x }}"),
    (traps.sql_traps, "src/a/walls.sql", "ALTER FUNCTION f() LEAKPROOF;", "-- never LEAKPROOF"),
    (traps.sql_traps, "src/a/walls.sql", "CREATE MATERIALIZED VIEW v AS SELECT 1;", "SELECT 1;"),
    (traps.sql_traps, "src/a/walls.sql", "CREATE VIEW v AS S;", "CREATE VIEW v WITH (security_invoker=true) AS S;"),
    (traps.sql_traps, "src/a/walls.sql", "GRANT SELECT ON a TO PUBLIC;", "REVOKE ALL ON a FROM PUBLIC;"),
    (
        traps.sql_traps,
        "src/a/walls.sql",
        "CREATE POLICY p ON t USING (EXISTS (SELECT 1));",
        "CREATE POLICY p ON t FOR SELECT USING (id = ANY (ARRAY(SELECT 1)));",
    ),
    (
        traps.sql_traps,
        "src/a/walls.sql",
        "CREATE POLICY p ON t FOR UPDATE USING (a);",
        "CREATE POLICY p ON t FOR UPDATE USING (a) WITH CHECK (a);",
    ),
    (
        traps.sql_traps,
        "src/a/walls.sql",
        "LANGUAGE sql SECURITY DEFINER AS 'x';",
        "LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS 'x';",
    ),
    (traps.sql_traps, "src/a/walls.sql", "SELECT set_config('a', 'b', false);", "SELECT set_config('a', 'b', true);"),
]


@pytest.mark.parametrize("rule", traps.RULES, ids=lambda rule: rule.__name__)
def test_no_file_walks_into_a_trap(rule: Rule):
    assert [fault for file in files() for fault in rule(file)] == []


@pytest.mark.parametrize(("rule", "path", "bad", "good"), EXAMPLES)
def test_a_rule_finds_its_example_and_no_other(rule: Rule, path: str, bad: str, good: str):
    assert rule(File(path, bad))
    assert not rule(File(path, good))


def test_every_rule_has_an_example():
    assert {rule for rule, *_ in EXAMPLES} == set(traps.RULES)
    assert set(traps.SQL) <= {f.partition(" has ")[2] for r, p, bad, _ in EXAMPLES for f in r(File(p, bad))}


def test_every_table_that_stays_is_known_to_the_rule():
    guard = r"BEFORE UPDATE OR DELETE ON (\w+)\s+FOR EACH ROW EXECUTE FUNCTION refuse_change|rows_stay\('(\w+)'"
    walls = "".join(path.read_text("utf-8") for path in (ROOT / "src/livline").glob("*/walls*.sql"))
    assert {one or other for one, other in re.findall(guard, walls)} == set(traps.KEPT)


@pytest.mark.parametrize("allowed", [traps.KNOWN_IDS, traps.BUILT, traps.FLOATS])
def test_what_is_let_pass_is_there_and_needs_it(allowed: dict[str, str]):
    """A file that no longer does it is taken from the list, else the list grows over what comes later."""
    for path, reason in allowed.items():
        file = File(path, (ROOT / path).read_text("utf-8"))
        elsewhere = File("src/livline/web/elsewhere.py", file.text)
        assert reason
        assert any(rule(elsewhere) and not rule(file) for rule in traps.RULES), path


def test_the_table_of_traps_names_what_is_there():
    page = (ROOT / "docs/reference/traps.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \|", page, re.M)
    assert rows == [str(number) for number in range(1, 21)]
    for path, name in re.findall(r"`([\w/.]+\.py)(?:::(\w+))?`", page):
        assert (ROOT / path).exists(), path
        assert not name or f"def {name}" in (ROOT / path).read_text("utf-8"), name
