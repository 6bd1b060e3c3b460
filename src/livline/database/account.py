"""As whom does the server run?  As ourselves; but PostgreSQL refuses to be root, so root runs it as `nobody`."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livline.database.refusal import Text, Unavailable

UNPRIVILEGED = "nobody"
NO_ACCOUNT = Text(
    f"PostgreSQL må ikke køre som root, og kontoen {UNPRIVILEGED} findes ikke.",
    f"PostgreSQL must not run as root, and there is no account {UNPRIVILEGED}.",
)
ANOTHER_USER = Text("Kør Livline som en almindelig bruger.", "Run Livline as an ordinary user.")


@dataclass(frozen=True)
class Account:
    """A user and group of the system."""

    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        """Is it somebody else than who runs this process?"""
        return self.uid != os.geteuid()

    def may_reach(self, path: Path) -> bool:
        """May the account run, or look into, what lies at the path?  We ourselves find out by trying."""
        resolved = path.resolve()
        return not self.is_other or all(self._may_search(part) for part in (resolved, *resolved.parents))

    def _may_search(self, path: Path) -> bool:
        found = path.stat()
        if found.st_uid == self.uid:
            return bool(found.st_mode & stat.S_IXUSR)
        return bool(found.st_mode & (stat.S_IXGRP if found.st_gid == self.gid else stat.S_IXOTH))

    def receive(self, folder: Path) -> None:
        """Make the account the owner of a folder that was just made."""
        if self.is_other:
            os.chown(folder, self.uid, self.gid, follow_symlinks=False)

    def for_popen(self) -> dict[str, Any]:
        """What `subprocess` has to be told to run a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_other else {}


def for_the_server() -> Account:
    """The account of the server: our own, or the unprivileged one when we are root."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    try:
        nobody = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise Unavailable(NO_ACCOUNT, ANOTHER_USER) from None
    return Account(nobody.pw_uid, nobody.pw_gid)
