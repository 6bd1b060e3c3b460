"""`./livline test [ARGS]`: is the house in order?  Every check, each with its time, and a count at the end.

Changes nothing.  ARGS go to pytest (`./livline test -k plan`).  Ends with 1 when a check or a test failed.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
CODE = ["src", "scripts", "tests", "benchmarks", "livline"]
CONTRACTS = "from importlinter.cli import lint_imports_command as run; run(['--no-cache', '--no-logo'])"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

DENMARK = ZoneInfo("Europe/Copenhagen")
LONGEST = dt.timedelta(minutes=25)
"""A whole run takes less, and none goes past midnight in Denmark: what tests hold ready is counted from its day."""


@dataclass
class Tally:
    """What the tests came to.  `figures`: what tests put on record with `record_property`, to be shown with the sum."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    figures: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    name: str
    run: Callable[[], bool]


def python(*arguments: str) -> bool:
    return subprocess.run([sys.executable, "-P", *arguments], cwd=ROOT, check=False).returncode == 0


def beside(*arguments: str) -> Callable[[], bool]:
    """Begin a check that goes on while others do; what it gives waits for the end and says what was found."""
    command = [sys.executable, "-P", *arguments]
    begun = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def finished() -> bool:
        said, _ = begun.communicate()
        print(said, end="")
        return begun.returncode == 0

    return finished


def browser() -> str | None:
    """The path of a Chromium, if there is one: that without a window of its own takes a tenth less time."""
    return next(filter(None, map(which, BROWSERS)), None)


def chromium() -> bool:
    """Report pages are tested in a real browser; without one those tests are skipped, which CI must not let pass."""
    found = browser()
    print(found or "No Chromium here: the browser tests are skipped (apt install chromium-headless-shell).")
    return found is not None or os.environ.get("CI") != "true"


def pytest(arguments: list[str], report: Path) -> bool:
    return python("-m", "pytest", "-n", "2", "--dist", "worksteal", f"--junitxml={report}", *arguments)


def until_a_day_that_lasts(now: dt.datetime) -> float:
    """The seconds until a whole run can end on the day on which it begins: none, or those until midnight is past."""
    midnight = dt.datetime.combine(now.astimezone(DENMARK).date() + dt.timedelta(days=1), dt.time(), DENMARK)
    left = midnight.timestamp() - now.timestamp()
    return left + 1 if left < LONGEST.total_seconds() else 0


def a_day_that_lasts(arguments: list[str]) -> bool:
    """Wait for it before a whole run, `-v` or not; a part of the tests is soon over."""
    is_part = not all(argument.startswith("-") for argument in arguments)
    seconds = 0 if is_part else until_a_day_that_lasts(dt.datetime.now(DENMARK))
    if seconds:
        print(f"It is soon midnight in Denmark: the tests begin in {seconds / 60:.0f} minutes.", flush=True)
        time.sleep(seconds)
    return True


def tally(report: Path) -> Tally:
    """The numbers of a JUnit report; all zero when pytest did not come so far as to write one."""
    if not report.exists():
        return Tally()
    root = ElementTree.parse(report).getroot()
    sums = {
        name: sum(int(suite.get(name, 0)) for suite in root.iter("testsuite"))
        for name in ("tests", "failures", "errors", "skipped")
    }
    failed = sums["failures"] + sums["errors"]
    figures = {item.get("name", ""): item.get("value", "") for item in root.iter("property")}
    return Tally(sums["tests"] - failed - sums["skipped"], failed, sums["skipped"], figures)


def steps(arguments: list[str], report: Path) -> list[Step]:
    """All checks.  The types take one processor for a while, so they are looked at beside the tests."""
    types = beside("-m", "mypy", *CODE)
    return [
        Step("ruff check", lambda: python("-m", "ruff", "check", *CODE)),
        Step("ruff format", lambda: python("-m", "ruff", "format", "--check", *CODE)),
        Step("import contracts", lambda: python("-c", CONTRACTS)),
        Step("a browser for the tests", chromium),
        Step("a day that lasts", lambda: a_day_that_lasts(arguments)),
        Step("pytest", lambda: pytest(arguments, report)),
        Step("mypy, strict", types),
    ]


def bold(text: str) -> str:
    return f"\033[1m{text}\033[0m" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text


def run(step: Step) -> tuple[bool, str]:
    """Did the step succeed, and its line for the sum."""
    print(bold(f"▸ {step.name}"), flush=True)
    started = time.monotonic()
    good = step.run()
    line = f"{'ok    ' if good else 'FAILED'} {time.monotonic() - started:6.1f} s  {step.name}"
    print(flush=True)
    return good, line


def main(arguments: list[str]) -> int:
    """Run every step, also after one failed; the last line is `N passed, N failed, N skipped`.

    Tests count one each, and so does every other step.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "tests.xml"
        results = {step.name: run(step) for step in steps(arguments, report)}
        tests = tally(report)
    print(bold("▸ sum"))
    for _, line in results.values():
        print(line)
    for name, value in sorted(tests.figures.items()):
        print(f"       {name}: {value}")
    pytest_good, _ = results.pop("pytest")
    tests_failed = tests.failed or int(not pytest_good)
    others_failed = sum(not good for good, _ in results.values())
    failed = tests_failed + others_failed
    print(f"{tests.passed + len(results) - others_failed} passed, {failed} failed, {tests.skipped} skipped")
    return int(failed > 0)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
