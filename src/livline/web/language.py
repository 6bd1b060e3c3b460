"""In which language does somebody read?  Danish, unless the cookie says another; a button sets the cookie."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST

from livline.web.preference import keep

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
    """Keep the language chosen."""
    return keep(request, settings.LANGUAGE_COOKIE_NAME, request.POST.get("language", ""), dict(settings.LANGUAGES))
