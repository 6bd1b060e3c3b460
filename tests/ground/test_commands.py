"""The commands that need a database bring their own, and leave nothing running."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import livline
from livline.database.role import Role
from livline.database.server import Server
from tests.ground.files import PUBLISHED

SRC = Path(livline.__file__).parents[1]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Run a command line with a database of its own, the same for all tests of this file."""
    folder = Path(tempfile.mkdtemp(prefix="livline-test-"))
    folder.chmod(0o711)

    def run_one(*words: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
        surroundings = os.environ | {"PYTHONPATH": str(SRC), "LIVLINE_HOME": str(folder / "home")} | environ
        command = [sys.executable, "-m", "livline", *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, env=surroundings, check=False)

    yield run_one
    assert not list(folder.glob("home/**/postmaster.pid")), "the server has stopped"
    shutil.rmtree(folder)


def test_what_is_loaded_is_audited_like_the_file(run: Run):
    assert run("load", PUBLISHED, "-m", "Nordby").returncode == 0
    words = ("--as-of", "2026-11-21", "--format", "jsonl")
    of_file = run("audit", PUBLISHED, *words)
    of_database = run("audit", "--database", "-m", "Nordby", *words)
    assert of_database.returncode == of_file.returncode == 1
    assert by_case(of_database.stdout) == by_case(of_file.stdout)


def by_case(lines: str) -> list[str]:
    """The lines in the order of the cases; the database has an order of its own."""
    return sorted(lines.splitlines(), key=lambda line: str(json.loads(line)["case"]))


def test_twice_the_same_file_is_once_and_said_so(run: Run):
    run("load", PUBLISHED, "-m", "Sydby")
    again = run("load", PUBLISHED, "-m", "Sydby")
    assert again.returncode == 0
    assert "heraf 0 nye" in again.stdout
    assert "kendt i forvejen" in again.stdout
    assert "nye oplysninger" not in again.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("audit",), "Der er ingen sager at gennemgå"),
        (("audit", "--database"), "--municipality NAVN"),
        (("audit", "--database", "-m", "Vestby"), "Vestby har ingen sager"),
        (("audit", PUBLISHED, "--database", "-m", "Nordby"), "ingen filer"),
        (("load", "nowhere.yaml", "-m", "Nordby"), "nowhere.yaml"),
        (("load", PUBLISHED), "KOMMUNE mangler"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(run: Run, words: tuple[str, ...], said: str):
    done = run(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unsound_file_loads_nothing(run: Run, tmp_path: Path):
    file = tmp_path / "wrong.yaml"
    file.write_text("case: K1\nevents:\n- {kind: plan, date: 2024-02-31}\n- {kind: plan, date: 2024-02-01}\n", "utf-8")
    assert run("load", file, "-m", "Østby").returncode == 2
    audit = run("audit", "--database", "-m", "Østby", "--format", "jsonl")
    assert (audit.returncode, audit.stdout) == (2, "")
    assert "Østby har ingen sager" in audit.stderr, "not even the municipality is there"


def test_a_role_that_passes_the_wall_is_refused(run: Run, ground_server: Server, database: None):
    superuser = ground_server.superuser.to("livline").url()
    done = run("audit", "--database", "-m", "Nordby", LIVLINE_DATABASE_URL=superuser)
    assert done.returncode == 2
    assert "rækkesikkerheden" in done.stderr
    job = ground_server.superuser.to("livline").as_role(Role.JOB).url()
    done = run("audit", "--database", "-m", "Nordby", LIVLINE_DATABASE_URL=job)
    assert done.returncode == 2, "a server for tests may lose what was saved"
