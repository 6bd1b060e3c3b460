"""How does an administrator's form act?  Once, and what cannot be done is told at the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Office
from livline.web.frame import Destination
from livline.web.notices import Notice, notify
from livline.web.offices import require_office
from livline.web.once import OnceForm, once


def administrator(request: Any) -> None:
    """Raises `NotFound` for everybody else."""
    require_office(request.account, Office.ADMINISTRATOR)


def told(request: Any, form: forms.Form, act: Callable[[], str]) -> HttpResponseBase | None:
    """Do what a form asks; None where it is wrong, which the form then says."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return once(request, form, saved(request, act))
    except Unfitting as refusal:
        form.add_error(None, f"{refusal.reason} {refusal.next_step}")
        return None


def pressed(request: Any, act: Callable[[], str]) -> HttpResponseBase:
    """Do what a button asks."""
    form = OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, saved(request, act))


def saved(request: Any, act: Callable[[], str]) -> Callable[[], str]:
    """The same, and the next page says so."""

    def acted() -> str:
        went_to = act()
        notify(request, Notice.SAVED)
        return went_to

    return acted


def parts(path: str) -> list[Destination]:
    """The pages of administration."""
    pages = [
        (_("Konti"), "administration"),
        (_("Teams"), "teams"),
        (_("Steder"), "sites"),
        (_("Felter"), "fields"),
        (_("Ord og forklaringer"), "terms"),
        (_("Samtaler om mål"), "guides"),
        (_("Adgang"), "matrix"),
        (_("Andre kommuner"), "package-partners"),
    ]
    return [Destination(text, reverse(name), path == reverse(name)) for text, name in pages]
