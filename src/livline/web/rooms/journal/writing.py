"""The page on which a note is written."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from livline.cases.lookups import Opened, case_opened_to_write
from livline.cases.models import Entry
from livline.journal.occasions import Suggestion, suggested
from livline.journal.services import note_write
from livline.people.models import Part, Tie
from livline.people.siblings import Sibling, siblings_written_by
from livline.web import drafts
from livline.web.door import Act, Rule, page
from livline.web.journal_words import OCCASIONS
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.journal.forms import NoteForm
from livline.web.rooms.journal.offers import Offer, are_valid, offers, record_taken
from livline.web.rooms.journal.recorded import fact_told_of, said_by
from livline.web.rooms.journal.selectors import Around, around
from livline.web.rooms.journal.siblings import ask_about_siblings, chosen, fits_all, write_to

PLACE = "journal"
TEMPLATE = "web/journal/write.html"


@dataclass(frozen=True)
class Desk:
    """What lies before whoever writes: the form, the facts that may be recorded with it, the siblings.

    `about`: the fact that was recorded before.
    """

    opened: Opened
    form: NoteForm
    offers: list[Offer]
    siblings: list[Sibling]
    near: Around
    about: Entry | None = None

    @property
    def is_sound(self) -> bool:
        """Does all that was written fit?"""
        return (
            self.form.is_valid() and are_valid(self.offers) and fits_all(self.form, self.near.head.name, self.siblings)
        )


@require_http_methods(["GET", "POST"])
@page(Rule("assessment", Act.WRITE))
def write(request: Any, case: UUID) -> HttpResponseBase:
    """Write a note."""
    opened = case_opened_to_write(case, by=request.account, object_="assessment")
    desk = set_out(request, opened)
    if request.method == "POST" and desk.is_sound:
        return once(request, desk.form, lambda: written(request, desk))
    return shown(request, desk)


def set_out(request: Any, opened: Opened) -> Desk:
    """The desk, with what is posted, else with what was typed and not sent."""
    near = around(opened, request.account)
    draft = draft_of(request, opened)
    data = with_suggestion(request.POST) if request.method == "POST" else None
    about = fact_told_of(opened, about_which(request, draft))
    initial = (said_by(about) if about else {}) | initial_of_draft(draft)
    form = NoteForm(data, ties=still_around(near.ties), initial=initial)
    siblings = siblings_written_by(request.account, opened.case, "assessment")
    ask_about_siblings(form, siblings)
    offered = offers(opened, form, data, known=about.kind if about else "")
    return Desk(opened, form, offered, siblings, near, about)


def draft_of(request: Any, opened: Opened) -> Any:
    """What was typed and not sent; the draft that the address names, where it names one.

    A note about a fact begins anew: what was typed before may be about something else, and the page offers it.
    """
    wanted = request.GET.get("draft", "")
    if request.method == "POST" or (request.GET.get("fact") and not wanted):
        return None
    return drafts.kept(request.account, opened.case.id, PLACE, wanted)


def about_which(request: Any, draft: Any) -> str | None:
    """The fact that the form, its draft or the address names."""
    named = request.POST if request.method == "POST" else draft or {}
    told: str | None = named.get("about") or request.GET.get("fact")
    return told


def initial_of_draft(draft: Any) -> dict[str, Any]:
    """A draft as it was typed; several choices of a name as a list."""
    if draft is None:
        return {}
    many = {"present", "siblings"}
    return {name: draft.getlist(name) if name in many else draft[name] for name in draft}


def with_suggestion(data: Any) -> Any:
    """Where nobody has said what it is, the suggestion stands in the form, to be looked at before it is saved."""
    found = None if data.get("occasion") else suggested(f"{data.get('seen', '')} {data.get('thought', '')}")
    if found is None:
        return data
    told = data.copy()
    told["suggested"] = found.occasion
    return told


def still_around(ties: Iterable[Tie]) -> list[Tie]:
    """Who may have been there: the people of the case as of today, the child first, no notifier."""
    there = [tie for tie in ties if tie.part != Part.NOTIFIER and not tie.during.isempty and tie.during.upper is None]
    return sorted(there, key=lambda tie: (Part.values.index(tie.part), tie.person.name))


def shown(request: Any, desk: Desk) -> HttpResponse:
    """The page."""
    draft = to("draft", desk.opened.case.id, PLACE)
    told = {"page": desk.near.head, "desk": desk, "form": desk.form, "draft": draft, "seen_as": seen_as(desk.form)}
    return render(request, TEMPLATE, told)


def seen_as(form: NoteForm) -> str:
    """What the words speak of, where it was left open in a form that was sent."""
    told = form.data.get("suggested") if form.is_bound else None
    return str(OCCASIONS.get(str(told), ""))


def written(request: Any, desk: Desk) -> str:
    """Write the note, what was ticked with it, and the siblings' notes: all or nothing."""
    case, says = desk.opened.case, desk.form.says()
    others = chosen(desk.form, desk.siblings)
    shared_as = uuid.uuid4() if others else None
    taken = record_taken(case, desk.offers, says, request.account)
    fact = desk.about.fact if desk.about else taken
    note = note_write(case=case, says=says, by=request.account, fact=fact, shared_as=shared_as)
    if shared_as is not None:
        write_to(others, says, shared_as, request.account)
    drafts.sent(request, case.id, PLACE)
    notify(request, Notice.SAVED)
    return f"{to('journal', case.id)}#note-{note.note}"


@require_POST
@page(Rule("assessment", Act.WRITE))
def suggest(request: Any, case: UUID) -> HttpResponse:
    """For the page: what the words speak of, and which words say so."""
    case_opened_to_write(case, by=request.account, object_="assessment")
    found = suggested(request.POST.get("text", "")[:20_000])
    return JsonResponse(told_of(found) if found else {})


def told_of(found: Suggestion) -> dict[str, str]:
    """A suggestion as the page says it."""
    words = ", ".join(f"»{word}«" for word in found.words[:4])
    return {"occasion": found.occasion, "why": _("Foreslået ud fra %(words)s. Du bestemmer.") % {"words": words}}
