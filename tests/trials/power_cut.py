"""Is what was told saved still there after a power cut?  `python -m tests.trials.power_cut --count 20` as root.

Killing a program proves nothing about that: the system still writes what it holds.  Here the disk is cut: a file system
of its own (ext4 in a file, mounted by loop) is shut down without writing its journal (FS_IOC_SHUTDOWN), the server is
killed, and the disk is mounted again.  Beside the durable server run two that are not, with `fsync` and with
`synchronous_commit` off: they must lose something, else this trial is blind and fails.  It fails, too, where it cannot
run.
"""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from django.core.management import call_command
from django.db import connection, connections

from livline.database.role import Role
from livline.database.roles import prepare
from livline.database.server import DURABLE, Server, Settings, start
from tests.ground.connecting import connect_to
from tests.trials import crew, page

FS_IOC_SHUTDOWN, WITHOUT_LOG = 0x8004587D, 2
MEGABYTES, WRITERS, CONTROLS = 700, 6, 5
SERVERS = {
    "durable": (DURABLE, ""),
    "fsync off": (Settings(durable=False), "synchronous_commit = on"),
    "synchronous_commit off": (DURABLE, "synchronous_commit = off"),
}
"""How each server is started, and what is set for its database besides."""


@dataclass
class Cuts:
    """What some power cuts came to."""

    rounds: int = 0
    told: set[int] = field(default_factory=set)
    lost: int = 0
    faults: list[str] = field(default_factory=list)


class Disk:
    """A file system in a file, whose power can be cut."""

    def __init__(self, folder: Path) -> None:
        self.image, self.place = folder / "disk.img", folder / "disk"
        self.place.mkdir()
        with self.image.open("wb") as file:
            file.truncate(MEGABYTES << 20)
        run("mkfs.ext4", "-q", self.image)

    def mount(self) -> None:
        run("mount", "-o", "loop", self.image, self.place)
        self.place.chmod(0o711)

    def unmount(self) -> None:
        for _ in range(50):
            if subprocess.run(["umount", self.place], capture_output=True, check=False).returncode == 0:
                return
            time.sleep(0.1)
        run("umount", "--lazy", self.place)

    def cut(self) -> None:
        """From now on nothing reaches the disk, not even what the system still holds."""
        place = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(place, FS_IOC_SHUTDOWN, struct.pack("I", WITHOUT_LOG))
        finally:
            os.close(place)


def run(*words: str | Path) -> None:
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{words[0]}: {done.stderr.strip()}; this trial needs root, loop devices and ext4")


@contextmanager
def disk() -> Iterator[Disk]:
    """A disk for one server."""
    with tempfile.TemporaryDirectory(prefix="livline-power-") as folder:
        Path(folder).chmod(0o711)
        made = Disk(Path(folder))
        made.mount()
        try:
            yield made
        finally:
            made.unmount()


def cuts(kind: str, seed: int, rounds: int) -> Cuts:
    """Cut the power of a server so often while people write; a control may stop once it has lost something."""
    settings, besides = SERVERS[kind]
    rng, found = Random(f"{seed}/{kind}"), Cuts()
    with disk() as made:
        server: Server | None = prepared(made, settings, besides)
        try:
            while server is not None and is_needed(found, kind, rounds):
                told = written_until_cut(made, server, f"{kind} {seed} {found.rounds}", rng.uniform(0.3, 1.5))
                found.rounds += 1
                found.told |= told
                server = restarted(made, settings, found, kind)
        finally:
            connections.close_all()
            if server is not None:
                server.stop()
    return found


def is_needed(found: Cuts, kind: str, rounds: int) -> bool:
    """Is another cut needed?"""
    return found.rounds < rounds and not (found.lost and kind != "durable")


def prepared(made: Disk, settings: Settings, besides: str) -> Server:
    """A server with all tables, all of it on the disk."""
    server = start(made.place / "home", settings)
    prepare(server.superuser)
    address = server.superuser.to("livline")
    connect_to(address.as_role(Role.OWNER).for_django())
    call_command("migrate", verbosity=0)
    connect_to(address.for_django())
    with connection.cursor() as cursor:
        if besides:
            cursor.execute(f"ALTER DATABASE livline SET {besides}")
        cursor.execute("CHECKPOINT")
    os.sync()  # else the first cut takes the settings of the server with it
    return server


def written_until_cut(made: Disk, server: Server, name: str, seconds: float) -> set[int]:
    """What the writers were told is saved before the power was cut."""
    writers = crew.begin(server.superuser.to("livline"), WRITERS, name)
    time.sleep(seconds)
    made.cut()
    os.kill(server.pid, signal.SIGKILL)
    connections.close_all()
    for writer in writers:
        writer.end()
    server.stop()
    made.unmount()
    return set().union(*(writer.saved() for writer in writers))


def restarted(made: Disk, settings: Settings, found: Cuts, kind: str) -> Server | None:
    """The server after the power is back, and what it still knows.  A control may not even start any more."""
    made.mount()
    try:
        server = start(made.place / "home", settings)
        connect_to(server.superuser.to("livline").for_django())
        found.lost += len(crew.lost(found.told))
        found.faults += crew.untrue()
    except Exception as fault:
        if kind == "durable":
            raise
        found.lost += len(found.told)
        found.faults.append(f"does not start, or cannot read: {type(fault).__name__}")
        return None
    return server


ABOUT = (
    f"{WRITERS} processes record and correct facts through the door and the services, each noting an entry once its"
    " commit came back; then the disk loses its power without writing its journal, and is mounted again. The same"
    " cluster lives through all cuts."
)


def main() -> int:
    """Run the trial and write its page."""
    asked, started = page.arguments(20), time.monotonic()
    found = {kind: cuts(kind, asked.seed, asked.count if kind == "durable" else CONTROLS) for kind in SERVERS}
    durable = found["durable"]
    good = not durable.lost and not durable.faults and all(found[kind].lost for kind in SERVERS if kind != "durable")
    page.write("tests.trials.power_cut", "Power cuts", ABOUT, asked, list(figures(found)), time.monotonic() - started)
    return int(not good)


def figures(found: dict[str, Cuts]) -> Iterator[page.Figure]:
    """The lines of the page."""
    for kind, of in found.items():
        yield f"{kind}: power cuts", of.rounds, ""
        yield f"{kind}: entries told as saved", f"{len(of.told):,}", "many"
        yield f"{kind}: of these lost", f"{of.lost:,}", "0" if kind == "durable" else "some, else this trial is blind"
        wrong = "; ".join(sorted(set(of.faults))) or "none"
        yield f"{kind}: ledgers or chains untrue", wrong, "none" if kind == "durable" else ""


if __name__ == "__main__":
    sys.exit(main())
