"""Where does Livline's sign-in differ from the library's?  In one place, each difference with its reason."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from livline.access.models import Account
from livline.signin import post
from livline.signin.acting import begin
from livline.signin.device import device_of
from livline.signin.door import name_actor, named
from livline.signin.events import network_of, record, was_ended_by_administrator
from livline.signin.models import What
from livline.signin.sessions import DEVICE, end_sessions_of
from livline.signin.stepup import fresh, has_second_factor


def display(account: Account) -> str:
    """What an account is called on a page."""
    return account.name


class Adapter(DefaultAccountAdapter):
    """Sign-in with password and second factor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by administrators."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The session gets a new key and begins to count its time; who was signed out by another is told so."""
        if was_ended_by_administrator(user.pk):
            messages.add_message(request, messages.INFO, What.ENDED_BY_ADMINISTRATOR.name)
        super().login(request, user)
        begin(request)
        request.session[DEVICE] = device_of(request.headers.get("User-Agent", ""))

    def logout(self, request: HttpRequest) -> None:
        """Nobody is named any more."""
        record(request, What.SIGNED_OUT, request.user.pk)
        super().logout(request)
        name_actor(None)

    def set_password(self, user: Any, password: str) -> None:
        """Only the password is written; with it all sessions end, wherever they are."""
        with named(user.pk):
            user.set_password(password)
            user.save(update_fields=["password"])
            end_sessions_of(user)

    def is_safe_url(self, url: str) -> bool:
        """Only pages of our own, named without a host."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """With the network: a stranger who tries in vain delays themselves, not the person they name."""
        login = credentials.get("email", credentials.get("username", "")).lower()
        return f"{network_of(request)}:{login}"

    def reauthenticate(self, user: Any, password: str) -> bool:
        """The password of the one who is signed in, whatever address they have."""
        self.pre_authenticate(context.request, email=user.email)
        matches: bool = user.check_password(password)
        if matches:
            self._rollback_login_failed_rl_usage()
        else:
            record(context.request, What.FAILED, user.pk)
        return matches

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Who has a second factor confirms with it: the password alone would not be a step up."""
        methods = super().get_reauthentication_methods(user)
        strong = user.is_authenticated and has_second_factor(user)
        return [method for method in methods if not strong or method["id"] != "reauthenticate"]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in is not asked again."""
        return not fresh(context.request)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """To the address of the account, never to one that was typed."""
        self.send_mail("account/email/password_reset_key", user.email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Beside the answer; the text names nobody."""
        told = {"request": self.request, "email": email} | context
        post.send(self.render_mail(template_prefix, email, told))
