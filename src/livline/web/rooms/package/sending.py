"""The pages on which a case is sent: asked, approved by a second person, made, downloaded, and receipted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Kind
from livline.cases.lookups import Opened, case_opened, case_opened_to_decide, case_opened_to_write
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.team.models import Package, PackageFile, Partner
from livline.team.package.keys import partners_known
from livline.team.package.left_out import LeftOut, unsealed
from livline.team.package.packing import LEFT_OUT, closed_to
from livline.team.package.sending import package_approve, package_ask, package_make, package_of, receipt_load
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.package.files import attachment
from livline.web.rooms.package.forms import AskForm, FileForm
from livline.web.rooms.page_of import part_of

LARGEST_RECEIPT = 4_000
"""Bytes."""


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.READ))
def package(request: Any, case: UUID) -> HttpResponseBase:
    """Where the package of a case stands, and what comes next; its caseworker asks for one."""
    opened = case_opened(case, by=request.account, object_="access")
    if (before := sent_before(request)) is not None:
        return before
    found = package_of(case)
    form = None
    if found is None and Kind.WORKER in opened.sight.kinds:
        form = AskForm(partners_known(), request.POST or None)
    if request.method == "POST":
        if form is None:
            raise NotFound
        if form.is_valid():
            try:
                return once(request, form, lambda: asked(request, opened, form))
            except (Unfitting, Overtaken) as refusal:
                form.add_error("basis", f"{refusal.reason} {refusal.next_step}")
    return shown(request, opened, found, form)


def shown(
    request: Any, opened: Opened, found: Package | None, form: AskForm | None, receipt: FileForm | None = None
) -> HttpResponseBase:
    """The page; `receipt`: a form with what is wrong with it."""
    made = PackageFile.objects.filter(package=found).defer("sealed").first() if found is not None else None
    told: dict[str, Any] = {
        "package": found,
        "made": made is not None,
        "left": unsealed(made.left_out, made.package_id) if made is not None else LeftOut(LEFT_OUT),
        "form": form,
        "plain": OnceForm(),
        "receipt_form": receipt or FileForm(),
        "closed": closed_to(opened.sight),
        "is_worker": Kind.WORKER in opened.sight.kinds,
    }
    return part_of(request, "web/package/package.html", opened, **told)


def asked(request: Any, opened: Opened, form: AskForm) -> str:
    """Ask for it."""
    told = form.cleaned_data
    partner = Partner.objects.get(id=told["partner"])
    days = {"takes_over_on": told["takes_over_on"], "basis": told["basis"]}
    package_ask(case=opened.case, partner=partner, by=request.account, **days)
    return back(request, opened)


@require_POST
@page(Rule("access", Act.DECIDE, step_up=True))
def approve(request: Any, case: UUID) -> HttpResponseBase:
    """A leader agrees."""
    opened = case_opened_to_decide(case, by=request.account, object_="access")
    found, form = wanted(opened), OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: approved(request, opened, found))


def approved(request: Any, opened: Opened, found: Package) -> str:
    """Agree."""
    package_approve(package=found, by=request.account)
    return back(request, opened)


@require_POST
@page(Rule("access", Act.WRITE, step_up=True))
def make(request: Any, case: UUID) -> HttpResponseBase:
    """Make the file."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    found, form = wanted(opened), OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: made_now(request, opened, found))


def made_now(request: Any, opened: Opened, found: Package) -> str:
    """Make it."""
    package_make(package=found, opened=opened, by=request.account)
    return back(request, opened)


@require_GET
@page(Rule("access", Act.WRITE, step_up=True))
def file(request: Any, case: UUID) -> HttpResponseBase:
    """The file, which only the receiver opens."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    made = PackageFile.objects.filter(package__case=opened.case).first()
    if made is None:
        raise NotFound
    record(case, Look.EXPORT, opened.sight.purpose)
    return attachment(bytes(made.sealed), f"pakke-{made.package_id}.livline")


@require_POST
@page(Rule("access", Act.WRITE))
def receipt(request: Any, case: UUID) -> HttpResponseBase:
    """Take in the receiver's receipt."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    found, form = wanted(opened), FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return once(request, form, lambda: receipted(request, opened, found, form))
        except (Unfitting, Overtaken) as refusal:
            form.add_error("file", f"{refusal.reason} {refusal.next_step}")
    return shown(request, opened, found, None, form)


def receipted(request: Any, opened: Opened, found: Package, form: FileForm) -> str:
    """Take it in."""
    content = form.cleaned_data["file"].read(LARGEST_RECEIPT)
    receipt_load(package=found, file=content, by=request.account)
    return back(request, opened)


def wanted(opened: Opened) -> Package:
    """The package of the case; raises `NotFound`."""
    found = package_of(opened.case.id)
    if found is None:
        raise NotFound
    return found


def back(request: Any, opened: Opened) -> str:
    """To the package, saying that it is saved."""
    notify(request, Notice.SAVED)
    return to("package", opened.case.id)
