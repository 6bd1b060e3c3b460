"""A server of our own starts, stops, and gets over being killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from livline.database import cluster, server
from livline.database.account import Account
from livline.database.refusal import Unavailable
from livline.database.server import DURABLE, FOR_TESTS, Server, exit_on_signals, running, start

KEEPER = """
import signal, sys, time
from pathlib import Path
from livline.database.server import FOR_TESTS, running
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup has it ignored by all that it starts
with running(Path(sys.argv[1]), FOR_TESTS) as server:
    print(server.pid, server.socket_folder, flush=True)
    time.sleep(60)
"""


def ask(of: Server, query: str) -> list[object]:
    with psycopg.connect(**of.superuser.for_psycopg()) as connection:
        cursor = connection.execute(query.encode())
        return [row[0] for row in cursor.fetchall()] if cursor.description else []


def processes(of: Server) -> list[int]:
    found = ask(of, "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    return [of.pid, *(pid for pid in found if isinstance(pid, int))]


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return not Path("/proc/self").exists() and cluster._is_alive(pid)
    return state != "Z"


def soon(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 5
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.01)
    return holds()


def keeper(home: Path) -> tuple[subprocess.Popen[str], int, Path]:
    """Another process that runs a server; its process id and socket folder."""
    command = [sys.executable, "-c", KEEPER, str(home)]
    variables = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=variables)
    assert process.stdout
    pid, folder = process.stdout.readline().split()
    process.stdout.close()
    return process, int(pid), Path(folder)


def test_it_is_set_as_livline_needs_it(home: Path):
    with running(home, DURABLE) as one:
        names = "fsync synchronous_commit full_page_writes data_checksums jit listen_addresses TimeZone".split()
        found = {name: ask(one, f"SHOW {name}")[0] for name in names}
        assert one.socket_folder.stat().st_mode & 0o777 == 0o700
        assert (home / "data").stat().st_mode & 0o777 == 0o700
        assert ask(one, "SELECT upper('æøå')") == ["ÆØÅ"]
    assert found == dict(zip(names, ["on", "on", "on", "on", "off", "", "Europe/Copenhagen"], strict=True))


def test_for_tests_it_waits_for_no_disk(server: Server):
    assert [ask(server, f"SHOW {name}") for name in ("fsync", "synchronous_commit", "full_page_writes")] == [
        ["off"]
    ] * 3


def test_two_servers_side_by_side(server: Server, home: Path):
    with running(home, FOR_TESTS) as other:
        ask(other, "CREATE TABLE only_here (n int)")
        assert ask(other, "SELECT count(*) FROM only_here") == [0]
        assert ask(server, "SELECT to_regclass('only_here')") == [None]


def test_data_outlasts_a_restart(home: Path):
    with running(home, FOR_TESTS) as first:
        ask(first, "CREATE TABLE kept AS SELECT 7 AS n")
    with running(home, FOR_TESTS) as second:
        assert ask(second, "SELECT n FROM kept") == [7]


def test_stopping_leaves_nothing_running(home: Path):
    one = start(home, FOR_TESTS)
    pids = processes(one)
    one.stop()
    one.stop()
    assert len(pids) > 3
    assert [pid for pid in pids if is_alive(pid)] == []
    assert not one.socket_folder.exists()


def test_an_exception_stops_it(home: Path):
    with pytest.raises(KeyboardInterrupt), running(home, FOR_TESTS) as one:
        raise KeyboardInterrupt
    assert not is_alive(one.pid)
    assert not one.socket_folder.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_its_keeper_stops_it(home: Path, number: signal.Signals):
    process, pid, folder = keeper(home)
    process.send_signal(number)
    assert process.wait(10) == 128 + number
    assert not is_alive(pid)
    assert not folder.exists()


def test_a_killed_server_comes_back_with_its_data(home: Path):
    first = start(home, DURABLE)
    ask(first, "CREATE TABLE kept AS SELECT 7 AS n")
    pids = processes(first)
    os.kill(first.pid, signal.SIGKILL)
    first.stop()
    assert (home / "data" / "postmaster.pid").exists()
    with running(home, DURABLE) as second:
        assert ask(second, "SELECT n FROM kept") == [7]
        assert soon(lambda: not any(map(is_alive, pids)))


def test_a_start_waits_for_the_last_query_of_a_killed_server(home: Path):
    first = start(home, FOR_TESTS)
    with closing(psycopg.connect(**first.superuser.for_psycopg())) as connection:
        busy = connection.info.backend_pid
        connection.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 3000000)")
        time.sleep(0.05)
        os.kill(first.pid, signal.SIGKILL)
        first.stop()
        with running(home, FOR_TESTS):
            assert not is_alive(busy)


def test_the_server_of_a_killed_keeper_is_taken_over(home: Path):
    process, pid, folder = keeper(home)
    process.kill()
    process.wait()
    assert is_alive(pid)
    with running(home, FOR_TESTS) as second:
        assert second.pid != pid
        assert not is_alive(pid)
        assert not folder.exists()


def test_a_process_id_that_somebody_else_has_by_now_is_no_obstacle(home: Path, server: Server):
    first = start(home, FOR_TESTS)
    os.kill(first.pid, signal.SIGKILL)
    first.stop()
    pid_file = home / "data" / "postmaster.pid"
    pid_file.write_text(pid_file.read_text().replace(str(first.pid), str(server.pid), 1))
    with running(home, FOR_TESTS):
        assert is_alive(server.pid)


def test_a_second_start_is_refused(home: Path):
    with running(home, FOR_TESTS) as first:
        with pytest.raises(Unavailable, match="running already") as refusal:
            start(home, FOR_TESTS)
        assert f"Databasen i {home} kører allerede." in refusal.value.said("da")
        assert ask(first, "SELECT 1") == [1]


def test_a_failed_start_shows_what_the_server_said(home: Path):
    with running(home, FOR_TESTS) as first:
        sockets = first.socket_folder.parent
    before = set(sockets.glob(cluster.SOCKETS + "*"))
    with pytest.raises(Unavailable, match='invalid value for parameter "shared_buffers": "many"') as refusal:
        start(home, server_settings(shared_buffers="many"))
    assert str(home / "server.log") in refusal.value.said("da")
    assert set(sockets.glob(cluster.SOCKETS + "*")) == before
    with running(home, FOR_TESTS) as again:
        assert ask(again, "SELECT 1") == [1]


def server_settings(**changes: str) -> server.Settings:
    return server.Settings(durable=False, **changes)  # type: ignore[arg-type]  # wrong on purpose


def test_an_interrupted_first_start_is_made_again(home: Path):
    (home / "data.new").mkdir(parents=True)
    home.chmod(0o711)
    (home / "data.new" / "PG_VERSION").write_text("half a cluster")
    with running(home, FOR_TESTS) as one:
        assert ask(one, "SELECT 1") == [1]
    assert not (home / "data.new").exists()


def test_a_cluster_of_another_version_is_refused(home: Path):
    with running(home, FOR_TESTS):
        pass
    (home / "data" / "PG_VERSION").write_text("12\n")
    with pytest.raises(Unavailable, match="was made by PostgreSQL 12, but the programs are of version"):
        start(home, FOR_TESTS)


def test_a_handler_of_the_program_is_left_in_place():
    def handler(number: int, frame: object) -> None: ...

    before = signal.signal(signal.SIGTERM, handler)
    with exit_on_signals():
        inside = signal.getsignal(signal.SIGTERM)
    afterwards = signal.signal(signal.SIGTERM, before)
    assert (inside, afterwards) == (handler, handler)


def test_a_folder_that_cannot_be_used_is_refused(home: Path):
    home.write_text("a file")
    with pytest.raises(Unavailable, match=str(home)):
        start(home, FOR_TESTS)


def test_a_folder_out_of_the_accounts_reach_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch):
    home.mkdir()
    home.chmod(0o700)
    monkeypatch.setattr(server, "for_the_server", lambda: Account(os.geteuid() + 1, os.getegid() + 1))
    monkeypatch.setattr(server, "within_reach", lambda programs, account: programs)
    with pytest.raises(Unavailable, match="cannot reach"):
        start(home, FOR_TESTS)


def test_what_failed_is_not_written_to_the_log(home: Path):
    with running(home, FOR_TESTS) as one:
        ask(one, "CREATE TABLE child (cpr text PRIMARY KEY)")
        for _ in range(2):
            with pytest.raises(psycopg.errors.UniqueViolation):
                ask(one, "INSERT INTO child SELECT '010115-4321' FROM generate_series(1, 2)")
    log = (home / "server.log").read_text()
    assert "duplicate key" in log
    assert "010115" not in log


@pytest.mark.parametrize(("version", "flag"), [(15, "--locale=C.UTF-8"), (17, "--builtin-locale=C.UTF-8")])
def test_text_has_one_order_on_every_version(version: int, flag: str):
    assert flag in cluster.locale_flags(version)
