"""The page on which a case is read from its beginning, and from which what a meeting needs is picked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from livline.cases.lookups import Opened, case_opened
from livline.journal.chronologies import ToldChronology, chronology_seen
from livline.journal.lookups import OBJECT
from livline.web.door import Act, Rule, page
from livline.web.once import OnceForm
from livline.web.rooms.journal.happenings import Happening, by_day, facts_dated, notes_standing
from livline.web.rooms.journal.selectors import around

SHOWS: dict[str, object] = {"": _("Det hele"), "facts": _("Kun oplysninger"), "notes": _("Kun notater")}
"""What a chronology holds, by the word in its address."""


@require_GET
@page(Rule(OBJECT, Act.READ))
def chronology(request: Any, case: UUID) -> HttpResponse:
    """The case from its beginning; `show` leaves one sort out, `into` names the chronology that is being filled."""
    opened = case_opened(case, by=request.account, object_=OBJECT)
    wanted, into = request.GET.get("show", ""), filled(request, opened)
    told = {
        "page": around(opened, request.account).head,
        "days": by_day(found(opened, wanted)),
        "shows": SHOWS,
        "wanted": wanted if wanted in SHOWS else "",
        "may_pick": opened.sight.writes(OBJECT),
        "into": into,
        "there": {f"{row.sort}:{row.item}" for row in into.selection.chosen} if into else (),
        "sending": OnceForm(auto_id=False),
    }
    return render(request, "web/journal/chronology.html", told)


def found(opened: Opened, wanted: str) -> list[Happening]:
    """What is shown."""
    facts = facts_dated(opened) if wanted != "notes" else []
    return facts + (notes_standing(opened) if wanted != "facts" else [])


def filled(request: Any, opened: Opened) -> ToldChronology | None:
    """The chronology that somebody came from to pick more; none for who only reads, and for what is none."""
    asked = request.GET.get("into")
    if not asked or not opened.sight.writes(OBJECT):
        return None
    try:
        return chronology_seen(opened, UUID(asked))
    except ValueError:
        return None
