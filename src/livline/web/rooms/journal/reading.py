"""The pages on which the journal is read: all notes of a case, and how one came to say what it says."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from livline.access.errors import NotFound
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.journal.lookups import OBJECT, note_seen, notes_seen, versions_of
from livline.journal.models import Note, Occasion, Sort
from livline.journal.services import note_cite
from livline.web.door import Act, Rule, page
from livline.web.journal_words import OCCASIONS
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.journal.selectors import around, history, may_cite, shown

A_PAGE = 20


@require_GET
@page(Rule(OBJECT, Act.READ))
def journal(request: Any, case: UUID) -> HttpResponse:
    """The notes of a case, the newest first; `occasion` in the address shows those of one alone."""
    opened = case_opened(case, by=request.account, object_=OBJECT)
    rows = notes_seen(opened.case, opened.sight).filter(is_withdrawn=False)
    wanted = request.GET.get("occasion", "")
    if wanted in Occasion.values:
        rows = rows.filter(occasion=wanted)
    number = page_number(request)
    notes = list(rows[(number - 1) * A_PAGE : number * A_PAGE + 1])
    near = around(opened, request.account)
    told = {
        "page": near.head,
        "notes": shown(opened, near.ties, notes[:A_PAGE]),
        "newer": number - 1,
        "older": number + 1 if len(notes) > A_PAGE else 0,
        "occasions": OCCASIONS,
        "wanted": wanted,
    }
    return render(request, "web/journal/journal.html", told)


def page_number(request: Any) -> int:
    """Which page of a long journal; the first for what is no number."""
    asked = request.GET.get("page", "")
    return max(int(asked), 1) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 1


class CiteForm(OnceForm):
    """Which fact rests on the assessment?"""

    fact = forms.ChoiceField(label=_("Hvad bygger på vurderingen?"))
    block = forms.UUIDField(widget=forms.HiddenInput)


@require_GET
@page(Rule(OBJECT, Act.READ))
def note(request: Any, case: UUID, note: UUID) -> HttpResponse:
    """A note with everything that it has said."""
    opened = case_opened(case, by=request.account, object_=OBJECT)
    versions = versions_of(opened, note)
    near = around(opened, request.account)
    told = history(shown(opened, near.ties, versions))
    form = cite_form(opened, versions[0]) if opened.sight.writes(OBJECT) else None
    shown_here = {"page": near.head, "versions": told, "now": told[0], "form": form}
    return render(request, "web/journal/history.html", shown_here)


def cite_form(opened: Opened, now: Note, data: Any = None) -> CiteForm | None:
    """The form by which something is said to rest on the note's assessment; None where it holds none."""
    thought = next((block for block in now.blocks.all() if block.sort == Sort.ASSESSMENT), None)
    facts = may_cite(opened) if thought is not None and not now.is_withdrawn else []
    if thought is None or not facts:
        return None
    form = CiteForm(data, initial={"block": thought.id})
    form.fields["fact"].choices = [(str(one.fact), one.text) for one in facts]  # type: ignore[attr-defined]
    return form


@require_POST
@page(Rule(OBJECT, Act.WRITE))
def cite(request: Any, case: UUID, note: UUID) -> HttpResponseBase:
    """Say that a decision, a plan or a follow-up rests on an assessment."""
    opened = case_opened_to_write(case, by=request.account, object_=OBJECT)
    now = note_seen(opened, note)
    form = cite_form(opened, now, request.POST)
    if form is None or not form.is_valid():
        raise NotFound
    return once(request, form, lambda: cited(request, now, form))


def cited(request: Any, now: Note, form: CiteForm) -> str:
    """Note the citation."""
    block = next((one for one in now.blocks.all() if one.id == form.cleaned_data["block"]), None)
    if block is None:
        raise NotFound
    block.note = now
    note_cite(block=block, fact=UUID(form.cleaned_data["fact"]), by=request.account)
    notify(request, Notice.SAVED)
    return to("note", now.case_id, now.note)
