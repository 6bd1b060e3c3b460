"""`./livline` from a fresh checkout: it makes its environment once, mends a broken one, and hands over.

Everything here runs without a network: the locks of these checkouts are empty or ask for what cannot be had.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from scripts import environment as launcher
from scripts.environment import Environment, SetupError, Speaker, main, prepare
from tests.architecture.house import ROOT

WARM_START_SECONDS = 0.5

ECHO = """
import json, os, sys
print(json.dumps({"arguments": sys.argv[1:], "cwd": os.getcwd(), "path": sys.path, "prefix": sys.prefix}))
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a folder with spaces, with empty locks and a product that says how it was called."""
    root = tmp_path / "min mappe æ"
    for folder in ("requirements", "src/livline", "scripts"):
        (root / folder).mkdir(parents=True)
    shutil.copy(ROOT / "livline", root)
    for name in ("__init__.py", "environment.py"):
        shutil.copy(ROOT / "scripts" / name, root / "scripts")
    for name in ("installer", "core", "dev"):
        (root / "requirements" / f"{name}.lock").write_text(f"# {name}\n")
    (root / "src" / "livline" / "__init__.py").touch()
    (root / "src" / "livline" / "__main__.py").write_text(ECHO)
    (root / "scripts" / "check.py").write_text(ECHO)
    return root


@pytest.fixture
def installed(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Environment, list[list[str]]]:
    """An environment whose installers only write down how they were called; `venv` leaves a Python."""
    environment = Environment(str(checkout))
    calls: list[list[str]] = []

    def run(_: Environment, command: list[str], lock_file: int) -> str | None:
        calls.append(command)
        if command[1:3] == ["-m", "venv"]:
            Path(environment.python).parent.mkdir(parents=True)
            Path(environment.python).symlink_to(sys.executable)
        return None

    monkeypatch.setattr(launcher, "_run", run)
    return environment, calls


def call(entry: Path, *arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(entry), *arguments]
    offline = {"PIP_NO_INDEX": "1", "UV_OFFLINE": "1", **variables}
    return subprocess.run(command, cwd=cwd, env=os.environ | offline, capture_output=True, text=True, check=False)


def test_a_fresh_checkout_works_from_another_folder_through_a_link(checkout: Path, tmp_path: Path):
    elsewhere = tmp_path / "sager"
    elsewhere.mkdir()
    (elsewhere / "json.py").write_text("raise SystemExit('shadowed')")
    link = tmp_path / "ll"
    link.symlink_to(checkout / "livline")

    first = call(link, "audit", "min fil.csv", cwd=elsewhere)
    assert first.stderr.startswith("Gør Livline klar")
    assert first.stderr.count("\n") == 1
    said = json.loads(first.stdout)
    assert said["arguments"] == ["audit", "min fil.csv"]
    assert Path(said["cwd"]) == elsewhere
    assert Path(said["prefix"]) == checkout / ".venv"
    assert str(checkout / "src") in said["path"]
    assert str(elsewhere) not in said["path"]

    second = call(link, "audit", cwd=elsewhere)
    assert second.stderr == ""
    assert quickest(link) - quickest(checkout / "src" / "livline" / "__main__.py") < WARM_START_SECONDS

    tests = json.loads(call(link, "test", "-k", "plan", cwd=elsewhere).stdout)
    assert tests["arguments"] == ["-k", "plan"]
    assert Path(tests["cwd"]) == checkout
    assert Environment(str(checkout)).has("dev")


def quickest(script: Path) -> float:
    """Seconds of the best of seven runs: what the machine does besides only ever adds."""

    def seconds() -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, str(script)], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - started

    return min(seconds() for _ in range(7))


def test_without_a_network_it_says_so_and_leaves_nothing_to_trust(checkout: Path, tmp_path: Path):
    (checkout / "requirements" / "core.lock").write_text(
        "livline-cannot-be-had==1 \\\n    --hash=sha256:" + "0" * 64 + "\n"
    )
    failed = call(checkout / "livline", "demo", cwd=tmp_path)
    assert failed.returncode == launcher.UNAVAILABLE
    assert failed.stdout == ""
    assert "Er der forbindelse til nettet?" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not Environment(str(checkout)).has("core")


def test_a_killed_installation_is_made_anew(checkout: Path, tmp_path: Path):
    """Killed in the middle, half an environment is left; the next start does not trust it."""
    process = subprocess.Popen(
        [sys.executable, str(checkout / "livline")], cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True
    )
    latest = time.monotonic() + 20
    while not (checkout / ".venv" / "pyvenv.cfg").exists() and time.monotonic() < latest:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not Environment(str(checkout)).has("core")
    assert call(checkout / "livline", cwd=tmp_path).returncode == 0


def test_uv_installs_and_pip_is_asked_when_it_cannot(installed, monkeypatch):
    environment, calls = installed
    prepare(environment, "core", Speaker([]))
    assert [command[0] for command in calls] == [sys.executable, environment.python, f"{environment.folder}/bin/uv"]
    assert all("--require-hashes" in command for command in calls[1:])

    calls.clear()
    succeed = launcher._run
    monkeypatch.setattr(
        launcher, "_run", lambda e, c, f: "no uv for this machine" if succeed(e, c, f) or c[0].endswith("uv") else None
    )
    Path(environment.lock("core")).write_text("# another\n")
    prepare(environment, "core", Speaker([]))
    assert calls[-1][0] == environment.python
    assert calls[-1][-1] == environment.lock("core")


def test_only_a_change_installs_again(installed):
    environment, calls = installed
    prepare(environment, "core", Speaker([]))
    calls.clear()
    prepare(environment, "core", Speaker([]))
    assert calls == []
    for change in (
        lambda: Path(environment.lock("core")).write_text("# newer\n"),
        lambda: Path(environment.mark("python")).write_text("/usr/bin/python3.99"),
        lambda: Path(environment.python).unlink(),
        lambda: shutil.rmtree(environment.folder),
    ):
        change()
        assert not environment.has("core")
        prepare(environment, "core", Speaker([]))
        assert environment.has("core")


def test_the_tools_for_tests_are_added_to_what_is_there(installed):
    environment, calls = installed
    prepare(environment, "core", Speaker([]))
    calls.clear()
    prepare(environment, "dev", Speaker([]))
    assert not any("venv" in command for command in calls)
    assert environment.has("core")
    assert environment.has("dev")


def test_two_starts_at_once_install_once_and_the_other_waits(installed, capsys, monkeypatch):
    environment, calls = installed
    quick = launcher._run
    waits = threading.Event()
    texts = dict(Speaker([]).texts)

    def slow(e: Environment, command: list[str], lock_file: int) -> str | None:
        assert waits.wait(10)
        return quick(e, command, lock_file)

    class Listening(Speaker):
        def __call__(self, key: str, end: str = "\n", **values: object) -> None:
            super().__call__(key, end, **values)
            if key == "waiting":
                waits.set()

    monkeypatch.setattr(launcher, "_run", slow)
    threads = [threading.Thread(target=prepare, args=(environment, "core", Listening([]))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sum("venv" in command for command in calls) == 1
    assert environment.has("core")
    assert texts["waiting"] in capsys.readouterr().err


def refusal(environment: Environment, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments), environment) == launcher.UNAVAILABLE
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_without_ensurepip_it_gives_the_one_line_to_run(installed, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    line = f"sudo apt install python3.{sys.version_info.minor}-venv"
    assert line in refusal(installed[0], capsys, "demo")
    assert "Install it and run" in refusal(installed[0], capsys, "demo", "--lang", "en")


def test_a_venv_that_is_not_ours_is_left_alone(installed, capsys):
    environment, _ = installed
    (Path(environment.folder) / "bin").mkdir(parents=True)
    assert "ikke lavet af Livline" in refusal(environment, capsys, "demo")
    assert (Path(environment.folder) / "bin").exists()


def test_a_folder_that_cannot_be_written_is_said(checkout: Path, capsys):
    (checkout / ".venv.lock").mkdir()
    said = refusal(Environment(str(checkout)), capsys, "demo")
    assert str(checkout) in said
    assert "kan ikke skrive" in said


def test_an_interrupt_ends_calmly(installed, capsys, monkeypatch):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(launcher, "_run", interrupt)
    assert main(["demo"], installed[0]) == 130
    assert capsys.readouterr().err.endswith("\nAfbrudt. Kør kommandoen igen, så begynder installationen forfra.\n")


def test_both_languages_say_the_same_things():
    assert launcher.TEXTS["da"].keys() == launcher.TEXTS["en"].keys()


def test_a_failing_venv_is_told_with_its_last_lines(installed, monkeypatch):
    monkeypatch.setattr(launcher, "_run", lambda *_: "  no space left")
    with pytest.raises(SetupError) as caught:
        prepare(installed[0], "core", Speaker([]))
    assert "no space left" in caught.value.values["log"]


def old_python(checkout: Path, version: tuple[int, int], path: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as a Python of that version would."""
    code = f"import sys, runpy; sys.version_info = {(*version, 0)}; sys.argv = ['livline', 'demo']; "
    code += f"runpy.run_path({str(checkout / 'livline')!r}, run_name='__main__')"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env={"PATH": str(path)}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("version", [(3, 9), (3, 15)])
def test_a_python_that_does_not_fit_is_told_which_does(checkout: Path, tmp_path: Path, version: tuple[int, int]):
    done = old_python(checkout, version, tmp_path / "empty")
    assert done.returncode == launcher.UNAVAILABLE
    assert "Livline kræver Python 3.11" in done.stderr
    assert "sudo apt install" in done.stderr


def test_a_fitting_python_on_the_path_is_taken(checkout: Path, tmp_path: Path):
    for name, does in (("python3.14", "exit 127"), ("python3.13", 'echo "took $*"')):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    done = old_python(checkout, (3, 9), tmp_path)
    assert done.stdout.splitlines()[-1] == f"took {checkout / 'livline'} demo"
