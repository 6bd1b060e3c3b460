"""Which methods of HTTP are answered?  Those that pages have; Django lets TRACE past the check of forms."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

ANSWERED = ("GET", "HEAD", "POST")
View = Callable[[HttpRequest], HttpResponse]


def methods(get_response: View) -> View:
    """Middleware: all others are refused before anything looks at them."""

    def respond(request: HttpRequest) -> HttpResponse:
        return get_response(request) if request.method in ANSWERED else HttpResponseNotAllowed(ANSWERED)

    return respond
