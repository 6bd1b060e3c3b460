"""`livline serve` as a real process: it answers, refuses to be unsafe, and leaves nothing behind."""

from __future__ import annotations

import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.db import connections

import livline
from livline.database.address import Address
from livline.database.role import Role
from livline.database.roles import prepare
from livline.database.server import FOR_TESTS, running
from livline.operations.addresses import JOB, OWNER, WEB
from livline.operations.backup_role import BACKUP_ROLE, prepare_backup_role
from livline.operations.serving import weak_points
from livline.sealing.keys import make as make_keys
from tests.operations.conftest import Ground

SRC = Path(livline.__file__).parents[1]
Environ = dict[str, str]


@pytest.fixture
def environ(ground: Ground, tmp_path: Path) -> Environ:
    """The settings of an installation in service, all of them sound."""
    keys = tmp_path / "fields.key"
    make_keys(keys)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LIVLINE_", "DJANGO_"))}
    return kept | {
        "PYTHONPATH": str(SRC),
        "LIVLINE_HOME": str(tmp_path / "home"),
        "LIVLINE_ENV": "production",
        "LIVLINE_SECRET_KEY": uuid.uuid4().hex + uuid.uuid4().hex,
        "LIVLINE_HOSTS": "livline.example",
        "LIVLINE_HTTPS": "loopback",
        "LIVLINE_KEYS": str(keys),
        WEB: ground.address(Role.WEB).url(),
        JOB: ground.address(Role.JOB).url(),
    }


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def served(environ: Environ, port: int) -> Iterator[subprocess.Popen[str]]:
    """A process that answers; killed hard if the test leaves it."""
    command = [sys.executable, "-P", "-m", "livline", "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = process.stdout
    assert output
    try:
        said = ""
        while "answers" not in said and "svarer på" not in said:
            line = output.readline()
            assert line, said
            said += line
        yield process
    finally:
        process.kill()
        process.wait()
        output.close()


def status(port: int, path: str = "/health") -> tuple[int, str]:
    try:
        asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": "livline.example"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def family(pid: int) -> list[int]:
    """The processes below one, at all depths."""
    told = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = [(int(one), int(above)) for one, above in (line.split() for line in told.stdout.splitlines())]
    found: list[int] = []
    open_ = [pid]
    while open_:
        below = [one for one, above in pairs if above in open_]
        found, open_ = found + below, below
    return found


def are_gone(pids: list[int], within: float = 10.0) -> bool:
    deadline = time.monotonic() + within
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_it_answers_and_works_until_it_is_told_to_stop(ground: Ground, environ: Environ):
    port = free_port()
    with served(environ, port) as process:
        assert status(port) == (200, "ok\n")
        assert status(port, "/there-is-no-such-page")[0] == 404
        below = family(process.pid)
        assert len(below) >= 3, "web server, its process and a worker"
        assert is_worked(ground)
        process.send_signal(signal.SIGTERM)
        assert process.wait(40) == 128 + signal.SIGTERM
        assert are_gone(below)
        with socket.socket() as trial:
            assert trial.connect_ex(("127.0.0.1", port)) != 0


def is_worked(ground: Ground) -> bool:
    """Has a worker said that it lives?"""
    deadline = time.monotonic() + 20
    with psycopg.connect(**ground.superuser.for_psycopg(), autocommit=True) as own:
        while own.execute("SELECT FROM procrastinate_workers").rowcount == 0:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
    return True


def test_no_process_has_more_addresses_than_it_needs(environ: Environ):
    port = free_port()
    with served(environ, port) as process:
        seen = {pid: surroundings(pid) for pid in family(process.pid)}
        assert all(not {JOB, OWNER} & of.keys() for of in seen.values())
        assert {Address.parse(of[WEB]).user for of in seen.values() if WEB in of} == {Role.WEB, Role.JOB}


def surroundings(pid: int) -> dict[str, str]:
    content = Path(f"/proc/{pid}/environ").read_text()
    return dict(part.split("=", 1) for part in content.split("\0") if "=" in part)


def test_ctrl_c_stops_it_too(environ: Environ):
    with served(environ, free_port()) as process:
        below = family(process.pid)
        process.send_signal(signal.SIGINT)
        process.wait(40)
        assert are_gone(below)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_not_even_a_kill_leaves_anything_running(environ: Environ):
    with served(environ, free_port()) as process:
        below = family(process.pid)
        process.kill()
        assert are_gone(below, within=40)


def test_when_a_part_ends_the_whole_does(environ: Environ):
    port = free_port()
    with served(environ, port) as process:
        below = family(process.pid)
        worker = next(pid for pid in below if "worker" in Path(f"/proc/{pid}/cmdline").read_text().split("\0"))
        os.kill(worker, signal.SIGKILL)
        assert process.wait(40) == 1
        assert are_gone(below)


def test_a_port_in_use_is_told_with_what_to_do(environ: Environ):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = refused(environ, "--port", str(other.getsockname()[1]))
    assert done.returncode == 2
    assert "er optaget" in done.stderr
    assert "--port" in done.stderr


def refused(environ: Environ, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "livline", "serve", *(words or ("--port", "0"))]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)


def test_health_says_when_the_database_is_gone(ground: Ground, environ: Environ, tmp_path: Path):
    """The socket's name leads nowhere for a moment, as when the server is down."""
    link = tmp_path / "socket"
    link.symlink_to(Path(ground.superuser.host).resolve())
    moved = {name: replace(Address.parse(environ[name]), host=str(link)).url() for name in (WEB, JOB)}
    port = free_port()
    with served(environ | moved, port):
        assert status(port) == (200, "ok\n")
        link.unlink()
        assert status(port) == (503, "not ok\n")
        link.symlink_to(Path(ground.superuser.host).resolve())
        assert status(port) == (200, "ok\n")


def test_what_browsers_fetch_is_collected_compressed_and_kept(environ: Environ, tmp_path: Path):
    files = tmp_path / "files"
    files.mkdir()
    (files / "page.css").write_text("body { color: black }\n" * 100)
    own = f"from livline.config.settings import *\nSTATICFILES_DIRS = [{str(files)!r}]\n"
    (tmp_path / "installed.py").write_text(own)
    more = {"PYTHONPATH": f"{SRC}{os.pathsep}{tmp_path}", "DJANGO_SETTINGS_MODULE": "installed"}
    port = free_port()
    with served(environ | more, port):
        names = json.loads((tmp_path / "home" / "static" / "staticfiles.json").read_text())["paths"]
        address = f"http://127.0.0.1:{port}/static/{names['page.css']}"
        asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip", "Host": "livline.example"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            assert "immutable" in answer.headers["Cache-Control"]
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.read()) == (files / "page.css").read_bytes()


SETTINGS: dict[str, tuple[dict[str, str | None], str]] = {
    "no secret": ({"LIVLINE_SECRET_KEY": None}, "LIVLINE_SECRET_KEY mangler"),
    "short secret": ({"LIVLINE_SECRET_KEY": "a1b2c3d4e5f6g7h8"}, "for let at gætte"),
    "one letter": ({"LIVLINE_SECRET_KEY": "a" * 80}, "for let at gætte"),
    "known secret": ({"LIVLINE_SECRET_KEY": "django-insecure-" + "abcdefghijklmnopqrstuvwxyz" * 3}, "kendt værdi"),
    "no hosts": ({"LIVLINE_HOSTS": " , "}, "LIVLINE_HOSTS"),
    "any host": ({"LIVLINE_HOSTS": "*"}, "LIVLINE_HOSTS"),
    "no encryption": ({"LIVLINE_HTTPS": None}, "LIVLINE_HTTPS siger ikke, hvem der krypterer"),
    "a word that is none": ({"LIVLINE_HTTPS": "yes"}, "LIVLINE_HTTPS siger ikke, hvem der krypterer"),
    "no database": ({WEB: None}, f"{WEB} mangler"),
    "no address for jobs": ({JOB: None}, f"{JOB} mangler"),
    "wrong address for jobs": ({JOB: "mysql://x"}, f"{JOB} kan ikke bruges"),
    "owner's address": ({OWNER: "postgresql://livline_owner@localhost/livline"}, f"{OWNER} er sat"),
    "no keys": ({"LIVLINE_KEYS": None}, "LIVLINE_KEYS mangler"),
    "keys that are not there": ({"LIVLINE_KEYS": "/nowhere/fields.key"}, "kan ikke læses"),
    "unknown kind": ({"LIVLINE_ENV": "prod"}, "LIVLINE_ENV har en ukendt værdi"),
    "nobody there": ({WEB: "postgresql://livline_web@%2Fnowhere/livline"}, "svarer ikke"),
}


@pytest.mark.parametrize("weak", SETTINGS)
def test_an_unsafe_setting_is_refused(environ: Environ, weak: str):
    changes, said = SETTINGS[weak]
    told = {name: value for name, value in (environ | changes).items() if value is not None}
    assert_weak(told, said)


def assert_weak(environ: Environ, *said: str) -> None:
    """What `serve` would name, without a process for each."""
    found = [finding.said("da") for finding in weak_points(environ)]
    assert len(found) == len(said), found
    assert all(any(words in finding for finding in found) for words in said), found


def test_sound_settings_have_no_weak_point(environ: Environ):
    assert_weak(environ)


def expect_refusal(environ: Environ, *said: str) -> None:
    done = refused(environ)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    for words in said:
        assert words in done.stderr
    assert done.stderr.count("✗") == len(said), done.stderr


def test_every_weak_point_is_named_at_once(environ: Environ):
    expect_refusal(environ | {"LIVLINE_SECRET_KEY": "x", "LIVLINE_HOSTS": ""}, "SECRET_KEY", "HOSTS")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "livline.example"])
def test_without_encryption_only_this_machine_is_answered(environ: Environ, host: str):
    """And where nobody says who encrypts, not even that one (`no encryption` above)."""
    done = refused(environ, "--port", "0", "--host", host)
    assert done.returncode == 2
    assert f"svarer Livline ikke på {host}" in done.stderr


def test_keys_that_others_read_are_refused(environ: Environ):
    Path(environ["LIVLINE_KEYS"]).chmod(0o644)
    assert_weak(environ, "Andre kan læse")


def test_a_file_that_holds_no_keys_is_refused(environ: Environ):
    Path(environ["LIVLINE_KEYS"]).write_text("hemmelig\n")
    assert_weak(environ, "holder ingen nøgler")


def test_keys_beside_what_they_open_are_refused(environ: Environ, tmp_path: Path):
    (tmp_path / "PG_VERSION").write_text("18\n")
    assert_weak(environ, "i databasens mappe")


def test_debug_is_refused(environ: Environ, tmp_path: Path):
    (tmp_path / "loose.py").write_text("from livline.config.settings import *\nDEBUG = True\n")
    loose = {"PYTHONPATH": f"{SRC}{os.pathsep}{tmp_path}", "DJANGO_SETTINGS_MODULE": "loose"}
    expect_refusal(environ | loose, "DEBUG er slået til")


@pytest.mark.parametrize("variable", [WEB, JOB])
@pytest.mark.parametrize("user", ["postgres", Role.OWNER.value, BACKUP_ROLE])
def test_a_role_with_more_power_is_refused(ground: Ground, environ: Environ, variable: str, user: str):
    prepare_backup_role(ground.superuser)
    found = weak_points(environ | {variable: replace(ground.superuser, user=user).url()})
    codes = {finding.code for finding in found}
    assert ("owner_serves" if user == Role.OWNER else "above_row_security") in codes
    assert any(f"nås som {user}" in finding.said("da") for finding in found)


def test_a_process_of_the_owner_does_not_start(ground: Ground, environ: Environ):
    expect_refusal(environ | {WEB: ground.address(Role.OWNER).url()}, "nås som livline_owner")


def test_the_trial_database_is_refused(ground: Ground, environ: Environ):
    """The same server, named by the folder that Livline made for it: it would let in anybody who comes there."""
    folder = str(Path(ground.superuser.host).resolve())
    moved = {name: replace(Address.parse(environ[name]), host=folder).url() for name in (WEB, JOB)}
    assert_weak(environ | moved, WEB, JOB)


WEAK_DATABASES: dict[str, tuple[str, str]] = {
    "commits are not kept": ("ALTER DATABASE {} SET synchronous_commit = off", "synchronous_commit"),
    "row security is off": ("ALTER DATABASE {} SET row_security = off", "row_security er slået fra"),
    "a copy": ("ALTER DATABASE {} SET livline.restored_copy = 'on'", "gendannet kopi"),
    "migrations": ("DELETE FROM django_migrations WHERE app = 'jobs'", "1 migrationer mangler"),
    "a policy": ("ALTER POLICY web_reads ON entry USING (true)", "ændret, efter at de blev bygget"),
    "another version": ("COMMENT ON SCHEMA public IS 'standard public schema'", "ikke dem, denne udgave har"),
}


@pytest.fixture
def other_database(ground: Ground) -> Iterator[Callable[[str], Address]]:
    """A copy of the database with one thing changed."""
    name = f"livline_weak_{uuid.uuid4().hex[:8]}"
    admin = ground.superuser.to("postgres").for_psycopg()
    connections.close_all()
    with psycopg.connect(**admin, autocommit=True) as own:
        own.execute(f"CREATE DATABASE {name} TEMPLATE {ground.superuser.name}".encode())

    def change(statement: str) -> Address:
        with psycopg.connect(**ground.superuser.to(name).for_psycopg(), autocommit=True) as own:
            own.execute(statement.format(name).encode())
        return ground.superuser.to(name)

    yield change
    with psycopg.connect(**admin, autocommit=True) as own:
        own.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def with_database(environ: Environ, address: Address) -> Environ:
    return environ | {WEB: address.as_role(Role.WEB).url(), JOB: address.as_role(Role.JOB).url()}


@pytest.mark.parametrize("weak", WEAK_DATABASES)
def test_an_unsafe_database_is_refused(environ: Environ, other_database: Callable[[str], Address], weak: str):
    statement, said = WEAK_DATABASES[weak]
    assert_weak(with_database(environ, other_database(statement)), said)


def test_a_table_without_a_wall_is_refused(environ: Environ, other_database: Callable[[str], Address]):
    address = other_database("ALTER TABLE entry NO FORCE ROW LEVEL SECURITY")
    assert_weak(with_database(environ, address), "ingen tvungen rækkesikkerhed", "ændret, efter")


def test_a_server_that_may_lose_what_it_confirmed_is_refused(environ: Environ, open_folder: Path):
    with running(open_folder / "forgetful", FOR_TESTS) as server:
        link = open_folder / "forgetful-socket"
        link.symlink_to(server.socket_folder)
        prepare(server.superuser)
        address = Address("postgres", str(link), "livline")
        codes = {finding.code for finding in weak_points(with_database(environ, address))}
        link.unlink()
    assert {"fsync_off", "full_page_writes_off", "synchronous_commit_off"} <= codes


def test_a_demo_brings_its_own_database_and_takes_it_along(tmp_path: Path, open_folder: Path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LIVLINE_", "DJANGO_"))}
    home = open_folder / "demo"
    environ = kept | {"PYTHONPATH": str(SRC), "LIVLINE_ENV": "demo", "LIVLINE_HOME": str(home)}
    environ["LIVLINE_HOSTS"] = "livline.example"
    port = free_port()
    with served(environ, port) as process:
        assert status(port) == (200, "ok\n")
        below = family(process.pid)
        process.send_signal(signal.SIGTERM)
        process.wait(40)
        assert are_gone(below)
    assert not (home / "data" / "postmaster.pid").exists()
