"""The page on which a plan is gone through before it is approved: what the machine sees, and what it asks a person.

Nothing on it stops anybody.  Who leaves a warning as it is says why, and is not asked again until its part changes.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.plans.review import Finding, worded_for
from livline.plans.services import warning_accept
from livline.plans.told import Told
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.showing import surroundings
from livline.web.rooms.plan.versions import SEES_WORK, opened_plan
from livline.web.rooms.plan.views import WRITES
from livline.web.rooms.plan.weighing import Point, findings_of, points, seen_of
from livline.web.rooms.plan.writing import opened_to_write


class ReasonForm(OnceForm):
    """Why the plan is good as it is, or what was found by looking."""

    reason = forms.CharField(label=_("Hvorfor?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000)


@require_GET
@page(SEES_WORK)
def review(request: Any, case: UUID, plan: UUID) -> HttpResponse:
    """The plan gone through: the same for who words it and for who decides on it."""
    opened, told = opened_plan(request, case, plan)
    around = surroundings(opened, today())
    found = points(opened, told, around, told.content, request.account)
    shown: dict[str, Any] = {
        "told": told,
        "open": [point for point in found if point.open and not point.is_asked],
        "asked": [point for point in found if point.is_asked],
        "quiet": [seen for point in found if not point.is_asked for seen in point.quiet],
        "well": [point for point in found if not point.is_asked and not point.open and not point.quiet],
    }
    return part_of(request, "web/plan/review.html", opened, **shown)


@require_http_methods(["GET", "POST"])
@page(WRITES)
def leave(request: Any, case: UUID, plan: UUID, mark: str) -> HttpResponseBase:
    """Leave something as it is, or answer a question, with a word of why."""
    opened, told = opened_to_write(request, case, plan)
    around = surroundings(opened, today())
    found = findings_of(opened, told, around, told.content, request.account)
    finding = next((one for one in found if one.mark == mark), None)
    form = ReasonForm(request.POST or None)
    if finding is None:
        raise NotFound
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: left(request, told, finding, form))
    question = worded_for(finding.question, is_youth=told.address.is_youth)
    point = Point(question, (seen_of(finding, told.content, around),))
    return part_of(request, "web/plan/leave.html", opened, told=told, point=point, seen=point.open[0], form=form)


def left(request: Any, told: Told, finding: Finding, form: ReasonForm) -> str:
    """Keep why."""
    warning_accept(plan=told.plan, finding=finding, reason=form.cleaned_data["reason"], by=request.account)
    notify(request, Notice.SAVED)
    return f"{to('plan-review', told.plan.case_id, told.plan.id)}#{finding.question.id}"
