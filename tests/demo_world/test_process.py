"""`livline demo` as a real process: afresh over an older demo, to the page, into it, out again, and nothing left."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest

import livline
from livline.cli.commands.demo import report_name
from livline.database.cluster import SOCKETS
from livline.demo_world.cast import CAST
from tests.database.pattern import migrated, server_with_pattern
from tests.ground import world
from tests.ground.connecting import connected_to
from tests.operations.test_serve import are_gone, family, free_port

SRC = Path(livline.__file__).parents[1]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """Somebody with a browser that keeps cookies."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str, sent: bytes | None = None) -> tuple[int, str]:
        try:
            with self.opener.open(self.base + path, sent, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def step_in(self, slug: str) -> tuple[int, str]:
        token = TOKEN.search(self.get("/")[1])
        assert token
        return self.get(f"/demo/step-in/{slug}", urllib.parse.urlencode({"csrfmiddlewaretoken": token[1]}).encode())

    @property
    def keys(self) -> set[str]:
        return {cookie.value or "" for cookie in self.cookies if cookie.name == "livline"}


def environ() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LIVLINE_", "DJANGO_"))}
    return kept | {"PYTHONPATH": str(SRC)}


def command(folder: Path, port: int, *more: str) -> list[str]:
    words = [sys.executable, "-P", "-m", "livline", "demo", "--out", str(folder), "--port", str(port), "--no-open"]
    return [*words, *more]


@contextmanager
def demo(folder: Path, port: int, *more: str) -> Iterator[subprocess.Popen[str]]:
    """One that says it is ready; killed hard if the test leaves it."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    process: subprocess.Popen[str] = subprocess.Popen(command(folder, port, *more), env=environ(), **pipes)  # type: ignore[call-overload]
    try:
        assert process.stdout
        said = ""
        while "klar på" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        yield process
    finally:
        process.kill()
        process.communicate()


def socket_folders() -> set[Path]:
    return set(Path(tempfile.gettempdir()).glob(f"{SOCKETS}*"))


def stopped(process: subprocess.Popen[str]) -> None:
    """Ctrl-C, and nothing is left."""
    below = family(process.pid)
    assert len(below) >= 4, "database, web server, its process and a worker"
    opened = {Path(word) for pid in below for word in options(pid) if SOCKETS in word}
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    assert are_gone(below)
    assert opened
    assert not [folder for folder in opened if folder.exists()]


def options(pid: int) -> list[str]:
    """The folders of sockets that a process opened; none of one that has ended meanwhile."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except FileNotFoundError:
        return []
    return [word.partition("=")[2] for word in words if word.startswith("unix_socket_directories=")]


OLDER = "En ældre demos kommune"


def test_afresh_from_an_older_demo_to_the_page_and_back(open_folder: Path):
    """Starting afresh clears away all that a demo made, and so begins with an empty folder: tables, world and keys."""
    folder, port = open_folder / "demo", free_port()
    older_demo(folder)
    began = time.monotonic()
    with demo(folder, port, "--fresh") as process:
        first = time.monotonic() - began
        assert asked(folder, "SELECT count(*) FROM municipality WHERE name = %s", OLDER) == 0
        assert asked(folder, "SELECT count(*) FROM municipality") == 2
        assert sign_ins(folder) == 0
        look_around(port)
        session_is_a_new_one(port)
        who_one_is_can_be_confirmed(port)
        stopped(process)
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
        pass
    is_quick_and_has_kept_what_was_done(folder, port, first)


def older_demo(folder: Path) -> None:
    """A database with tables and a municipality in it, and a report."""
    with server_with_pattern(folder / "server") as server, connected_to(migrated(server.superuser, "livline")):
        world.municipality(OLDER)
    (folder / "report").mkdir()
    (folder / "report" / report_name("da")).write_text("En ældre rapport")


def look_around(port: int) -> None:
    """Everybody of the cast is on the page, and becomes whom the page says."""
    visitor = Visitor(port)
    status, page = visitor.get("/")
    assert status == 200
    for member in CAST:
        assert member.name in page
        assert f'action="/demo/step-in/{member.slug}"' in page
        visitor.step_in(member.slug)
        assert f"Du er trådt ind som {member.name}" in visitor.get("/")[1], member.slug
    assert visitor.get("/demo/step-in/mette")[0] == 405
    assert Visitor(port).get("/demo/step-in/mette", b"")[0] == 403, "without the form's token"
    assert visitor.step_in("nobody")[0] == 404


def session_is_a_new_one(port: int) -> None:
    """Whoever steps in gets a session key that nobody has seen, and what it held before is gone."""
    visitor = Visitor(port)
    visitor.step_in("mette")
    before = visitor.keys
    visitor.step_in("sofie")
    assert before
    assert visitor.keys
    assert not visitor.keys & before


def who_one_is_can_be_confirmed(port: int) -> None:
    """Before what is dangerous a page asks again; in the demo a click answers, and it leads nowhere else."""
    visitor = Visitor(port)
    assert "trådt ind" not in visitor.get("/account/broker/demo/")[1]
    visitor.step_in("mette")
    for wanted, kept in (("/demo/report/", "/demo/report/"), ("//evil.example/", "/today/")):
        page = visitor.get(f"/account/broker/demo/?next={wanted}&again=1")[1]
        assert "Bekræft, at det er dig" in page
        assert f'name="next" value="{kept}"' in page


def is_quick_and_has_kept_what_was_done(folder: Path, port: int, first: float) -> None:
    """A second start."""
    began = time.monotonic()
    with demo(folder, port) as process:
        assert time.monotonic() - began < first
        assert sign_ins(folder) >= len(CAST)
        visitor = Visitor(port)
        status, page = visitor.step_in("mette")
        assert status == 200
        assert "Du er trådt ind som Mette Pilehegn" in page
        report_is_there(visitor)
        stopped(process)


def report_is_there(visitor: Visitor) -> None:
    """It is made beside the start, so one may have to wait a little."""
    deadline = time.monotonic() + 60
    while visitor.get("/demo/report/")[0] != 200:
        assert time.monotonic() < deadline
        time.sleep(0.3)
    assert "Fik børnene det" in visitor.get("/demo/report/")[1]


def sign_ins(folder: Path) -> int:
    """How often somebody signed in, as the database itself says."""
    return asked(folder, "SELECT count(*) FROM signin_event")


def asked(folder: Path, question: LiteralString, *values: str) -> int:
    """A number that the demo's own database gives."""
    lines = (folder / "server" / "data" / "postmaster.pid").read_text().splitlines()
    with psycopg.connect(host=lines[4], user="postgres", dbname="livline", port=int(lines[3])) as own:
        row = own.execute(question, values).fetchone()
    assert row
    return int(row[0])


def test_a_port_in_use_is_said_at_once_and_nothing_is_made(open_folder: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        words = command(open_folder / "demo", other.getsockname()[1])
        done = subprocess.run(words, env=environ(), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "er optaget" in done.stderr
    assert "--port" in done.stderr
    assert not (open_folder / "demo").exists()


def test_one_that_runs_is_not_cleared_away(open_folder: Path):
    import fcntl

    folder = open_folder / "demo"
    (folder / "server" / "data").mkdir(parents=True)
    with (folder / "server" / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        words = command(folder, 0, "--fresh")
        done = subprocess.run(words, env=environ(), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "kører allerede" in done.stderr
    assert (folder / "server" / "data").is_dir()


def test_starting_afresh_takes_nothing_that_is_not_the_demos(open_folder: Path):
    from livline.demo.place import Place

    folder = open_folder / "demo"
    (folder / "server" / "data").mkdir(parents=True)
    (folder / "report").mkdir()
    (folder / "server-keys").write_text("")
    (folder / "mine.txt").write_text("kept")
    Place(folder).clear()
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("kind", ["production", "test", "", "Demo"])
def test_but_for_the_demo_there_is_no_such_address(kind: str):
    code = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.urls import Resolver404, resolve\n"
        "assert not [name for name in (*settings.INSTALLED_APPS, *settings.MIDDLEWARE) if 'demo' in name]\n"
        "for path in ('/demo/step-in/mette', '/demo/report/'):\n"
        "    try: resolve(path)\n"
        "    except Resolver404: continue\n"
        "    raise SystemExit(path)\n"
        "for path in ('/', '/account/broker/demo/'):\n"
        "    assert 'demo_world' not in resolve(path).func.__module__, path\n"
    )
    told = environ() | {"DJANGO_SETTINGS_MODULE": "livline.config.settings", "LIVLINE_ENV": kind}
    done = subprocess.run([sys.executable, "-P", "-c", code], env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
