"""The law as it stands in the system, on a day and between two."""

from __future__ import annotations

import pytest

from lawcode.registry import DUTIES
from tests.cli.conftest import Run


def test_all_duties_of_a_day_with_their_citations(run: Run) -> None:
    before, after = run("duties", "--on", "2023-12-31"), run("duties", "--on", "01-01-2024")

    assert (before.code, after.code) == (0, 0)
    assert "serviceloven § 140" in before.out
    assert "barnets lov §" not in before.out
    assert "barnets lov § 91" in after.out
    assert "serviceloven §" not in after.out


@pytest.mark.parametrize("duty", [duty.id for duty in DUTIES])
def test_a_duty_shows_every_edition(run: Run, duty: str) -> None:
    answer = run("duty", duty)

    editions = next(known.editions for known in DUTIES if known.id == duty)
    assert answer.code == 0
    assert all(f"[{edition.id}]" in answer.out for edition in editions)


def test_a_duty_on_a_day_shows_that_edition_alone(run: Run) -> None:
    answer = run("duty", "plan_made", "--on", "2020-01-01")

    assert "serviceloven" in answer.out
    assert "barnets lov" not in answer.out


def test_what_changed_between_the_acts(run: Run) -> None:
    answer = run("duties", "--diff", "2023-12-31", "2024-01-01")

    assert "Ændret: Plan for barnet  (plan_made)" in answer.out
    assert "Bortfaldet:" in answer.out
    assert "Ny pligt:" in answer.out


def test_nothing_changed_between_two_days_of_one_act(run: Run) -> None:
    assert "Ingen pligter ændrede sig." in run("duties", "--diff", "2024-02-01", "2024-03-01").out


@pytest.mark.parametrize("columns", ["40", "200"])
def test_the_text_keeps_to_the_width_of_the_window(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    lines = run("duties", "--lang", "en").out.splitlines()

    assert max(len(line) for line in lines if line.startswith("  ")) <= int(columns)
