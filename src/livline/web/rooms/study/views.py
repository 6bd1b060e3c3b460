"""The pages: all assessments of a case, one of them, and how one begins, is deepened and ends."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.cases.models import Entry
from livline.studies.headings import Depth
from livline.studies.lookups import Told, studies_seen, study_seen, unwritten
from livline.studies.services import study_begin, study_close, study_of_fact
from livline.web.door import Act, Rule, page
from livline.web.fact_words import kind_title
from livline.web.forms.dates import DanishDateField
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of

NEW: dict[str, object] = {
    Depth.SHORT: _("En kort faglig vurdering (afdækning, § 19). Den kan bære en afgørelse og udbygges senere."),
    Depth.DEEP: _("En børnefaglig undersøgelse (§§ 20-22), når sagen er alvorlig eller kompleks."),
}
"""What can begin, in words."""


class DayForm(OnceForm):
    """On which day something begins or ends."""

    on = DanishDateField(label=_("Dato"), initial=today)


class BeginForm(DayForm):
    """What is to begin: something new, or what a fact says has begun."""

    what = forms.ChoiceField(label=_("Hvad begynder?"), widget=forms.RadioSelect)

    def __init__(self, waiting: list[Entry], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        known = [(str(fact.fact), begun_words(fact)) for fact in waiting]
        self.fields["what"].choices = [*known, *NEW.items()]  # type: ignore[attr-defined]
        self.order_fields(["what", "on"])


def begun_words(fact: Entry) -> str:
    """What began by a fact, and when."""
    day = fact.date.strftime("%d.%m.%Y") if fact.date else str(_("uden dato"))
    return f"{kind_title(fact.kind)}, {day}"


@require_GET
@page(Rule("assessment", Act.READ))
def studies(request: Any, case: UUID) -> HttpResponse:
    """All assessments of the case, the newest first."""
    opened = case_opened(case, by=request.account, object_="assessment")
    return part_of(request, "web/study/studies.html", opened, studies=studies_seen(opened))


@require_GET
@page(Rule("assessment", Act.READ))
def study(request: Any, case: UUID, study: UUID) -> HttpResponse:
    """One assessment, heading by heading; what is taken over says where it comes from."""
    opened = case_opened(case, by=request.account, object_="assessment")
    return part_of(request, "web/study/study.html", opened, told=study_seen(opened, study))


@require_http_methods(["GET", "POST"])
@page(Rule("assessment", Act.WRITE))
def begin(request: Any, case: UUID) -> HttpResponseBase:
    """Begin an assessment, or write on one that began as a fact."""
    opened = case_opened_to_write(case, by=request.account, object_="assessment")
    waiting = unwritten(opened)
    form = BeginForm(waiting, request.POST or None, initial={"what": Depth.SHORT})
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: begun(request, opened, form, waiting))
    return part_of(request, "web/study/begin.html", opened, form=form)


def begun(request: Any, opened: Opened, form: BeginForm, waiting: list[Entry]) -> str:
    """Begin it."""
    what = form.cleaned_data["what"]
    fact = next((fact for fact in waiting if str(fact.fact) == what), None)
    if fact is not None:
        fresh = study_of_fact(fact=fact, by=request.account)
    else:
        fresh = study_begin(case=opened.case, depth=Depth(what), on=form.cleaned_data["on"], by=request.account)
    notify(request, Notice.SAVED)
    return to("study", opened.case.id, fresh.id)


@require_http_methods(["GET", "POST"])
@page(Rule("assessment", Act.WRITE))
def deepen(request: Any, case: UUID, study: UUID) -> HttpResponseBase:
    """Begin the deep study that takes over what a short assessment says."""
    opened, told = opened_to_write(request, case, study)
    if not told.is_short or hasattr(told.study, "deepened"):
        raise NotFound
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: deepened(request, opened, told, form))
    return part_of(request, "web/study/deepen.html", opened, form=form, told=told)


def deepened(request: Any, opened: Opened, told: Told, form: DayForm) -> str:
    """Begin it."""
    day, by = form.cleaned_data["on"], request.account
    fresh = study_begin(case=opened.case, depth=Depth.DEEP, on=day, built_on=told.study, by=by)
    notify(request, Notice.SAVED)
    return to("study", opened.case.id, fresh.id)


@require_http_methods(["GET", "POST"])
@page(Rule("assessment", Act.WRITE))
def close(request: Any, case: UUID, study: UUID) -> HttpResponseBase:
    """Say that an assessment is finished, as a fact of the case; its texts can still be corrected."""
    opened, told = opened_to_write(request, case, study)
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: closed(request, opened, told, form))
    return part_of(request, "web/study/close.html", opened, form=form, told=told)


def closed(request: Any, opened: Opened, told: Told, form: DayForm) -> str:
    """Finish it."""
    study_close(told=told, on=form.cleaned_data["on"], by=request.account)
    notify(request, Notice.SAVED)
    return to("study", opened.case.id, told.study.id)


def opened_to_write(request: Any, case: UUID, study: UUID) -> tuple[Opened, Told]:
    """The case and an assessment of it, for who writes assessments; raises `NotFound`."""
    opened = case_opened_to_write(case, by=request.account, object_="assessment")
    return opened, study_seen(opened, study)
