"""Does the library hear what our settings say?  A name that it does not know changes nothing and is never refused."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account import app_settings as account
from allauth.mfa import app_settings as mfa
from django.conf import settings

ELSEWHERE = {"ACCOUNT_USER_DISPLAY"}
"""Asked for by the library past its own list of settings."""


def unknown(names: list[str], prefix: str, library: Any) -> list[str]:
    asked = [name for name in names if name.startswith(prefix) and name not in ELSEWHERE]
    return [name for name in asked if not hasattr(library, name.removeprefix(prefix))]


@pytest.mark.parametrize(("prefix", "library"), [("ACCOUNT_", account), ("MFA_", mfa)])
def test_every_setting_is_one_that_the_library_knows(prefix: str, library: Any):
    ours = [name for name in dir(settings) if name.startswith(prefix)]
    assert ours
    assert unknown(ours, prefix, library) == []


def test_a_miswritten_setting_is_found():
    assert unknown(["MFA_ALLOW_INMFA_TOTP_ISSUER", "MFA_TOTP_ISSUER"], "MFA_", mfa) == ["MFA_ALLOW_INMFA_TOTP_ISSUER"]
