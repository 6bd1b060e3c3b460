"""The pages of a portrait: the introduction, what goes well, and the promises."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.errors import Overtaken, Unfitting
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.portrait import services
from livline.portrait.lookups import (
    ToldBright,
    ToldIntroduction,
    bright_seen,
    introductions_seen,
    portrait_of,
)
from livline.portrait.models import Bright, Introduction, Voice
from livline.web import drafts
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.portrait.forms import BrightEndForm, BrightForm, IntroductionForm, today_first

PLACE = "introduction"


@require_GET
@page(Rule("portrait", Act.READ))
def portrait(request: Any, case: UUID) -> HttpResponse:
    """The introduction with those before it, and what goes well."""
    opened = case_opened(case, by=request.account, object_="portrait")
    told = [ToldIntroduction(row) for row in introductions_seen(opened)]
    return part_of(
        request, "web/portrait/portrait.html", opened, portrait=portrait_of(opened), now=told[:1], before=told[1:]
    )


@require_http_methods(["GET", "POST"])
@page(Rule("portrait", Act.WRITE))
def introduce(request: Any, case: UUID) -> HttpResponseBase:
    """Introduce the child, or anew.  Somebody who was faster is shown beside what one wrote oneself."""
    opened = case_opened_to_write(case, by=request.account, object_="portrait")
    told = portrait_of(opened).introduction
    form = introduction_form(request, opened, told)
    draft = to("draft", case, PLACE)
    if request.method != "POST" or not form.is_valid():
        return part_of(request, "web/portrait/introduce.html", opened, form=form, draft=draft)
    try:
        return once(request, form, lambda: introduced(request, opened, form))
    except Overtaken:
        theirs = portrait_of(opened).introduction
        again = IntroductionForm({**request.POST.dict(), "before": theirs.row.id if theirs else ""})
        return part_of(request, "web/portrait/introduce.html", opened, status=409, form=again, theirs=theirs)


def introduction_form(request: Any, opened: Opened, told: ToldIntroduction | None) -> IntroductionForm:
    """The form with what is posted, else with what was typed and not sent, else with what stands."""
    if request.method == "POST":
        return IntroductionForm(request.POST)
    draft = drafts.kept(request.account, opened.case.id, PLACE, request.GET.get("draft", ""))
    if draft is not None:
        return IntroductionForm(initial=dict(draft.items()))
    if told is None:
        return IntroductionForm(initial={"voice": Voice.CHILD})
    return IntroductionForm(
        initial={"text": told.text, "not_again": told.not_again, "voice": told.voice, "before": told.row.id}
    )


def introduced(request: Any, opened: Opened, form: IntroductionForm) -> str:
    """Keep the introduction, in the place of the one that its writer had before them."""
    said = form.cleaned_data
    before = Introduction.objects.filter(case=opened.case, id=said["before"]).first() if said["before"] else None
    services.introduction_write(
        case=opened.case, text=said["text"], not_again=said["not_again"], voice=Voice(said["voice"]),
        by=request.account, replaces=before,
    )  # fmt: skip
    drafts.sent(request, opened.case.id, PLACE)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("portrait", Act.WRITE))
def bright(request: Any, case: UUID) -> HttpResponseBase:
    """Something that goes well."""
    opened = case_opened_to_write(case, by=request.account, object_="portrait")
    form = BrightForm(request.POST or None, initial=today_first())
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: seen(request, opened, form))
        except Unfitting as refusal:
            form.add_error("seen_on", refusal.reason)
    return part_of(request, "web/portrait/bright.html", opened, form=form)


def seen(request: Any, opened: Opened, form: BrightForm) -> str:
    """Keep it."""
    said = form.cleaned_data
    services.bright_add(case=opened.case, text=said["text"], seen_on=said["seen_on"], by=request.account)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("portrait", Act.WRITE))
def bright_end(request: Any, case: UUID, bright: UUID) -> HttpResponseBase:
    """It is so no longer; that it was stays on record."""
    opened = case_opened_to_write(case, by=request.account, object_="portrait")
    row = bright_seen(opened, bright)
    form = BrightEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: over(request, opened, row, form))
    return part_of(request, "web/portrait/bright_end.html", opened, form=form, bright=ToldBright(row))


def over(request: Any, opened: Opened, row: Bright, form: BrightEndForm) -> str:
    """Keep that it is over."""
    services.bright_end(before=row, why=form.cleaned_data["text"], by=request.account)
    return back(request, opened)


def back(request: Any, opened: Opened) -> str:
    """To the page of the portrait, with a word that it is kept."""
    notify(request, Notice.SAVED)
    return to("portrait", opened.case.id)
