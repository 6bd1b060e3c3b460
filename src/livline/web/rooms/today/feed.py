"""The feed of a calendar program: made, ended and fetched.  Who fetches is whoever holds a secret address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.danish_day import today
from livline.access.models import Account
from livline.access.sight import sights
from livline.calendars.ics import calendar_file
from livline.calendars.services import feed_end, feed_fetched, feed_make, feeds_of
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.signin.door import name_actor
from livline.web.door import Act, Rule, page
from livline.web.models import Submission
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, take, to
from livline.web.rooms.today.asks import Ask, asks, children

RULE = Rule("identity", Act.LIST)
AHEAD = dt.timedelta(days=180)
AGAIN = 60
"""Seconds after which a program may ask again."""


@require_http_methods(["GET", "POST"])
@page(RULE)
def feeds(request: Any) -> HttpResponseBase:
    """My addresses; a new one is shown on the answer to the form that makes it, and nowhere else."""
    form, address = OnceForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["submission"]
        if Submission.objects.filter(key=key, account=request.account).exists():
            return redirect("calendar-feed")
        _feed, token = feed_make(by=request.account)
        take(key, request.account, to("calendar-feed"))
        address = request.build_absolute_uri(reverse("calendar-file", args=[token]))
    shown = {"feeds": feeds_of(request.account), "address": address, "form": OnceForm()}
    return render(request, "web/today/feed.html", shown)


@require_POST
@page(RULE)
def end(request: Any, feed: UUID) -> HttpResponseBase:
    """Close an address."""
    feed_end(feed=feed, by=request.account)
    notify(request, Notice.SAVED)
    return redirect("calendar-feed")


@require_GET
def file(request: Any, token: str) -> HttpResponse:
    """The feed behind a token.  Whoever's it is, is named for this answer alone; a session counts for nothing here."""
    name_actor(None)
    fetched = feed_fetched(token)
    account = known(fetched.account) if fetched else None
    if fetched is None or account is None:
        name_actor(None)
        raise Http404
    if fetched.is_too_soon:
        name_actor(None)
        return HttpResponse(status=429, headers={"Retry-After": str(AGAIN)})
    days = list(said(told(account)))
    record(account.id, Look.EXPORT, str(len(days)))
    link = request.build_absolute_uri(reverse("calendar"))
    content = calendar_file(fetched.feed, days, link, timezone.now())
    name_actor(None)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def known(id_: UUID) -> Account | None:
    """The account, named from here on; None where it is closed."""
    name_actor(id_)
    return Account.objects.filter(id=id_, is_active=True).first()


def told(account: Account) -> list[Ask]:
    """What the account has to do."""
    day = today()
    return asks(children(sights(account), day), day)


def said(open_: Iterable[Ask]) -> Iterable[tuple[dt.date, str]]:
    """A sentence for each day on which something is due, and one today for all that is late; no names, no duties."""
    day, counted = today(), dict[dt.date, int]()
    late = 0
    for ask in open_:
        if ask.status == "overdue":
            late += 1
        elif ask.due_on and ask.due_on <= day + AHEAD:
            counted[ask.due_on] = counted.get(ask.due_on, 0) + 1
    for due in sorted(counted.keys() | ({day} if late else set())):
        yield due, sentence(counted.get(due, 0), late if due == day else 0)


def sentence(number: int, late: int) -> str:
    """What a day says."""
    due = ngettext("%(n)s frist i din liste", "%(n)s frister i din liste", number) % {"n": number}
    passed = ngettext("%(n)s frist er overskredet", "%(n)s frister er overskredet", late) % {"n": late}
    return "Livline: " + ", ".join(text for text, count in ((due, number), (passed, late)) if count)
