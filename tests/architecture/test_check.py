"""`./livline test` counts honestly: a failed check or test shows in the sum and in the exit code."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from scripts import check
from scripts.check import DENMARK, Step, Tally, tally, until_a_day_that_lasts

REPORT = """<testsuites><testsuite name="pytest" tests="5" failures="1" errors="1" skipped="1">
<testcase name="t"><properties><property name="median function in lines" value="7"/></properties></testcase>
</testsuite></testsuites>"""


def test_the_tally_is_read_from_the_report(tmp_path: Path):
    report = tmp_path / "tests.xml"
    assert tally(report) == Tally()
    report.write_text(REPORT)
    assert tally(report) == Tally(2, 2, 1, {"median function in lines": "7"})


@pytest.mark.parametrize(
    ("lint", "tests", "written", "code", "last"),
    [
        (True, True, 'tests="4" failures="0" errors="0" skipped="1"', 0, "4 passed, 0 failed, 1 skipped"),
        (False, True, 'tests="4" failures="0" errors="0" skipped="1"', 1, "3 passed, 1 failed, 1 skipped"),
        (True, False, 'tests="4" failures="2" errors="0" skipped="0"', 1, "3 passed, 2 failed, 0 skipped"),
        (True, False, None, 1, "1 passed, 1 failed, 0 skipped"),
    ],
)
def test_the_last_line_and_the_exit_code(
    monkeypatch, capsys, lint: bool, tests: bool, written: str | None, code: int, last: str
):
    def steps(arguments: list[str], report: Path) -> list[Step]:
        def pytest_ran() -> bool:
            if written:
                report.write_text(f"<testsuites><testsuite {written}/></testsuites>")
            return tests

        return [Step("lint", lambda: lint), Step("pytest", pytest_ran)]

    monkeypatch.setattr(check, "steps", steps)
    assert check.main([]) == code
    out = capsys.readouterr().out.splitlines()
    assert out[-1] == last
    assert any(line.startswith("FAILED") for line in out) is bool(code)


@pytest.mark.parametrize(("ci", "good"), [("true", False), ("", True)])
def test_a_missing_browser_fails_in_ci_alone(monkeypatch, capsys, ci: str, good: bool):
    monkeypatch.setattr(check, "which", lambda _: None)
    monkeypatch.setenv("CI", ci)
    assert check.chromium() is good
    assert "No Chromium" in capsys.readouterr().out


def test_a_browser_is_found(monkeypatch):
    monkeypatch.setattr(check, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setenv("CI", "true")
    assert check.chromium()


@pytest.mark.parametrize(
    ("here", "found"),
    [
        ({"chromium", "chromium-headless-shell"}, "chromium-headless-shell"),
        ({"chromium", "google-chrome"}, "chromium"),
        ({"google-chrome"}, "google-chrome"),
        (set(), None),
    ],
)
def test_of_several_browsers_the_quickest_is_taken(monkeypatch, here: set[str], found: str | None):
    monkeypatch.setattr(check, "which", lambda name: name if name in here else None)
    assert check.browser() == found


@pytest.mark.parametrize(
    ("at", "minutes"),
    [
        ("2026-11-30T12:00", 0), ("2026-11-30T23:35", 0), ("2026-11-30T23:36", 24), ("2026-11-30T23:59", 1),
        ("2026-12-01T00:00", 0), ("2026-03-28T23:40", 20), ("2026-10-25T23:40", 20),
    ],
)  # fmt: skip
def test_a_whole_run_begins_on_a_day_on_which_it_can_end(at: str, minutes: int):
    waits = until_a_day_that_lasts(dt.datetime.fromisoformat(at).replace(tzinfo=DENMARK))
    assert waits == (minutes * 60 + 1 if minutes else 0)


def test_a_part_of_the_tests_waits_for_no_day(monkeypatch):
    waited: list[float] = []
    monkeypatch.setattr(check, "until_a_day_that_lasts", lambda now: 60.0)
    monkeypatch.setattr("scripts.check.time.sleep", waited.append)
    assert check.a_day_that_lasts(["-k", "plan"])
    assert waited == []
    assert check.a_day_that_lasts([])
    assert check.a_day_that_lasts(["-v"])
    assert waited == [60.0, 60.0]


@pytest.mark.parametrize(("ends", "good"), [(0, True), (1, False)])
def test_what_goes_on_beside_the_tests_is_heard_in_the_end(capfd, ends: int, good: bool):
    finished = check.beside("-c", f"import sys; print('what is wrong'); sys.exit({ends})")
    assert finished() is good
    assert capfd.readouterr().out == "what is wrong\n"


def test_every_step_of_the_house_is_there(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(check, "beside", lambda *_: lambda: True)
    names = [step.name for step in check.steps([], tmp_path / "x.xml")]
    assert names == [
        "ruff check",
        "ruff format",
        "import contracts",
        "a browser for the tests",
        "a day that lasts",
        "pytest",
        "mypy, strict",
    ]
