"""How does a form that is sent twice have one effect?  It carries a key, and what it led to is kept with the effect."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.db import connection, transaction
from django.http import HttpResponseRedirect
from django.urls import reverse

from livline.access.errors import Unfitting
from livline.access.models import Account
from livline.web.models import Submission


class OnceForm(forms.Form):
    """A form that has one effect however often it is sent."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


@transaction.atomic
def once(request: Any, form: forms.Form, act: Callable[[], str]) -> HttpResponseRedirect:
    """Carry out what a valid form asks for and go where `act` says; sent again, only go there.

    Two sendings at once wait for each other.
    """
    key: uuid.UUID = form.cleaned_data["submission"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT submission_awaited(%s)", [key])
        (taken,) = cursor.fetchone()
    if taken is not None:
        return HttpResponseRedirect(taken)
    went_to = act()
    take(key, request.account, went_to)
    return HttpResponseRedirect(went_to)


def sent_before(request: Any) -> HttpResponseRedirect | None:
    """Where a form that was sent before led to: for pages whose form no longer fits once it has had its effect."""
    form = OnceForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return None
    taken = Submission.objects.filter(key=form.cleaned_data["submission"], account=request.account).first()
    return HttpResponseRedirect(taken.went_to) if taken is not None else None


def take(key: uuid.UUID, account: Account, went_to: str) -> None:
    """Note that the form was taken; raises `Unfitting` for a key that somebody else has used, and all is undone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO submission (key, account_id, went_to) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [key, account.id, went_to],
        )
        if cursor.rowcount == 0:
            raise Unfitting("Formularen er brugt før.", "Genindlæs siden, og send den igen.")


def to(name: str, *args: Any) -> str:
    """The address of a page."""
    return reverse(name, args=args)
