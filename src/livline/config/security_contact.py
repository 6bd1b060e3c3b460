"""Whom does somebody tell who has found a weakness?  The contact of the installation, as security.txt (RFC 9116)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

DAYS = 30
"""For so long somebody may rely on what they read; an installation that runs says it anew."""
SCHEMES = ("mailto:", "https:", "tel:")


@require_safe
def security_contact(request: HttpRequest) -> HttpResponse:
    """Not found where no contact is named."""
    contact = settings.SECURITY_CONTACT
    if not contact.startswith(SCHEMES) or not contact.isprintable():
        raise Http404
    ends = (timezone.now() + dt.timedelta(days=DAYS)).astimezone(dt.UTC)
    lines = [f"Contact: {contact}", f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}", "Preferred-Languages: da, en"]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")


urlpatterns = [path(".well-known/security.txt", security_contact, name="security_contact")]
