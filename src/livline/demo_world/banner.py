"""How does every page say that it is a demo, and as whom one is in it?  By a line above the page's head.

Put in from outside, so that no page of the product knows of the demo.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import get_language

from livline.demo_world.cast import BY_ACCOUNT
from livline.demo_world.page_texts import PAGE, words

BEFORE = b"<header"
"""After the link that skips to the content, which stays the first."""


def banner(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponse) and BEFORE in response.content:
            line = line_for(request)
            response.content = response.content.replace(BEFORE, line.encode() + BEFORE, 1)
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response

    return answer


def line_for(request: HttpRequest) -> str:
    """The line, or nothing where nobody has stepped in."""
    account = request.user
    member = BY_ACCOUNT.get(account.pk) if account.is_authenticated else None
    if member is None:
        return ""
    lang = get_language() or "da"
    text = PAGE["banner"].said(lang, name=member.name, role=member.role.said(lang).lower())
    return render_to_string("demo_world/banner.html", {"text": text, "said": words(lang)})
