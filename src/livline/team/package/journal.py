"""How does the journal go with a case?  Each note with all its versions, and the files beside it that have room.

What was written before a correction stays readable at the other end.  A file is taken in there as if somebody had
handed it in: its content says what it is, and a picture is painted anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from livline.access.danish_day import danish_day
from livline.access.errors import NotFound
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.journal.files.keeping import ENDS, attach, content_of, name_of
from livline.journal.lookups import in_order, with_texts
from livline.journal.models import Attachment, Media, Note, Occasion, Sort
from livline.journal.services import Text, Written, note_correct, note_withdraw, note_write

ROOM = 24 << 20
"""Bytes of files in a package; the newest go first, and what has no room is named at both ends."""
MOST = 1_500
Told = Mapping[str, Any]


@dataclass
class Packed:
    """The journal as it is sent: `notes`, the contents of `files` by name, and the names of those left behind.

    `chains`: the notes themselves, all versions of each, the oldest first.
    """

    chains: list[list[Note]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    left_behind: list[str] = field(default_factory=list)


def packed(opened: Opened) -> Packed:
    """The notes, the oldest first, those that were withdrawn too; whoever sends has journal and whereabouts open."""
    versions: dict[Any, list[Note]] = {}
    for note in with_texts(Note.objects.filter(case=opened.case)):
        versions.setdefault(note.note, []).append(note)
    found = Packed(sorted((in_order(rows)[::-1] for rows in versions.values()), key=begun))
    beside = files(opened, found)
    for chain in found.chains:
        told = {"versions": [version(note) for note in chain], "files": beside.get(chain[0].note, [])}
        found.notes.append(told)
    return found


def begun(chain: list[Note]) -> tuple[Any, ...]:
    """In which order notes are entered: as they were begun."""
    return chain[0].recorded_at, chain[0].id


def version(note: Note) -> dict[str, Any]:
    """One version, with who wrote it in words."""
    return {
        "occasion": note.occasion,
        "day": note.day,
        "time": note.time,
        "by": note.recorded_by.name if note.recorded_by else "",
        "at": note.recorded_at,
        "reason": note.reason_for_change or "",
        "is_withdrawn": note.is_withdrawn,
        "texts": [{"sort": block.sort, "text": block.text} for block in note.blocks.all()],
    }


def files(opened: Opened, found: Packed) -> dict[Any, list[dict[str, str]]]:
    """The files beside notes, by note: the newest first as long as there is room, each under a number."""
    beside: dict[Any, list[dict[str, str]]] = {}
    left = ROOM
    for number, row in enumerate(Attachment.objects.filter(case=opened.case).order_by("-added_at", "id")):
        name = name_of(row.id, row.sealed) or "bilag"
        content = readable(row) if row.size <= left and len(found.files) < MOST else None
        if content is None:
            found.left_behind.append(name)
            continue
        left -= row.size
        inside = f"files/{number:04}{ENDS[Media(row.media)]}"
        found.files[inside] = content
        beside.setdefault(row.note, []).insert(0, {"name": name, "file": inside})
    return beside


def readable(row: Attachment) -> bytes | None:
    """The file; None where a piece of it does not open, which shall not keep the rest of the case here."""
    try:
        return content_of(row)
    except NotFound:
        return None


def entered(case: Case, notes: Iterable[Told], contents: Mapping[str, bytes], by: Account) -> list[list[Note]]:
    """Enter the journal, and give each note with all its versions; raises `KeyError`, `ValueError` and `Unfitting`."""
    return [note_entered(case, one, contents, by) for one in notes]


def note_entered(case: Case, one: Told, contents: Mapping[str, bytes], by: Account) -> list[Note]:
    """Every version of a note, and the files beside it."""
    first, *later = one["versions"]
    chain = [note_write(case=case, says=says(first), by=by)]
    for told in later:
        chain.append(changed(chain[-1], told, by))
    for beside in one["files"]:
        attach(note=chain[-1], name=str(beside["name"]), content=contents[beside["file"]], by=by)
    return chain


def changed(before: Note, told: Told, by: Account) -> Note:
    """The next version of a note."""
    reason = f"{told['reason'] or 'Ingen grund skrevet'} ({signature(told)})"
    if told["is_withdrawn"] is True:
        return note_withdraw(before=before, reason=reason, by=by)
    return note_correct(before=before, says=says(told), reason=reason, by=by)


def says(told: Told) -> Written:
    """What a version says; who wrote it has no account here, so it is said in its text."""
    texts = [Text(Sort(text["sort"]), text["text"]) for text in told["texts"]]
    signed = Text(Sort.OBSERVATION, f"Skrevet af {signature(told)}.")
    time = dt.time.fromisoformat(told["time"]) if told["time"] else None
    return Written(Occasion(told["occasion"]), dt.date.fromisoformat(told["day"]), [*texts, signed], time)


def signature(told: Told) -> str:
    """Who wrote it, when and where, in words."""
    day = danish_day(dt.datetime.fromisoformat(told["at"]))
    return f"{told['by'] or 'ukendt'} i den tidligere kommune {day:%d.%m.%Y}"
