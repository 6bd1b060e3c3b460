"""By day or by night?  As the device has it, unless the person chose; the style sheet knows both (`livline.css`)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from livline.web.preference import keep

COOKIE = "livline_theme"
THEMES = ("device", "light", "dark")


def theme_of(request: HttpRequest) -> str:
    """`light`, `dark`, or empty where the device decides."""
    told = request.COOKIES.get(COOKIE, "")
    return told if told in THEMES[1:] else ""


def theme(request: HttpRequest) -> dict[str, str]:
    """Context processor: what the page's root says."""
    return {"theme": theme_of(request)}


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the theme chosen."""
    return keep(request, COOKIE, request.POST.get("theme", ""), THEMES)
