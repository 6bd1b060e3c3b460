"""The pages on which people ask each other for advice about a child, and say what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from lawcode.registry import DUTIES
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.lookups import Opened, case_opened
from livline.team.advice import colleagues, may_take_part, open_questions, question_answer, question_ask
from livline.team.models import Question, Topic
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.team.words import TOPICS

KNOWN_DUTIES = frozenset(duty.id for duty in DUTIES)


class AskForm(OnceForm):
    """Whom, and what about?"""

    to = forms.ChoiceField(label=_("Hvem vil du spørge?"))
    topic = forms.ChoiceField(label=_("Hvad vil du?"), choices=list(TOPICS.items()), widget=forms.RadioSelect)
    text = forms.CharField(label=_("Dit spørgsmål"), widget=forms.Textarea, max_length=2_000)

    def __init__(self, offered: list[Account], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].choices = [(str(one.id), one.name) for one in offered]  # type: ignore[attr-defined]


class AnswerForm(OnceForm):
    """What somebody says in a thread, and whether that is what came of it."""

    text = forms.CharField(label=_("Dit svar"), widget=forms.Textarea, max_length=2_000)
    is_outcome = forms.BooleanField(
        label=_("Det er, hvad vi blev enige om"), required=False, help_text=_("Så er spørgsmålet afsluttet.")
    )


def opened_among(request: Any, case: UUID) -> Opened:
    """The case, for somebody who takes part in its advice; raises `NotFound`."""
    opened = case_opened(case, by=request.account, object_="assessment")
    if not may_take_part(opened.sight):
        raise NotFound
    return opened


@require_http_methods(["GET", "POST"])
@page(Rule("assessment", Act.READ))
def ask(request: Any, case: UUID) -> HttpResponseBase:
    """The open threads of a case, and a new question; `duty` in the address names what it is about."""
    opened = opened_among(request, case)
    offered = list(Account.objects.filter(id__in=colleagues(case, request.account)).order_by("name"))
    duty = request.GET.get("duty", "") if request.GET.get("duty") in KNOWN_DUTIES else ""
    initial = {"topic": request.GET.get("topic", Topic.ADVICE), "to": request.GET.get("to", "")}
    form = AskForm(offered, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: asked(request, opened, form, duty))
        except Unfitting as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    shown: dict[str, Any] = {"form": form, "duty": duty, "threads": list(open_questions([case])), "offered": offered}
    return part_of(request, "web/team/ask.html", opened, **shown)


def asked(request: Any, opened: Opened, form: AskForm, duty: str) -> str:
    """Ask it."""
    told = form.cleaned_data
    whom = Account.objects.filter(id=told["to"]).first()
    if whom is None:
        raise NotFound
    question = question_ask(
        case=opened.case, to=whom, topic=Topic(told["topic"]), text=told["text"], by=request.account, duty=duty
    )
    notify(request, Notice.SAVED)
    return to("advice", opened.case.id, question.id)


@require_http_methods(["GET", "POST"])
@page(Rule("assessment", Act.READ))
def thread(request: Any, case: UUID, question: UUID) -> HttpResponseBase:
    """A question with what was said, and room for more until it has come to something."""
    opened = opened_among(request, case)
    found = Question.objects.filter(id=question, case=case).prefetch_related("by", "to").first()
    if found is None:
        raise NotFound
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: answered(request, found, form))
        except Overtaken:
            form.add_error(None, _("Spørgsmålet er afsluttet, siden du åbnede siden. Dit svar er ikke gemt."))
    answers = list(found.answers.select_related("by").order_by("at", "id"))
    shown: dict[str, Any] = {
        "question": found,
        "answers": answers,
        "form": form,
        "ended": any(one.is_outcome for one in answers),
    }
    return part_of(request, "web/team/thread.html", opened, **shown)


def answered(request: Any, question: Question, form: AnswerForm) -> str:
    """Add it."""
    told = form.cleaned_data
    question_answer(question=question, text=told["text"], is_outcome=told["is_outcome"], by=request.account)
    notify(request, Notice.SAVED)
    return to("advice", question.case_id, question.id)
