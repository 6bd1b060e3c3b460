"""Django's settings.  What differs between installations comes from the environment, and is read here alone.

`LIVLINE_DATABASE_URL`: the database, as the role that this process has (owner, web or job).
"""

from __future__ import annotations

import os
from typing import Any

from livline.database.address import VARIABLE, Address

SECRET_KEY = os.environ.get("LIVLINE_SECRET_KEY", "")
DEBUG = False

INSTALLED_APPS = [
    "django.contrib.postgres",
    "livline.access.apps.Access",
    "livline.looks.apps.Looks",
    "livline.cases.apps.Cases",
    "livline.ledger.apps.LedgerApp",
]
AUTH_USER_MODEL = "access.Account"

DATABASES: dict[str, dict[str, Any]] = {}
if VARIABLE in os.environ:
    # The actor is named for a transaction, so every request has to be one.
    DATABASES["default"] = Address.from_environment().for_django() | {"ATOMIC_REQUESTS": True}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
