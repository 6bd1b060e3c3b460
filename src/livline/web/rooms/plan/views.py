"""The pages: all plans of a case, how one begins, and one plan as it stands."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.danish_day import today
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.cases.models import Entry
from livline.plans.content import TYPE_NAMES, PlanType
from livline.plans.demands import age_on, type_for
from livline.plans.lookups import Told, plan_seen, plans_seen, said_with, sees_work
from livline.plans.services import plan_begin
from livline.web.door import Act, Rule, page
from livline.web.fact_words import facts
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.consenting import consent_to
from livline.web.rooms.plan.lacking import lacking
from livline.web.rooms.plan.moving import moved
from livline.web.rooms.plan.showing import reading_of, surroundings
from livline.web.rooms.plan.weighing import reminders

READS, WRITES = Rule("plan_words", Act.READ), Rule("drafting", Act.WRITE)
"""Who reads a plan, and who words it."""


class BeginForm(OnceForm):
    """Which type of plan begins?"""

    type = forms.ChoiceField(label=_("Hvilken plan?"), widget=forms.RadioSelect, choices=list(TYPE_NAMES.items()))


@require_GET
@page(READS)
def plans(request: Any, case: UUID) -> HttpResponse:
    """All plans of the case, the newest first, and those that are known as facts alone."""
    opened = case_opened(case, by=request.account, object_="plan_words")
    told = plans_seen(opened)
    suggested = type_for(age_on(opened.case.born_on, today()))
    shown: dict[str, Any] = {
        "plans": told,
        "works": sees_work(opened),
        "wordless": facts(wordless(opened, told), {}),
        "suggested": TYPE_NAMES[suggested],
        "form": BeginForm(initial={"type": suggested.value}, auto_id=False),
        "suggested_type": suggested.value,
    }
    return part_of(request, "web/plan/plans.html", opened, **shown)


def wordless(opened: Opened, told: list[Told]) -> list[Entry]:
    """The facts that tell of a plan whose words are not here, the newest first."""
    if "plan" not in opened.sight.facts():
        return []
    here = {one.fact for plan in told for one in plan.adoptions}
    rows = Entry.objects.filter(case=opened.case, kind="plan", replaced_by__isnull=True, is_withdrawn=False)
    return [entry for entry in rows.order_by("-date", "-id") if entry.fact not in here]


@require_http_methods(["GET", "POST"])
@page(WRITES)
def begin(request: Any, case: UUID) -> HttpResponseBase:
    """Begin a plan; that there is one is told to the law once it is adopted."""
    opened = case_opened_to_write(case, by=request.account, object_="drafting")
    suggested = type_for(age_on(opened.case.born_on, today()))
    form = BeginForm(request.POST or None, initial={"type": suggested.value})
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: begun(request, opened, PlanType(form.cleaned_data["type"])))
    return part_of(request, "web/plan/begin.html", opened, form=form)


def begun(request: Any, opened: Opened, type_: PlanType) -> str:
    """Begin it."""
    fresh = plan_begin(case=opened.case, type_=type_, by=request.account)
    notify(request, Notice.SAVED)
    return to("plan", opened.case.id, fresh.id)


@require_GET
@page(READS)
def plan(request: Any, case: UUID, plan: UUID) -> HttpResponse:
    """The plan on one page: to who works on it as it stands now, to its parties as it was adopted."""
    opened = case_opened(case, by=request.account, object_="plan_words")
    told, around = plan_seen(opened, plan), surroundings(opened, today())
    works = sees_work(opened)
    shown: dict[str, Any] = {
        "told": told,
        "works": works,
        "word": said_with(told.step) if told.step is not None else "",
        "may_remark": works and (opened.sight.writes("drafting") or opened.sight.decides("drafting")),
        "button": uuid.uuid4(),
        "around": around,
        "groups": list(reading_of(opened, told, told.content, around).groups()),
        "lacks": lacking(opened, told, around, today()) if works else [],
        "reminders": list(reminders(opened, told, around, told.content)) if works else [],
        "moved": moved(opened, told, around) if works else None,
        "consent": consent_to(opened, request.account, told.plan.type, told.content, today()) if works else None,
    }
    return part_of(request, "web/plan/plan.html", opened, **shown)
