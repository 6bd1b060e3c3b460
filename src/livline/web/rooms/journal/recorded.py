"""Which fact is a note written about, that was recorded before it?  Then its kind and day are known already."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.journal.models import Note
from livline.web.drafts import uuid_of
from livline.web.once import to
from livline.web.rooms.journal.offers import OFFERED


def note_address(opened: Opened, entry: Entry) -> str:
    """Where a note about a fact is written; empty where none is, where there is one, or for who writes none."""
    may = entry.kind in OFFERED and not entry.is_withdrawn and opened.sight.writes("assessment")
    if not may or Note.objects.filter(case=opened.case, fact=entry.fact).exists():
        return ""
    return f"{to('journal-write', opened.case.id)}?fact={entry.fact}"


def fact_told_of(opened: Opened, wanted: str | None) -> Entry | None:
    """The fact as it holds, where the reader sees it and a note can be about it."""
    fact = uuid_of(wanted)
    if fact is None:
        return None
    seen = [kind for kind in OFFERED if kind in opened.sight.facts()]
    held = Entry.objects.filter(case=opened.case, fact=fact, replaced_by__isnull=True, is_withdrawn=False)
    return held.filter(kind__in=seen).first()


def said_by(entry: Entry) -> dict[str, Any]:
    """What the fact says of the note: which fact, what it was, the day, and the time if it has one."""
    time = timezone.localtime(entry.at).strftime("%H.%M") if entry.at else ""
    told = {"about": str(entry.fact), "occasion": OFFERED[entry.kind][0], "time": time}
    return told | ({"day": entry.date} if entry.date else {})
