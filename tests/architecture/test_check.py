"""`./livline test` counts honestly: a failed check or test shows in the sum and in the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import check
from scripts.check import Step, Tally, tally

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


def test_every_step_of_the_house_is_there(tmp_path: Path):
    names = [step.name for step in check.steps([], tmp_path / "x.xml")]
    assert names == [
        "ruff check",
        "ruff format",
        "mypy, strict",
        "import contracts",
        "a browser for the tests",
        "pytest",
    ]
