"""The pages of the day: who needs me, what is due, and the same as a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from livline.access.danish_day import today as danish_day
from livline.access.models import Account
from livline.access.sight import sights
from livline.cases.together import together
from livline.inbox.lookups import Reach, Waiting, reach_beside, waiting_from, waiting_questions
from livline.leave.reading import stands_for
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.web.door import Act, Rule, page
from livline.web.rooms.guide.steps import guide
from livline.web.rooms.today import asks as asked
from livline.web.rooms.today.agreed import Agreed, agreed_from, agreed_in, late, questions_of
from livline.web.rooms.today.around import around, asked_undone
from livline.web.rooms.today.calendar import AHEAD, DAYS, asked_month, asked_week, month_of, week_address
from livline.web.rooms.today.calendar import told as days_told
from livline.web.rooms.today.news import news_of

RULE = Rule("identity", Act.LIST)


@require_GET
@page(RULE)
def home(request: Any) -> HttpResponseBase:
    """Where somebody who signs in arrives."""
    return redirect(request.frame.home)


@require_GET
@page(RULE)
def today(request: Any) -> HttpResponseBase:
    """My day.  Whoever does no casework has their cases instead, or the page of their office."""
    if not request.frame.today:
        return redirect(request.frame.home)
    day, reached = danish_day(), sights(request.account)
    covers = any("cover" in sight.kinds for sight in reached.values())
    mine = asked.children(reached, day, stands_for(request.account) if covers else {})
    told = asked.asks(mine, day)
    names = {child.case.id: child.name for child in mine}
    reach = reach_beside(request.account, reached, receives=request.frame.receives)
    agreed, waiting = asked_at_once(request.account, mine, reach, day)
    needed = asked.needs(mine, day)
    seen = {case: reached[case] for case in names}
    undone = asked_undone(request.GET.get("undone", ""))
    found = around(request.account, seen, names, timezone.now(), takes=reach.takes, undone=undone)
    record(request.account.id, Look.LIST, str(len(mine)))
    shown = {
        "day": day,
        "guide": guide(found.steps, needed[-1].ask.child.case.id if needed else None),
        "called": request.account.name.split(" ")[0],
        "mine": len(mine),
        "standing": asked.standing_in(mine),
        "needs": needed,
        "overdue": asked.overdue(told),
        "late": late(agreed),
        "ahead": days_told(told, agreed).ahead(day),
        "around": found,
        "news": news_of(found),
        "notifications": waiting,
    }
    return render(request, "web/today/today.html", shown)


def asked_at_once(
    account: Account, mine: Sequence[asked.Child], reach: Reach, day: dt.date
) -> tuple[list[Agreed], Waiting | None]:
    """What is agreed for the days to come, and the notifications that wait; None for who receives none."""
    agreed, waits = questions_of(account, mine), waiting_questions(reach)
    answers = together(*agreed, *waits)
    to = day + dt.timedelta(days=AHEAD)
    found = agreed_from(answers[: len(agreed)], account, mine, day, (day, to))
    return found, waiting_from(answers[len(agreed) :]) if reach.takes else None


@require_GET
@page(RULE)
def calendar(request: Any) -> HttpResponse:
    """A month of my cases, or a week of them where the address names one."""
    day = danish_day()
    mine = asked.children(sights(request.account), day)
    told = asked.asks(mine, day)
    record(request.account.id, Look.LIST, str(len(mine)))
    days = days_told(told, agreed_in(request.account, mine, day, days_shown(request.GET, day)))
    shown: dict[str, Any] = {"overdue": asked.overdue(told), "this_week": week_address(day)}
    if "week" in request.GET:
        shown["week"] = days.week(asked_week(request.GET["week"], day), day)
        return render(request, "web/today/week.html", shown)
    shown["month"] = month_of(asked_month(request.GET.get("month", ""), day), days, day)
    return render(request, "web/today/month.html", shown)


def days_shown(asked: Mapping[str, str], day: dt.date) -> tuple[dt.date, dt.date]:
    """From when to when a calendar reaches: a week, or a month with the days beside it."""
    if "week" in asked:
        monday = asked_week(asked["week"], day)
        return monday, monday + dt.timedelta(days=DAYS - 1)
    first = asked_month(asked.get("month", ""), day)
    return first - dt.timedelta(days=DAYS), first + dt.timedelta(days=31 + DAYS)
