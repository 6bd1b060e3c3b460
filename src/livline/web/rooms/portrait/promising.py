"""The pages of promises: which there are, a new one, and what became of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.errors import Overtaken, Unfitting
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.portrait import services
from livline.portrait.lookups import ToldPromise, portrait_of, promise_seen
from livline.portrait.models import Outcome, To
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.portrait.forms import AnswerForm, PromiseForm, today_first


@require_GET
@page(Rule("portrait", Act.READ))
def promises(request: Any, case: UUID) -> HttpResponse:
    """All promises that the reader sees, what is past its day first."""
    opened = case_opened(case, by=request.account, object_="portrait")
    return part_of(request, "web/portrait/promises.html", opened, promises=portrait_of(opened).promises)


@require_http_methods(["GET", "POST"])
@page(Rule("portrait", Act.WRITE))
def give(request: Any, case: UUID) -> HttpResponseBase:
    """A new promise."""
    opened = case_opened_to_write(case, by=request.account, object_="portrait")
    form = PromiseForm(request.POST or None, initial={**today_first(), "giver": request.account.name})
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: given(request, opened, form))
        except Unfitting as refusal:
            form.add_error("due_on", refusal.reason)
    return part_of(request, "web/portrait/give.html", opened, form=form)


def given(request: Any, opened: Opened, form: PromiseForm) -> str:
    """Keep the promise."""
    said = {name: form.cleaned_data[name] for name in ("text", "giver", "given_on", "due_on")}
    services.promise_give(case=opened.case, to=To(form.cleaned_data["to"]), by=request.account, **said)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("portrait", Act.WRITE))
def answer(request: Any, case: UUID, promise: UUID) -> HttpResponseBase:
    """What became of a promise.  Somebody who was faster is shown beside what one wrote oneself."""
    opened = case_opened_to_write(case, by=request.account, object_="portrait")
    told = promise_seen(opened, promise)
    form = AnswerForm(request.POST or None, initial={"version": told.version})
    if request.method != "POST" or not form.is_valid():
        return part_of(request, "web/portrait/answer.html", opened, form=form, promise=told)
    try:
        return once(request, form, lambda: answered(request, opened, told, form))
    except Overtaken:
        now = promise_seen(opened, promise)
        again = AnswerForm({**request.POST.dict(), "version": now.version})
        return part_of(request, "web/portrait/answer.html", opened, status=409, form=again, promise=now, overtaken=True)


def answered(request: Any, opened: Opened, told: ToldPromise, form: AnswerForm) -> str:
    """Keep the answer."""
    said = form.cleaned_data
    services.promise_answer(
        promise=told.row, version=said["version"], outcome=Outcome(said["outcome"]), text=said["text"],
        due_on=said["due_on"], by=request.account,
    )  # fmt: skip
    return back(request, opened)


def back(request: Any, opened: Opened) -> str:
    """To the page of promises, with a word that it is kept."""
    notify(request, Notice.SAVED)
    return to("promises", opened.case.id)
