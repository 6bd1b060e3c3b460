"""The pages on which a note is corrected and withdrawn.  What it said stays, and the reason stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound, Overtaken
from livline.cases.lookups import Opened, case_opened_to_write
from livline.journal.lookups import OBJECT, note_seen, versions_of
from livline.journal.models import Note
from livline.journal.services import note_correct, note_withdraw
from livline.people.models import Tie
from livline.web import drafts
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.facts.views import ReasonForm
from livline.web.rooms.journal.forms import CorrectForm, ask_about_all, initial_of
from livline.web.rooms.journal.selectors import around, shown
from livline.web.rooms.journal.writing import initial_of_draft, still_around


@require_http_methods(["GET", "POST"])
@page(Rule(OBJECT, Act.WRITE))
def correct(request: Any, case: UUID, note: UUID) -> HttpResponseBase:
    """Write a note anew.  Whoever was faster is shown beside what one wrote oneself."""
    opened = case_opened_to_write(case, by=request.account, object_=OBJECT)
    now = note_seen(opened, note)
    near = around(opened, request.account)
    form = correct_form(request, near.ties, now)
    draft = to("draft", case, place_of(note))
    told = {"page": near.head, "draft": draft, "now": shown(opened, near.ties, [now])[0]}
    if request.method != "POST" or not form.is_valid():
        return render(request, "web/journal/correct.html", told | {"form": form})
    before = version(opened, note, form.cleaned_data["before"])
    try:
        return once(request, form, lambda: corrected(request, before, form))
    except Overtaken:
        form = correct_form(request, near.ties, now, read=str(now.id))
        return render(request, "web/journal/conflict.html", told | {"form": form}, status=409)


def correct_form(request: Any, ties: Iterable[Tie], now: Note, read: str = "") -> CorrectForm:
    """The form with what the note says, or with what was typed; `read`: the version that they have read since."""
    data, initial = None, initial_of(now)
    if request.method == "POST":
        data = request.POST.copy()
        data["before"] = read or data.get("before", "")
    else:
        wanted = request.GET.get("draft", "")
        initial |= initial_of_draft(drafts.kept(request.account, now.case_id, place_of(now.note), wanted))
    form = CorrectForm(data, ties=still_around(ties), initial=initial)
    if initial["shared"]:
        ask_about_all(form)
    return form


def place_of(note: UUID) -> str:
    """Where a correction is kept while it is typed."""
    return f"note-{note}"


def version(opened: Opened, note: UUID, id_: UUID) -> Note:
    """A version of the note; raises `NotFound`."""
    found = next((one for one in versions_of(opened, note) if one.id == id_), None)
    if found is None:
        raise NotFound
    return found


def corrected(request: Any, before: Note, form: CorrectForm) -> str:
    """Write the note anew."""
    note_correct(before=before, says=form.says(), reason=form.cleaned_data["reason"], by=request.account)
    drafts.sent(request, before.case_id, place_of(before.note))
    notify(request, Notice.CORRECTED)
    return f"{to('journal', before.case_id)}#note-{before.note}"


@require_http_methods(["GET", "POST"])
@page(Rule(OBJECT, Act.WRITE))
def withdraw(request: Any, case: UUID, note: UUID) -> HttpResponseBase:
    """Say that a note does not hold."""
    opened = case_opened_to_write(case, by=request.account, object_=OBJECT)
    now = note_seen(opened, note)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: withdrawn(request, now, form.cleaned_data["reason"]))
    near = around(opened, request.account)
    told = {"page": near.head, "form": form, "now": shown(opened, near.ties, [now])[0]}
    return render(request, "web/journal/withdraw.html", told)


def withdrawn(request: Any, before: Note, reason: str) -> str:
    """Withdraw the note."""
    note_withdraw(before=before, reason=reason, by=request.account)
    notify(request, Notice.CORRECTED)
    return to("journal", before.case_id)
