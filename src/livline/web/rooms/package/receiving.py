"""The pages on which a case is taken in from another municipality, and its receipt given back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.team.load import teams_of
from livline.team.models import Received
from livline.team.package.left_out import unsealed
from livline.team.package.receiving import LARGEST, kept_out_of, package_take
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.cases.views import fresh_number
from livline.web.rooms.package.files import attachment
from livline.web.rooms.package.forms import TakeForm
from livline.web.rooms.page_of import part_of


@require_http_methods(["GET", "POST"])
@page(Rule("identity", Act.BEGIN, step_up=True))
def take(request: Any) -> HttpResponseBase:
    """Take a package in; whoever does is the child's caseworker from then on."""
    if not teams_of(request.account):
        raise NotFound
    form = TakeForm(request.POST or None, request.FILES or None, initial={"number": fresh_number()})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["file"].size > LARGEST:
            form.add_error("file", _("Filen er for stor til at være en pakke."))
            return render(request, "web/package/take.html", {"form": form})
        try:
            return once(request, form, lambda: taken(request, form))
        except (Unfitting, Overtaken) as refusal:
            form.add_error("file", f"{refusal.reason} {refusal.next_step} {_('Intet er indlæst.')}")
    return render(request, "web/package/take.html", {"form": form})


def taken(request: Any, form: TakeForm) -> str:
    """Take it in."""
    told = form.cleaned_data
    received = package_take(file=told["file"].read(LARGEST), number=told["number"], by=request.account)
    notify(request, Notice.SAVED)
    return to("package-received", received.case_id)


@require_GET
@page(Rule("access", Act.READ))
def received(request: Any, case: UUID) -> HttpResponseBase:
    """That a case came from elsewhere: from whom, when, and whom they have closed it to."""
    opened = case_opened(case, by=request.account, object_="access")
    found = received_of(opened)
    left = unsealed(found.left_out, found.id)
    shown: dict[str, Any] = {"received": found, "kept_out": kept_out_of(found), "left": left}
    return part_of(request, "web/package/received.html", opened, **shown)


@require_GET
@page(Rule("access", Act.WRITE))
def receipt(request: Any, case: UUID) -> HttpResponseBase:
    """The receipt for the sender."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    found = received_of(opened)
    return attachment(bytes(found.receipt), f"kvittering-{found.package}.livline")


def received_of(opened: Opened) -> Received:
    """The package that the case came with; raises `NotFound`."""
    found = Received.objects.filter(case=opened.case).prefetch_related("partner", "by").first()
    if found is None:
        raise NotFound
    return found
