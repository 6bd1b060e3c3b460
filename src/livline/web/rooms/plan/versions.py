"""The pages of what a plan has said: all versions, one of them or that of a day, and what changed between two."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from livline.access.danish_day import danish_day
from livline.access.errors import NotFound
from livline.cases.lookups import Opened, case_opened
from livline.plans.lookups import plan_seen
from livline.plans.models import Version
from livline.plans.told import Told
from livline.web.day_words import day_text
from livline.web.door import Act, Rule, page
from livline.web.forms.dates import DanishDateField
from livline.web.once import to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.sentences import told_changes
from livline.web.rooms.plan.showing import Reading, surroundings

SEES_WORK = Rule("drafting", Act.READ)
"""Who sees what was saved besides what was adopted."""


class OnDayForm(forms.Form):
    """On which day?"""

    day = DanishDateField(label=_("Se planen, som den var den"))


class BetweenForm(forms.Form):
    """From which version to which?"""

    before = forms.TypedChoiceField(label=_("Fra"), coerce=int)
    after = forms.TypedChoiceField(label=_("Til"), coerce=int)

    def __init__(self, told: Told, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(one.number, version_name(one)) for one in reversed(told.versions)]
        for field in self.fields.values():
            field.choices = choices  # type: ignore[attr-defined]


def version_name(version: Version) -> str:
    """`3: 3. marts 2026, Anna`."""
    name = f"{version.number}: {day_text(danish_day(version.at))}"
    return f"{name}, {version.by_name}" if version.by_name else name


def opened_plan(request: Any, case: UUID, plan: UUID) -> tuple[Opened, Told]:
    """The case and a plan of it, for who sees the work on it; raises `NotFound`."""
    opened = case_opened(case, by=request.account, object_="drafting")
    return opened, plan_seen(opened, plan)


@require_GET
@page(SEES_WORK)
def versions(request: Any, case: UUID, plan: UUID) -> HttpResponseBase:
    """All versions, the newest first; a day in the address leads to the version of that day."""
    opened, told = opened_plan(request, case, plan)
    form = OnDayForm(request.GET if "day" in request.GET else None)
    if form.is_bound and form.is_valid():
        found = [one for one in told.versions if danish_day(one.at) <= form.cleaned_data["day"]]
        if found:
            return HttpResponseRedirect(to("plan-version", case, plan, found[-1].number))
        form.add_error("day", _("Den dag var der ikke skrevet noget i planen endnu."))
    adopted = {one.version_id: told.adopted_on[one.id] for one in told.adoptions if one.id in told.adopted_on}
    rows = [(one, one.id in adopted, adopted.get(one.id)) for one in reversed(told.versions)]
    return part_of(request, "web/plan/versions.html", opened, told=told, rows=rows, form=form, between=between(told))


def between(told: Told, data: Any = None) -> BetweenForm | None:
    """The form to compare two versions, from the one before or the one adopted last to the newest; none for one."""
    if len(told.versions) < 2:
        return None
    newest, adopted = told.versions[-1], told.adopted
    first = adopted.version if adopted is not None and told.is_changed else told.versions[-2]
    return BetweenForm(told, data, initial={"before": first.number, "after": newest.number})


@require_GET
@page(SEES_WORK)
def version(request: Any, case: UUID, plan: UUID, number: int) -> HttpResponse:
    """The plan as it was at a version."""
    opened, told = opened_plan(request, case, plan)
    content, saved = told.at(number), next(one for one in told.versions if one.number == number)
    around = surroundings(opened, danish_day(saved.at))
    changes = told_changes(told.at(number - 1), content) if number > 1 else []
    shown: dict[str, Any] = {"told": told, "around": around, "saved": saved, "changes": changes}
    shown["groups"] = list(Reading(told, content, around, works=False).groups())
    return part_of(request, "web/plan/version.html", opened, **shown)


@require_GET
@page(SEES_WORK)
def compare(request: Any, case: UUID, plan: UUID) -> HttpResponse:
    """What changed from one version to another; the earlier one is compared with the later, however they are named."""
    opened, told = opened_plan(request, case, plan)
    form = between(told, request.GET if request.GET.get("before") else None)
    numbers = numbers_in(form)
    first, last = (next(one for one in told.versions if one.number == number) for number in sorted(numbers))
    changes = told_changes(told.at(first.number), told.at(last.number))
    shown: dict[str, Any] = {"told": told, "between": form, "first": first, "last": last, "changes": changes}
    return part_of(request, "web/plan/compare.html", opened, **shown)


def numbers_in(form: BetweenForm | None) -> tuple[int, int]:
    """The two versions that are asked about; raises `NotFound` for what is no version."""
    if form is None or (form.is_bound and not form.is_valid()):
        raise NotFound
    told = form.cleaned_data if form.is_bound else form.initial
    return told["before"], told["after"]
