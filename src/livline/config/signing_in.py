"""How strictly does sign-in work?  The settings of sessions, cookies, passwords, second factors and brokers.

`LIVLINE_MAIL_FROM`: who mails come from.
`LIVLINE_PROXIES`: how many proxies of ours stand before the application; they say who asks (X-Forwarded-For).
`LIVLINE_BROKERS`: the brokers that people may sign in through, as a JSON list (see `livline.signin.brokers`).
"""

from __future__ import annotations

import os
from typing import Any

from livline.config.deployment import is_public

IS_PUBLIC = is_public(os.environ)

ALLAUTH_APPS = ["allauth", "allauth.account", "allauth.mfa"]
SESSIONS = [
    "livline.signin.transaction.one_transaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
"""Middleware outside everything that asks the database."""
ENTRANCE = [
    "livline.signin.acting.acting",
    "allauth.account.middleware.AccountMiddleware",
    "livline.signin.second_factor.second_factor_first",
]
"""Middleware that says for whom the views inside it work."""

AUTHENTICATION_BACKENDS = ["livline.signin.backend.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60

SESSION_ENGINE = "livline.signin.sessions"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SIGNIN_SESSION_SECONDS = 10 * 60 * 60
"""How long a sign-in lasts at most."""
SIGNIN_IDLE_SECONDS = {"staff": 30 * 60, "citizen": 30 * 60}
"""How long it lasts when nothing is done, for each kind of account."""

CACHES = {
    "default": {"BACKEND": "livline.signin.remembered.Remembered"},
    "pace": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pace",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
"""Tries are counted in the database: several processes answer, and each must know what the others have seen.  Pages
after sign-in are counted by each process for itself (`livline.web.pace`)."""
PACE = {"pages": [(300, 60), (5_000, 3_600)], "heavy": [(30, 60), (300, 3_600)]}
"""How many pages, and how many searches and exports, one account gets within so many seconds."""

SIGNIN_OUTSIDE = frozenset({"/health"})
"""What answers also where there is no database, and so outside any transaction."""

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_PUBLIC else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("LIVLINE_PROXIES", "0"))
ACCOUNT_ADAPTER = "livline.signin.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators enter the addresses
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_DISPLAY = "livline.signin.adapter.display"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_FORMS = {"login": "livline.signin.forms.SignInForm", "reset_password": "livline.signin.forms.ResetForm"}
ACCOUNT_RATE_LIMITS = {
    # Many people of a municipality share one address on the network.
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "20/m/ip",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "livline.signin.factors.Factors"
MFA_FORMS = {"add_webauthn": "livline.signin.forms.KeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_PUBLIC  # a demo is reached over http on its own machine
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}

DEFAULT_FROM_EMAIL = os.environ.get("LIVLINE_MAIL_FROM", "livline@example.invalid")
SIGNIN_BROKERS = os.environ.get("LIVLINE_BROKERS", "[]")
