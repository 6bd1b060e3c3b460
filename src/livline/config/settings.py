"""Django's settings.  What differs between installations comes from the environment, and is read here alone.

`LIVLINE_DATABASE_URL`: the database, as the role that this process has (owner, web or job).
`LIVLINE_SECRET_KEY`: what sessions and forms are signed with.
`LIVLINE_HOSTS`: the names under which the application is reached, with commas between.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from livline.config.signing_in import *  # noqa: F403
from livline.config.signing_in import ALLAUTH_APPS, SIGNIN_APPS, SIGNIN_MIDDLEWARE
from livline.database.address import VARIABLE, Address

SECRET_KEY = os.environ.get("LIVLINE_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("LIVLINE_HOSTS", "").split(",") if host.strip()]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    *SIGNIN_APPS,
    "django.contrib.postgres",
    "livline.access.apps.Access",
    "livline.looks.apps.Looks",
    "livline.cases.apps.Cases",
    "livline.ledger.apps.LedgerApp",
    "livline.people.apps.People",
    "livline.jobs.apps.Jobs",
    "livline.signin.apps.SignIn",
    "livline.web.apps.Web",
    *ALLAUTH_APPS,  # after ours, whose templates win
]
AUTH_USER_MODEL = "access.Account"
ROOT_URLCONF = "livline.config.urls"
WSGI_APPLICATION = "livline.config.wsgi.application"
MIDDLEWARE: list[str] = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    *SIGNIN_MIDDLEWARE,
]

DATABASES: dict[str, dict[str, Any]] = {}
if VARIABLE in os.environ:
    DATABASES["default"] = Address.from_environment().for_django()

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent.parent / "web" / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
