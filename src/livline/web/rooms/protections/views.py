"""The pages of protection: raised at once by one, lowered by two."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import NotFound
from livline.access.models import Level, Protection
from livline.access.protections import lowering_ask, lowering_confirm, protection_raise, standing
from livline.cases.lookups import Opened, case_opened, case_opened_to_decide, case_opened_to_write
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.sections import LEVELS


class RaiseForm(OnceForm):
    """How much is to be hidden, and why."""

    level = forms.ChoiceField(label=_("Hvad skal skjules?"), choices=list(LEVELS.items()), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Hvorfor?"), widget=forms.Textarea, max_length=1_000)


class LowerForm(OnceForm):
    """Why a protection is to end."""

    reason = forms.CharField(
        label=_("Hvorfor skal beskyttelsen ophøre?"),
        widget=forms.Textarea,
        max_length=1_000,
        help_text=_("Den står, til en anden har bekræftet."),
    )


@require_GET
@page(Rule("protection", Act.READ))
def protections(request: Any, case: UUID) -> HttpResponse:
    """What protects the child, and who says so."""
    opened = case_opened(case, by=request.account, object_="protection")
    told = standing(case).select_related("raised_by", "lowering__asked_by")
    return part_of(request, "web/protections/protections.html", opened, standing=told, form=OnceForm())


@require_http_methods(["GET", "POST"])
@page(Rule("protection", Act.WRITE, step_up=True))
def raise_(request: Any, case: UUID) -> HttpResponseBase:
    """Raise a protection; it counts at once."""
    opened = case_opened_to_write(case, by=request.account, object_="protection")
    form = RaiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: raised(request, opened, form))
    return part_of(request, "web/protections/raise.html", opened, form=form)


def raised(request: Any, opened: Opened, form: RaiseForm) -> str:
    """Raise it."""
    level, reason = Level(form.cleaned_data["level"]), form.cleaned_data["reason"]
    protection_raise(case=opened.case.id, level=level, reason=reason, by=request.account)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("protection", Act.WRITE, step_up=True))
def lower(request: Any, case: UUID, protection: UUID) -> HttpResponseBase:
    """Ask that a protection end."""
    opened = case_opened_to_write(case, by=request.account, object_="protection")
    asked = protection_of(opened, protection)
    form = LowerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: lowered(request, opened, asked, form))
    return part_of(request, "web/protections/lower.html", opened, form=form, protection=asked)


def lowered(request: Any, opened: Opened, protection: Protection, form: LowerForm) -> str:
    """Ask for it."""
    lowering_ask(protection=protection, reason=form.cleaned_data["reason"], by=request.account)
    return back(request, opened)


@require_POST
@page(Rule("protection", Act.DECIDE, step_up=True))
def lower_yes(request: Any, case: UUID, protection: UUID) -> HttpResponseBase:
    """Confirm what somebody else asked."""
    opened = case_opened_to_decide(case, by=request.account, object_="protection")
    asked = protection_of(opened, protection)
    form = OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: confirmed(request, opened, asked))


def confirmed(request: Any, opened: Opened, protection: Protection) -> str:
    """Confirm it."""
    lowering_confirm(protection=protection, by=request.account)
    return back(request, opened)


def protection_of(opened: Opened, protection: UUID) -> Protection:
    """A protection of the case; raises `NotFound`."""
    found = Protection.objects.filter(id=protection, case=opened.case).first()
    if found is None:
        raise NotFound
    return found


def back(request: Any, opened: Opened) -> str:
    """To the protections, saying that it is saved."""
    notify(request, Notice.SAVED)
    return to("protections", opened.case.id)
