"""What lies in the folder of a server?  The cluster that `initdb` makes, and what a killed Livline leaves behind.

home/lock        held by the process that runs the server
home/data        the cluster; it belongs to the account of the server
home/server.log  what the server says, and server.log.old from the start before
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from livline.database.account import Account
from livline.database.binaries import VARIABLE, Programs
from livline.database.refusal import Text, Unavailable

SUPERUSER = "postgres"
SOCKETS = "livline-sockets-"
LONGEST_FOLDER = 60
"""Characters of the folder for temporary files; the path of a socket may have about a hundred in all."""
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
"""All that the programs see: `PGDATA`, `PGPORT` and the like would lead them astray, secrets are not theirs."""
STOP_SECONDS = 30.0

NOT_MADE = Text("PostgreSQL kunne ikke lave en ny database i {folder}.", "PostgreSQL could not be set up in {folder}.")
OTHER_VERSION = Text(
    "Databasen i {folder} er lavet af PostgreSQL {made_by}, men programmerne er version {version}.",
    "The database in {folder} was made by PostgreSQL {made_by}, but the programs are of version {version}.",
)
USE_THAT = Text(
    "Sæt {variable} til mappen med programmerne fra PostgreSQL {made_by}, eller vælg en anden mappe.",
    "Set {variable} to the folder with the programs of PostgreSQL {made_by}, or choose another folder.",
)
IT_SAYS = Text("PostgreSQL siger:\n{log}", "PostgreSQL says:\n{log}")


def made(home: Path, programs: Programs, account: Account, durable: bool) -> Path:
    """The cluster in that folder, made now if there is none.  An interrupted `initdb` leaves none: it comes by name."""
    data, fresh = home / "data", home / "data.new"
    if not data.is_dir():
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        account.receive(fresh)
        _initdb(fresh, programs, account, durable)
        fresh.rename(data)
        _sync(home)
    _refuse_other_version(data, programs)
    return data


def _refuse_other_version(data: Path, programs: Programs) -> None:
    """A new major version cannot read the files of an old one; nothing is harmed, but nothing starts either."""
    made_by = (data / "PG_VERSION").read_text().strip()
    if made_by != str(programs.version):
        values = {"folder": data.parent, "made_by": made_by, "version": programs.version, "variable": VARIABLE}
        raise Unavailable(OTHER_VERSION, USE_THAT, **values)


def _initdb(data: Path, programs: Programs, account: Account, durable: bool) -> None:
    command = [programs.initdb, "-D", str(data), "-U", SUPERUSER, "--encoding=UTF8", "--data-checksums"]
    command += ["--auth-local=trust", "--auth-host=reject", "--no-instructions", *locale_flags(programs.version)]
    command += [] if durable else ["--no-sync"]
    done = subprocess.run(
        command,
        cwd="/",
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        **account.for_popen(),
    )
    if done.returncode != 0:
        raise Unavailable(NOT_MADE, IT_SAYS, folder=data.parent, log=last_lines(done.stdout))


def locale_flags(version: int) -> list[str]:
    """The same order of text on every machine: the one that PostgreSQL carries itself, from 17 on."""
    if version >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8"]


def _sync(folder: Path) -> None:
    """Put the names in a folder on the disk, so that a power cut cannot take the new cluster's away."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def last_lines(log: str, most: int = 12) -> str:
    """The end of a log, indented to stand in a message."""
    return "\n".join("  " + line for line in log.splitlines()[-most:])


@contextmanager
def socket_folder(account: Account) -> Iterator[Path]:
    """A new folder for the server's socket.  Whoever may look into it may log in, so nobody else may."""
    folder = Path(tempfile.mkdtemp(prefix=SOCKETS, dir=_temporary(account)))
    try:
        account.receive(folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _temporary(account: Account) -> str:
    usual = tempfile.gettempdir()
    fits = len(usual) <= LONGEST_FOLDER and "," not in usual and account.may_reach(Path(usual))
    return usual if fits else "/tmp"


def is_ready(data: Path, pid: int) -> bool:
    """Does the server with that process id say that it takes connections?"""
    lines = _pid_file(data)
    return len(lines) > 7 and lines[0] == str(pid) and lines[7].strip() == "ready"


def clear_leftovers(data: Path) -> None:
    """After a Livline was killed, its server may still run with nobody to stop it, and its socket folder be there.

    Only for who holds the lock.  The file with the process id stays: by it PostgreSQL knows whether its memory is free.
    """
    lines = _pid_file(data)
    if len(lines) < 5 or not lines[0].isdigit():
        return
    pid, folder = int(lines[0]), Path(lines[4])
    if _is_ours(pid, data):
        _end_orphan(pid, data)
    elif _is_alive(pid):
        _name_ourselves(data, lines)
    if folder.name.startswith(SOCKETS) and str(folder.parent) in {tempfile.gettempdir(), "/tmp"}:
        shutil.rmtree(folder, ignore_errors=True)


def _pid_file(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _is_ours(pid: int, data: Path) -> bool:
    """Is the process a server on that cluster, started by Livline?"""
    command = _command_line(pid)
    return f" -D {data} " in command and SOCKETS in command


def _command_line(pid: int) -> str:
    if Path("/proc/self/cmdline").exists():
        with suppress(OSError):
            return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").replace("\0", " ")
        return ""
    told = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
    return told.stdout


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _end_orphan(pid: int, data: Path) -> None:
    for order in (signal.SIGINT, signal.SIGQUIT):
        with suppress(ProcessLookupError):
            os.kill(pid, order)
        deadline = time.monotonic() + STOP_SECONDS
        while _is_ours(pid, data) and time.monotonic() < deadline:
            time.sleep(0.01)


def _name_ourselves(data: Path, lines: list[str]) -> None:
    """Another program has the process id of the killed server by now, as happens when a container starts again.

    PostgreSQL would take it for a server; of the process that starts it, it knows better.
    """
    handle = os.open(data / "postmaster.pid", os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW)
    with open(handle, "w") as file:
        file.write("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
