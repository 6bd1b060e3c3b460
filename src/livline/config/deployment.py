"""What is it that runs: production, a demo or a test?  And what follows for cookies, encryption and files.

Whatever is not said to be a demo or a test is treated like production where that is the safer way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from livline.database.address import THIS_MACHINE

VARIABLE = "LIVLINE_ENV"
PRODUCTION, DEMO, TEST = KINDS = ("production", "demo", "test")
HTTPS = "LIVLINE_HTTPS"
BEHIND_PROXY = "proxy"
"""A proxy of one's own ends the encryption and says so in X-Forwarded-Proto."""
LOOPBACK = "loopback"
"""No encryption, and nobody is answered but this machine: for a trial of an installation, asked for by this word."""
YEAR = 365 * 24 * 60 * 60


def is_public(environ: Mapping[str, str]) -> bool:
    """May strangers reach it?"""
    return environ.get(VARIABLE, "") not in (DEMO, TEST)


def encryption(environ: Mapping[str, str]) -> dict[str, Any]:
    """Redirects, HSTS and the word of the proxy: only where somebody said that there is one."""
    if environ.get(HTTPS) != BEHIND_PROXY:
        return {"SECURE_SSL_REDIRECT": False, "SECURE_HSTS_SECONDS": 0, "SECURE_PROXY_SSL_HEADER": None}
    return {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": YEAR,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    }


def cookies(environ: Mapping[str, str]) -> dict[str, Any]:
    """In production a browser sends them over encryption only, to this host only: that is what `__Host-` demands."""
    public = is_public(environ)
    prefix = "__Host-" if public else ""
    names = {"SESSION": f"{prefix}livline", "CSRF": f"{prefix}livline_form", "LANGUAGE": f"{prefix}livline_language"}
    found: dict[str, Any] = {"NOTICE_COOKIE_NAME": f"{prefix}livline_notice"}  # else as the session's
    for cookie, name in names.items():
        found |= {
            f"{cookie}_COOKIE_NAME": name,
            f"{cookie}_COOKIE_SECURE": public,
            f"{cookie}_COOKIE_HTTPONLY": True,
            f"{cookie}_COOKIE_SAMESITE": "Lax",
            f"{cookie}_COOKIE_PATH": "/",
            f"{cookie}_COOKIE_DOMAIN": None,
        }
    return found


def site(environ: Mapping[str, str], hosts: Sequence[str]) -> str:
    """The address to which a letter leads that no request has asked for: the first name, encrypted behind a proxy."""
    scheme = "https" if environ.get(HTTPS) == BEHIND_PROXY else "http"
    return f"{scheme}://{hosts[0] if hosts else 'localhost'}"


def mail(environ: Mapping[str, str]) -> dict[str, Any]:
    """Letters hold links that open an account: they leave encrypted, unless their server is this machine."""
    host = environ.get("LIVLINE_MAIL_HOST", "")
    return {"EMAIL_HOST": host, "EMAIL_USE_TLS": bool(host) and host not in THIS_MACHINE, "EMAIL_TIMEOUT": 30}


def static_files(environ: Mapping[str, str], home: Path) -> dict[str, Any]:
    """In production they are collected, compressed and named after their content by `serve`; else found in the apps."""
    collected = environ.get(VARIABLE) == PRODUCTION
    storage = "Collected" if collected else "Found"
    return {
        "STATIC_URL": "/static/",
        "STATIC_ROOT": home / "static" if collected else None,
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": f"livline.web.static_addresses.{storage}"},
        },
        "WHITENOISE_USE_FINDERS": not collected,
    }
