"""What does somebody see when a page cannot be had?  A reason, a next step, and nothing of what went wrong inside.

The pages for "not there" and "not yours" are one and the same: whoever asks learns nothing about a case.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Fault:
    """`reason` says what is the case, `step` what to do now."""

    status: int
    title: str | Promise
    reason: str | Promise
    step: str | Promise


MALFORMED = Fault(
    400,
    _("Siden kunne ikke læse det, der blev sendt"),
    _("Adressen eller det, der blev sendt, har en form, som systemet ikke kender."),
    _("Gå tilbage og prøv igen. Sker det igen, så kontakt din kommunes systemansvarlige."),
)
REFUSED = Fault(
    403,
    _("Det har du ikke adgang til"),
    _("Din rolle giver ikke adgang til at gøre dette."),
    _("Har du brug for det i dit arbejde, så tal med din leder om din adgang."),
)
ABSENT = Fault(
    404,
    _("Siden findes ikke"),
    _("Adressen kan være forkert, eller siden er en, du ikke har adgang til."),
    _("Se efter, om adressen er skrevet rigtigt, eller find sagen fra forsiden."),
)
BROKEN = Fault(
    500,
    _("Der er sket en fejl hos os"),
    _("Systemet kunne ikke gøre det, du bad om. Fejlen er noteret."),
    _("Det, du sidst gemte, er gemt. Prøv igen om lidt. Haster det, så kontakt din kommunes systemansvarlige."),
)
CLOSED = Fault(
    503,
    _("Livline er lukket et øjeblik"),
    _("Systemet bliver opdateret eller kan ikke nå sin database."),
    _("Prøv igen om nogle minutter. Gælder det et barn i fare nu, så ring til den sociale døgnvagt eller 112."),
)
STALE = Fault(
    403,
    _("Siden har været åben for længe"),
    _("Formularen kunne ikke bekræftes, og derfor blev intet gemt."),
    _("Gå tilbage, kopiér det, du har skrevet, genindlæs siden og send igen. Browseren skal tillade cookies."),
)

NOT_DONE = _("Det kunne ikke gøres")
"""The title of a refusal that says itself why."""


def shown(request: HttpRequest, fault: Fault) -> HttpResponse:
    """The page of a fault.  Views that refuse for a reason of their own give a `Fault` of their own."""
    return render(request, "web/fault.html", {"fault": fault}, status=fault.status)


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return bare(MALFORMED)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return shown(request, REFUSED)


def absent(request: HttpRequest, exception: Exception) -> HttpResponse:
    return shown(request, ABSENT)


def broken(request: HttpRequest) -> HttpResponse:
    return bare(BROKEN)


def closed(request: HttpRequest) -> HttpResponse:
    """The view for when the database cannot be reached, or work is done on it."""
    response = bare(CLOSED)
    response["Retry-After"] = "120"
    return response


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For `CSRF_FAILURE_VIEW`."""
    return shown(request, STALE)


def bare(fault: Fault) -> HttpResponse:
    """A page that asks nothing of the request, the database or the person: those may be what is broken."""
    return HttpResponse(render_to_string("web/bare_fault.html", {"fault": fault}), status=fault.status)
