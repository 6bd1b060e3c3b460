"""The SQL of the benchmarks answers alike in both styles, so the faster is a fair rival; its checks check."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import checks, sql
from livline.synth import write

duckdb = pytest.importorskip("duckdb")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What each style writes about the same cases."""
    folder = tmp_path_factory.mktemp("sql")
    write(400, 8, folder)
    found = {style: folder / f"{style}.parquet" for style in sql.STYLES}
    for style, out in found.items():
        with duckdb.connect() as connection:
            connection.execute(sql.script(folder, "2026-10-31", style, out))
    return found


def test_both_styles_give_the_same_lines(answers: dict[str, Path]) -> None:
    one, other = (f"(FROM '{path}')" for path in answers.values())
    difference = f"({one} EXCEPT ALL {other}) UNION ALL ({other} EXCEPT ALL {one})"
    assert duckdb.sql(f"SELECT count(*) FROM ({difference})").fetchall() == [(0,)]


def test_every_duty_has_lines_that_are_kept_and_lines_that_are_not(answers: dict[str, Path]) -> None:
    rows = duckdb.sql(f"SELECT duty, status, count(*) FROM '{answers['asof']}' GROUP BY ALL").fetchall()
    for duty in sql.DUTIES:
        assert {status for name, status, _ in rows if name == duty} >= {"met", "overdue"}


FAULTS = {
    "kind": "CASE WHEN kind = 'visit' THEN 'visiting' ELSE kind END",
    "case": "NULL",
    "id": "'the same'",
    "of": "'nothing'",
    "date": "DATE '1066-10-14'",
    "at": '"at" + INTERVAL 3 DAY',
    "outcome": "CASE WHEN kind = 'screening' THEN 'perhaps' ELSE outcome END",
    "at_site": "true",
    "period_months": "CASE WHEN kind = 'decision' THEN 37 END",
    "has": "CASE WHEN kind = 'plan' THEN ['hope'] END",
    "person": "CASE WHEN kind = 'consent' THEN ' mother' END",
}


def faults_of(folder: Path) -> int:
    """How many faults the SQL finds."""
    with duckdb.connect() as connection:
        connection.execute(checks.script(folder))
        return int(connection.execute("SELECT sum(n) FROM faults").fetchall()[0][0])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of sound cases."""
    folder = tmp_path_factory.mktemp("sound")
    write(60, 8, folder)
    return folder


def test_sound_cases_pass_the_checks(sound: Path) -> None:
    assert faults_of(sound) == 0


@pytest.mark.parametrize("field", FAULTS)
def test_the_checks_find_what_is_wrong(sound: Path, tmp_path: Path, field: str) -> None:
    events = f"SELECT * REPLACE ({FAULTS[field]} AS \"{field}\") FROM '{sound}/events.parquet'"
    duckdb.sql(f"COPY ({events}) TO '{tmp_path}/events.parquet'")
    (tmp_path / "cases.parquet").write_bytes((sound / "cases.parquet").read_bytes())
    assert faults_of(tmp_path) > 0
