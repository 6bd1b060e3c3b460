"""The pages of leave: say that you are away, name who stands in, have another take over, and end it sooner."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from livline.access.danish_day import today
from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.leave.models import Leave
from livline.leave.reading import could_stand_in
from livline.leave.services import leave_shorten, leave_tell, stand_in_name, stand_in_swap
from livline.team.load import Desk, Worker, teams_of
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.leave.forms import LeaveForm, ShortenForm, StandInForm, SwapForm
from livline.web.rooms.leave.selectors import OneLeave, away_around, led_by, one_leave

RULE = Rule("access", Act.LIST)


def teams_or_nothing(account: Account) -> list[Desk]:
    """The teams of the account; raises `NotFound` for who belongs to none."""
    return teams_of(account) or _none()


def _none() -> list[Desk]:
    raise NotFound


@require_http_methods(["GET", "POST"])
@page(RULE)
def tell(request: Any) -> HttpResponseBase:
    """Say that one is away; a leader says it of those whom she leads."""
    if (before := sent_before(request)) is not None:
        return before
    desks = teams_or_nothing(request.account)
    led = led_by(request.account, desks)
    form = LeaveForm(led, colleagues_of(request.account, desks), request.POST or None, initial={"first": today()})
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: told(request, form))
        except Unfitting as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return render(request, "web/leave/tell.html", {"form": form, "away": away_around(request.account, desks)})


def colleagues_of(account: Account, desks: list[Desk]) -> list[Worker]:
    """Those in the account's teams who could stand in for somebody, by name."""
    people = {one for desk in desks for one in desk.members if one.id != account.id}
    return sorted(people, key=lambda one: one.name)


def told(request: Any, form: LeaveForm) -> str:
    """Keep it, and have the colleague stand in if one was named."""
    words = form.cleaned_data
    of = Account.objects.filter(id=words.get("of") or request.account.id).first()
    if of is None:
        raise NotFound
    leave = leave_tell(account=of, first=words["first"], last=words["last"], by=request.account)
    if words["stand_in"]:
        named(request, leave, words["stand_in"], leave.last)
    notify(request, Notice.SAVED)
    return to("leave-one", leave.id)


def named(request: Any, leave: Leave, whom: str, until: dt.date) -> None:
    """Have a colleague stand in; raises `Unfitting` for one who is away themselves, and then nothing is kept."""
    stand_in_name(leave=leave, account=able(leave, whom, until), by=request.account)


def able(leave: Leave, whom: str, until: dt.date) -> Account:
    """A colleague who can stand in; raises `Unfitting`."""
    found = (one for one in could_stand_in(leave.account_id, leave.first, until) if str(one.id) == whom)
    colleague = next(found, None)
    if colleague is None:
        raise Unfitting("Den kollega kan ikke være stedfortræder i de dage.", "Vælg en anden, eller lad det vente.")
    return colleague


@require_http_methods(["GET", "POST"])
@page(RULE)
def one(request: Any, leave: UUID) -> HttpResponseBase:
    """A leave with who stands in and which children lack somebody; naming somebody."""
    if (before := sent_before(request)) is not None:
        return before
    found = one_leave(leave, request.account, teams_of(request.account))
    form = StandInForm(found.colleagues, request.POST or None) if found.names else None
    if request.method == "POST" and (form is None or form.is_valid()):
        if form is None:
            raise NotFound
        return once(request, form, lambda: named_now(request, found, form))
    return shown(request, found, form=form)


def shown(request: Any, found: OneLeave, **sent: OnceForm | None) -> HttpResponseBase:
    """The page, with the form that was sent and those that were not."""
    forms: dict[str, OnceForm | None] = {
        "form": StandInForm(found.colleagues) if found.names else None,
        "swapping": swap_form(found) if found.swaps else None,
        "shorter": ShortenForm(off_word(found)) if found.speaks else None,
    }
    return render(request, "web/leave/one.html", {"one": found} | forms | sent)


def swap_form(found: OneLeave, *args: Any) -> SwapForm:
    """The form of a swap."""
    return SwapForm(list(found.absence.stand_ins.items()), found.colleagues, *args)


def off_word(found: OneLeave) -> str:
    """How somebody says that they are not away after all."""
    if found.absence.is_now:
        return _("Tilbage i dag")
    return _("Fraværet er aflyst")


def named_now(request: Any, found: OneLeave, form: StandInForm) -> str:
    """Have them stand in."""
    named(request, found.leave, form.cleaned_data["stand_in"], found.absence.until)
    notify(request, Notice.SAVED)
    return to("leave-one", found.leave.id)


@require_POST
@page(RULE)
def swap(request: Any, leave: UUID) -> HttpResponseBase:
    """Have another take over from a stand-in."""
    if (before := sent_before(request)) is not None:
        return before
    found = one_leave(leave, request.account, teams_of(request.account))
    if not found.swaps:
        raise NotFound
    form = swap_form(found, request.POST)
    if form.is_valid():
        try:
            return once(request, form, lambda: swapped(request, found, form))
        except Unfitting as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return shown(request, found, swapping=form)


def swapped(request: Any, found: OneLeave, form: SwapForm) -> str:
    """With whoever was chosen, from today or the first day on."""
    successor = able(found.leave, form.cleaned_data["successor"], found.absence.until)
    stand_in_swap(leave=found.leave, former=form.cleaned_data["former"], account=successor, by=request.account)
    notify(request, Notice.SAVED)
    return to("leave-one", found.leave.id)


@require_POST
@page(RULE)
def shorten(request: Any, leave: UUID) -> HttpResponseBase:
    """End it sooner."""
    if (before := sent_before(request)) is not None:
        return before
    found = one_leave(leave, request.account, teams_of(request.account))
    if not found.speaks:
        raise NotFound
    form = ShortenForm(off_word(found), request.POST)
    if form.is_valid():
        try:
            return once(request, form, lambda: shortened(request, found, form))
        except Unfitting as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return shown(request, found, shorter=form)


def shortened(request: Any, found: OneLeave, form: ShortenForm) -> str:
    """With its last day; called off before it began, over since yesterday where it has."""
    yesterday = today() - dt.timedelta(days=1)
    off = max(yesterday, found.absence.first - dt.timedelta(days=1))
    last = off if form.cleaned_data["called_off"] else form.cleaned_data["last"]
    leave_shorten(leave=found.leave, last=last, by=request.account)
    notify(request, Notice.SAVED)
    return to("leave") if last < max(found.absence.first, today()) else to("leave-one", found.leave.id)
