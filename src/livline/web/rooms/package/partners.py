"""The page on which an administrator gives away one's own card and takes in those of other municipalities."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Municipality, Office
from livline.team.models import MunicipalityKey, Partner
from livline.team.package.keys import Card, card_of, card_read, keys_made
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.offices import require_office
from livline.web.once import OnceForm, once, to
from livline.web.rooms.administration.acts import parts
from livline.web.rooms.package.forms import CardForm


@require_http_methods(["GET", "POST"])
@page(Rule("administrator", Act.OFFICE, step_up=True))
def partners(request: Any) -> HttpResponseBase:
    """Our card, theirs, and room for another; `make` in the form makes our keys."""
    require_office(request.account, Office.ADMINISTRATOR)
    town = Municipality.objects.get(id=request.account.municipality_id)
    form, plain = CardForm(request.POST or None), OnceForm(request.POST)
    if request.method == "POST" and "make" in request.POST and plain.is_valid():
        return once(request, plain, lambda: keys_now(request, town))
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: added(request, town, form.cleaned_data["card"]))
        except Unfitting as refusal:
            form.add_error("card", f"{refusal.reason} {refusal.next_step}")
    own = MunicipalityKey.objects.filter(municipality=town).first()
    shown = {
        "card": Card(town.name, bytes(own.agree_public), bytes(own.sign_public)) if own is not None else None,
        "partners": [(one, card_of(one)) for one in Partner.objects.order_by("name")],
        "form": form,
        "plain": OnceForm(),
        "parts": parts(request.path),
    }
    return render(request, "web/package/partners.html", shown)


def keys_now(request: Any, town: Municipality) -> str:
    """Make our keys, once; made before, they stay."""
    try:
        with transaction.atomic():
            keys_made(town.id).save(force_insert=True)
    except IntegrityError:
        raise NotFound from None
    notify(request, Notice.SAVED)
    return to("package-partners")


def added(request: Any, town: Municipality, text: str) -> str:
    """Take in a card; raises `Unfitting` for one that is known."""
    card = card_read(text)
    if card.name == town.name:
        raise Unfitting(_("Det er jeres eget kort."), _("Sæt den anden kommunes ind."))
    row = Partner(
        municipality=town, name=card.name, agree_public=card.agree, sign_public=card.sign, added_by=request.account
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Unfitting(_("Kommunen eller nøglen er kendt allerede."), _("Se listen ovenfor.")) from None
    notify(request, Notice.SAVED)
    return to("package-partners")
