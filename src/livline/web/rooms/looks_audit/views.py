"""The page of the watch over the log: the newest looks of the municipality, and who was in most cases."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from livline.access.models import Office
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.web.door import Act, Rule, page
from livline.web.offices import require_office
from livline.web.rooms.looks_audit.selectors import busiest, colleagues, newest


class AuditForm(forms.Form):
    """Which looks?  `before`: older than this one."""

    which = forms.ChoiceField(
        label=_("Hvilke opslag"),
        required=False,
        choices=[("", _("Alle")), ("refused", _("Afviste")), ("emergency", _("Nødadgang"))],
    )
    account = forms.TypedChoiceField(label=_("Hvem"), required=False, empty_value=None)
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, accounts: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["account"].choices = [("", _("Alle")), *accounts]  # type: ignore[attr-defined]


@require_GET
@page(Rule("log_auditor", Act.OFFICE, heavy=True))
def audit(request: Any) -> HttpResponse:
    """The newest looks, and who was in most cases; that somebody watched is on record too."""
    require_office(request.account, Office.LOG_AUDITOR)
    form = AuditForm(request.GET, accounts=colleagues(request.account))
    wanted = form.cleaned_data if form.is_valid() else {"which": "", "account": None, "before": None}
    looks, before = newest(**wanted)
    record(request.account.id, Look.LIST, str(len(looks)))
    older = request.GET.copy()
    older["before"] = str(before or "")
    told = {"form": form, "looks": looks, "older": older.urlencode() if before else "", "busiest": busiest()}
    return render(request, "web/looks_audit/audit.html", told)
