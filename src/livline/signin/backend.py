"""Is this the right password?  Asked at the door; an account that is closed or unknown takes as long as any other."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from livline.access.models import Account
from livline.signin.accounts import account_of_email


class Backend(AuthenticationBackend):
    """Sign-in with an e-mail address and a password."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account of a session, named for the transaction in the question that fetches it."""
        found = next(iter(Account.objects.raw("SELECT * FROM account_named(%s)", [user_id])), None)
        return found if found is not None and self.user_can_authenticate(found) else None

    def _authenticate_by_email(self, email: str, password: str) -> AbstractBaseUser | None:
        found = account_of_email(email)
        if found is None or not found.has_usable_password():
            return None
        return self._check_password(found, password)
