"""The inbox, a notification, who told it, and the answer to them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.errors import Unfitting
from livline.inbox import services
from livline.inbox.assessing import receipt_send
from livline.inbox.clock import ASSESSED, law_of
from livline.inbox.lookups import (
    INTAKE,
    Opened,
    Urgency,
    lasting,
    notification_opened,
    openings_of,
    require_takes,
)
from livline.inbox.lookups import waiting as waiting_of
from livline.inbox.models import Notification, Notifier
from livline.inbox.sealed import identity_of, reason_of, text_of
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.web import drafts
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.inbox.drafting import NEW, RULE, begun, draft_of, typed, typed_children
from livline.web.rooms.inbox.forms import Children, ReceiveForm, now_initial
from livline.web.rooms.inbox.selectors import Shown, done, in_order, shown, told_of, with_something_to_do
from livline.web.rooms.open.forms import PurposeForm

A_PAGE = 20
NAME = "children"
"""How the fields of the children begin."""


@require_GET
@page(RULE)
def inbox(request: Any) -> HttpResponse:
    """What waits, the most urgent first; below it what is done."""
    reached = require_takes(request.account)
    mine, waits, urgency = reached.notifications, waiting_of(reached), asked_urgency(request.GET.get("what", ""))
    record(request.account.id, Look.LIST, INTAKE)
    ended = Paginator(done(mine), A_PAGE).get_page(request.GET.get("page"))
    to_do = list(told_of(with_something_to_do(mine)))
    every = shown([*to_do, *ended], request.account)
    waiting, ended_here = in_order(every[: len(to_do)]), every[len(to_do) :]
    told = {
        "waiting": listed(waiting, waits.of(urgency)),
        "waits": waits,
        "urgency": urgency,
        "unanswered": [one for one in waiting if one.waits_for_receipt],
        "late": sum(one.late for one in waiting),
        "done": ended_here,
        "pages": ended,
        "begun": begun(request.account),
    }
    return render(request, "web/inbox/inbox.html", told)


def asked_urgency(text: str) -> Urgency:
    """Which of those that wait an address asks for; all of them for any other text."""
    return Urgency(text) if text in set(Urgency) else Urgency.WAITING


def listed(told: list[Shown], ids: list[UUID]) -> list[Shown]:
    """Those of a list that was counted; the number beside its name is the length of that list."""
    return [one for one in told if one.notification.id in set(ids)]


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@page(RULE)
def receive(request: Any) -> HttpResponseBase:
    """Write a notification down; another child is asked for without losing what is typed."""
    require_takes(request.account)
    draft, sent = draft_of(request, NEW), one_more(request)
    form = ReceiveForm(request.POST or None, initial=now_initial() | typed(draft, "acute_signs"))
    children = Children(sent, prefix=NAME, initial=typed_children(draft, NAME))
    if request.method == "POST" and "more" not in request.POST and form.is_valid() and children.is_valid():
        try:
            return once(request, form, lambda: received(request, form, children))
        except Unfitting as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    told = {"form": form, "children": children, "draft": to("inbox-draft", NEW)}
    return render(request, "web/inbox/new.html", told)


def one_more(request: Any) -> Any:
    """What was sent; with room for another child where that was asked, which is kept at once, room and all."""
    if "more" not in request.POST:
        return request.POST or None
    sent = request.POST.copy()
    del sent["more"]
    total = drafts.number_of(sent.get(f"{NAME}-TOTAL_FORMS")) or 0
    sent[f"{NAME}-TOTAL_FORMS"] = str(total + 1)
    drafts.keep_typed(request.account, None, NEW, sent)
    return sent


def received(request: Any, form: ReceiveForm, children: Any) -> str:
    """Keep it."""
    made = services.receive(
        told=form.told(),
        children=[one.child() for one in children],
        identity=form.identity(),
        wants_protection=form.cleaned_data["wants_protection"],
        by=request.account,
    )
    record(made.id, Look.WRITE, INTAKE)
    drafts.sent(request, None, NEW)
    notify(request, Notice.SAVED)
    return to("notification", made.id)


@require_GET
@page(RULE)
def notification(request: Any, notification: UUID) -> HttpResponse:
    """One notification."""
    return page_of(request, notification_opened(notification, by=request.account))


def page_of(request: Any, opened: Opened) -> HttpResponse:
    """All that is known of it, and what is to be done."""
    one: Shown = shown([opened.telling], request.account, with_cases=True)[0]
    openings = openings_of(one.notification)
    mine = lasting(openings, request.account)
    rows = Notifier.objects.filter(notification=one.notification).order_by("-added_at") if mine is not None else ()
    told = {
        "one": one,
        "text": text_of(one.telling),
        "law": law_of(ASSESSED, one.telling.received_at),
        "tellings": [(row, text_of(row)) for row in opened.tellings[1:]],
        "identities": [(row, identity_of(row)) for row in rows],
        "opening": mine,
        "openings": openings,
        "reasons": {one.assessment.id: reason_of(one.assessment) for one in one.children if one.assessment},
    }
    return render(request, "web/inbox/notification.html", told)


@require_http_methods(["GET", "POST"])
@page(Rule(INTAKE, Act.OPEN, step_up=True))
def notifier(request: Any, notification: UUID) -> HttpResponseBase:
    """Open who told it, with a purpose, for an hour."""
    found = notification_opened(notification, by=request.account).notification
    form = PurposeForm(request.POST or None)
    form.fields["purpose"].help_text = ""
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: made_open(request, found, form.cleaned_data["purpose"]))
    return render(request, "web/inbox/notifier.html", {"form": form, "notification": found})


def made_open(request: Any, found: Notification, purpose: str) -> str:
    """Open it."""
    services.notifier_open(notification=found, purpose=purpose, by=request.account)
    record(found.id, Look.READ, "notifier")
    return to("notification", found.id)


@require_http_methods(["GET", "POST"])
@page(RULE)
def receipt(request: Any, notification: UUID) -> HttpResponseBase:
    """The answer, which says that it has come and nothing else; and that it was sent."""
    opened = notification_opened(notification, by=request.account)
    form = OnceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: answered(request, opened.notification))
    one = shown([opened.telling], request.account)[0]
    return render(request, "web/inbox/receipt.html", {"form": form, "one": one})


def answered(request: Any, found: Notification) -> str:
    """Note that it was sent."""
    receipt_send(notification=found, by=request.account)
    notify(request, Notice.SAVED)
    return to("notification", found.id)
