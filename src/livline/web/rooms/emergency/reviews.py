"""The leader's pages: which emergencies wait, and was this one right?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.errors import NotFound, Overtaken
from livline.access.models import Kind, Opening
from livline.access.openings import emergency_review
from livline.access.sight import sights
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.emergency.forms import ReviewForm
from livline.web.rooms.emergency.selectors import to_review


@require_GET
@page(Rule("access", Act.DECIDE))
def reviews(request: Any) -> HttpResponse:
    """The emergencies that wait for a leader, the oldest first."""
    if not any(Kind.LEADER in seen.kinds for seen in sights(request.account).values()):
        raise NotFound
    return render(request, "web/emergency/reviews.html", {"openings": to_review(request.account)})


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.DECIDE))
def review(request: Any, opening: UUID) -> HttpResponseBase:
    """Say whether it was one."""
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: reviewed(request, opening, form))
    shown = {"opening": found(request, opening), "form": form}
    return render(request, "web/emergency/review.html", shown)


def found(request: Any, id_: UUID) -> Opening:
    """The emergency that waits; raises `NotFound`."""
    opening = next((one for one in to_review(request.account) if one.id == id_), None)
    if opening is None:
        raise NotFound
    return opening


def reviewed(request: Any, id_: UUID, form: ReviewForm) -> str:
    """Put the answer on record; somebody else may have been faster."""
    opening, told = found(request, id_), form.cleaned_data
    try:
        emergency_review(opening=opening, was_right=told["verdict"] == "right", note=told["note"], by=request.account)
    except Overtaken:
        raise NotFound from None
    record(opening.case_id, Look.WRITE, Kind.LEADER)
    notify(request, Notice.SAVED)
    return to("emergency-reviews")
