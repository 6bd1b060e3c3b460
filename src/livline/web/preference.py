"""How does a page remember how somebody likes to read?  In a cookie of one word; a button of the page sets it."""

from __future__ import annotations

from collections.abc import Container

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def keep(request: HttpRequest, cookie: str, wanted: str, known: Container[str]) -> HttpResponseRedirect:
    """Keep what was chosen and go back to the page; a word that is not known changes nothing."""
    response = HttpResponseRedirect(_back(request))
    if wanted in known:
        response.set_cookie(
            cookie,
            wanted,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return response


def _back(request: HttpRequest) -> str:
    """Where the person came from, if that is here; nobody is sent to another site."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else "/"
