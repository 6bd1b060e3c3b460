"""The page on which two administrators change the keys of their municipality, and see who lacks the new card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Municipality, Office
from livline.team.models import KeyRenewal, MunicipalityKey
from livline.team.package.keys import own_keys, partners_known
from livline.team.package.renewing import (
    card_give,
    not_told,
    renewal_answer,
    renewal_ask,
    renewal_open,
    renewals_done,
)
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.offices import require_office
from livline.web.once import OnceForm, once, to
from livline.web.rooms.administration.acts import parts
from livline.web.rooms.package.forms import RenewForm


@require_http_methods(["GET", "POST"])
@page(Rule("administrator", Act.OFFICE, step_up=True))
def keys(request: Any) -> HttpResponseBase:
    """Which key is used, what is asked, and who still has the old card."""
    require_office(request.account, Office.ADMINISTRATOR)
    first = MunicipalityKey.objects.filter(municipality=request.account.municipality_id).first()
    if first is None:
        raise NotFound
    act = act_of(request)
    form = (RenewForm if act is None else OnceForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: done(request, act or asking(request, form)))
        except (Unfitting, Overtaken) as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return shown(request, first, form)


def act_of(request: Any) -> Callable[[], object] | None:
    """What a button asks; None where the form asks for other keys."""
    by, told = request.account, request.POST
    if "given" in told:
        partner = next((one for one in partners_known() if str(one.id) == told["given"]), None)
        newest = next(iter(renewals_done(by.municipality_id)), None)
        if partner is None or newest is None:
            raise NotFound
        return lambda: card_give(renewal=newest, partner=partner, by=by)
    if "agrees" in told:
        asked = asked_of(by.municipality_id, told.get("renewal", ""))
        return lambda: renewal_answer(renewal=asked, agrees=told["agrees"] == "yes", by=by)
    return None


def asked_of(municipality: Any, id_: str) -> KeyRenewal:
    """What is asked and open, if it is what the page showed; raises `NotFound`."""
    found = renewal_open(municipality)
    if found is None or str(found.id) != id_:
        raise NotFound
    return found


def asking(request: Any, form: Any) -> Callable[[], object]:
    """Ask for other keys."""
    told = {"municipality": request.account.municipality_id, "reason": form.cleaned_data["reason"]}
    return lambda: renewal_ask(**told, by=request.account)


def done(request: Any, act: Callable[[], object]) -> str:
    """Do it."""
    act()
    notify(request, Notice.SAVED)
    return to("package-keys")


def shown(request: Any, first: MunicipalityKey, form: Any) -> HttpResponseBase:
    """The page."""
    town = Municipality.objects.get(id=first.municipality_id)
    changes = renewals_done(town.id)
    told = {
        "card": own_keys(town.id, town.name).card,
        "since": changes[0].answer.at if changes else first.made_at,
        "asked": renewal_open(town.id),
        "changes": changes,
        "lacking": not_told(changes[0]) if changes else [],
        "form": form if isinstance(form, RenewForm) else RenewForm(),
        "wrong": [] if isinstance(form, RenewForm) else form.non_field_errors(),
        "plain": OnceForm(),
        "parts": parts(request.path),
    }
    return render(request, "web/package/keys.html", told)
