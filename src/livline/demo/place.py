"""Where does the demo keep its things?  In one folder, of which only what it made itself is ever cleared away.

server        the database
server-keys   the keys of its sealed fields
report        the audit report of the published cases
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path

from livline.config import deployment
from livline.config.ready import HOME
from livline.database.refusal import Unavailable
from livline.database.server import ALREADY_RUNNING, STOP_IT
from livline.operations.addresses import ALL
from livline.operations.weak_settings import HOSTS, SECRET
from livline.sealing import keys

FOLDER = Path("out", "demo")
REPORT = "LIVLINE_DEMO_REPORT"


@dataclass(frozen=True)
class Place:
    """The folder of a demo."""

    folder: Path

    @property
    def server(self) -> Path:
        """Where the database lies."""
        return self.folder.absolute() / "server"

    @property
    def report(self) -> Path:
        """Where the report lies."""
        return self.folder.absolute() / "report"

    def clear(self) -> None:
        """Take away what a demo made here; raises `Unavailable` where one is running."""
        lock = self.server / "lock"
        if lock.exists():
            with lock.open("a") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    raise Unavailable(ALREADY_RUNNING, STOP_IT, folder=self.server) from None
        shutil.rmtree(self.server, ignore_errors=True)
        shutil.rmtree(self.report, ignore_errors=True)
        self.server.with_name("server-keys").unlink(missing_ok=True)

    def surround(self, environ: MutableMapping[str, str], report: str) -> None:
        """Settings for this process and its children.  Whatever names another database or other keys is put aside."""
        for name in (*ALL, keys.VARIABLE):
            environ.pop(name, None)
        environ.update(
            {
                deployment.VARIABLE: deployment.DEMO,
                HOME: str(self.server),
                REPORT: str(self.report / report),
                SECRET: secrets.token_urlsafe(64),
                HOSTS: "localhost,127.0.0.1,[::1]",
            }
        )
        environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")


def chosen(out: Path | None) -> Place:
    """The folder that was named, else `LIVLINE_HOME`, else `out/demo`."""
    return Place(out or Path(os.environ.get(HOME) or FOLDER))
