"""How are accounts, teams, sites and offices of a municipality kept?  By administrators; nobody appoints themselves.

The wall asks again whether whoever does it holds the office (`walls.sql`).
"""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model

from livline.access.danish_day import today
from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account, Appointment, Membership, Office, Site, Team

M = TypeVar("M", bound=Model)


def account_make(*, name: str, email: str, by: Account) -> Account:
    """A new account of the same municipality, that has no password yet; raises `Unfitting` for an address in use.

    Addresses are kept in small letters: two that differ in capitals alone would keep each other from signing in.
    """
    municipality, unset = _municipality(by), make_password(None)
    return _added(
        Account(name=name, email=email.lower(), municipality_id=municipality, password=unset),
        "E-mailadressen kan ikke bruges.",
        "Se efter, om personen allerede har en konto, eller brug en anden adresse.",
    )


def account_set_active(*, account: Account, is_active: bool, by: Account) -> None:
    """Close an account or open it again; raises `Unfitting` for one's own."""
    if account.id == by.id:
        raise Unfitting("Du kan ikke lukke din egen konto.", "Bed en anden administrator om det.")
    if not Account.objects.filter(id=account.id, municipality=_municipality(by)).update(is_active=is_active):
        raise NotFound


def office_give(*, account: Account, office: Office, by: Account) -> Appointment:
    """Give somebody else an office from today; raises `Unfitting`."""
    if account.id == by.id:
        raise Unfitting("Du kan ikke give dig selv et hverv.", "Bed en anden administrator om det.")
    during = DateRange(today(), None)
    return _added(
        Appointment(account=account, office=office, during=during, added_by=by),
        "Personen har allerede hvervet.",
        "Der er ikke mere at gøre.",
    )


def office_end(*, appointment: Appointment, by: Account) -> None:
    """End an office of somebody else at once; raises `Unfitting`, `NotFound`."""
    if appointment.account_id == by.id:
        raise Unfitting("Du kan ikke afslutte dit eget hverv.", "Bed en anden administrator om det.")
    during = DateRange(appointment.during.lower, today())
    if not Appointment.objects.filter(id=appointment.id).update(during=during):
        raise NotFound


def team_make(*, name: str, by: Account) -> Team:
    """A new team; raises `Unfitting` for a name in use."""
    team = Team(municipality_id=_municipality(by), name=name)
    return _added(team, "Der er allerede et team med det navn.", "Vælg et andet navn.")


def site_make(*, name: str, kind: str, by: Account) -> Site:
    """A new site; raises `Unfitting` for a name in use."""
    site = Site(municipality_id=_municipality(by), name=name, kind=kind)
    return _added(site, "Der er allerede et sted med det navn.", "Vælg et andet navn.")


def set_closed(*, what: Team | Site, is_closed: bool) -> None:
    """Close a team or a site to new use, or open it again; raises `NotFound` for whoever may not."""
    if not type(what).objects.filter(id=what.id).update(is_closed=is_closed):
        raise NotFound


def member_add(*, team: Team, account: Account, leads: bool) -> Membership:
    """Somebody belongs to a team from today; raises `Unfitting`."""
    during = DateRange(today(), None)
    return _added(
        Membership(team=team, account=account, leads=leads, during=during),
        "Personen er allerede i teamet.",
        "Der er ikke mere at gøre.",
    )


def member_end(*, membership: Membership) -> None:
    """Somebody leaves a team at once; raises `NotFound` for whoever may not say so."""
    during = DateRange(membership.during.lower, today())
    if not Membership.objects.filter(id=membership.id).update(during=during):
        raise NotFound


def _municipality(by: Account) -> UUID:
    if by.municipality_id is None:
        raise NotFound
    return by.municipality_id


def _added(row: M, reason: str, next_step: str) -> M:
    """Add a row; what the database refuses is told."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except DatabaseError:
        raise Unfitting(reason, next_step) from None
    return row
