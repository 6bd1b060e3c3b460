"""Where can somebody go?  The main navigation by what they are: with cases, in an office, or a citizen."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from livline.access.danish_day import today
from livline.access.models import Account, Appointment, Kind, Office, Relation
from livline.web.frame import Destination, Frame

STAFF = frozenset(
    {Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK, Kind.LEADER, Kind.COORDINATOR, Kind.INSPECTOR, Kind.APPEALS}
)
QUICK_EXIT = "https://www.dmi.dk/"
"""What a child's or a parent's page is left for at once: the weather."""


def framed(request: Any) -> None:
    """Give the request what stands around its page."""
    account: Account = request.account
    offices, kinds = offices_of(account), kinds_of(account)
    citizen = bool(kinds) and not kinds & STAFF and not offices
    request.frame = Frame(
        municipality=account.municipality.name if account.municipality else "",
        person=account.name,
        navigation=tuple(destinations(request.path, offices, kinds)),
        home=reverse("cases"),
        search=reverse("search") if kinds & STAFF else "",
        sign_out=reverse("account_logout"),
        quick_exit=QUICK_EXIT if citizen else "",
    )


def offices_of(account: Account) -> frozenset[str]:
    """The offices that the account holds today."""
    rows = Appointment.objects.filter(account_id=account.id, during__contains=today())
    return frozenset(rows.values_list("office", flat=True))


def kinds_of(account: Account) -> frozenset[str]:
    """What the account is to any child today."""
    rows = Relation.objects.filter(account_id=account.id, during__contains=today(), is_confirmed=True)
    return frozenset(rows.values_list("kind", flat=True).distinct())


def destinations(path: str, offices: frozenset[str], kinds: frozenset[str]) -> list[Destination]:
    """The entries of the main navigation."""
    entries = [(_("Mine sager"), "cases")] if kinds & STAFF or not offices else []
    if Office.EMERGENCY_READER in offices:
        entries.append((_("Nødadgang"), "emergency"))
    if Kind.LEADER in kinds:
        entries.append((_("Nødadgang til vurdering"), "emergency-reviews"))
    if Office.ADMINISTRATOR in offices:
        entries.append((_("Administration"), "administration"))
    if Office.LOG_AUDITOR in offices:
        entries.append((_("Opslag"), "looks-audit"))
    entries.append((_("Min konto"), "signin_account"))
    return [Destination(text, href := reverse(name), path == href) for text, name in entries]
