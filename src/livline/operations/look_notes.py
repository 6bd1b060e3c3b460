"""Where do the chains of looks end?  Noted in a file outside the database, where its keeper cannot mend them.

Whoever cuts the newest looks off, or writes a chain anew, is found by holding the chains against an older note.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from livline.config.ready import closed, connect
from livline.database.refusal import Text, Unavailable
from livline.looks.chain import Fault, Noted, ends, faults
from livline.operations.addresses import BACKUP, named

NO_NOTE = Text("{file} er ingen note over opslag.", "{file} is no note of looks.")
FROM_COMMAND = Text("Brug en fil fra livline note-looks.", "Use a file from livline note-looks.")


def note(out: Path, environ: Mapping[str, str]) -> int:
    """Write the ends of all chains; gives how many."""
    _as_backup(environ)
    with closed():
        found = ends()
    said = {
        "taken_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "ends": [[str(end.case_id), end.number, end.hash.hex()] for end in found],
    }
    part = out.with_name(f".{out.name}.part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(said, file, indent=0)
        file.flush()
        os.fsync(file.fileno())
    part.replace(out)
    return len(found)


def check(against: Path | None, environ: Mapping[str, str]) -> list[Fault]:
    """What was changed, removed or cut off; without a note the newest looks may be gone unseen."""
    noted = read(against) if against else []
    _as_backup(environ)
    with closed():
        return faults(noted)


def read(file: Path) -> list[Noted]:
    """The ends in a note; raises `Unavailable`."""
    try:
        rows = json.loads(file.read_text("utf-8"))["ends"]
        return [Noted(UUID(case), int(number), bytes.fromhex(hash_)) for case, number, hash_ in rows]
    except (ValueError, KeyError, TypeError):
        raise Unavailable(NO_NOTE, FROM_COMMAND, file=file) from None


def _as_backup(environ: Mapping[str, str]) -> None:
    """As the role that reads everything and writes nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
    connect(named(BACKUP, environ))
