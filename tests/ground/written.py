"""What is written in a journal, for worlds that are held against the rules."""

from __future__ import annotations

import uuid

from livline.access.danish_day import today
from livline.access.models import Account
from livline.cases.models import Case
from livline.journal.chronologies import line_place, title_place
from livline.journal.files.keeping import name_place, part_place
from livline.journal.models import Attachment, AttachmentPart, Block, Chronology, ChronologyChoice, Citation, Note
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
    add_chronology(note, by)


def add_chronology(note: Note, by: Account) -> None:
    """A chronology in which the note was picked, with a line before it."""
    made = Chronology(case=note.case, by=by, meets_on=today())
    made.sealed = seal("Til netværksmøde", title_place(made.id))
    made.save(force_insert=True)
    picked = ChronologyChoice(case=note.case, chronology=made.chronology, act=1, place=0, sort="note", item=note.note)
    picked.version, picked.is_in, picked.by = str(note.id), True, by
    picked.line = seal("læs dette", line_place(picked.id))
    picked.save(force_insert=True)
