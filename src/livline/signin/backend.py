"""Is this the right password?  Asked at the door; an account that is closed or unknown takes as long as any other."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from livline.signin.accounts import account_of_email


class Backend(AuthenticationBackend):
    """Sign-in with an e-mail address and a password."""

    def _authenticate_by_email(self, email: str, password: str) -> AbstractBaseUser | None:
        found = account_of_email(email)
        if found is None or not found.has_usable_password():
            return None
        return self._check_password(found, password)
