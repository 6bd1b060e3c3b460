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
from livline.team.package.keys import Card, card_of, card_read, keys_made, own_keys, partners_known
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
            return once(request, form, lambda: added(request, town, form))
        except Unfitting as refusal:
            form.add_error("card", f"{refusal.reason} {refusal.next_step}")
    shown = {
        "card": card_used(town),
        "partners": [(one, card_of(one)) for one in partners_known()],
        "form": form,
        "plain": OnceForm(),
        "parts": parts(request.path),
    }
    return render(request, "web/package/partners.html", shown)


def card_used(town: Municipality) -> Card | None:
    """Our card; none where no key is made yet."""
    return own_keys(town.id, town.name).card if MunicipalityKey.objects.filter(municipality=town).exists() else None


def keys_now(request: Any, town: Municipality) -> str:
    """Make our keys, once; made before, they stay."""
    try:
        with transaction.atomic():
            keys_made(town.id).save(force_insert=True)
    except IntegrityError:
        raise NotFound from None
    notify(request, Notice.SAVED)
    return to("package-partners")


def added(request: Any, town: Municipality, form: CardForm) -> str:
    """Take in a card; raises `Unfitting` for one that is known, and for a known name that is not said to be newer."""
    card = card_read(form.cleaned_data["card"])
    if card.name == town.name:
        raise Unfitting(_("Det er jeres eget kort."), _("Sæt den anden kommunes ind."))
    check_renews(card, form.cleaned_data["renews"])
    row = Partner(
        municipality=town, name=card.name, agree_public=card.agree, sign_public=card.sign, added_by=request.account
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Unfitting(_("Nøglen er kendt allerede."), _("Se listen ovenfor.")) from None
    notify(request, Notice.SAVED)
    return to("package-partners")


def check_renews(card: Card, renews: bool) -> None:
    """A card of a municipality that is known takes the place of another, and has to be meant so; raises `Unfitting`."""
    is_known = Partner.objects.filter(name=card.name).exists()
    if is_known and not renews:
        raise Unfitting(
            _("Kommunen er kendt allerede."), _("Har de skiftet nøgle, så sæt hak ved, at kortet afløser det gamle.")
        )
    if renews and not is_known:
        raise Unfitting(_("I har intet kort fra den kommune."), _("Fjern hakket, og tilføj den som ny."))
