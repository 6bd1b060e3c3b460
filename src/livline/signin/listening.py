"""What does the library tell?  Each of its signals becomes an event, or a new key for the session."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from livline.signin.models import What


def listen() -> None:
    """Called once, when the application starts."""
    from allauth.account import signals as accounts
    from allauth.mfa import signals as factors
    from django.contrib.auth import signals as django

    for signal, what in (
        (accounts.user_logged_in, What.SIGNED_IN),
        (accounts.password_changed, What.PASSWORD_CHANGED),
        (accounts.password_reset, What.PASSWORD_CHANGED),
        (factors.authenticator_added, What.FACTOR_ADDED),
        (factors.authenticator_removed, What.FACTOR_REMOVED),
        (factors.authenticator_reset, What.CODES_RENEWED),
        (factors.authentication_failed, What.CODE_FAILED),
    ):
        signal.connect(_recorder(what), weak=False, dispatch_uid=what.value)
    django.user_login_failed.connect(_failed, dispatch_uid="failed")
    accounts.authentication_step_completed.connect(_confirmed, dispatch_uid="confirmed")


def _recorder(what: What) -> Any:
    def hear(request: HttpRequest, user: Any, **_: Any) -> None:
        from livline.signin.events import record

        record(request, what, user.pk)

    return hear


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    from livline.signin.accounts import account_of_email
    from livline.signin.events import record

    if request is not None:
        found = account_of_email(str(credentials.get("email", "")))
        record(request, What.FAILED, found.pk if found else None)


def _confirmed(request: HttpRequest, user: Any, **more: Any) -> None:
    """Whoever has proved who they are again gets a session key that nobody has seen before."""
    from livline.signin.events import record

    if more.get("reauthenticated"):
        request.session.cycle_key()
        record(request, What.CONFIRMED, user.pk)
