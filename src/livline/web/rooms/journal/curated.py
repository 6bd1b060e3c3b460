"""The page of a chronology for a meeting: what was picked, as it stands now, with the worker's own words before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from livline.access.errors import NotFound, Overtaken
from livline.access.models import Account
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.journal.chronologies import Selection, Thing, ToldChronology, chronology_seen, line_of, versions_now
from livline.journal.curating import LONGEST_LINE, last_act_undo, line_write, thing_take_out, things_put_in
from livline.journal.lookups import OBJECT
from livline.journal.models import ChronologyChoice
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.journal.happenings import Happening, these, things_of
from livline.web.rooms.journal.selectors import around


class ChangeForm(OnceForm):
    """What is to be done with one thing.  `seen`: the act that the page showed; `then`: where the page goes on."""

    item = forms.CharField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    then = forms.UUIDField(widget=forms.HiddenInput, required=False)
    does = forms.ChoiceField(choices=[(word, word) for word in ("line", "out", "in")])
    line = forms.CharField(label=_("Din linje"), max_length=LONGEST_LINE, required=False)


@dataclass(frozen=True)
class Item:
    """Something that was picked, as it stands now; `typed`: the line that somebody wrote and could not save."""

    one: Happening
    choice: ChronologyChoice
    line: str
    then: UUID
    typed: str | None = None

    @property
    def is_corrected(self) -> bool:
        """Has it been corrected since it was picked, or since its line was written?"""
        return self.choice.version != self.one.version

    @property
    def form(self) -> ChangeForm:
        """What may be done with it: a form of its own, with a key of its own."""
        line = self.line if self.typed is None else self.typed
        start = {"item": self.one.key, "seen": self.choice.act, "then": self.then, "line": line}
        return ChangeForm(initial=start, auto_id=f"id_%s_{self.one.thing.item}")


@require_GET
@page(Rule(OBJECT, Act.READ))
def curated(request: Any, case: UUID, chronology: UUID) -> HttpResponse:
    """The chronology, in the order of days."""
    opened = case_opened(case, by=request.account, object_=OBJECT)
    return shown(request, opened, chronology_seen(opened, chronology))


def shown(request: Any, opened: Opened, told: ToldChronology, typed: Mapping[Thing, str] | None = None) -> HttpResponse:
    """The page; `typed`: lines that somebody wrote while somebody else was faster."""
    selection = told.selection
    seen = {one.thing: one for one in these(opened, selection.newest)}
    items = items_of(selection.chosen, seen, typed or {})
    page_told = {
        "page": around(opened, request.account).head,
        "told": told,
        "items": items,
        "left_out": len(selection.chosen) - len(items),
        "taken_out": items_of(selection.taken_out, seen, {}),
        "undo": undoable(selection, request.account) if opened.sight.writes(OBJECT) else None,
        "sending": OnceForm(auto_id=False),
        "overtaken": bool(typed),
    }
    return render(request, "web/journal/curated.html", page_told, status=409 if typed else 200)


def items_of(
    choices: Iterable[ChronologyChoice], seen: Mapping[Thing, Happening], typed: Mapping[Thing, str]
) -> list[Item]:
    """Those that the reader sees, the first day first; each knows the one that comes after it."""
    of = {(choice.sort, choice.item): choice for choice in choices}
    shown_here = sorted((one for thing, one in seen.items() if thing in of), key=lambda one: one.order)
    after = [*shown_here[1:], *shown_here[-2:-1], *shown_here[-1:]]
    return [
        Item(one, of[one.thing], line_of(of[one.thing]), next_one.thing.item, typed.get(one.thing))
        for one, next_one in zip(shown_here, after, strict=False)
    ]


def undoable(selection: Selection, account: Account) -> OnceForm | None:
    """The form that takes back what one did last oneself."""
    mine = selection.last_act and all(row.by_id == account.id for row in selection.last_act)
    return OnceForm(auto_id=False) if mine else None


@require_POST
@page(Rule(OBJECT, Act.WRITE))
def change(request: Any, case: UUID, chronology: UUID) -> HttpResponseBase:
    """Put a thing in or out, or write its line.  Whoever was faster is shown beside what one wrote oneself."""
    opened = case_opened_to_write(case, by=request.account, object_=OBJECT)
    told = chronology_seen(opened, chronology)
    form = ChangeForm(request.POST)
    thing = next(things_of([request.POST.get("item", "")]), None)
    if thing is None or not form.is_valid():
        raise NotFound
    try:
        return once(request, form, lambda: changed(request, opened, told, thing, form))
    except Overtaken:
        return shown(request, opened, chronology_seen(opened, chronology), {thing: form.cleaned_data["line"]})


def changed(request: Any, opened: Opened, told: ToldChronology, thing: Thing, form: ChangeForm) -> str:
    """Do what the form asks."""
    said, by = form.cleaned_data, request.account
    versions = versions_now(opened, [thing])
    if thing not in versions:
        raise NotFound
    if said["does"] == "in":
        things_put_in(to=told, versions=versions, by=by)
    elif said["does"] == "out":
        thing_take_out(of=told, thing=thing, by=by)
    else:
        line_write(of=told, thing=thing, line=said["line"], seen=said["seen"], version=versions[thing], by=by)
    notify(request, Notice.SAVED)
    at = said["then"] if said["does"] == "out" and said["then"] else thing.item
    return f"{to('curated', opened.case.id, told.id)}#thing-{at}"


@require_POST
@page(Rule(OBJECT, Act.WRITE))
def undo(request: Any, case: UUID, chronology: UUID) -> HttpResponseBase:
    """Take back what one did last."""
    opened = case_opened_to_write(case, by=request.account, object_=OBJECT)
    told = chronology_seen(opened, chronology)
    form = OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: undone(request, opened, told))


def undone(request: Any, opened: Opened, told: ToldChronology) -> str:
    """As it stood before."""
    last_act_undo(of=told, by=request.account)
    notify(request, Notice.SAVED)
    return to("curated", opened.case.id, told.id)
