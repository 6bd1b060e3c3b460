"""The pages on which a version is asked to be approved, answered, and made the child's plan."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.danish_day import today
from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.cases.lookups import Opened, case_opened_to_decide
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.people.lookups import people_seen
from livline.plans.joint import SIBLING, Other
from livline.plans.lookups import plan_seen, said_with
from livline.plans.models import Taken
from livline.plans.reading import Content
from livline.plans.services import plan_adopt, step_take
from livline.plans.told import Told
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.beside import around_with_siblings
from livline.web.rooms.plan.consenting import consent_to
from livline.web.rooms.plan.lacking import lacking
from livline.web.rooms.plan.sentences import told_changes
from livline.web.rooms.plan.showing import Surroundings, reading_of, surroundings
from livline.web.rooms.plan.siblings import SIBLINGS, ask_for_all
from livline.web.rooms.plan.versions import SEES_WORK, opened_plan
from livline.web.rooms.plan.views import WRITES
from livline.web.rooms.plan.weighing import reminders
from livline.web.rooms.plan.writing import opened_to_write
from livline.web.rooms.quick.changes import Changes, changes_by

DECIDES = Rule("drafting", Act.DECIDE)
"""Who answers whether a plan is approved."""


class AskForm(OnceForm):
    """A word to who is to approve."""

    text = forms.CharField(
        label=_("En besked til lederen"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4_000, required=False
    )


class AnswerForm(OnceForm):
    """Approved, or back with a word of why."""

    taken = forms.ChoiceField(
        label=_("Dit svar"),
        widget=forms.RadioSelect,
        choices=[(Taken.APPROVED.value, _("Planen er godkendt")), (Taken.SENT_BACK.value, _("Send den tilbage"))],
    )
    text = forms.CharField(
        label=_("En besked til rådgiveren"),
        help_text=_("Skal skrives, når planen sendes tilbage."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4_000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Who sends a plan back says why."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("taken") == Taken.SENT_BACK and not told.get("text", "").strip():
            self.add_error("text", _("Skriv, hvad der skal ændres."))
        return told


@require_http_methods(["GET", "POST"])
@page(WRITES)
def ask(request: Any, case: UUID, plan: UUID) -> HttpResponseBase:
    """Ask for an approval of the plan as it stands, whatever it lacks; an empty plan cannot be approved."""
    opened, told = opened_to_write(request, case, plan)
    before = sent_before(request)
    if before is not None:
        return before
    if told.is_asked or not told.is_changed:
        raise NotFound
    if not told.content.parts:
        raise Unfitting("Planen er tom.", "Skriv noget i planen først.")
    around, theirs, _guides = around_with_siblings(opened, told, request.account)
    form, others = AskForm(request.POST or None), askable(theirs)
    ask_for_all(form, others)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: asked_for_all(request, opened, told, form, others))
    return part_of(request, "web/plan/ask.html", opened, form=form, **weighed(opened, told, request.account, around))


def askable(others: list[Other]) -> list[tuple[Other, Told]]:
    """The plans of siblings about which one may ask as well."""
    theirs = [(one, plan_seen(one.opened, one.plan.id)) for one in others if one.may_write]
    return [(one, its) for one, its in theirs if its.content.parts and its.is_changed and not its.is_asked]


def asked_for_all(request: Any, opened: Opened, told: Told, form: AskForm, others: list[tuple[Other, Told]]) -> str:
    """Ask about this plan and about those of the siblings that were ticked, each on its own."""
    text, wanted = form.cleaned_data["text"], set(form.cleaned_data.get(SIBLINGS) or ())
    for one, its in others:
        if str(one.plan.id) in wanted:
            record(one.plan.case_id, Look.WRITE, SIBLING)
            step_take(told=its, taken=Taken.ASKED, by=request.account, text=text)
    return stepped(request, opened, told, Taken.ASKED, text)


def weighed(opened: Opened, told: Told, by: Account, around: Surroundings) -> dict[str, Any]:
    """What is looked at before a plan is approved: what it lacks, and what has changed since it was adopted."""
    adopted, ties = told.adopted, people_seen(opened, by)
    before = told.at(adopted.version.number) if adopted is not None else Content(())
    return {
        "told": told,
        "around": around,
        "works": True,
        "lacks": lacking(opened, told, around, today()),
        "reminders": list(reminders(opened, told, around, told.content, by)),
        "ties": ties,
        "consent": consent_to(opened, ties, told.plan.type, asked_content(told), today()),
        "changes": told_changes(before, asked_content(told)) if adopted is not None else [],
    }


def asked_content(told: Told) -> Content:
    """What is asked to be approved, where something is; else what stands."""
    return told.at(told.step.version.number) if told.step is not None and told.is_asked else told.content


def stepped(request: Any, opened: Opened, told: Told, taken: Taken, text: str = "") -> str:
    """Take a step with the plan."""
    step_take(told=told, taken=taken, by=request.account, text=text)
    notify(request, Notice.SAVED)
    return to("plan", opened.case.id, told.plan.id)


@require_http_methods(["GET", "POST"])
@page(DECIDES)
def answer(request: Any, case: UUID, plan: UUID) -> HttpResponseBase:
    """Read what is asked to be approved, and answer; nobody answers what they asked themselves."""
    opened = case_opened_to_decide(case, by=request.account, object_="drafting")
    told = plan_seen(opened, plan)
    before = sent_before(request)
    if before is not None:
        return before
    form = AnswerForm(request.POST or None)
    is_mine = told.is_asked and told.step is not None and told.step.by_id != request.account.id
    if request.method == "POST" and is_mine and form.is_valid():
        taken, text = Taken(form.cleaned_data["taken"]), form.cleaned_data["text"]
        return once(request, form, lambda: stepped(request, opened, told, taken, text))
    shown = weighed(opened, told, request.account, surroundings(opened, today()))
    content = asked_content(told)
    shown |= {
        "form": form if is_mine else None,
        "word": said_with(told.step) if told.step is not None else "",
        "groups": list(reading_of(opened, told, content, shown["around"]).groups()),
        "is_newer": told.is_asked and told.step is not None and told.newest != told.step.version,
        "may_remark": True,
    }
    return part_of(request, "web/plan/answer.html", opened, **shown)


@require_POST
@page(WRITES)
def withdraw(request: Any, case: UUID, plan: UUID) -> HttpResponseBase:
    """Take the question back."""
    return one_click(request, case, plan, lambda opened, told: stepped(request, opened, told, Taken.WITHDRAWN))


@require_POST
@page(WRITES)
def adopt(request: Any, case: UUID, plan: UUID) -> HttpResponseBase:
    """Make the approved version the child's plan."""
    return one_click(request, case, plan, lambda opened, told: made(request, opened, told))


def one_click(request: Any, case: UUID, plan: UUID, act: Any) -> HttpResponseBase:
    """Something that a button does."""
    opened, told = opened_to_write(request, case, plan)
    form = OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: act(opened, told))


def made(request: Any, opened: Opened, told: Told) -> str:
    """Adopt it, and go to what that changed."""
    plan_adopt(opened=opened, told=told, by=request.account)
    return to("plan-adopted", opened.case.id, told.plan.id)


@require_GET
@page(SEES_WORK)
def done(request: Any, case: UUID, plan: UUID) -> HttpResponse:
    """What the adoption that holds has closed and opened."""
    opened, told = opened_plan(request, case, plan)
    if told.adopted is None:
        raise NotFound
    counts = opened.sight.reads("duties")
    changes = changes_by(opened.case, told.adopted.fact) if counts else Changes()
    return part_of(request, "web/plan/adopted.html", opened, told=told, changes=changes, counts=counts)
