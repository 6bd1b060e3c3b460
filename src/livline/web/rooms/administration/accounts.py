"""The pages of accounts: who has one, a new one, its first link, closing and opening it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import Unfitting
from livline.access.models import Account
from livline.access.organisation import account_make, account_set_active
from livline.signin.events import record
from livline.signin.invitation import DAYS, invitation_path
from livline.signin.models import What
from livline.signin.renewal import HOURS, renewal_path
from livline.signin.sessions import end_sessions_as_administrator
from livline.web.door import Act, Rule, page
from livline.web.once import to
from livline.web.rooms.administration.acts import administrator, parts, pressed, told
from livline.web.rooms.administration.forms import OFFICES, AccountForm, OfficeForm
from livline.web.rooms.administration.selectors import account_of, accounts_page, offices_of

RULE = Rule("administrator", Act.OFFICE)
WITH_STEP_UP = Rule("administrator", Act.OFFICE, step_up=True)


@require_GET
@page(RULE)
def accounts(request: Any) -> HttpResponse:
    """Who has an account."""
    administrator(request)
    found = accounts_page(request.account, request.GET.get("page"))
    shown = {"accounts": found, "parts": parts(request.path)}
    return render(request, "web/administration/accounts.html", shown)


@require_http_methods(["GET", "POST"])
@page(WITH_STEP_UP)
def new(request: Any) -> HttpResponseBase:
    """A new account."""
    administrator(request)
    form = AccountForm(request.POST or None)
    done = told(request, form, lambda: made(request, form))
    return done or render(request, "web/administration/account_new.html", {"form": form})


def made(request: Any, form: AccountForm) -> str:
    """Make it; its page offers the link."""
    said = form.cleaned_data
    return to("account", account_make(name=said["name"], email=said["email"], by=request.account).id)


@require_GET
@page(RULE)
def account(request: Any, account: UUID) -> HttpResponse:
    """One account, and what can be done with it."""
    administrator(request)
    return account_page(request, account_of(account, request.account), OfficeForm())


def account_page(request: Any, account: Account, form: OfficeForm) -> HttpResponse:
    """The page of an account, with the form for an office as it stands."""
    offices = [(one, OFFICES[one.office]) for one in offices_of(account)]
    shown: dict[str, Any] = {"account": account, "offices": offices, "form": form}
    has_password, is_self = account.has_usable_password(), account.id == request.account.id
    shown |= {"is_waiting": account.is_active and not has_password, "is_self": is_self}
    shown |= {"may_renew": account.is_active and has_password and not is_self}
    return render(request, "web/administration/account.html", shown)


@require_POST
@page(RULE)
def active(request: Any, account: UUID) -> HttpResponseBase:
    """Close an account, or open it again: what the button said."""
    administrator(request)
    found, is_active = account_of(account, request.account), request.POST.get("active") == "yes"
    return pressed(request, lambda: set_active(request, found, is_active))


def set_active(request: Any, account: Account, is_active: bool) -> str:
    """Close or open it, and back to its page."""
    account_set_active(account=account, is_active=is_active, by=request.account)
    return to("account", account.id)


@require_POST
@page(WITH_STEP_UP)
def invitation(request: Any, account: UUID) -> HttpResponse:
    """The link with which somebody chooses their first password.  Shown here and kept nowhere."""
    administrator(request)
    found = account_of(account, request.account)
    if not found.is_active or found.has_usable_password():
        raise Unfitting(
            "Personen kan ikke inviteres: kontoen er lukket, eller der er allerede valgt en adgangskode.",
            "Er adgangskoden glemt, kan personen selv bestille en ny på loginsiden.",
        )
    record(request, What.INVITED, found.id, by=request.account.id)
    link = request.build_absolute_uri(invitation_path(found))
    return render(request, "web/administration/invitation.html", {"account": found, "link": link, "days": DAYS})


@require_POST
@page(WITH_STEP_UP)
def renewal(request: Any, account: UUID) -> HttpResponse:
    """The link for somebody who lost their app or key; it opens nothing without their password."""
    administrator(request)
    found = account_of(account, request.account)
    if not found.is_active or not found.has_usable_password():
        raise Unfitting(
            "Der er intet to-trins-login at lave om: kontoen er lukket, eller der er ingen adgangskode.",
            "Lav et link til første login, eller lad personen logge ind gennem kommunens eget login.",
        )
    record(request, What.RENEWAL_MADE, found.id, by=request.account.id)
    link = request.build_absolute_uri(renewal_path(found.id))
    return render(request, "web/administration/renewal.html", {"account": found, "link": link, "hours": HOURS})


@require_POST
@page(WITH_STEP_UP)
def sessions_end(request: Any, account: UUID) -> HttpResponseBase:
    """Sign somebody out wherever they are signed in; they are told at their next sign-in."""
    administrator(request)
    found = account_of(account, request.account)
    if found.id == request.account.id:
        raise Unfitting("Her logger du ikke dig selv af.", "Det gør du under Her er du logget ind.")
    return pressed(request, lambda: ended(request, found))


def ended(request: Any, account: Account) -> str:
    """End the sessions, and back to the page."""
    end_sessions_as_administrator(account.id)
    record(request, What.ENDED_BY_ADMINISTRATOR, account.id, by=request.account.id)
    return to("account", account.id)
