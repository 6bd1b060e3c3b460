"""The pages: my cases, a search among them, and a case that begins."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.danish_day import today
from livline.access.errors import Unfitting
from livline.access.models import Account, Membership
from livline.access.sight import sights
from livline.cases.services import case_begin
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.people.cpr import canonical
from livline.people.models import Part
from livline.people.services import number_set, person_add
from livline.search.alike import Alike, alike
from livline.web.door import Act, Rule, page
from livline.web.forms.dates import DanishDateField
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.cases.filters import FilterForm, filtered, workers_of
from livline.web.rooms.cases.selectors import Listed, closed_to_me, listed

EARLIEST = dt.date(1990, 1, 1)
A_PAGE = 50
"""Cases on one page of a list; a worker's fit on one."""


@require_GET
@page(Rule("identity", Act.LIST))
def cases(request: Any) -> HttpResponse:
    """The list of my cases; somebody with one case alone goes to it."""
    reached = sights(request.account)
    mine, closed = listed(reached), closed_to_me(reached)
    if len(mine) == 1 and not closed and not mine[0].sight.reads("duties"):
        return redirect("case", mine[0].id)
    workers = workers_of(mine)
    form = FilterForm(mine, dict(workers.values()), request.GET)
    fitting = filtered(mine, form.chosen, workers)
    record(request.account.id, Look.LIST, str(len(fitting)))
    shown = {
        "cases": Paginator(fitting, A_PAGE).get_page(request.GET.get("page")),
        "all": len(mine),
        "form": form,
        "closed": closed,
        "overdue": late(fitting),
        "begins": begins(request.account),
    }
    return render(request, "web/cases/list.html", shown)


def begins(account: Account) -> bool:
    """May the account begin cases?"""
    return Membership.objects.filter(account=account, during__contains=today()).exists()


def late(cases: list[Listed]) -> int:
    """In how many cases something is overdue."""
    return sum(1 for one in cases if one.overdue)


class BeginForm(OnceForm):
    """A child whose case begins."""

    name = forms.CharField(
        label=_("Barnets navn"), max_length=200, help_text=_("Er barnet ikke født, så „ufødt barn af …“.")
    )
    called = forms.CharField(label=_("Vil gerne kaldes"), max_length=200, required=False)
    born_on = DanishDateField(
        label=_("Født"),
        required=False,
        earliest=EARLIEST,
        help_text=_("Eller den ventede dag. Lad stå tomt, hvis den ikke er kendt."),
    )
    cpr = forms.CharField(
        label=_("CPR-nummer"),
        max_length=11,
        required=False,
        help_text=_("Så ses det, om barnet allerede er kendt i kommunen."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    number = forms.CharField(
        label=_("Sagens nummer"), max_length=40, help_text=_("Kommunens eget nummer, hvis der er et.")
    )
    is_another = forms.BooleanField(required=False, widget=forms.HiddenInput)
    """Whoever begins it has seen who may be the same child."""

    def clean_cpr(self) -> str:
        """The ten digits, or nothing."""
        told: str = self.cleaned_data["cpr"]
        if told.strip() and canonical(told) is None:
            raise forms.ValidationError(_("Skriv ti cifre: fødselsdag og løbenummer."))
        return canonical(told) or ""


@require_http_methods(["GET", "POST"])
@page(Rule("identity", Act.BEGIN))
def begin(request: Any) -> HttpResponseBase:
    """A new case, for somebody who belongs to a team; they are its caseworker from then on."""
    form, same = BeginForm(request.POST or None, initial={"number": fresh_number()}), Alike()
    if request.method == "POST" and form.is_valid():
        same = same_child(request.account, form)
        try:
            if not same:
                return once(request, form, lambda: begun(request, form))
        except Unfitting as refusal:
            form.add_error("number", f"{refusal.reason} {refusal.next_step}")
    return render(request, "web/cases/begin.html", {"form": form, "same": same})


def same_child(account: Account, form: BeginForm) -> Alike:
    """Who may be the same child; nobody, once it was said to be another.  Asked by number, it is on record."""
    told = form.cleaned_data
    if told["is_another"]:
        return Alike()
    found = alike(account, told["name"], told["born_on"], told["cpr"])
    for one in found.known:
        record(one.case, Look.SEARCH, "begin")
    return found


def begun(request: Any, form: BeginForm) -> str:
    """Begin the case, and say who the child is."""
    told = form.cleaned_data
    fresh = case_begin(number=told["number"], born_on=told["born_on"], by=request.account)
    tie = person_add(case=fresh, part=Part.CHILD, name=told["name"], called=told["called"], by=request.account)
    if told["cpr"]:
        number_set(person=tie.person, cpr=told["cpr"])
    record(fresh.id, Look.WRITE, "worker")
    notify(request, Notice.SAVED)
    return to("case", fresh.id)


def fresh_number() -> str:
    """A number that tells nothing, not even how many cases there are."""
    return f"{today().year}-{secrets.randbelow(1_000_000):06d}"
