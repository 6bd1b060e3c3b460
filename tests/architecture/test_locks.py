"""The locks pin every package with its hashes, name no host, and hold what the `.in` files ask for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

REQUIREMENTS = ROOT / "requirements"
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)(?P<marker> ; [^\\]+?)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def strange_lines(lock: str) -> list[str]:
    """Lines of a lock that are no pin, no hash and no comment, and pins without a hash."""
    lines = [line for line in lock.splitlines() if line and not line.lstrip().startswith("#")]
    strange = [line for line in lines if not PIN.match(line) and not HASH.match(line)]
    bare = [
        line for line, after in zip(lines, [*lines[1:], ""], strict=True) if PIN.match(line) and not HASH.match(after)
    ]
    return strange + bare


def pins(path: Path) -> set[tuple[str, str, str]]:
    found = map(PIN.match, path.read_text().splitlines())
    return {(m["name"], m["version"], m["marker"] or "") for m in found if m}


def asked_for(path: Path) -> set[str]:
    return set(re.findall(r"^[a-z][a-z0-9-]*", path.read_text(), re.M))


@pytest.mark.parametrize("name", ["installer", "core", "dev"])
def test_a_lock_pins_with_hashes_and_names_no_host(name: str):
    lock = REQUIREMENTS / f"{name}.lock"
    assert strange_lines(lock.read_text()) == []
    assert "://" not in lock.read_text()
    assert asked_for(lock.with_suffix(".in")) <= {pin[0] for pin in pins(lock)}


def test_the_lock_for_tests_holds_the_lock_for_running():
    """One installation then serves both: tests run on the very versions that users have."""
    core, dev = ({pin[:2] for pin in pins(REQUIREMENTS / f"{name}.lock")} for name in ("core", "dev"))
    assert core <= dev  # markers may be wider: what running needs on one Python, a tool may need on another


@pytest.mark.parametrize(
    "lock",
    [
        "--index-url https://example.org/simple\n",
        "rich>=15\n",
        "rich==15.0.0\n",
        "rich==15.0.0 \\\n    # via typer\n",
        "rich @ https://example.org/rich.whl \\\n    --hash=sha256:" + "0" * 64 + "\n",
    ],
)
def test_a_strange_line_is_found(lock: str):
    assert strange_lines(lock)


def test_the_audit_of_the_locks_asks_about_all_and_fails_where_it_cannot():
    """It needs a network, so it is not run here; without `--strict` it would pass where nothing was asked."""
    audit = (ROOT / "Makefile").read_text("utf-8").partition("\naudit:")[2].partition("\n\n")[0]
    assert "--strict" in audit
    assert "exit $$failed" in audit
    named = audit.partition("for name in ")[2].partition(";")[0].split()
    assert sorted(named) == sorted(path.stem for path in (ROOT / "requirements").glob("*.lock"))
