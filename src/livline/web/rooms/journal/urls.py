"""The addresses of the journal."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.journal import (
    attaching,
    chronology,
    correcting,
    curated,
    meetings,
    picking,
    reading,
    writing,
)

urlpatterns = [
    path("cases/<uuid:case>/journal/", reading.journal, name="journal"),
    path("cases/<uuid:case>/journal/chronology/", chronology.chronology, name="chronology"),
    path("cases/<uuid:case>/journal/chronology/pick/", picking.pick, name="chronology-pick"),
    path("cases/<uuid:case>/journal/chronologies/", meetings.chronologies, name="chronologies"),
    path("cases/<uuid:case>/journal/chronologies/<uuid:chronology>/", curated.curated, name="curated"),
    path("cases/<uuid:case>/journal/chronologies/<uuid:chronology>/change/", curated.change, name="curated-change"),
    path("cases/<uuid:case>/journal/chronologies/<uuid:chronology>/undo/", curated.undo, name="curated-undo"),
    path("cases/<uuid:case>/journal/chronologies/<uuid:chronology>/title/", meetings.rename, name="curated-title"),
    path("cases/<uuid:case>/journal/chronologies/<uuid:chronology>/away/", meetings.put_away, name="curated-away"),
    path("cases/<uuid:case>/journal/new/", writing.write, name="journal-write"),
    path("cases/<uuid:case>/journal/suggest/", writing.suggest, name="journal-suggest"),
    path("cases/<uuid:case>/journal/<uuid:note>/", reading.note, name="note"),
    path("cases/<uuid:case>/journal/<uuid:note>/attach/", attaching.add, name="note-attach"),
    path("cases/<uuid:case>/journal/files/<uuid:attachment>/", attaching.download, name="attachment"),
    path("cases/<uuid:case>/journal/<uuid:note>/cite/", reading.cite, name="note-cite"),
    path("cases/<uuid:case>/journal/<uuid:note>/correct/", correcting.correct, name="note-correct"),
    path("cases/<uuid:case>/journal/<uuid:note>/withdraw/", correcting.withdraw, name="note-withdraw"),
]
