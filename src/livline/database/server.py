"""How does a PostgreSQL of our own start and stop?  As a child of this process, heard on a private socket only.

Whoever may open the socket is let in without a password: right for a demo, for tests and for one machine of one's own.
"""

from __future__ import annotations

import fcntl
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from livline.database import cluster
from livline.database.account import Account, for_the_server
from livline.database.address import Address
from livline.database.binaries import find, within_reach
from livline.database.refusal import Text, Unavailable

START_SECONDS = 60.0
"""What PostgreSQL gives itself, too: after a power cut it first has to catch up."""
STILL_IN_USE = "pre-existing shared memory block"

ALREADY_RUNNING = Text("Databasen i {folder} kører allerede.", "The database in {folder} is running already.")
STOP_IT = Text(
    "Stop den anden Livline, eller vælg en anden mappe.",
    "Stop the other Livline, or choose another folder.",
)
OUT_OF_REACH = Text(
    "PostgreSQL må ikke køre som root, og en almindelig konto kan ikke nå {folder}.",
    "PostgreSQL must not run as root, and an ordinary account cannot reach {folder}.",
)
ELSEWHERE = Text(
    "Vælg en anden mappe, eller kør Livline som en almindelig bruger.",
    "Choose another folder, or run Livline as an ordinary user.",
)
NOT_STARTED = Text("PostgreSQL kom ikke i gang.", "PostgreSQL did not start.")
ITS_LOG = Text(
    "De sidste linjer af dens log står her, resten i {file}:\n{log}",
    "The last lines of its log stand here, the rest in {file}:\n{log}",
)
SYSTEM = Text("Databasen i {folder} kan ikke bruges: {why}.", "The database in {folder} cannot be used: {why}.")
LOOK_AT_IT = Text(
    "Se efter, om mappen findes og er din, og om disken har plads.",
    "See whether the folder exists and is yours, and whether the disk has room.",
)


@dataclass(frozen=True)
class Settings:
    """What may differ from server to server; the rest is in `_options`."""

    durable: bool = True
    max_connections: int = 80
    shared_buffers: str = "128MB"


DURABLE = Settings()
FOR_TESTS = Settings(durable=False)
"""Quicker, and all is lost in a power cut: for data that can be made again."""


class Server:
    """A PostgreSQL that runs; `stop` it in a `finally`."""

    def __init__(self, pid: int, socket_folder: Path, undo: ExitStack) -> None:
        self.pid = pid
        self.socket_folder = socket_folder
        self._undo = undo

    @property
    def superuser(self) -> Address:
        """The address of the one who may do everything: for `roles.prepare`, never for a web request."""
        return Address(cluster.SUPERUSER, str(self.socket_folder), "postgres")

    def stop(self) -> None:
        """End the server, wait for all its processes and remove its socket; the second time nothing happens."""
        self._undo.close()


def start(home: Path, settings: Settings = DURABLE) -> Server:
    """Start the server whose cluster lies in `home`, made now if there is none; raises `Unavailable`."""
    with ExitStack() as undo:
        server = _started(home.absolute(), settings, undo)
        server._undo = undo.pop_all()
        return server


@contextmanager
def running(home: Path, settings: Settings = DURABLE) -> Iterator[Server]:
    """A server for the length of a `with`, stopped also on an exception, Ctrl-C, SIGTERM or a closed terminal."""
    with exit_on_signals(), ExitStack() as undo:
        yield _started(home.absolute(), settings, undo)


@contextmanager
def exit_on_signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP raise `SystemExit`, so that `finally` is reached; signals with a handler keep it."""
    in_main = threading.current_thread() is threading.main_thread()
    deadly = [s for s in (signal.SIGTERM, signal.SIGHUP) if in_main and signal.getsignal(s) is signal.SIG_DFL]
    for number in deadly:
        signal.signal(number, _exit)
    try:
        yield
    finally:
        for number in deadly:
            signal.signal(number, signal.SIG_DFL)


def _exit(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once said is enough: a second one would interrupt the clearing up
    raise SystemExit(128 + number)


def _started(home: Path, settings: Settings, undo: ExitStack) -> Server:
    """Whatever has to be undone at the end goes on the stack as soon as it is there."""
    account = for_the_server()
    try:
        programs = within_reach(find(), account)
        _make_home(home, account)
        undo.enter_context(_only_one(home))
        data = cluster.made(home, programs, account, settings.durable)
        cluster.clear_leftovers(data)
        sockets = undo.enter_context(cluster.socket_folder(account))
        command = [programs.postgres, "-D", str(data), *_options(settings, sockets)]
        pid = _serving(command, account, home, undo)
    except OSError as fault:
        raise Unavailable(SYSTEM, LOOK_AT_IT, folder=home, why=fault.strerror or fault) from fault
    return Server(pid, sockets, undo)


def _make_home(home: Path, account: Account) -> None:
    if not home.exists():
        home.mkdir(parents=True)
        home.chmod(0o711 if account.is_other else 0o700)
    if not account.may_reach(home):
        raise Unavailable(OUT_OF_REACH, ELSEWHERE, folder=home)


@contextmanager
def _only_one(home: Path) -> Iterator[None]:
    """Hold the folder's lock.  It ends with this process, however that ends."""
    with open(home / "lock", "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Unavailable(ALREADY_RUNNING, STOP_IT, folder=home) from None
        yield


def _options(settings: Settings, sockets: Path) -> list[str]:
    chosen = {
        "listen_addresses": "",
        "unix_socket_directories": str(sockets),
        "unix_socket_permissions": "0700",
        "max_connections": str(settings.max_connections),
        "shared_buffers": settings.shared_buffers,
        "timezone": "Europe/Copenhagen",
        "log_timezone": "Europe/Copenhagen",
        "jit": "off",  # our queries are short: compiling them takes longer than running them
        # A statement, or the row that it failed on, holds what is known of a child: neither goes into the log.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
    }
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        chosen[name] = "on" if settings.durable else "off"
    return [word for name, value in chosen.items() for word in ("-c", f"{name}={value}")]


def _serving(command: list[str], account: Account, home: Path, undo: ExitStack) -> int:
    """The process id of a server that takes connections.  A killed one's last query may have to end first."""
    log, deadline = _new_log(home), time.monotonic() + START_SECONDS
    while True:
        with ExitStack() as attempt:
            process = attempt.enter_context(_postmaster(command, account, log))
            if _is_ready_by(deadline, process, home / "data"):
                undo.push(attempt.pop_all())
                return process.pid
        said = log.read_text("utf-8", "replace")
        if STILL_IN_USE not in cluster.last_lines(said, 1) or time.monotonic() > deadline:
            raise Unavailable(NOT_STARTED, ITS_LOG, file=log, log=cluster.last_lines(said))
        time.sleep(0.1)


def _new_log(home: Path) -> Path:
    log = home / "server.log"
    if log.exists():
        log.replace(home / "server.log.old")
    log.touch(0o600, exist_ok=False)
    return log


@contextmanager
def _postmaster(command: list[str], account: Account, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            cwd="/",
            env=cluster.ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for us: we finish our work first, then stop the server
            **account.for_popen(),
        )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """A fast shutdown; where that takes too long or the wait is interrupted, an immediate one."""
    try:
        process.send_signal(signal.SIGINT)
        process.wait(cluster.STOP_SECONDS)
    except subprocess.TimeoutExpired:
        pass
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def _is_ready_by(deadline: float, process: subprocess.Popen[bytes], data: Path) -> bool:
    """Wait until the server takes connections, has ended, or the time is up."""
    while not cluster.is_ready(data, process.pid):
        if process.poll() is not None or time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
