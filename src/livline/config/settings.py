"""Django's settings.  What differs between installations comes from the environment, and is read here alone.

`LIVLINE_DATABASE_URL`: the database, as the role that this process has (owner, web or job).
`LIVLINE_SECRET_KEY`: what sessions and forms are signed with.
`LIVLINE_HOSTS`: the names under which the application is reached, with commas between.
`LIVLINE_ENV`: production, demo or test; `LIVLINE_HTTPS=proxy`: a proxy of our own ends the encryption (`deployment`).
`LIVLINE_HOME`: the folder for files that wait and for what is collected; `LIVLINE_MAIL_HOST`: where letters go.
`LIVLINE_CLAMD`: where ClamAV answers, as unix:/run/clamav/clamd.ctl or tcp:host:port; files are then scanned.
`LIVLINE_SECURITY_CONTACT`: whom to tell of a weakness, as mailto: or https: (`security_contact`).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from livline.config import deployment
from livline.config.logs import LOGGING as LOGGING
from livline.config.ready import home
from livline.config.signing_in import *  # noqa: F403
from livline.config.signing_in import ALLAUTH_APPS, ENTRANCE, SESSIONS
from livline.database.address import VARIABLE, Address
from livline.web.headers import of_files

SECRET_KEY = os.environ.get("LIVLINE_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = [host.strip() for host in os.environ.get("LIVLINE_HOSTS", "").split(",") if host.strip()]
SITE = deployment.site(os.environ, ALLOWED_HOSTS)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",  # its tables stay empty and closed; allauth imports its models
    "django.contrib.postgres",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_cotton",
    "django_htmx",
    "csp",
    "livline.access.apps.Access",
    "livline.looks.apps.Looks",
    "livline.cases.apps.Cases",
    "livline.ledger.apps.LedgerApp",
    "livline.people.apps.People",
    "livline.journal.apps.Journal",
    "livline.portrait.apps.PortraitApp",
    "livline.studies.apps.StudiesApp",
    "livline.plans.apps.PlansApp",
    "livline.inbox.apps.Inbox",
    "livline.calendars.apps.Calendars",
    "livline.digests.apps.Digests",
    "livline.team.apps.TeamApp",
    "livline.leave.apps.LeaveApp",
    "procrastinate.contrib.django",
    "livline.jobs.apps.Jobs",
    "livline.signin.apps.SignIn",
    "livline.doubts.apps.Doubts",
    "livline.fields.apps.Fields",
    "livline.terms.apps.Terms",
    "livline.joining.apps.Joining",
    "livline.web.apps.Web",
    *ALLAUTH_APPS,  # after ours, whose templates win
]
AUTH_USER_MODEL = "access.Account"
ROOT_URLCONF = "livline.config.urls"
WSGI_APPLICATION = "livline.config.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "livline.web.headers.headers",
    "csp.middleware.CSPMiddleware",
    "livline.web.methods.methods",
    "livline.web.language.language",
    *SESSIONS,
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    *ENTRANCE,
    "django_htmx.middleware.HtmxMiddleware",
]
if not deployment.is_public(os.environ):
    MIDDLEWARE.insert(MIDDLEWARE.index("livline.web.headers.headers"), "livline.web.timing.timing")
if os.environ.get(deployment.VARIABLE) == deployment.DEMO:
    INSTALLED_APPS.append("livline.demo_world.apps.DemoWorld")
    MIDDLEWARE.append("livline.demo_world.banner.banner")
    DEMO_REPORT = os.environ.get("LIVLINE_DEMO_REPORT", "")
    PACE = {"pages": [], "heavy": []}  # one machine and one person: nobody is kept waiting, and a test is fast
CSRF_FAILURE_VIEW = "livline.web.faults.stale"
MESSAGE_STORAGE = "livline.web.notices.NoticeStorage"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
}

DATABASES: dict[str, dict[str, Any]] = {}
if VARIABLE in os.environ:
    # A connection serves many requests: a new one knows no table and no plan, which made each page twice as slow.
    # Whom it works for is named for one transaction only.
    DATABASES["default"] = Address.from_environment().for_django() | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

HOME = home()
INBOX = HOME / "inbox"
CLAMD = os.environ.get("LIVLINE_CLAMD", "")
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # no file of a case on a disk
FILE_UPLOAD_MAX_MEMORY_SIZE = 11 * 1024 * 1024
globals().update(deployment.encryption(os.environ))
globals().update(deployment.cookies(os.environ))
globals().update(deployment.static_files(os.environ, HOME))
globals().update(deployment.mail(os.environ))
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_REFERRER_POLICY = "same-origin"
EMAIL_BACKEND = "livline.config.mail.GuardedMail"
SECURITY_CONTACT = os.environ.get("LIVLINE_SECURITY_CONTACT", "")

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "livline.web.navigation.around",
                "livline.web.theme.theme",
            ],
        },
    },
]
FORM_RENDERER = "livline.web.forms.renderer.Renderer"

WHITENOISE_ADD_HEADERS_FUNCTION = of_files
WHITENOISE_ALLOW_ALL_ORIGINS = False

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LOCALE_PATHS = [Path(__file__).parent.parent / "web" / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
