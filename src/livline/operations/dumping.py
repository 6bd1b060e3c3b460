"""How do PostgreSQL's own programs write and read a dump?  As children fed through pipes; their words stay with us.

What they say on standard error may quote a row, so only its first line without its values is passed on.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from livline.database.address import Address
from livline.database.binaries import find
from livline.database.refusal import Text, Unavailable

PIECE = 1 << 20
NO_PROGRAM = Text("{program} findes ikke i {folder}.", "There is no {program} in {folder}.")
INSTALL = Text(
    "Installér PostgreSQL's klientprogrammer, og sæt LIVLINE_PG_BIN til deres mappe.",
    "Install PostgreSQL's client programs, and set LIVLINE_PG_BIN to their folder.",
)
FAILED = Text("{program} fejlede: {why}", "{program} failed: {why}")
NOTHING_KEPT = Text("Intet er bevaret af forsøget.", "Nothing is kept of the attempt.")
VALUES = re.compile(r"\"[^\"]*\"|'[^']*'|\([^)]*\)|\d{4,}")
"""Where a message may hold a piece of a row; names of tables and roles stand in quotes as well and go with them."""
KNOWN_NAMES = re.compile(r"\"([a-z_]+)\"")


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs."""
    folder = find().folder
    path = folder / name
    if not path.exists():
        raise Unavailable(NO_PROGRAM, INSTALL, program=name, folder=folder)
    return str(path)


def dumped(address: Address, snapshot: str) -> Iterator[bytes]:
    """The database in PostgreSQL's own form, as it was in a snapshot.

    Row security is off: a role that would see only some of the rows gets an error, not a smaller dump.
    """
    command = [program("pg_dump"), "--format=custom", "--compress=6", "--no-password", f"--snapshot={snapshot}"]
    with _running([*command, "--lock-wait-timeout=60s"], address, stdout=subprocess.PIPE) as process:
        assert process.stdout
        while piece := process.stdout.read(PIECE):
            yield piece


def load_dump(address: Address, pieces: Iterable[bytes]) -> None:
    """Put a dump into a database: all of it or nothing."""
    command = [program("pg_restore"), "--exit-on-error", "--single-transaction", "--no-password"]
    with _running([*command, f"--dbname={address.name}"], address, stdin=subprocess.PIPE) as process:
        assert process.stdin
        try:
            for piece in pieces:
                process.stdin.write(piece)
            process.stdin.close()
        except BrokenPipeError:
            pass  # it has ended and says why


@contextmanager
def _running(
    command: list[str], address: Address, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """The program, until it has ended well; else `Unavailable`."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env=_environ(address), stdin=stdin, stdout=stdout, stderr=said, cwd="/")
        try:
            yield process
            code = process.wait()
        finally:
            process.kill()
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout)):
                _let_go(pipe)
        if code != 0:
            raise Unavailable(FAILED, NOTHING_KEPT, program=Path(command[0]).name, why=_told(said))


def _let_go(pipe: IO[bytes]) -> None:
    with suppress(BrokenPipeError):
        pipe.close()


def _told(said: IO[bytes]) -> str:
    said.seek(0)
    line = said.read(2000).decode("utf-8", "replace").partition("\n")[0]
    line = KNOWN_NAMES.sub(r"\1", line)
    return VALUES.sub("…", line.partition("CONTEXT")[0]).partition("Command was")[0].strip()


def _environ(address: Address) -> dict[str, str]:
    """The address in the environment: on a command line everybody on the machine could read the password."""
    chosen = {
        "PGUSER": address.user,
        "PGHOST": address.host,
        "PGPORT": str(address.port),
        "PGDATABASE": address.name,
        "PGPASSWORD": address.password,
        "PGSSLMODE": address.sslmode,
        "PGSSLROOTCERT": address.sslrootcert,
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C",
    }
    return {name: value for name, value in chosen.items() if value}
