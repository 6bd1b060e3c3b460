"""What is typed at sign-in?  Within lengths, and a forgotten password never tells whether there is an account."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, PasswordField, ResetPasswordForm, SetPasswordField
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.cache import cache
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from livline.access.models import Account
from livline.signin.accounts import account_of_email
from livline.signin.events import record
from livline.signin.models import What

LONGEST_PASSWORD = 1024
PAUSE = 5 * 60
"""Somebody's mailbox gets one mail in this time, however often a stranger asks."""


class SignInForm(LoginForm):
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].validators.append(MaxLengthValidator(LONGEST_PASSWORD))
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # it says what the label says, and goes when one writes


class ResetForm(ResetPasswordForm):
    """Whose password is forgotten.  Whoever signs in only through a broker has none that could be set by mail."""

    def clean_email(self) -> str:
        """Look for the account; that none was found is not told."""
        found = account_of_email(self.cleaned_data["email"])
        self.users = [found] if found is not None and found.has_usable_password() else []
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """A second request within minutes is answered alike and sends nothing: the first mail still holds."""
        for account in self.users:
            if cache.add(f"reset mail {account.pk}", 1, PAUSE):
                record(request, What.RESET_ASKED, account.pk)
                super().save(request, **kwargs)
        return str(self.cleaned_data["email"])


class RenewalForm(forms.Form):
    """The password of somebody who lost their second factor; tries count like those of sign-in."""

    password = PasswordField(label=_("Adgangskode"), autocomplete="current-password")

    def __init__(self, *args: Any, account: Account, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account, self.request = account, request
        self.fields["password"].validators.append(MaxLengthValidator(LONGEST_PASSWORD))
        self.fields["password"].widget.attrs.pop("placeholder", None)

    def clean_password(self) -> str:
        """Is it the right one?"""
        adapter, said = get_adapter(self.request), str(self.cleaned_data["password"])
        found = adapter.authenticate(self.request, email=self.account.email, password=said)
        if found is None or found.pk != self.account.pk:
            raise adapter.validation_error("incorrect_password")
        return said


class KeyForm(AddWebAuthnForm):
    """A passkey.  Most open it with a finger, a face or a PIN, and then need no password."""

    name = forms.CharField(label=_("Hvad skal nøglen hedde?"), required=False, help_text=_("Fx Min telefon."))
    passwordless = forms.BooleanField(
        label=_("Log ind uden adgangskode med denne nøgle"),
        required=False,
        initial=True,
        help_text=_("Nøglen låses op med finger, ansigt eller pinkode. Kan din nøgle ikke det, så fjern fluebenet."),
    )


class FirstPasswordForm(forms.Form):
    """The password that an invited person chooses."""

    password1 = SetPasswordField(label=_("Adgangskode"))

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["password1"].user = account  # type: ignore[attr-defined]
        self.fields["password1"].validators.append(MaxLengthValidator(LONGEST_PASSWORD))

    def save(self) -> None:
        """Set it."""
        get_adapter().set_password(self.account, self.cleaned_data["password1"])
