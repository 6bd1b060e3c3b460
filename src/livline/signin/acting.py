"""For whom is a request answered?  For the account of its session, while that is open and the account is active."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_resolver

from livline.access.errors import NotFound
from livline.signin.door import name_actor
from livline.signin.kinds import kind_of
from livline.signin.transaction import GetResponse

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
SEEN_EVERY = 60
"""A session notes once a minute that it is used, not at every request."""


def acting(get_response: GetResponse) -> GetResponse:
    """Middleware: names the account of the session for the transaction, as `request.account`; None where there is none.

    "Not found" from the door of cases becomes a page here, so that the refused look is kept.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.account = None  # type: ignore[attr-defined]
        if request.path_info not in settings.SIGNIN_OUTSIDE:
            name_who_is_signed_in(request)
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotFound):
            return None
        absent: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(404)
        return absent(request, Http404())

    answer.process_exception = process_exception  # type: ignore[attr-defined]
    return answer


def name_who_is_signed_in(request: HttpRequest) -> None:
    """Whoever is idle too long, signed in too long ago, or no longer active is signed out.

    The backend names the account as it fetches it.
    """
    if request.session.get(SESSION_KEY) is None:
        return
    if not request.user.is_authenticated or not is_open(request):
        name_actor(None)
        logout(request)
        return
    request.account = request.user  # type: ignore[attr-defined]
    note_use(request)


def is_open(request: HttpRequest) -> bool:
    """Neither too old nor idle for too long.  What has no time has been tampered with."""
    now, session = time.time(), request.session
    idle = settings.SIGNIN_IDLE_SECONDS[kind_of(request.user).value]
    began, seen = session.get(SIGNED_IN_AT, 0.0), session.get(SEEN_AT, 0.0)
    return now - began < settings.SIGNIN_SESSION_SECONDS and now - seen < idle


def note_use(request: HttpRequest) -> None:
    """Note that the session is used, for the limit of idle time."""
    now = time.time()
    if now - request.session[SEEN_AT] >= SEEN_EVERY:
        request.session[SEEN_AT] = now


def begin(request: HttpRequest) -> None:
    """A session begins with sign-in: what counts its time is set."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = time.time()
