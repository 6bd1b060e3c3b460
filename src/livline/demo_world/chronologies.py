"""What has Mette picked for the meeting about Sofie's plan?  And what was corrected after she picked it."""

from __future__ import annotations

import datetime as dt

from livline.access.acting import acting_as
from livline.access.danish_day import today
from livline.access.sight import sight
from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.demo_world.cast import account_id
from livline.demo_world.notes import account_of, case_of
from livline.journal.chronologies import Thing, chronology_seen, versions_now
from livline.journal.curating import chronology_begin, line_write, things_put_in
from livline.journal.models import ChronologySort, Note, Occasion, Sort
from livline.journal.services import Text, Written, note_correct

SLUG, BY = "plan-mangler", "mette"
TITLE, IN_DAYS = "Til netværksmødet om Sofies plan", 15
KINDS = ("decision", "placement_started", "visit")
LINES = {
    Occasion.CHILD_TALK: "Her spurgte Sofie første gang, hvor længe hun skal bo her.",
    Occasion.PHONE: "Mormors tilbud; skal besvares på mødet.",
}
MISHEARD = ("en film fra sidste kamp", "en film fra kampen mod Hasle")
"""What Sofie said of the film, as Mette first wrote it and as she corrected it."""


def chronologies_are_made() -> None:
    """Facts and notes are picked, two get a line, and one note is corrected afterwards."""
    with acting_as(account_id(BY)):
        case, mette = case_of(SLUG), account_of(BY)
        opened = Opened(case, sight(mette, case.id))
        made = chronology_begin(case=case, title=TITLE, meets_on=today() + dt.timedelta(days=IN_DAYS), by=mette)
        things_put_in(to=made, versions=versions_now(opened, things(opened)), by=mette)
        for note in Note.objects.filter(case=case, occasion__in=LINES):
            told, thing = chronology_seen(opened, made.id), Thing(ChronologySort.NOTE, note.note)
            seen = told.selection.newest[thing].act
            line = LINES[Occasion(note.occasion)]
            line_write(of=told, thing=thing, line=line, seen=seen, version=str(note.id), by=mette)
        correct_what_was_misheard(opened)


def things(opened: Opened) -> list[Thing]:
    """The decision, the move, the visits, and all notes."""
    facts = Entry.objects.filter(case=opened.case, kind__in=KINDS, replaced_by__isnull=True)
    notes = Note.objects.filter(case=opened.case, replaced_by__isnull=True)
    return [
        *(Thing(ChronologySort.FACT, fact) for fact in facts.values_list("fact", flat=True)),
        *(Thing(ChronologySort.NOTE, note) for note in notes.values_list("note", flat=True)),
    ]


def correct_what_was_misheard(opened: Opened) -> None:
    """A word in a note that was picked."""
    wrong, right = MISHEARD
    note = Note.objects.get(case=opened.case, blocks__text__contains=wrong, replaced_by__isnull=True)
    texts = [Text(Sort(one.sort), one.text.replace(wrong, right)) for one in note.blocks.all()]
    says = Written(Occasion(note.occasion), note.day, texts, note.time)
    note_correct(before=note, says=says, reason="Sofie sagde, hvem kampen var mod", by=account_of(BY))
