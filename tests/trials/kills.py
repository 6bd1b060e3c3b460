"""Is anything lost when processes are killed?  `python -m tests.trials.kills --count 200`.

Writers, the database as a whole or one of its processes are killed while people write.  Afterwards all that was told
saved is there, ledgers are what the facts come to, and no chain of looks is broken.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from django.db import connection, connections

from livline.database.role import Role
from livline.database.roles import prepare
from livline.database.server import DURABLE, Server, start
from tests.ground.connecting import connect_to
from tests.trials import crew, page

WRITERS = 4
ABOUT = (
    f"{WRITERS} processes record and correct facts through the door and the services, each noting an entry once its"
    " commit came back. Each round one of three is killed without warning: some of the writers, the database, or the"
    " process of the database that serves a writer."
)


def main() -> int:
    """Run the trial and write its page."""
    asked, started, told = page.arguments(200), time.monotonic(), Counter[str]()
    folder = Path(tempfile.mkdtemp(prefix="livline-kills-"))
    folder.chmod(0o711)
    server = prepared(folder / "home")
    try:
        for number in range(asked.first, asked.first + asked.count):
            server = one_round(
                folder / "home", server, Random(f"{asked.seed}/{number}"), f"{asked.seed}-{number}", told
            )
    finally:
        connections.close_all()
        server.stop()
        shutil.rmtree(folder)
    page.write("tests.trials.kills", "Kills", ABOUT, asked, figures(told), time.monotonic() - started)
    return int(bool(told["lost"] or told["untrue"]))


def prepared(home: Path) -> Server:
    """A durable server with all tables; Django is connected as the superuser."""
    from django.core.management import call_command

    server = start(home, DURABLE)
    prepare(server.superuser)
    address = server.superuser.to("livline")
    connect_to(address.as_role(Role.OWNER).for_django())
    call_command("migrate", verbosity=0)
    connect_to(address.for_django())
    return server


def one_round(home: Path, server: Server, rng: Random, name: str, told: Counter[str]) -> Server:
    """Write, kill, look."""
    writers = crew.begin(server.superuser.to("livline"), WRITERS, name)
    time.sleep(rng.uniform(0.1, 0.8))
    kind = rng.choice(["writers", "database", "one process of the database"])
    if kind == "writers":
        for writer in rng.sample(writers, rng.randint(1, WRITERS)):
            writer.process.kill()
        time.sleep(0.2)
    else:
        os.kill(server.pid if kind == "database" else serving(rng), signal.SIGKILL)
    server = again(home, server, writers, kind)
    saved: set[int] = set().union(*(writer.saved() for writer in writers))
    told.update({kind: 1, "saved": len(saved), "lost": len(crew.lost(saved)), "untrue": len(list(crew.untrue()))})
    return server


def serving(rng: Random) -> int:
    """The process that serves one of the writers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE usename = %s ORDER BY pid", [Role.WEB.value])
        pid: int = rng.choice(cursor.fetchall())[0]
        return pid


def again(home: Path, server: Server, writers: list[crew.Writer], kind: str) -> Server:
    """End what still writes, and start the database where it is gone."""
    for writer in writers:
        if kind == "writers":
            writer.process.kill()
        writer.end()
    connections.close_all()
    if kind != "database":
        return alive(server)
    server.stop()
    server = start(home, DURABLE)
    connect_to(server.superuser.to("livline").for_django())
    return server


def alive(server: Server) -> Server:
    """Wait until the database has caught up after the loss of one of its processes."""
    from django.db import OperationalError

    deadline = time.monotonic() + 60
    while True:
        try:
            connection.ensure_connection()
            return server
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def figures(told: Counter[str]) -> list[page.Figure]:
    """The lines of the page."""
    return [
        *((f"kills of {name}", told[name], "") for name in ("writers", "database", "one process of the database")),
        ("entries told as saved", f"{told['saved']:,}", "many"),
        ("of these lost", told["lost"], "0"),
        ("ledgers or chains untrue", told["untrue"], "0"),
    ]


if __name__ == "__main__":
    sys.exit(main())
