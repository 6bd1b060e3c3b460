"""What do the pages of administration show?  Only what is of the administrator's municipality; nothing of a case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.access.models import Account, Appointment, Membership, Site, Team

A_PAGE = 100


def current(of: type[Any]) -> QuerySet[Any]:
    """Offices or memberships that hold today."""
    rows: QuerySet[Any] = of.objects.filter(during__contains=today())
    return rows


def accounts_page(by: Account, number: str | None) -> Page[Any]:
    """The accounts of the municipality, with their offices and teams."""
    offices = Prefetch("appointments", current(Appointment), to_attr="offices")
    teams = Prefetch("memberships", current(Membership).select_related("team"), to_attr="teams")
    accounts = Account.objects.filter(municipality=by.municipality_id)
    return Paginator(accounts.order_by("name", "id").prefetch_related(offices, teams), A_PAGE).get_page(number)


def account_of(id_: UUID, by: Account) -> Account:
    """An account of the municipality; raises `NotFound`."""
    account = Account.objects.filter(id=id_, municipality=by.municipality_id).first()
    if account is None:
        raise NotFound
    return account


def offices_of(account: Account) -> QuerySet[Appointment]:
    """The offices that an account holds today."""
    return current(Appointment).filter(account=account).select_related("added_by")


def appointment_of(id_: UUID, by: Account) -> Appointment:
    """An office that somebody of the municipality holds today; raises `NotFound`."""
    rows = current(Appointment).filter(id=id_, account__municipality=by.municipality_id)
    appointment: Appointment | None = rows.select_related("account").first()
    if appointment is None:
        raise NotFound
    return appointment


def teams_of(by: Account) -> QuerySet[Team]:
    """The teams of the municipality, with those who belong to them today."""
    members = Prefetch("memberships", members_now(), to_attr="members")
    return Team.objects.filter(municipality=by.municipality_id).order_by("is_closed", "name").prefetch_related(members)


def members_now() -> QuerySet[Membership]:
    """Who belongs to teams today, leaders first."""
    return current(Membership).select_related("account").order_by("-leads", "account__name")


def team_of(id_: UUID, by: Account) -> Team:
    """A team of the municipality; raises `NotFound`."""
    team = Team.objects.filter(id=id_, municipality=by.municipality_id).first()
    if team is None:
        raise NotFound
    return team


def membership_of(id_: UUID, by: Account) -> Membership:
    """A membership that holds today; raises `NotFound`."""
    found: Membership | None = current(Membership).filter(id=id_, team__municipality=by.municipality_id).first()
    if found is None:
        raise NotFound
    return found


def sites_of(by: Account) -> QuerySet[Site]:
    """The sites of the municipality."""
    return Site.objects.filter(municipality=by.municipality_id).order_by("is_closed", "name")


def site_of(id_: UUID, by: Account) -> Site:
    """A site of the municipality; raises `NotFound`."""
    site = sites_of(by).filter(id=id_).first()
    if site is None:
        raise NotFound
    return site


def colleagues(by: Account) -> list[tuple[str, str]]:
    """Who could belong to a team."""
    rows = Account.objects.filter(municipality=by.municipality_id, is_active=True).order_by("name")
    return [(str(id_), name) for id_, name in rows.values_list("id", "name")]
