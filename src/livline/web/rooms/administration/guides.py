"""The pages of guides: how one talks about goals here, with children of several ages and with parents who disagree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.terms.guiding import Guided, guide_give_back, guide_history, guide_write, guided, guided_one
from livline.web.door import page
from livline.web.once import to
from livline.web.rooms.administration.accounts import RULE
from livline.web.rooms.administration.acts import administrator, parts, pressed, told
from livline.web.rooms.administration.forms import GuideForm

COLUMNS = [{"text": _("Vejledning")}, {"text": _("Første trin")}, {"text": _("Trin i alt"), "number": True}]
WRITTEN_IN = "da"
"""In which language a municipality writes, as it does its plans."""


@require_GET
@page(RULE)
def guides(request: Any) -> HttpResponse:
    """Every guide, as it is given here."""
    administrator(request)
    found = [(one, one.title(WRITTEN_IN), one.steps(WRITTEN_IN)) for one in guided(request.account)]
    changed = sum(one.is_changed for one, _title, _steps in found)
    shown = {"guides": found, "changed": changed, "columns": COLUMNS, "parts": parts(request.path)}
    return render(request, "web/administration/guides.html", shown)


@require_http_methods(["GET", "POST"])
@page(RULE)
def guide(request: Any, guide: str) -> HttpResponseBase:
    """One guide: how it is given here, how Livline gives it, and what was said before."""
    administrator(request)
    found = guided_one(request.account, guide)
    form = GuideForm(request.POST or None, initial=initial(found))
    done = told(request, form, lambda: written(request, guide, form.cleaned_data))
    shown = {"guided": found, "title": found.title(WRITTEN_IN), "form": form, "own": own(found)}
    shown |= {"history": [(one, one.steps.split("\n")) for one in guide_history(request.account, guide)]}
    return done or render(request, "web/administration/guide.html", shown)


@require_POST
@page(RULE)
def give_back(request: Any, guide: str) -> HttpResponseBase:
    """Back to Livline's guide."""
    administrator(request)
    return pressed(request, lambda: given_back(request, guide))


def initial(known: Guided) -> dict[str, str]:
    """What the form begins with: the guide as it is given."""
    return {"title": known.title(WRITTEN_IN), "steps": "\n".join(known.steps(WRITTEN_IN))}


def own(known: Guided) -> dict[str, Any]:
    """Livline's guide."""
    ours = Guided(known.own, None)
    return {"title": ours.title(WRITTEN_IN), "steps": ours.steps(WRITTEN_IN)}


def written(request: Any, guide: str, given: Mapping[str, str]) -> str:
    """Keep it, and to the list."""
    guide_write(guide=guide, title=given["title"], steps=given["steps"], by=request.account)
    return to("guides")


def given_back(request: Any, guide: str) -> str:
    """Withdraw it, and to the list."""
    guide_give_back(guide=guide, by=request.account)
    return to("guides")
