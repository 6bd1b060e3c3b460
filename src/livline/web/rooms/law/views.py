"""The pages of the law: all duties of a day, one duty in all its wordings, and what changed between two days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lawcode.rule import BARNETS_LOV_DAY
from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.doubts.models import Doubt
from livline.web.door import Act, Rule, page
from livline.web.rooms.law.forms import BetweenForm, DayForm
from livline.web.rooms.law.selectors import (
    BY_ID,
    Ruled,
    Wording,
    by_section,
    by_subject,
    changes,
    my_cases_by_duty,
    on_day,
)

LAW = Rule("law", Act.READ)
"""The law is for everybody who is signed in; of cases each sees their own."""


@require_GET
@page(LAW)
def rules(request: Any) -> HttpResponse:
    """The duties of a day, by subject or by §, with the number of my cases that each is open in today."""
    form, day = day_asked(request)
    wanted = form.cleaned_data.get("by") if form.is_valid() else ""
    mine = my_cases_by_duty(request.account) if day == today() else {}
    groups = by_section(day, mine) if wanted == "section" else by_subject(day, mine)
    shown = {"form": form, "day": day, "is_today": day == today(), "by": wanted or "subject", "groups": groups}
    return render(request, "web/law/rules.html", shown | {"has_cases": bool(mine)})


def day_asked(request: Any) -> tuple[DayForm, dt.date]:
    """The form, and the day that it asks about: today where it says none or nothing that can be read."""
    form = DayForm(request.GET if "on" in request.GET else {"on": today().strftime("%d.%m.%Y")} | request.GET.dict())
    return form, (form.cleaned_data.get("on") if form.is_valid() else None) or today()


@require_GET
@page(LAW)
def rule(request: Any, duty: str) -> HttpResponse:
    """One duty: its wordings, newest first, what each rests on, my cases, and what colleagues doubt."""
    if duty not in BY_ID:
        raise NotFound
    form, day = day_asked(request)
    ruled = Ruled(BY_ID[duty], on_day(BY_ID[duty], day), my_cases_by_duty(request.account).get(duty, []))
    wordings = [(Wording(one), one in BY_ID[duty].on(day)) for one in BY_ID[duty].editions]
    doubts = Doubt.objects.filter(duty=duty).prefetch_related("by", "answers").order_by("-at")
    shown = {"ruled": ruled, "wordings": wordings, "form": form, "day": day, "doubts": list(doubts)}
    return render(request, "web/law/rule.html", shown)


@require_GET
@page(LAW)
def rule_changes(request: Any) -> HttpResponse:
    """What the law asks on one day and not on another; at first the two acts, on the days where they meet."""
    form = BetweenForm(request.GET if "before" in request.GET else meeting())
    shown: dict[str, Any] = {"form": form}
    if form.is_valid():
        before, after = form.cleaned_data["before"], form.cleaned_data["after"]
        changed, same = changes(before, after)
        shown |= {"before": before, "after": after, "changed": changed, "same": same}
    return render(request, "web/law/changes.html", shown)


def meeting() -> dict[str, str]:
    """The last day of serviceloven and the first of barnets lov."""
    last = BARNETS_LOV_DAY - dt.timedelta(days=1)
    return {"before": last.strftime("%d.%m.%Y"), "after": BARNETS_LOV_DAY.strftime("%d.%m.%Y")}
