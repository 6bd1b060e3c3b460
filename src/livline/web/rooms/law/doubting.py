"""The pages on which somebody says that a rule is wrong here, and on which it is answered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.errors import NotFound
from livline.access.models import Office
from livline.doubts.models import Doubt
from livline.doubts.services import doubt_answer, doubt_file
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.offices import holds, require_office
from livline.web.once import once, to
from livline.web.rooms.law.forms import AnswerForm, DoubtForm
from livline.web.rooms.law.selectors import BY_ID, Ruled, on_day
from livline.web.rooms.law.views import day_asked

LAW = Rule("law", Act.LIST)


@require_http_methods(["GET", "POST"])
@page(LAW)
def doubt(request: Any, duty: str) -> HttpResponseBase:
    """Say that a rule is wrong."""
    if duty not in BY_ID or not request.account.municipality_id:
        raise NotFound
    _, day = day_asked(request)
    ruled = Ruled(BY_ID[duty], on_day(BY_ID[duty], day))
    form = DoubtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: filed(request, ruled, form))
    return render(request, "web/law/doubt.html", {"ruled": ruled, "day": day, "form": form})


def filed(request: Any, ruled: Ruled, form: DoubtForm) -> str:
    """File it, and back to the rule."""
    _, day = day_asked(request)
    law = "; ".join(one.law for one in ruled.wordings)
    doubt_file(duty=ruled.duty.id, law=law, on_day=day, reason=form.cleaned_data["reason"], by=request.account)
    notify(request, Notice.SAVED)
    return to("rule", ruled.duty.id) + "#doubts"


@require_GET
@page(LAW)
def doubts(request: Any) -> HttpResponseBase:
    """All doubts of the municipality, those without an answer first."""
    rows = Doubt.objects.prefetch_related("by", "answers").order_by("-at")
    told = sorted(rows, key=lambda one: bool(one.answers.all()))
    answers = holds(request.account, Office.ADMINISTRATOR)
    return render(request, "web/law/doubts.html", {"doubts": told, "answers": answers})


@require_http_methods(["GET", "POST"])
@page(Rule("administrator", Act.OFFICE))
def answer(request: Any, doubt: UUID) -> HttpResponseBase:
    """Answer a doubt, for an administrator."""
    require_office(request.account, Office.ADMINISTRATOR)
    found = Doubt.objects.filter(id=doubt).prefetch_related("by", "answers").first()
    if found is None:
        raise NotFound
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: answered(request, found, form))
    return render(request, "web/law/answer.html", {"one": found, "form": form})


def answered(request: Any, found: Doubt, form: AnswerForm) -> str:
    """Keep the answer, and back to the list."""
    doubt_answer(doubt=found, text=form.cleaned_data["text"], by=request.account)
    notify(request, Notice.SAVED)
    return to("rule-doubts")
