"""The pages of the demo: who one can be, stepping in, and the report.

No view of a product in service: they let anybody become somebody, so they are mounted in the demo alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.decorators import csp_exempt
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.demo_world.cast import BY_SLUG, CAST, Member, Side
from livline.demo_world.page_texts import PAGE, words
from livline.demo_world.stepping_in import begin_as, prove


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """The people one can step in as, by the side on which they stand."""
    lang = get_language() or "da"
    sides = [{"name": side.value.said(lang), "cards": cards(side, lang)} for side in Side]
    told = {"said": words(lang), "sides": sides, "has_report": report_file().is_file()}
    return render(request, "demo_world/start.html", told)


@require_POST
def step_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Become somebody of the cast."""
    if slug not in BY_SLUG:
        raise Http404
    begin_as(request, BY_SLUG[slug])
    return redirect(landing())


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Where a page asks again who one is: in the demo a click is the answer."""
    if not request.user.is_authenticated:
        return redirect("demo")
    if request.method == "POST":
        prove(request)
        return redirect(_ours(request.POST.get("next", "")))
    told = {"said": words(get_language() or "da"), "next": _ours(request.GET.get("next", ""))}
    return render(request, "demo_world/confirm.html", told)


@require_GET
@csp_exempt()  # the report is one file, with its styles and its script in it
def report(request: HttpRequest) -> HttpResponseBase:
    """The audit report of the published cases and an invented municipality."""
    try:
        return FileResponse(report_file().open("rb"), content_type="text/html; charset=utf-8")
    except FileNotFoundError:
        raise Http404 from None


def cards(side: Side, lang: str) -> list[dict[str, Any]]:
    """The people of a side, as the page shows them."""
    return [card(member, lang) for member in CAST if member.side is side]


def card(member: Member, lang: str) -> dict[str, Any]:
    """One of the cast in a language."""
    return {
        "slug": member.slug,
        "name": member.name,
        "role": member.role.said(lang),
        "who": member.told.who.said(lang),
        "tries": [text.said(lang) for text in member.told.tries],
        "enter": PAGE["enter"].said(lang, name=member.name),
    }


def report_file() -> Path:
    """Where `livline demo` puts the report."""
    return Path(settings.DEMO_REPORT)


def landing() -> str:
    """Where one arrives: one's day, which leads on to the cases who has no casework."""
    try:
        return reverse("today")
    except NoReverseMatch:
        return reverse("demo")


def _ours(url: str) -> str:
    """A page of our own, or the first."""
    return url if url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None) else landing()
