"""What was told, and who a child is, said anew; of two who do so at once, the second sees both texts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.inbox import services
from livline.inbox.lookups import last_subjects, notification_opened
from livline.inbox.models import Notification, Subject, Telling
from livline.inbox.sealed import text_of
from livline.looks.models import Act as Look
from livline.web import drafts
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.inbox.drafting import RULE, correction_place, draft_of, typed
from livline.web.rooms.inbox.forms import (
    AddChildForm,
    CorrectChildForm,
    CorrectForm,
    initial_of,
    initial_of_child,
)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@page(RULE)
def correct(request: Any, notification: UUID) -> HttpResponseBase:
    """What was told, said anew."""
    opened = notification_opened(notification, by=request.account, act=Look.WRITE)
    found, last = opened.notification, opened.telling
    begun = typed(draft_of(request, correction_place(notification)), "acute_signs")
    form = CorrectForm(request.POST or None, initial=initial_of(last, text_of(last)) | begun)
    if request.method != "POST" or not form.is_valid():
        return shown(request, found, form)
    try:
        return once(request, form, lambda: corrected(request, found, form))
    except Overtaken:
        form = CorrectForm(sent_again(request.POST, last.id))
        return shown(request, found, form, status=409, theirs=last, text=text_of(last))
    except Unfitting as refusal:
        form.add_error(None, f"{refusal.reason} {refusal.next_step}")
        return shown(request, found, form)


def corrected(request: Any, found: Notification, form: CorrectForm) -> str:
    """Keep the correction beside what it corrects."""
    before = Telling.objects.filter(notification=found, id=form.cleaned_data["before"]).first()
    if before is None:
        raise NotFound
    reason = form.cleaned_data["reason"]
    services.telling_correct(before=before, told=form.told(), reason=reason, by=request.account)
    drafts.sent(request, None, correction_place(found.id))
    return back(request, found, Notice.CORRECTED)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@page(RULE)
def add_child(request: Any, notification: UUID) -> HttpResponseBase:
    """One more child."""
    found = notification_opened(notification, by=request.account, act=Look.WRITE).notification
    form = AddChildForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return tried(request, found, form, lambda: added(request, found, form))
    return child_shown(request, found, form)


def added(request: Any, found: Notification, form: AddChildForm) -> str:
    """Keep the child."""
    services.subject_add(notification=found, child=form.child(), by=request.account)
    return back(request, found, Notice.SAVED)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@page(RULE)
def correct_child(request: Any, notification: UUID, child: UUID) -> HttpResponseBase:
    """Who a child is, said anew."""
    found = notification_opened(notification, by=request.account, act=Look.WRITE).notification
    last = child_of(found, child)
    form = CorrectChildForm(request.POST or None, initial=initial_of_child(last))
    if request.method == "POST" and form.is_valid():
        try:
            return tried(request, found, form, lambda: child_corrected(request, found, form), subject=last)
        except Overtaken:
            form = CorrectChildForm(sent_again(request.POST, last.id))
            return child_shown(request, found, form, status=409, theirs=last, subject=last)
    return child_shown(request, found, form, subject=last)


def child_corrected(request: Any, found: Notification, form: CorrectChildForm) -> str:
    """Keep the correction."""
    before = Subject.objects.filter(notification=found, id=form.cleaned_data["before"]).first()
    if before is None:
        raise NotFound
    reason = form.cleaned_data["reason"]
    services.subject_correct(before=before, child=form.child(), reason=reason, by=request.account)
    return back(request, found, Notice.CORRECTED)


def child_of(found: Notification, child: UUID) -> Subject:
    """A child of the notification, as it was said last; raises `NotFound`."""
    subject = last_subjects().filter(notification=found, child=child).first()
    if subject is None:
        raise NotFound
    return subject


def tried(request: Any, found: Notification, form: Any, act: Any, **more: Any) -> HttpResponseBase:
    """Carry it out; what does not fit is told at the form, which keeps what was typed."""
    try:
        return once(request, form, act)
    except Unfitting as refusal:
        form.add_error(None, f"{refusal.reason} {refusal.next_step}")
        return child_shown(request, found, form, **more)


def sent_again(sent: QueryDict, last: UUID) -> QueryDict:
    """What was typed, now against what stands there."""
    again = sent.copy()
    again["before"] = str(last)
    return again


def shown(request: Any, found: Notification, form: CorrectForm, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a correction."""
    told = {"form": form, "notification": found, "draft": to("inbox-draft", correction_place(found.id))} | more
    return render(request, "web/inbox/correct.html", told, status=status)


def child_shown(request: Any, found: Notification, form: Any, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a child."""
    return render(request, "web/inbox/child.html", {"form": form, "notification": found} | more, status=status)


def back(request: Any, found: Notification, notice: Notice) -> str:
    """To the notification."""
    notify(request, notice)
    return to("notification", found.id)
