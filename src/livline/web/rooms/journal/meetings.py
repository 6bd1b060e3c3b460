"""The chronologies for the meetings of a case: which there are, what they are called, and which are put away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import NotFound
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.journal.chronologies import ToldChronology, chronologies_seen, chronology_seen
from livline.journal.curating import chronology_put_away, chronology_rename
from livline.journal.lookups import OBJECT
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.journal.picking import TitleForm
from livline.web.rooms.journal.selectors import around


class RenameForm(TitleForm):
    """Another title or day; `before`: the version that whoever changes it has read."""

    before = forms.UUIDField(widget=forms.HiddenInput)


class AwayForm(OnceForm):
    """Out of the list, or back in it."""

    is_away = forms.BooleanField(required=False, widget=forms.HiddenInput)


@require_GET
@page(Rule(OBJECT, Act.READ))
def chronologies(request: Any, case: UUID) -> HttpResponse:
    """The chronologies of a case, the latest meeting first."""
    opened = case_opened(case, by=request.account, object_=OBJECT)
    found = chronologies_seen(opened)
    told = {
        "page": around(opened, request.account).head,
        "standing": [one for one in found if not one.row.is_away],
        "away": [(one, AwayForm(auto_id=False)) for one in found if one.row.is_away],
    }
    return render(request, "web/journal/chronologies.html", told)


@require_http_methods(["GET", "POST"])
@page(Rule(OBJECT, Act.WRITE))
def rename(request: Any, case: UUID, chronology: UUID) -> HttpResponseBase:
    """Give it another title or day.  What somebody else called it meanwhile is shown beside what one wrote."""
    opened = case_opened_to_write(case, by=request.account, object_=OBJECT)
    told = chronology_seen(opened, chronology)
    start = {"title": told.title, "meets_on": told.row.meets_on, "before": told.row.id}
    form = RenameForm(request.POST or None, initial=start)
    if request.method != "POST" or not form.is_valid():
        return asked(request, opened, told, form)
    if form.cleaned_data["before"] != told.row.id:
        return asked(request, opened, told, RenameForm({**request.POST.dict(), "before": told.row.id}), status=409)
    return once(request, form, lambda: renamed(request, opened, told, form))


def asked(request: Any, opened: Opened, told: ToldChronology, form: RenameForm, status: int = 200) -> HttpResponseBase:
    """The page with the form."""
    shown = {"page": around(opened, request.account).head, "told": told, "form": form, "away": AwayForm(auto_id=False)}
    return render(request, "web/journal/rename.html", shown | {"overtaken": status == 409}, status=status)


def renamed(request: Any, opened: Opened, told: ToldChronology, form: RenameForm) -> str:
    """Keep it."""
    said = form.cleaned_data
    chronology_rename(before=told, title=said["title"], meets_on=said["meets_on"], by=request.account)
    notify(request, Notice.SAVED)
    return to("curated", opened.case.id, told.id)


@require_POST
@page(Rule(OBJECT, Act.WRITE))
def put_away(request: Any, case: UUID, chronology: UUID) -> HttpResponseBase:
    """Out of the list, or back in it; nothing of it is lost."""
    opened = case_opened_to_write(case, by=request.account, object_=OBJECT)
    told = chronology_seen(opened, chronology)
    form = AwayForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: moved(request, opened, told, form))


def moved(request: Any, opened: Opened, told: ToldChronology, form: AwayForm) -> str:
    """Keep where it is."""
    chronology_put_away(before=told, is_away=form.cleaned_data["is_away"], by=request.account)
    notify(request, Notice.SAVED)
    return to("chronologies", opened.case.id)
