"""The page of a child."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from livline.access.danish_day import today
from livline.cases.lookups import case_opened
from livline.people.services import words_shown
from livline.web.door import Act, Rule, page
from livline.web.rooms.child.life import Zoom
from livline.web.rooms.child.selectors import child_page


@require_GET
@page(Rule("identity", Act.READ))
def case(request: Any, case: UUID) -> HttpResponse:
    """The whole child; `zoom` says how much of its life is drawn."""
    opened = case_opened(case, by=request.account)
    asked = request.GET.get("zoom", "")
    zoom = Zoom(asked) if asked in set(Zoom) else Zoom.LIFE
    told = child_page(opened, request.account, zoom, today())
    if told.said.unread:
        words_shown(told.said.unread, by=request.account)
    return render(request, "web/child/child.html", {"page": told, "today": today()})
