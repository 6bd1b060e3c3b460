"""Which pages do navigation and sections lead to that no room has yet?  Stand-ins, so that other rooms can be tried."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from livline.config.urls import handler400, handler403, handler404, handler500
from livline.config.urls import urlpatterns as built

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

OF_CASES = ("people", "protections", "access", "words", "looks", "open")
OF_OFFICES = ("emergency", "emergency-reviews", "administration", "looks-audit")


def nothing(request: HttpRequest, **_: object) -> HttpResponse:
    return HttpResponse()


def is_built(name: str) -> bool:
    """Does any room answer to the name?"""
    return name in {pattern.name for group in built for pattern in patterns(group)}


def patterns(group: Any) -> list[Any]:
    """The pages in a group, or the page itself."""
    inner = getattr(group, "url_patterns", None)
    return [group] if inner is None else [one for each in inner for one in patterns(each)]


urlpatterns = [
    *built,
    *(path(f"unbuilt/<uuid:case>/{name}/", nothing, name=name) for name in OF_CASES if not is_built(name)),
    *(path(f"unbuilt/{name}/", nothing, name=name) for name in OF_OFFICES if not is_built(name)),
]
