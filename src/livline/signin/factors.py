"""How are secrets of second factors kept?  Encrypted: a copy of the database makes no codes."""

from __future__ import annotations

import base64
import hmac
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings


class Factors(DefaultMFAAdapter):
    """Second factors."""

    def encrypt(self, text: str) -> str:
        """Under a key that is made from the application's."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The counterpart."""
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """An account that was closed between password and code is nobody's, and has none."""
        return user is not None and super().is_mfa_enabled(user, types=types)

    def _get_site_name(self) -> str:
        return "Livline"


def _fernet() -> Fernet:
    secret = hmac.digest(settings.SECRET_KEY.encode(), b"second factors", "sha256")
    return Fernet(base64.urlsafe_b64encode(secret))
