"""The pages of a team: how the work lies, and the list behind each number."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from livline.access.errors import NotFound
from livline.inbox.lookups import waits_beside, waits_for
from livline.leave.reading import absences_with_children
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.team.advice import to_answer
from livline.team.load import WHAT, children_of, desks_of, rows, teams_of
from livline.team.weights import weights
from livline.web.door import Act, Rule, page
from livline.web.rooms.handover.selectors import handed_to
from livline.web.rooms.leave.selectors import away_around
from livline.web.rooms.team.selectors import asked_worker, team_page, workers_named
from livline.web.rooms.team.words import THINGS

A_PAGE = 50
"""Lines on one page of a list."""


@require_GET
@page(Rule("duties", Act.LIST))
def team(request: Any) -> HttpResponse:
    """A leader's teams; to who works in a team, what colleagues want of them."""
    teams = teams_of(request.account)
    if not teams:
        raise NotFound
    mine, desks = handed_to(request.account), [desk for desk in teams if request.account.id in desk.leaders]
    shown: dict[str, Any] = {"mine": mine, "away": away_around(request.account, teams)}
    if not desks:
        shown |= {"questions": list(to_answer(request.account)), "notifications": waits_for(request.account)}
        return render(request, "web/team/together.html", shown)
    shown["notifications"] = waits_beside(request.account, {}, receives=request.frame.receives)
    told = team_page(request.account, desks, id_of(request.GET.get("team", "")))
    record(request.account.id, Look.LIST, str(len(told.children)))
    shown |= {"team": told, "weights": weights(), "things": THINGS}
    shown |= {name: number_of(request.GET.get(name, "")) for name in ("moved", "waits")}
    return render(request, "web/team/team.html", shown)


def number_of(text: str) -> int:
    """A number from an address; 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def id_of(text: str) -> UUID | None:
    """An id from an address; None for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


@require_GET
@page(Rule("duties", Act.LIST))
def team_list(request: Any) -> HttpResponse:
    """The list behind a number: the same rows that were counted."""
    desks, what = desks_of(request.account), request.GET.get("what", "children")
    if what not in WHAT:
        raise NotFound
    children = children_of(request.account)
    known = workers_named(desks, children)
    worker = asked_worker(request.GET, known)
    found = rows(children, what, worker)
    record(request.account.id, Look.LIST, str(len(found)))
    shown = {
        "away": {one.account: one for one in reversed(absences_with_children().values()) if one.is_near},
        "what": what,
        "things": THINGS,
        "worker": worker,
        "workers": known,
        "rows": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "number": len(found),
    }
    return render(request, "web/team/list.html", shown)
