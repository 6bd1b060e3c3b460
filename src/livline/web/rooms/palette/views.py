"""The pages on which the measures of a decision are added and adjusted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from livline.access.danish_day import today
from livline.access.errors import NotFound, Unfitting
from livline.cases.lookups import Opened, case_opened_to_write
from livline.cases.models import Entry, Item
from livline.cases.palette import adjust, item_add, shown
from livline.web.door import Act, Rule, page
from livline.web.forms.dates import DanishDateField
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of


class ItemForm(OnceForm):
    """A measure and its limits."""

    measure = forms.CharField(label=_("Indsats"), max_length=200, help_text=_("For eksempel familiebehandling."))
    unit = forms.CharField(label=_("Regnes i"), max_length=60, help_text=_("For eksempel timer om ugen."))
    low = forms.DecimalField(label=_("Mindst"), min_value=0, max_digits=7, decimal_places=2, localize=True)
    high = forms.DecimalField(label=_("Højst"), min_value=0, max_digits=7, decimal_places=2, localize=True)


class AdjustForm(OnceForm):
    """How much there is, from when on, and why."""

    amount = forms.DecimalField(label=_("Hvor meget"), min_value=0, max_digits=7, decimal_places=2, localize=True)
    from_day = DanishDateField(label=_("Fra"))
    reason = forms.CharField(label=_("Hvorfor?"), widget=forms.Textarea, max_length=1_000)


@require_http_methods(["GET", "POST"])
@page(Rule("decisions", Act.WRITE))
def add(request: Any, case: UUID, fact: UUID) -> HttpResponseBase:
    """Another measure of a decision."""
    opened = case_opened_to_write(case, by=request.account, object_="decisions")
    decision = decision_of(opened, fact)
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: added(request, opened, decision, form))
        except Unfitting as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return part_of(request, "web/palette/add.html", opened, form=form, decision=decision)


def added(request: Any, opened: Opened, decision: Entry, form: ItemForm) -> str:
    """Add the measure."""
    told = {name: form.cleaned_data[name] for name in ("measure", "unit", "low", "high")}
    item_add(decision=decision, by=request.account, **told)
    return back(request, opened, decision.fact)


@require_http_methods(["GET", "POST"])
@page(Rule("decisions", Act.WRITE))
def change(request: Any, case: UUID, item: UUID) -> HttpResponseBase:
    """So much of a measure from a day on."""
    opened = case_opened_to_write(case, by=request.account, object_="decisions")
    held = Item.objects.filter(id=item, case=opened.case).first()
    if held is None:
        raise NotFound
    form = AdjustForm(request.POST or None, initial={"from_day": today()})
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: changed(request, opened, held, form))
        except Unfitting as refusal:
            form.add_error("amount", f"{refusal.reason} {refusal.next_step}")
    limits: dict[str, Any] = {"low": shown(held.low), "high": shown(held.high)}
    return part_of(request, "web/palette/change.html", opened, form=form, item=held, **limits)


def changed(request: Any, opened: Opened, item: Item, form: AdjustForm) -> str:
    """Adjust the measure."""
    told = {name: form.cleaned_data[name] for name in ("amount", "from_day", "reason")}
    adjust(item=item, by=request.account, **told)
    return back(request, opened, item.decision)


def decision_of(opened: Opened, fact: UUID) -> Entry:
    """The decision, as it holds now; raises `NotFound`."""
    found = Entry.objects.filter(
        case=opened.case, fact=fact, kind="decision", replaced_by__isnull=True, is_withdrawn=False
    ).first()
    if found is None:
        raise NotFound
    return found


def back(request: Any, opened: Opened, decision: UUID) -> str:
    """To the decision, saying that it is saved."""
    notify(request, Notice.SAVED)
    return to("fact", opened.case.id, decision)
