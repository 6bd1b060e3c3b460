"""The pages: all plans of a case, how one begins, and one plan as it stands."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.danish_day import today
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.cases.models import Entry
from livline.people.lookups import people_seen
from livline.people.siblings import Sibling, siblings_written_by
from livline.plans.content import TYPE_NAMES, PlanType
from livline.plans.demands import age_on, type_for
from livline.plans.joint import plans_begin
from livline.plans.known import offered
from livline.plans.languages import languages
from livline.plans.lookups import plan_seen, plans_seen, said_with, sees_work
from livline.plans.sources import known_of
from livline.plans.told import Told
from livline.plans.translating import languages_of
from livline.web.door import Act, Rule, page
from livline.web.fact_words import facts
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.beside import beside
from livline.web.rooms.plan.consenting import consent_to
from livline.web.rooms.plan.contents import contents
from livline.web.rooms.plan.lacking import lacking
from livline.web.rooms.plan.moving import moved
from livline.web.rooms.plan.showing import reading_of
from livline.web.rooms.plan.siblings import (
    SIBLINGS,
    alike_in,
    ask_to_begin,
)
from livline.web.rooms.plan.weighing import reminders
from livline.web.rooms.plan.words import language

READS, WRITES = Rule("plan_words", Act.READ), Rule("drafting", Act.WRITE)
"""Who reads a plan, and who words it."""


class BeginForm(OnceForm):
    """Which type of plan begins?"""

    type = forms.ChoiceField(label=_("Hvilken plan?"), widget=forms.RadioSelect, choices=list(TYPE_NAMES.items()))


@require_GET
@page(READS)
def plans(request: Any, case: UUID) -> HttpResponse:
    """All plans of the case, the newest first, and those that are known as facts alone."""
    opened = case_opened(case, by=request.account, object_="plan_words", own="plan_edition")
    told = plans_seen(opened)
    suggested = type_for(age_on(opened.case.born_on, today()))
    form = BeginForm(initial={"type": suggested.value}, auto_id=False)
    if not told and opened.sight.writes("drafting"):
        ask_to_begin(form, siblings_written_by(request.account, opened.case, "drafting"))
    shown: dict[str, Any] = {
        "plans": told,
        "works": sees_work(opened),
        "wordless": facts(wordless(opened, told), {}),
        "suggested": TYPE_NAMES[suggested],
        "form": form,
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
    siblings = siblings_written_by(request.account, opened.case, "drafting")
    ask_to_begin(form, siblings)
    if request.method == "POST" and form.is_valid():
        type_, wanted = PlanType(form.cleaned_data["type"]), form.cleaned_data.get(SIBLINGS) or ()
        together = [one for one in siblings if str(one.case.id) in wanted]
        return once(request, form, lambda: begun(request, opened, type_, together))
    return part_of(request, "web/plan/begin.html", opened, form=form)


def begun(request: Any, opened: Opened, type_: PlanType, siblings: Sequence[Sibling]) -> str:
    """Begin it, and go to what is known already; where nothing is, to the plan."""
    fresh = plans_begin(case=opened.case, type_=type_, siblings=siblings, by=request.account)
    notify(request, Notice.SAVED)
    plans = plans_seen(opened)
    told = next(one for one in plans if one.plan.id == fresh.id)
    is_known = bool(offered(told, known_of(opened, told, plans)).all)
    return to("plan-known" if is_known else "plan", opened.case.id, fresh.id)


@require_GET
@page(READS)
def plan(request: Any, case: UUID, plan: UUID) -> HttpResponse:
    """The plan on one page: to who works on it as it stands now, to its parties as it was adopted."""
    opened = case_opened(case, by=request.account, object_="plan_words", own="plan_edition")
    told = plan_seen(opened, plan)
    works, may_write = sees_work(opened), opened.sight.writes("drafting")
    around, others, has_news, (uniting, united) = beside(opened, told, request.account)
    ties = people_seen(opened, request.account) if works else None
    given = languages_of(told)
    chosen = next((code for code in given if code == request.GET.get("language")), "")
    groups = list(reading_of(opened, told, told.content, around, alike_in(told, others), chosen).groups())
    lacks = lacking(opened, told, around, today()) if works else []
    minded = list(reminders(opened, told, around, told.content, request.account)) if works else []
    shown: dict[str, Any] = {
        "told": told,
        "works": works,
        "others": others,
        "uniting": uniting,
        "united": united,
        "is_news": has_news,
        "word": said_with(told.step) if told.step is not None else "",
        "may_remark": works and (may_write or opened.sight.decides("drafting")),
        "button": uuid.uuid4(),
        "around": around,
        "groups": groups,
        "lacks": lacks,
        "reminders": minded,
        "contents": list(contents(groups, around.purpose, lacks, minded, may_write=may_write)),
        "languages": [(languages()[code], languages()[code].called(language())) for code in given],
        "chosen": languages().get(chosen),
        "moved": moved(opened, told, around) if works else None,
        "consent": consent_to(opened, ties or (), told.plan.type, told.content, today()) if works else None,
    }
    return part_of(request, "web/plan/plan.html", opened, ties=ties, **shown)
