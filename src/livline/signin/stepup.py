"""Is it still the same person?  Before exports, protections, addresses and break-glass they say so again.

With a second factor where they have one, through their broker where they came through one, else with the password.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.models import Authenticator
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
STRONG = ("mfa", "broker")
View = Callable[..., HttpResponseBase]


def fresh(request: HttpRequest, minutes: int = 5) -> bool:
    """Has the one who is signed in proved who they are within these minutes, as strongly as they could?"""
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    recent = [record for record in records if 0 <= time.time() - record["at"] < minutes * 60]
    if any(record["method"] in STRONG for record in recent):
        return True
    return bool(recent) and not has_second_factor(request.user, recent[-1]["at"])


def has_second_factor(account: Any, since: float | None = None) -> bool:
    """Now, or since some time.  Recovery codes are none: they stand in for one that is lost."""
    found = Authenticator.objects.filter(user_id=account.pk, type__in=SECOND_FACTORS)
    if since is not None:
        found = found.filter(created_at__lte=dt.datetime.fromtimestamp(since, dt.UTC))
    return found.exists()


def needs_step_up(minutes: int = 5) -> Callable[[View], View]:
    """A view that is shown only to somebody fresh; others prove who they are and come back, with what they had sent."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not fresh(request, minutes):
                return ask(request)
            request.account = request.user  # type: ignore[attr-defined]  # a request that waited has none
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def ask(request: Any) -> HttpResponseBase:
    """To the page that asks.  What was sent waits in the session, encrypted, and is carried out afterwards."""
    if has_second_factor(request.user) or request.user.has_usable_password():
        raise ReauthenticationRequired
    used = [r["broker"] for r in get_authentication_records(request, request.user) if r["method"] == "broker"]
    query = urlencode({"next": request.get_full_path(), "again": "1"})
    return redirect(f"{reverse('signin_broker', args=[used[-1]])}?{query}") if used else redirect("account_login")
