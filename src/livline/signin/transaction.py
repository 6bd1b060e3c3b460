"""When is what a request did kept?  All of it or nothing: each request is one transaction.

A refusal is kept too, as the log of looks has to hold it; an answer of 500 or above undoes everything.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from livline.signin.door import name_actor

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def one_transaction(get_response: GetResponse) -> GetResponse:
    """Middleware, outside everything that asks the database; at first it names nobody."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path_info in settings.SIGNIN_OUTSIDE:
            return get_response(request)
        with transaction.atomic():
            name_actor(None)
            response = held(get_response(request))
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    return answer


def held(response: HttpResponseBase) -> HttpResponseBase:
    """A response whose content is made here and now: afterwards nobody is named, and its rows would be missing."""
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = list(response)  # fails for an asynchronous stream, which would be read too late
    return response
