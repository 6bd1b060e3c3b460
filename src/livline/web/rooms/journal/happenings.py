"""What happened in a case, a fact or a note at a time?  For the chronologies, as each thing stands now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.journal.chronologies import Thing, entries_of
from livline.journal.lookups import notes_seen
from livline.journal.models import Block, ChronologySort, Note
from livline.web.fact_words import Told, fields_of, kind_title, titles
from livline.web.journal_words import OCCASIONS
from livline.web.once import to


@dataclass(frozen=True)
class Happening:
    """A fact or a note in the order of days; `texts` are a note's, `fields` a fact's.  Without a day it stands last."""

    thing: Thing
    version: str
    day: dt.date | None
    time: str
    title: str
    href: str
    texts: tuple[Block, ...] = ()
    fields: tuple[Told, ...] = ()

    @property
    def key(self) -> str:
        """The thing as a form names it."""
        return f"{self.thing.sort.value}:{self.thing.item}"

    @property
    def order(self) -> tuple[dt.date, str]:
        return (self.day or dt.date.max, self.time)


Days = list[tuple[dt.date | None, list[Happening]]]


def by_day(found: Iterable[Happening]) -> Days:
    """The happenings of each day, the first day first."""
    return [(day, list(group)) for day, group in groupby(sorted(found, key=lambda one: one.order), lambda one: one.day)]


def facts_dated(opened: Opened) -> list[Happening]:
    """The facts that the reader sees and of which the day is known."""
    rows = Entry.objects.filter(case=opened.case, replaced_by__isnull=True, is_withdrawn=False, date__isnull=False)
    return [of_fact(entry) for entry in rows.filter(kind__in=opened.sight.facts()).order_by("date", "position")]


def notes_standing(opened: Opened) -> list[Happening]:
    """The notes that hold."""
    return [of_note(note) for note in notes_seen(opened.case, opened.sight).filter(is_withdrawn=False)]


def these(opened: Opened, things: Iterable[Thing]) -> list[Happening]:
    """Those of the things that the reader sees and that hold, with all that stands in each."""
    told = list(things)
    wanted = [item for sort, item in told if sort == ChronologySort.NOTE]
    notes = notes_seen(opened.case, opened.sight).filter(is_withdrawn=False, note__in=wanted)
    return [*(of_fact(entry, whole=True) for entry in entries_of(opened, told)), *map(of_note, notes)]


def of_fact(entry: Entry, whole: bool = False) -> Happening:
    """One fact; `whole`: with its fields, but for those that would tell a place."""
    fields = [one for one in fields_of(entry, {}, titles()) if not one.is_hidden] if whole else []
    thing = Thing(ChronologySort.FACT, entry.fact)
    href = to("fact", entry.case_id, entry.fact)
    return Happening(thing, str(entry.id), entry.date, "", kind_title(entry.kind), href, fields=tuple(fields))


def of_note(note: Note) -> Happening:
    """One note."""
    time = note.time.strftime("%H.%M") if note.time else ""
    thing = Thing(ChronologySort.NOTE, note.note)
    title, texts = str(OCCASIONS[note.occasion]), tuple(note.blocks.all())
    return Happening(thing, str(note.id), note.day, time, title, to("note", note.case_id, note.note), texts)


def things_of(keys: Iterable[str]) -> Iterator[Thing]:
    """The things that a form names; what is none is let go."""
    for key in keys:
        sort, _, item = key.partition(":")
        try:
            yield Thing(ChronologySort(sort), UUID(item))
        except ValueError:
            continue
