"""The page on which a whole case is opened in an emergency; every attempt is on record."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound
from livline.access.models import Kind, Office
from livline.access.openings import emergency_open
from livline.access.sight import sight
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.web.door import Act, Rule, page
from livline.web.offices import require_office
from livline.web.once import once, to
from livline.web.rooms.emergency.forms import EmergencyForm
from livline.web.rooms.emergency.selectors import cases_meant


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@page(Rule("emergency_reader", Act.OFFICE, step_up=True, heavy=True))
def emergency(request: Any) -> HttpResponseBase:
    """Which case, and why; what is not found, not here and not for this reader is told alike."""
    try:
        require_office(request.account, Office.EMERGENCY_READER)
    except NotFound:
        record(request.account.id, Look.REFUSED, Kind.EMERGENCY)
        raise
    form = EmergencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meant = cases_meant(form.cleaned_data["number"])
        try:
            return once(request, form, lambda: opened(request, meant, form.cleaned_data["purpose"]))
        except NotFound:
            refused(request, meant)
            form.add_error("number", _("Der er ingen sag i din kommune med det nummer, som du kan åbne."))
    return render(request, "web/emergency/emergency.html", {"form": form})


def opened(request: Any, cases: list[UUID], purpose: str) -> str:
    """Open every case that is meant; raises `NotFound` when there is none, or one stays closed to the reader."""
    for case in cases:
        emergency_open(case=case, purpose=purpose, by=request.account)
        if Kind.EMERGENCY not in sight(request.account, case).kinds:
            raise NotFound
        record(case, Look.READ, Kind.EMERGENCY)
    if not cases:
        raise NotFound
    return to("case", cases[0]) if len(cases) == 1 else to("cases")


def refused(request: Any, cases: list[UUID]) -> None:
    """On record at the cases, or at the account itself where there is none."""
    for case in cases or [request.account.id]:
        record(case, Look.REFUSED, Kind.EMERGENCY)
