"""The page on which a sentence of a plan is remarked on, by who words it and by who decides on it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from livline.access.errors import NotFound
from livline.cases.lookups import Opened
from livline.plans.models import Remark, Wording
from livline.plans.reading import said
from livline.plans.services import remark_write
from livline.plans.told import Told
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.showing import shown_remarks
from livline.web.rooms.plan.versions import SEES_WORK, opened_plan


class RemarkForm(OnceForm):
    """A remark, or an answer to one (`answers`)."""

    text = forms.CharField(label=_("Din bemærkning"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4_000)
    answers = forms.UUIDField(widget=forms.HiddenInput, required=False)


def opened_to_remark(request: Any, case: UUID, plan: UUID) -> tuple[Opened, Told]:
    """The case and a plan of it, for who may remark on it; raises `NotFound`."""
    opened, told = opened_plan(request, case, plan)
    if not may_remark(opened):
        raise NotFound
    return opened, told


def may_remark(opened: Opened) -> bool:
    """Who words plans, and who decides on them."""
    return opened.sight.writes("drafting") or opened.sight.decides("drafting")


@require_http_methods(["GET", "POST"])
@page(SEES_WORK)
def remark(request: Any, case: UUID, plan: UUID, wording: UUID) -> HttpResponseBase:
    """Remark on what a field says."""
    opened, told = opened_to_remark(request, case, plan)
    on = next((one for one in told.wordings if one.id == wording), None)
    if on is None:
        raise NotFound
    form = RemarkForm(request.POST or None, initial={"answers": request.GET.get("answers")})
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: remarked(request, told, on, form))
    shown: dict[str, Any] = {"told": told, "on": on, "text": said(on), "form": form}
    shown["field"] = told.address.sorts[on.sort].field(on.field)
    shown["remarks"] = [one for one in shown_remarks(told.remarks) if one.row.wording_id == on.id]
    return part_of(request, "web/plan/remark.html", opened, **shown)


def remarked(request: Any, told: Told, on: Wording, form: RemarkForm) -> str:
    """Write it."""
    answers = form.cleaned_data["answers"]
    of = remark_in(told, answers) if answers is not None else None
    remark_write(wording=on, text=form.cleaned_data["text"], by=request.account, answers=of)
    notify(request, Notice.SAVED)
    return part_of_plan(told, on)


@require_POST
@page(SEES_WORK)
def settle(request: Any, case: UUID, plan: UUID, remark: UUID) -> HttpResponseBase:
    """Say that a remark is dealt with."""
    _opened, told = opened_to_remark(request, case, plan)
    of, form = remark_in(told, remark), OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: settled(request, told, of))


def settled(request: Any, told: Told, of: Remark) -> str:
    """End it."""
    on = next(one for one in told.wordings if one.id == of.wording_id)
    remark_write(wording=on, text="", by=request.account, answers=of, settles=True)
    notify(request, Notice.SAVED)
    return part_of_plan(told, on)


def remark_in(told: Told, id_: UUID) -> Remark:
    """A remark on the plan that answers none; raises `NotFound`."""
    found = next((one for one in told.remarks if one.id == id_ and one.answers_id is None), None)
    if found is None:
        raise NotFound
    return found


def part_of_plan(told: Told, on: Wording) -> str:
    """Where the field stands."""
    return f"{to('plan', told.plan.case_id, told.plan.id)}#part-{on.part}"
