"""Offices: given to somebody else, and ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.views.decorators.http import require_POST

from livline.access.models import Account, Appointment, Office
from livline.access.organisation import office_end, office_give
from livline.web.door import page
from livline.web.once import to
from livline.web.rooms.administration.accounts import WITH_STEP_UP, account_page
from livline.web.rooms.administration.acts import administrator, pressed, told
from livline.web.rooms.administration.forms import OfficeForm
from livline.web.rooms.administration.selectors import account_of, appointment_of


@require_POST
@page(WITH_STEP_UP)
def give(request: Any, account: UUID) -> HttpResponseBase:
    """Give somebody an office."""
    administrator(request)
    found, form = account_of(account, request.account), OfficeForm(request.POST)
    return told(request, form, lambda: given(request, found, form)) or account_page(request, found, form)


def given(request: Any, account: Account, form: OfficeForm) -> str:
    """Give it, and back to the account."""
    office_give(account=account, office=Office(form.cleaned_data["office"]), by=request.account)
    return to("account", account.id)


@require_POST
@page(WITH_STEP_UP)
def end(request: Any, appointment: UUID) -> HttpResponseBase:
    """End an office at once; pressed twice, it has ended."""
    administrator(request)
    return pressed(request, lambda: ended(request, appointment_of(appointment, request.account)))


def ended(request: Any, appointment: Appointment) -> str:
    """End it, and back to the account."""
    office_end(appointment=appointment, by=request.account)
    return to("account", appointment.account_id)
