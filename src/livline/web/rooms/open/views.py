"""The page on which something closed in a case is opened, for an hour, with a purpose."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound
from livline.access.matrix import matrix
from livline.access.openings import opening_make
from livline.access.sight import Sight, sight
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.web.door import Act, Rule, page
from livline.web.fact_words import lang
from livline.web.once import once, to
from livline.web.rooms.open.forms import PurposeForm

SHOWN_ON = {"whereabouts": "people", "notifier": "people", "people": "people", "cpr": "people"}
"""The page of an object, where it is not that of the case."""


@require_http_methods(["GET", "POST"])
@page(Rule("identity", Act.OPEN, step_up=True))
def open_object(request: Any, case: UUID, object_: str) -> HttpResponseBase:
    """Why it is closed, and what it takes to open it."""
    seen = sight(request.account, case)
    form = PurposeForm(request.POST or None)
    try:
        if request.method == "POST" and form.is_valid():
            return once(request, form, lambda: opened(request, case, object_, seen, form.cleaned_data["purpose"]))
        check(object_, seen)
    except NotFound:
        record(case, Look.REFUSED)
        raise
    return shown(request, case, object_, seen, form)


def check(object_: str, seen: Sight) -> None:
    """Raises `NotFound` for what the reader may not open or sees already."""
    if object_ not in matrix().objects or not seen.may_open(object_):
        raise NotFound


def opened(request: Any, case: UUID, object_: str, seen: Sight, purpose: str) -> str:
    """Open it, and back to where it is seen; to my cases where whose case it is stays closed."""
    check(object_, seen)
    opening_make(case=case, object_=object_, purpose=purpose, by=request.account)
    record(case, Look.READ, seen.purpose)
    return shown_on(case, object_) if object_ == "identity" or seen.reads("identity") else to("cases")


def shown_on(case: UUID, object_: str) -> str:
    """The page on which somebody sees what they opened."""
    return to(SHOWN_ON.get(object_, "case"), case)


def shown(request: Any, case: UUID, object_: str, seen: Sight, form: PurposeForm) -> HttpResponse:
    """The page; the way back leads to the case for whom it is open."""
    back = shown_on(case, object_) if seen.reads("identity") else to("cases")
    told = {"form": form, "what": matrix().objects[object_][lang()], "back": back}
    return render(request, "web/open/open.html", told | {"by_secret": object_ == "whereabouts" and seen.is_secret})
