"""In which language does somebody read?  Danish, unless the cookie says another; a button sets the cookie."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

View = Callable[[HttpRequest], HttpResponse]


def chosen(request: HttpRequest) -> str:
    """The language of the cookie where it is one of ours.

    What the browser prefers is not asked: an English browser in a Danish office would turn every page.
    """
    told = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return told if told in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def language(get_response: View) -> View:
    """Middleware: the page is made in the language chosen, and says so."""

    def respond(request: HttpRequest) -> HttpResponse:
        with translation.override(chosen(request)):
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
            patch_vary_headers(response, ("Cookie",))
            return response

    return respond


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language chosen and go back to the page; an unknown language changes nothing."""
    response = HttpResponseRedirect(_back(request))
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
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
