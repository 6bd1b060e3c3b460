"""How does a file come beside a note, and out again?  Sealed in pieces, so that a backup carries it like any row."""

from __future__ import annotations

import json
import uuid

from django.db import transaction

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.journal.files.taking import taken
from livline.journal.models import Attachment, AttachmentPart, Media, Note
from livline.sealing.seal import Unopenable, opened, opened_bytes, seal, seal_bytes

PIECE = 512 * 1024
MOST = 20
"""Files beside one note."""
ENDS = {Media.JPEG: ".jpg", Media.PNG: ".png", Media.PDF: ".pdf"}
OBJECTS = ("assessment", "whereabouts")
"""Both must be seen: a picture of a house is an address."""


@transaction.atomic
def attach(*, note: Note, name: str, content: bytes, by: Account) -> Attachment:
    """Keep a file beside a note; raises `Unfitting`."""
    if Attachment.objects.filter(note=note.note).count() >= MOST:
        raise Unfitting("Der er ikke plads til flere bilag her.", "Læg det ved et nyt notat.")
    file = taken(content)
    id_ = uuid.uuid4()
    sealed = seal(json.dumps({"name": named(name, file.media)}), name_place(id_))
    row = Attachment(id=id_, case_id=note.case_id, note=note.note, media=file.media, sealed=sealed, added_by=by)
    row.size = len(file.content)
    row.save(force_insert=True)
    for position, begin in enumerate(range(0, len(file.content), PIECE)):
        piece = seal_bytes(file.content[begin : begin + PIECE], part_place(id_, position))
        AttachmentPart.objects.create(attachment=row, case_id=note.case_id, position=position, sealed=piece)
    return row


def attachment_seen(seen: Opened, id_: uuid.UUID) -> Attachment:
    """A file beside a note that holds, for somebody who sees journal and whereabouts; raises `NotFound`."""
    if not all(seen.sight.reads(object_) for object_ in OBJECTS):
        raise NotFound
    row = Attachment.objects.filter(id=id_, case=seen.case).first()
    if row is None or not Note.objects.filter(note=row.note, replaced_by__isnull=True, is_withdrawn=False).exists():
        raise NotFound
    return row


def content_of(row: Attachment) -> bytes:
    """The file; raises `NotFound` where a piece is missing or does not open."""
    parts = list(row.parts.order_by("position"))
    try:
        whole = b"".join(opened_bytes(one.sealed, part_place(row.id, place)) for place, one in enumerate(parts))
    except Unopenable:
        raise NotFound from None
    if len(whole) != row.size:
        raise NotFound
    return whole


def name_of(id_: uuid.UUID, sealed: bytes | memoryview[int]) -> str:
    """The name of a file; its type alone where the name does not open."""
    try:
        return str(json.loads(opened(sealed, name_place(id_)))["name"])
    except (Unopenable, ValueError, KeyError):
        return ""


def named(name: str, media: Media) -> str:
    """The name without a path and with the ending of what the file is, not of what it was called."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    clean = "".join(letter for letter in stem if letter.isprintable()).strip()[:120]
    return (clean or "bilag") + ENDS[media]


def name_place(id_: uuid.UUID) -> str:
    return f"attachment {id_}"


def part_place(id_: uuid.UUID, position: int) -> str:
    return f"part {position} of attachment {id_}"
