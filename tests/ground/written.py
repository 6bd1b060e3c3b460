"""What is written in a journal, a portrait and a study, for worlds that are held against the rules."""

from __future__ import annotations

import uuid

from livline.access.danish_day import today
from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.journal.chronologies import line_place, title_place
from livline.journal.files.keeping import name_place, part_place
from livline.journal.models import Attachment, AttachmentPart, Block, Chronology, ChronologyChoice, Citation, Note
from livline.portrait.models import Answer, Bright, Introduction, Promise
from livline.portrait.sealed import place as portrait_place
from livline.sealing.seal import seal, seal_bytes
from livline.studies.lookups import place as text_place
from livline.studies.models import Study, StudyText


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


def add_study(child: Case, by: Account) -> None:
    """A short assessment with a text; its fact is any of the case, since kinds are told elsewhere."""
    fact = Entry.objects.filter(case=child, kind="need_known").get().fact
    study = Study.objects.create(case=child, depth="short", fact=fact, by=by)
    text = StudyText(study=study, case=child, heading="occasion", by=by)
    text.sealed = seal("skolen har ringet", text_place(text.id))
    text.save(force_insert=True)


def add_portrait(child: Case, by: Account) -> None:
    """An introduction, something that goes well, and two promises with an answer each."""
    introduction = Introduction(case=child, by=by, voice="child")
    introduction.not_again = seal("den aften", portrait_place(introduction.id, "not_again"))
    written(introduction)
    written(Bright(case=child, by=by, seen_on=today()))
    for to in ("child", "parents"):
        promise = Promise(case=child, by=by, to=to, given_on=today())
        promise.giver = seal("Anna", portrait_place(promise.id, "giver"))
        written(promise)
        written(Answer(case=child, by=by, promise=promise, number=1, outcome="kept"))


def written(row: Introduction | Bright | Promise | Answer) -> None:
    """Keep a row of a portrait with its text sealed."""
    row.sealed = seal("jeg kan stå på hænder", portrait_place(row.id))
    row.save(force_insert=True)
