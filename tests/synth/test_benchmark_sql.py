"""The SQL of the benchmarks answers alike in both styles, so the faster of the two is a fair rival."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import sql
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
