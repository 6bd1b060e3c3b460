"""Going a step of the first day, putting the steps away, and taking them out again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from livline.access.errors import NotFound
from livline.web.door import Act, Rule, page
from livline.web.rooms.guide.steps import BY_SLUG, CLOSED, address, again, mark

RULE = Rule("identity", Act.LIST)


class StepForm(forms.Form):
    """A step, and the child that it leads through."""

    step = forms.ChoiceField(choices=[(slug, slug) for slug in (*BY_SLUG, CLOSED, "again")])
    child = forms.UUIDField(required=False)


@require_POST
@page(RULE)
def go(request: Any) -> HttpResponse:
    """Note the step and go there; whether one may see that page, the page says."""
    form = StepForm(request.POST)
    if not form.is_valid():
        raise NotFound
    step, child = form.cleaned_data["step"], form.cleaned_data["child"]
    if step == "again":
        again(request.account)
        return redirect("today")
    mark(request.account, step)
    went_to = address(BY_SLUG[step], child) if step in BY_SLUG else ""
    return HttpResponseRedirect(went_to) if went_to else redirect("today")
