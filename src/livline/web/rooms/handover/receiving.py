"""The page of somebody who is to receive a child; they have no access to it yet, and see no more than who asks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.sight import sight
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.team.handovers import step_take
from livline.team.models import Handover, Taken
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.handover.forms import AnswerForm
from livline.web.rooms.handover.selectors import shown


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.LIST))
def answer(request: Any, handover: UUID) -> HttpResponseBase:
    """Take the child, or say why not."""
    rows = Handover.objects.filter(id=handover, receiver=request.account).select_related("giver", "proposed_by")
    found = next(iter(shown(rows)), None)
    if found is None:
        raise NotFound
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: answered(request, found.handover, form))
        except (Unfitting, Overtaken) as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return render(request, "web/handover/answer.html", {"one": found, "form": form})


def answered(request: Any, handover: Handover, form: AnswerForm) -> str:
    """Answer; to what there is to read, once the child is theirs."""
    told = form.cleaned_data
    is_done = step_take(handover=handover, taken=Taken(told["answer"]), by=request.account, reason=told["reason"])
    kinds = sight(request.account, handover.case_id).kinds
    record(handover.case_id, Look.WRITE, min(kinds, default=""))
    notify(request, Notice.CHILD_TAKEN if is_done else Notice.SAVED)
    return to("handover-read", handover.case_id) if is_done else to("team")
