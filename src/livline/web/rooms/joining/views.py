"""The pages: cases that may be of one child, joining two of them, saying that they are not alike, and undoing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import Unfitting
from livline.joining.alike import all_alike
from livline.joining.facts import places_of
from livline.joining.lookups import Pair, joining_for_parting, pair_for_joining
from livline.joining.models import Joining
from livline.joining.services import cases_join, joining_undo, not_alike_say
from livline.joining.undoing import Left, gone, left_of
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.web.door import Act, Rule, page
from livline.web.fact_words import facts
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.joining.selectors import weighed
from livline.web.rooms.page_of import head_of, short_head_of

RULE = Rule("decisions", Act.WRITE)


class WhyForm(OnceForm):
    """Why two cases are joined, or parted again, or are of two children."""

    reason = forms.CharField(
        label=_("Hvorfor?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1_000,
        help_text=_("Grunden kan ses af dem, der arbejder med sagerne."),
    )


class UndoForm(WhyForm):
    """Why a joining is undone, and which of the facts that somebody corrected since go, too."""

    also = forms.MultipleChoiceField(
        label=_("Rettet siden: tag også tilbage"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Det, du ikke vælger, bliver stående i sagen."),
    )

    def __init__(self, corrected: list[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["also"].choices = corrected  # type: ignore[attr-defined]
        if not corrected:
            del self.fields["also"]


@require_GET
@page(Rule("identity", Act.LIST))
def duplicates(request: Any) -> HttpResponse:
    """Every two of my cases that may be of one child."""
    pairs = all_alike(request.account)
    record(request.account.id, Look.LIST, str(len(pairs)))
    return render(request, "web/joining/duplicates.html", {"pairs": pairs})


@require_http_methods(["GET", "POST"])
@page(RULE)
def join(request: Any, case: UUID, other: UUID) -> HttpResponseBase:
    """Both cases side by side, and joining the other into this one."""
    again = sent_before(request)
    if again is not None:
        return again
    pair = pair_for_joining(case, other, by=request.account)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not pair.closed:
        return once(request, form, lambda: joined(request, pair, form))
    shown = {"page": head_of(pair.kept), "form": form, "not_form": WhyForm(prefix="not"), "unopened": pair.closed}
    return render(request, "web/joining/join.html", shown | {"pair": weighed(pair)})


def joined(request: Any, pair: Pair, form: WhyForm) -> str:
    """Join them; to the case that is kept."""
    cases_join(pair=pair, reason=form.cleaned_data["reason"], by=request.account)
    notify(request, Notice.SAVED)
    return to("case", pair.kept.case.id)


@require_POST
@page(RULE)
def not_alike(request: Any, case: UUID, other: UUID) -> HttpResponseBase:
    """Say that they are of two children."""
    pair = pair_for_joining(case, other, by=request.account)
    form = WhyForm(request.POST, prefix="not") if "not-reason" in request.POST else WhyForm(request.POST)
    if not form.is_valid():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvordan du ved, at det er to børn.")
    return once(request, form, lambda: said(request, pair, form))


def said(request: Any, pair: Pair, form: WhyForm) -> str:
    """Say it once; nobody is asked again."""
    one, other = pair.kept.case.id, pair.joined.case.id
    not_alike_say(one=one, other=other, reason=form.cleaned_data["reason"], by=request.account)
    notify(request, Notice.SAVED)
    return to("case", one)


@require_http_methods(["GET", "POST"])
@page(RULE)
def undo(request: Any, case: UUID, joining: UUID) -> HttpResponseBase:
    """Part two cases again: what was taken is withdrawn, and the joined case opens."""
    again = sent_before(request)
    if again is not None:
        return again
    found, pair = joining_for_parting(case, joining, by=request.account)
    left = left_of(found)
    told = facts(left.corrected, places_of([case]) if left.corrected else {})
    choices = [(str(one.id), f"{one.title}, {one.day:%d.%m.%Y}" if one.day else one.title) for one in told]
    form = UndoForm(choices, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: parted(request, found, left, form))
    shown = {"page": short_head_of(pair.kept), "form": form, "joined": pair.joined.case, "left": left, "joining": found}
    return render(request, "web/joining/undo.html", shown)


def parted(request: Any, joining: Joining, left: Left, form: UndoForm) -> str:
    """Part them; to the case that opens again."""
    entries = gone(left, form.cleaned_data.get("also", ()))
    joining_undo(joining=joining, reason=form.cleaned_data["reason"], gone=entries, by=request.account)
    notify(request, Notice.UNDONE)
    return to("case", joining.case_id)
