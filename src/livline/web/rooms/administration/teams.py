"""The pages of teams: which there are, who belongs to them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from livline.access.models import Team
from livline.access.organisation import member_add, member_end, set_closed, team_make
from livline.web.door import page
from livline.web.once import to
from livline.web.rooms.administration.accounts import RULE
from livline.web.rooms.administration.acts import administrator, parts, pressed, told
from livline.web.rooms.administration.forms import MemberForm, TeamForm
from livline.web.rooms.administration.selectors import (
    account_of,
    colleagues,
    members_now,
    membership_of,
    team_of,
    teams_of,
)


@require_http_methods(["GET", "POST"])
@page(RULE)
def teams(request: Any) -> HttpResponseBase:
    """Which teams there are, and a new one."""
    administrator(request)
    form = TeamForm(request.POST or None)
    done = told(request, form, lambda: made(request, form))
    shown = {"teams": teams_of(request.account), "form": form, "parts": parts(request.path)}
    return done or render(request, "web/administration/teams.html", shown)


def made(request: Any, form: TeamForm) -> str:
    """Make it; to the page on which people are put into it."""
    return to("team-members", team_make(name=form.cleaned_data["name"], by=request.account).id)


@require_http_methods(["GET", "POST"])
@page(RULE)
def team(request: Any, team: UUID) -> HttpResponseBase:
    """Who belongs to a team, and somebody new."""
    administrator(request)
    found = team_of(team, request.account)
    form = MemberForm(request.POST or None, accounts=colleagues(request.account))
    done = told(request, form, lambda: joined(request, found, form))
    shown = {"team": found, "members": members_now().filter(team=found), "form": form}
    return done or render(request, "web/administration/team.html", shown)


def joined(request: Any, team: Team, form: MemberForm) -> str:
    """Add them, and back to the team."""
    said = form.cleaned_data
    account = account_of(UUID(said["account"]), request.account)
    member_add(team=team, account=account, leads=said["leads"])
    return to("team-members", team.id)


@require_POST
@page(RULE)
def closed(request: Any, team: UUID) -> HttpResponseBase:
    """Close a team, or open it again: what the button said."""
    administrator(request)
    found, is_closed = team_of(team, request.account), request.POST.get("closed") == "yes"
    return pressed(request, lambda: set_team_closed(found, is_closed))


def set_team_closed(team: Team, is_closed: bool) -> str:
    """Close or open it, and back to its page."""
    set_closed(what=team, is_closed=is_closed)
    return to("team-members", team.id)


@require_POST
@page(RULE)
def end(request: Any, membership: UUID) -> HttpResponseBase:
    """Somebody leaves a team; pressed twice, they have left."""
    administrator(request)
    return pressed(request, lambda: left(request, membership))


def left(request: Any, id_: UUID) -> str:
    """End it, and back to the team."""
    membership = membership_of(id_, request.account)
    member_end(membership=membership)
    return to("team-members", membership.team_id)
