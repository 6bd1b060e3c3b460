"""The pages about who has access: given, confirmed, ended, and closed to somebody."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.danish_day import today
from livline.access.errors import NotFound, Unfitting
from livline.access.models import Relation, Restriction
from livline.access.relations import (
    relation_add,
    relation_confirm,
    relation_end,
    restriction_add,
    restriction_ask_end,
    restriction_end,
)
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.cases.services import conflict_declare
from livline.leave.reading import away_of
from livline.people.lookups import names_by_account, people_seen
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.access.forms import EndForm, ReasonForm, RelationForm, RestrictionForm, chosen
from livline.web.rooms.access.selectors import access_of, given, kept_out, logins_of, name_of
from livline.web.rooms.page_of import part_of


@require_GET
@page(Rule("access", Act.READ))
def access(request: Any, case: UUID) -> HttpResponse:
    """Who has access now, who is to have it, and who is kept out."""
    opened = case_opened(case, by=request.account, object_="access")
    ties = people_seen(opened, request.account)
    people = names_by_account(ties)
    told: dict[str, Any] = {"relations": access_of(opened, people), "restrictions": kept_out(opened, people)}
    told |= {"away": away_of(case)}
    shown: dict[str, Any] = told | {"logins": logins_of(opened.sight, ties), "today": today(), "form": OnceForm()}
    return part_of(request, "web/access/access.html", opened, ties=ties, **shown)


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.WRITE))
def add(request: Any, case: UUID) -> HttpResponseBase:
    """Give somebody access."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    form = RelationForm(opened, request.account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: added(request, opened, form))
        except Unfitting as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return part_of(request, "web/access/add.html", opened, form=form)


def added(request: Any, opened: Opened, form: RelationForm) -> str:
    """Give it."""
    told = form.cleaned_data
    account, site = chosen(form.accounts, told["account"]), chosen(form.sites, told["site"])
    days = {"begins": told["begins"], "ends": told["ends"]}
    relation_add(case=opened.case.id, account=account, kind=told["kind"], by=request.account, site=site, **days)
    return back(request, opened)


@require_POST
@page(Rule("access", Act.WRITE))
def confirm(request: Any, case: UUID, relation: UUID) -> HttpResponseBase:
    """Confirm access to a protected child, which somebody else gave."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    waiting, form = relation_of(opened, relation), OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: confirmed(request, opened, waiting))


def confirmed(request: Any, opened: Opened, relation: Relation) -> str:
    """Confirm it."""
    relation_confirm(relation=relation, by=request.account)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.WRITE))
def end(request: Any, case: UUID, relation: UUID) -> HttpResponseBase:
    """End somebody's access."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    ending = relation_of(opened, relation)
    form = EndForm(request.POST or None, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: ended(request, opened, ending, form))
        except Unfitting as refusal:
            form.add_error("on", f"{refusal.reason} {refusal.next_step}")
    people = names_by_account(people_seen(opened, request.account))
    shown: dict[str, Any] = {"form": form, "one": given(ending, opened.sight, people)}
    return part_of(request, "web/access/end.html", opened, **shown)


def ended(request: Any, opened: Opened, relation: Relation, form: EndForm) -> str:
    """End it."""
    relation_end(relation=relation, by=request.account, on=form.cleaned_data["on"])
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.WRITE))
def restrict(request: Any, case: UUID) -> HttpResponseBase:
    """Close the case to somebody at once."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    form = RestrictionForm(opened, request.account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: restricted(request, opened, form))
    return part_of(request, "web/access/restrict.html", opened, form=form)


def restricted(request: Any, opened: Opened, form: RestrictionForm) -> str:
    """Close it."""
    account = chosen(form.accounts, form.cleaned_data["account"])
    restriction_add(case=opened.case.id, account=account, reason=form.cleaned_data["reason"], by=request.account)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.WRITE))
def unrestrict(request: Any, case: UUID, restriction: UUID) -> HttpResponseBase:
    """Ask that a restriction end, or confirm that somebody else asked."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    closed = Restriction.objects.filter(id=restriction, case=opened.case).prefetch_related("account").first()
    if closed is None:
        raise NotFound
    asks = closed.end_asked_by_id is None
    form = (ReasonForm if asks else OnceForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: unrestricted(request, opened, closed, form))
    name = name_of(opened, closed, names_by_account(people_seen(opened, request.account)))
    return part_of(request, "web/access/unrestrict.html", opened, form=form, restriction=closed, name=name)


def unrestricted(request: Any, opened: Opened, restriction: Restriction, form: OnceForm) -> str:
    """Ask for the end, or confirm it."""
    if restriction.end_asked_by_id is None:
        restriction_ask_end(restriction=restriction, reason=form.cleaned_data["reason"], by=request.account)
    else:
        restriction_end(restriction=restriction, by=request.account)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("identity", Act.WRITE))
def conflict(request: Any, case: UUID) -> HttpResponseBase:
    """Declare a conflict of interest; the case is closed to oneself from then on."""
    opened = case_opened(case, by=request.account)
    form = OnceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: declared(request, opened))
    return part_of(request, "web/access/conflict.html", opened, form=form)


def declared(request: Any, opened: Opened) -> str:
    """Declare it."""
    conflict_declare(case=opened.case, by=request.account)
    notify(request, Notice.SAVED)
    return to("cases")


def relation_of(opened: Opened, relation: UUID) -> Relation:
    """A relation to the case; raises `NotFound`."""
    found = Relation.objects.filter(id=relation, case=opened.case).prefetch_related("account").first()
    if found is None:
        raise NotFound
    return found


def back(request: Any, opened: Opened) -> str:
    """To who has access, saying that it is saved."""
    notify(request, Notice.SAVED)
    return to("access", opened.case.id)
