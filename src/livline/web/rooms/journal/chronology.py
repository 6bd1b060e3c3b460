"""The page on which a case is read from its beginning: what happened and what was written of it, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from livline.cases.lookups import Opened, case_opened
from livline.cases.models import Entry
from livline.journal.lookups import OBJECT, notes_seen
from livline.journal.models import Block, Note
from livline.web.door import Act, Rule, page
from livline.web.fact_words import kind_title
from livline.web.journal_words import OCCASIONS
from livline.web.once import to
from livline.web.rooms.journal.selectors import around

SHOWS: dict[str, object] = {"": _("Det hele"), "facts": _("Kun oplysninger"), "notes": _("Kun notater")}
"""What a chronology holds, by the word in its address."""


@dataclass(frozen=True)
class Happening:
    """A fact or a note in the order of days; `texts` are a note's."""

    day: dt.date
    time: str
    title: str
    href: str
    texts: tuple[Block, ...] = ()


@require_GET
@page(Rule(OBJECT, Act.READ))
def chronology(request: Any, case: UUID) -> HttpResponse:
    """The case from its beginning; `show` in the address leaves one sort out."""
    opened = case_opened(case, by=request.account, object_=OBJECT)
    wanted = request.GET.get("show", "")
    found: list[Happening] = []
    if wanted != "notes":
        found += of_facts(opened)
    if wanted != "facts":
        found += of_notes(opened)
    days = groupby(sorted(found, key=lambda one: (one.day, one.time)), key=lambda one: one.day)
    told = {
        "page": around(opened, request.account).head,
        "days": [(day, list(group)) for day, group in days],
        "shows": SHOWS,
        "wanted": wanted,
    }
    return render(request, "web/journal/chronology.html", told)


def of_facts(opened: Opened) -> Iterator[Happening]:
    """The facts that the reader sees and of which the day is known."""
    rows = Entry.objects.filter(case=opened.case, replaced_by__isnull=True, is_withdrawn=False, date__isnull=False)
    for entry in rows.filter(kind__in=opened.sight.facts()).order_by("date", "position"):
        assert entry.date is not None
        yield Happening(entry.date, "", kind_title(entry.kind), to("fact", entry.case_id, entry.fact))


def of_notes(opened: Opened) -> Iterable[Happening]:
    """The notes that hold, as they stand."""
    return [of_note(note) for note in notes_seen(opened.case, opened.sight).filter(is_withdrawn=False)]


def of_note(note: Note) -> Happening:
    """One note."""
    time = note.time.strftime("%H.%M") if note.time else ""
    href = to("note", note.case_id, note.note)
    return Happening(note.day, time, str(OCCASIONS[note.occasion]), href, tuple(note.blocks.all()))
