"""The pages on which facts are recorded, corrected and withdrawn, and on which one sees how they came about."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lawcode.facts import KIND_BY_NAME
from livline.access.errors import NotFound, Overtaken
from livline.access.matrix import matrix
from livline.access.models import Account
from livline.cases.lookups import case_opened, case_opened_to_write, entry_for_writing
from livline.cases.models import Case, Entry, Quarantine
from livline.cases.palette import palette_of
from livline.cases.places import PLACE_FIELDS, names_of
from livline.cases.quarantine import quarantine_ask, quarantine_confirm
from livline.cases.services import fact_correct, fact_record, fact_withdraw
from livline.cases.together import together
from livline.fields.selectors import retirements
from livline.looks.models import Act as Look
from livline.looks.record import record as looked
from livline.people.siblings import Sibling, siblings_written_by
from livline.plans.lookups import adoption_of
from livline.web import drafts
from livline.web.choosing import CHOSEN_BY, measures_of, title_of
from livline.web.door import Act, Rule, page
from livline.web.fact_words import facts, kind_title, lang, titles
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.facts.forms import FactForm, initial_of
from livline.web.rooms.page_of import head_of


@require_GET
@page(Rule("plan", Act.WRITE))
def kinds(request: Any, case: UUID) -> HttpResponse:
    """Which kind of fact is to be recorded?  Grouped as the matrix groups them; only what the reader may write."""
    opened = case_opened(case, by=request.account)
    groups = [
        (capital(matrix().objects[name][lang()]), [(kind, kind_title(kind)) for kind in kinds])
        for name, kinds in matrix().facts.items()
        if opened.sight.writes(name) and opened.sight.reads(name)
    ]
    if not groups:
        raise NotFound
    return render(request, "web/facts/kinds.html", {"page": head_of(opened), "groups": groups})


def capital(text: str) -> str:
    """With a capital letter."""
    return text[:1].upper() + text[1:]


@require_http_methods(["GET", "POST"])
@page(Rule("plan", Act.WRITE))
def record(request: Any, case: UUID, kind: str) -> HttpResponseBase:
    """Record a fact of a kind."""
    if kind not in KIND_BY_NAME:
        raise NotFound
    opened = case_opened_to_write(case, by=request.account, object_=matrix().object_of(kind))
    place = f"new-{kind}"
    form = fact_form(opened.case, kind, data_of(request, case, place), asked_for(request))
    siblings = siblings_asked_about(request, opened.case, kind, form)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: recorded(request, opened.case, kind, form, siblings))
    shown = {"page": head_of(opened), "form": form, "kind": kind, "title": kind_title(kind)}
    return render(request, "web/facts/record.html", shown | {"draft": to("draft", case, place)})


def asked_for(request: Any) -> dict[str, Any]:
    """What the link to the form has filled in: the duty that a reason is about, what a fact belongs to.

    Words that the form does not offer are let go by it.
    """
    told = {name: request.GET[name] for name in ("of", "measure") if request.GET.get(name)}
    return told | ({"duty": request.GET["duty"]} if request.GET.get("duty") in titles() else {})


def siblings_asked_about(request: Any, case: Case, kind: str, form: FactForm) -> list[Sibling]:
    """Did it happen to siblings too?  Asked where there are any in whose cases the reader writes.

    A form that is sent without them, and is sound, needs no list of them.
    """
    if request.method == "POST" and "siblings" not in request.POST and form.is_valid():
        return []
    siblings = siblings_written_by(request.account, case, matrix().object_of(kind))
    if siblings:
        form.fields["siblings"] = forms.MultipleChoiceField(
            label=_("Gælder også for"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(str(one.case.id), one.name) for one in siblings],
            help_text=_("Skrives ind i hver sin sag. Den ene kan ikke ses fra den anden."),
        )
    return siblings


def recorded(request: Any, case: Case, kind: str, form: FactForm, siblings: list[Sibling]) -> str:
    """Record what the form says, in the cases of the siblings too; the draft is no longer needed."""
    fields = form.fact()
    chosen = set(fields.pop("siblings", None) or [])
    shared_as = uuid.uuid4() if chosen else None
    told = {"kind": kind, "by": request.account, "shared_as": shared_as}
    entry = fact_record(case=case, fields=fields, **told)
    for one in siblings:
        if str(one.case.id) in chosen:
            looked(one.case.id, Look.WRITE, "sibling")
            fact_record(case=one.case, fields=of_all(fields), **told)
    drafts.sent(request, case.id, f"new-{kind}")
    notify(request, Notice.SAVED)
    return f"{to('case', case.id)}#fact-{entry.fact}"


def of_all(fields: dict[str, Any]) -> dict[str, Any]:
    """What is true for siblings too: not which event or measure of the one case it belongs to, nor where it lives."""
    own = {"of", "measure", "site"}
    return {name: value for name, value in fields.items() if name not in own}


def data_of(request: Any, case: UUID, place: str) -> Any:
    """What the form holds: what is posted, else what was typed and not sent."""
    return (
        request.POST
        if request.method == "POST"
        else drafts.kept(request.account, case, place, request.GET.get("draft", ""))
    )


def fact_form(case: Case, kind: str, data: Any, initial: dict[str, Any] | None = None) -> FactForm:
    """The form of a kind in a case, with the events and measures that it may belong to.

    A field that was retired is asked for no more, but where a correction finds it filled in.
    """
    held = Entry.objects.filter(case=case, replaced_by__isnull=True, is_withdrawn=False).order_by("-date")
    valid, out = together(held.only(*CHOSEN_BY), retirements(case.municipality_id).filter(kind=kind))
    of = [(entry.event_id, title_of(entry)) for entry in valid if entry.event_id]
    measures = measures_of(valid)
    said = {name for name, value in (initial or {}).items() if value is not None}
    around: dict[str, Any] = {"of": of, "measures": measures, "retired": {one.field for one in out} - said}
    form = FactForm(kind, data, initial=initial, **around)
    if data is not None and "submission" not in data:  # a draft: shown as typed, not judged yet
        form = FactForm(kind, initial=dict(data.items()) | lists_of(data), **around)
    return form


def lists_of(data: Any) -> dict[str, list[str]]:
    """Fields of a draft that hold several words."""
    return {name: data.getlist(name) for name in data if len(data.getlist(name)) > 1}


class ReasonForm(OnceForm):
    """Why something is corrected, withdrawn or hidden."""

    reason = forms.CharField(
        label=_("Hvorfor?"), widget=forms.Textarea, max_length=1_000, help_text=_("Grunden kan ses i historikken.")
    )


@require_http_methods(["GET", "POST"])
@page(Rule("plan", Act.WRITE))
def correct(request: Any, entry: int) -> HttpResponseBase:
    """Say anew what a fact is.  Somebody who was faster is shown beside what one wrote oneself.

    What is told of a plan that was adopted here is read off its words: the page leads to them.
    """
    before = entry_for_writing(entry, by=request.account)
    opened = case_opened(before.case_id, by=request.account)
    adoption = adoption_of(before)
    if adoption is not None:
        told = {"page": head_of(opened), "entry": before, "plan": adoption.plan_id, "title": kind_title(before.kind)}
        return render(request, "web/facts/of_plan.html", told)
    places = names_of([before.case_id]) if opened.sight.reads("whereabouts") else {}
    data = request.POST if request.method == "POST" else None
    form = fact_form(opened.case, before.kind, data, initial_of(before, places))
    kept = {name: getattr(before, name) for name in closed_to(before, places)}
    form.fields = {name: field for name, field in form.fields.items() if name not in kept}
    form.fields["reason_for_change"] = forms.CharField(
        label=_("Hvorfor rettes det?"), max_length=1_000, help_text=_("Grunden kan ses i historikken.")
    )
    shown = {"page": head_of(opened), "form": form, "title": kind_title(before.kind), "entry": before, "kept": kept}
    if data is None or not form.is_valid():
        return render(request, "web/facts/correct.html", shown)
    try:
        return once(request, form, lambda: corrected(request, before, form, kept))
    except Overtaken as overtaken:
        theirs = facts([overtaken.theirs], places)[0] if isinstance(overtaken.theirs, Entry) else None
        return render(request, "web/facts/conflict.html", shown | {"theirs": theirs}, status=409)


def closed_to(entry: Entry, places: Mapping[str, str]) -> list[str]:
    """The fields whose place the reader may not see: not even its token, by which one could try out places."""
    told = {name: getattr(entry, name) for name in PLACE_FIELDS.get(entry.kind, ())}
    return [name for name, token in told.items() if token is not None and token not in places]


def corrected(request: Any, before: Entry, form: FactForm, kept: dict[str, Any]) -> str:
    """Correct the entry; its name, the day it was known and the places that the reader may not see stay."""
    fields = form.fact() | kept
    reason = fields.pop("reason_for_change")
    fields = {"id": before.event_id, "known_on": before.known_on} | fields
    fact_correct(before=before, fields=fields, reason=reason, by=request.account)
    notify(request, Notice.CORRECTED)
    return f"{to('case', before.case_id)}#fact-{before.fact}"


@require_http_methods(["GET", "POST"])
@page(Rule("plan", Act.WRITE))
def withdraw(request: Any, entry: int) -> HttpResponseBase:
    """Say that a fact never was."""
    before = entry_for_writing(entry, by=request.account)
    return with_reason(request, before, "web/facts/withdraw.html", withdrawn)


def withdrawn(request: Any, before: Entry, reason: str) -> str:
    """Withdraw the fact."""
    fact_withdraw(before=before, reason=reason, by=request.account)
    notify(request, Notice.CORRECTED)
    return to("case", before.case_id)


@require_http_methods(["GET", "POST"])
@page(Rule("plan", Act.WRITE))
def quarantine(request: Any, entry: int) -> HttpResponseBase:
    """Ask that a fact which was entered on the wrong child be hidden."""
    before = entry_for_writing(entry, by=request.account)
    return with_reason(request, before, "web/facts/quarantine.html", asked)


def asked(request: Any, before: Entry, reason: str) -> str:
    """Ask that the fact be hidden."""
    quarantine_ask(entry=before, reason=reason, by=request.account)
    notify(request, Notice.SAVED)
    return to("fact", before.case_id, before.fact)


def with_reason(request: Any, before: Entry, template: str, act: Any) -> HttpResponseBase:
    """A page that asks for a reason and then acts."""
    opened = case_opened(before.case_id, by=request.account)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: act(request, before, form.cleaned_data["reason"]))
    places = names_of([before.case_id]) if opened.sight.reads("whereabouts") else {}
    shown = {"page": head_of(opened), "form": form, "fact": facts([before], places)[0]}
    return render(request, template, shown)


@require_POST
@page(Rule("access", Act.WRITE))
def quarantine_yes(request: Any, case: UUID, fact: UUID) -> HttpResponseBase:
    """Confirm that a fact be hidden, which somebody else asked."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    form = OnceForm(request.POST)
    if not form.is_valid() or not Quarantine.objects.filter(fact=fact, case=opened.case).exists():
        raise NotFound
    return once(request, form, lambda: confirmed(request, case, fact))


def confirmed(request: Any, case: UUID, fact: UUID) -> str:
    """Hide the fact."""
    quarantine_confirm(fact=fact, by=request.account)
    notify(request, Notice.SAVED)
    return to("case", case)


@require_GET
@page(Rule("plan", Act.READ))
def history(request: Any, case: UUID, fact: UUID) -> HttpResponse:
    """How a fact came to say what it says: every entry of it, the newest first."""
    opened = case_opened(case, by=request.account)
    rows = Entry.objects.filter(case_id=case, fact=fact, kind__in=opened.sight.facts()).select_related("recorded_by")
    entries = list(rows.order_by("-id"))
    if not entries:
        raise NotFound
    places = names_of([case]) if opened.sight.reads("whereabouts") else {}
    shown = {
        "page": head_of(opened),
        "versions": facts(entries, places),
        "waiting": waiting(request.account, fact) if opened.sight.reads("access") else None,
        "form": OnceForm(),
        "palette": palette_of(fact, opened.case) if holds_measures(entries[0]) else None,
        "adoption": adoption_of(entries[0]),
    }
    return render(request, "web/facts/history.html", shown)


def holds_measures(entry: Entry) -> bool:
    """Is it a decision that may hold measures?"""
    return entry.kind == "decision" and not entry.is_withdrawn


def waiting(account: Account, fact: UUID) -> Quarantine | None:
    """A quarantine that somebody else asked for and that waits for a second person."""
    asked_for = Quarantine.objects.filter(fact=fact, confirmed_at__isnull=True)
    return asked_for.exclude(asked_by=account).first()
