"""The page of sites: which there are.  Which child lives where is no matter of administration."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from livline.access.models import Site
from livline.access.organisation import set_closed, site_make
from livline.web.door import page
from livline.web.once import to
from livline.web.rooms.administration.accounts import RULE
from livline.web.rooms.administration.acts import administrator, parts, pressed, told
from livline.web.rooms.administration.forms import SiteForm
from livline.web.rooms.administration.selectors import site_of, sites_of


@require_http_methods(["GET", "POST"])
@page(RULE)
def sites(request: Any) -> HttpResponseBase:
    """Which sites there are, and a new one."""
    administrator(request)
    form = SiteForm(request.POST or None)
    done = told(request, form, lambda: made(request, form))
    shown = {"sites": sites_of(request.account), "form": form, "parts": parts(request.path)}
    return done or render(request, "web/administration/sites.html", shown)


def made(request: Any, form: SiteForm) -> str:
    """Make it, and back to the list."""
    site_make(name=form.cleaned_data["name"], kind=form.cleaned_data["kind"], by=request.account)
    return to("sites")


@require_POST
@page(RULE)
def closed(request: Any, site: UUID) -> HttpResponseBase:
    """Close a site to new children, or open it again: what the button said."""
    administrator(request)
    found, is_closed = site_of(site, request.account), request.POST.get("closed") == "yes"
    return pressed(request, lambda: set_site_closed(found, is_closed))


def set_site_closed(site: Site, is_closed: bool) -> str:
    """Close or open it, and back to the list."""
    set_closed(what=site, is_closed=is_closed)
    return to("sites")
