"""Where does a file wait until it is imported?  In a private folder, under the id of its run, until the run has ended.

The name that somebody gave the file is not kept: people name files after children.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

FORMS = (".xlsx", ".xlsm", ".yaml", ".yml", ".json")
"""Forms that hold cases and events in one file."""
KEPT_SECONDS = 24 * 60 * 60
"""A file whose run was never committed is removed after a day."""


def place(source: BinaryIO, run: UUID, form: str) -> Path:
    """Put a file in the inbox; it is on the disk when this returns."""
    target = path_of(run, form)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    target.parent.chmod(0o700)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as file:
        shutil.copyfileobj(source, file)
        file.flush()
        os.fsync(file.fileno())
    return target


def path_of(run: UUID, form: str) -> Path:
    """Where the file of a run lies."""
    return Path(settings.INBOX) / f"{run}{form}"


def remove(run: UUID, form: str) -> None:
    """Take the file away for good."""
    path_of(run, form).unlink(missing_ok=True)


def sweep(now: float | None = None) -> int:
    """Remove files that wait for nothing any more; gives how many."""
    oldest = (time.time() if now is None else now) - KEPT_SECONDS
    folder = Path(settings.INBOX)
    old = [path for path in folder.glob("*.*") if path.stat().st_mtime < oldest] if folder.is_dir() else []
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
