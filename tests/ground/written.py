"""What is written in a journal, for worlds that are held against the rules."""

from __future__ import annotations

import uuid

from livline.access.danish_day import today
from livline.access.models import Account
from livline.cases.models import Case
from livline.journal.files.keeping import name_place, part_place
from livline.journal.models import Attachment, AttachmentPart, Block, Citation, Note
from livline.sealing.seal import seal, seal_bytes


def add_note(child: Case, by: Account) -> None:
    """A note with an assessment that a fact cites, and a file beside it."""
    note = Note.objects.create(case=child, occasion="visit", day=today(), recorded_by=by)
    block = Block.objects.create(note=note, case=child, position=0, sort="assessment", text="trives")
    Citation.objects.create(case=child, block=block, fact=uuid.uuid4(), by=by)
    id_ = uuid.uuid4()
    sealed = seal('{"name": "hus.pdf"}', name_place(id_))
    file = Attachment.objects.create(
        id=id_, case=child, note=note.note, media="application/pdf", size=1, sealed=sealed, added_by=by
    )
    AttachmentPart.objects.create(
        attachment=file, case=child, position=0, sealed=seal_bytes(b"x", part_place(file.id, 0))
    )
