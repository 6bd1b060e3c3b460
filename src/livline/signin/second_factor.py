"""Does anybody get in without a second factor?  No: whoever has none is led to set one up before anything else."""

from __future__ import annotations

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from livline.signin.stepup import has_second_factor
from livline.signin.transaction import GetResponse

OPEN = frozenset(
    "account_logout account_reauthenticate mfa_index mfa_activate_totp mfa_add_webauthn mfa_list_webauthn"
    " mfa_reauthenticate mfa_reauthenticate_webauthn signin_broker signin_broker_back language".split()
)
"""Pages that somebody without a second factor needs."""


def second_factor_first(get_response: GetResponse) -> GetResponse:
    """Middleware."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        outside = request.path_info in settings.SIGNIN_OUTSIDE
        if not outside and must_set_up(request) and _name(request) not in OPEN:
            return redirect("mfa_index")
        return get_response(request)

    return answer


def must_set_up(request: HttpRequest) -> bool:
    """A broker's assurance is a second factor of its own."""
    account = request.user
    if not account.is_authenticated:
        return False
    records = get_authentication_records(request, account)
    return not any(record["method"] == "broker" for record in records) and not has_second_factor(account)


def _name(request: HttpRequest) -> str | None:
    try:
        return resolve(request.path_info).url_name
    except Resolver404:
        return None
