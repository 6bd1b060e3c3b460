"""The page on which a notification is assessed for a child, and for its siblings with the same outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.access.sight import sights
from livline.inbox.assessing import add_to_case, begin_case, decline
from livline.inbox.known import known_by
from livline.inbox.lookups import INTAKE, notification_opened
from livline.inbox.models import Outcome, Subject
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.people.models import Part, Tie
from livline.sealing.seal import token_of
from livline.web import drafts
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.inbox.drafting import RULE, assessment_place, draft_of, typed
from livline.web.rooms.inbox.forms import AssessForm
from livline.web.rooms.inbox.selectors import About, Shown, shown


@dataclass(frozen=True)
class Candidate:
    """A case that may be the child's; `token` stands for it in the form, `text` says what the reader may know."""

    case: UUID
    token: str
    text: str
    is_known: bool
    """Found by CPR: it is the child's."""


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@page(RULE)
def assess(request: Any, notification: UUID, child: UUID) -> HttpResponseBase:
    """Is the child in danger now, and what comes of it?"""
    opened = notification_opened(notification, by=request.account, act=Look.WRITE)
    one = shown([opened.telling], request.account)[0]
    subject = to_assess(one, child).subject
    cases = candidates(subject, request.account)
    place = assessment_place(notification, child)
    form = form_of(request, one, subject, cases, opened.reach.begins, typed(draft_of(request, place), "also"))
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: assessed(request, one, subject, cases, form))
        except Overtaken:
            form.add_error(None, _("En anden har vurderet barnet imens. Se underretningen, før du går videre."))
        except Unfitting as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return page_of(request, one, subject, cases, form)


def to_assess(one: Shown, child: UUID) -> About:
    """The child; raises `NotFound` where there is nothing more to assess.  A no may be taken up again."""
    about = next((about for about in one.children if about.subject.child == child), None)
    if about is None or (about.assessment is not None and about.assessment.outcome != Outcome.DECLINED):
        raise NotFound
    return about


def form_of(
    request: Any,
    one: Shown,
    subject: Subject,
    cases: Sequence[Candidate],
    may_begin: bool,
    before: Mapping[str, Any],
) -> AssessForm:
    """The form, with what this reader may choose; chosen is what was typed `before`, else the likeliest."""
    known = any(case.is_known for case in cases)
    outcomes = [
        (Outcome.BEGUN, _("Barnet får en sag"), may_begin),
        (Outcome.EXISTING, _("Den hører til i barnets sag"), bool(cases)),
        (Outcome.DECLINED, _("Der bliver ingen sag"), True),
    ]
    offered = [(word, text) for word, text, is_offered in outcomes if is_offered]
    others = [(str(about.subject.child), about.subject.name) for about in one.children if is_other(about, subject)]
    first = Outcome.EXISTING if known else offered[0][0]
    initial = {"outcome": first, "also": [child for child, _name in others]} | dict(before)
    choices = [(case.token, case.text) for case in cases]
    return AssessForm(offered, choices, others, request.POST or None, initial=initial)


def is_other(about: About, subject: Subject) -> bool:
    """A sibling that waits, too."""
    return about.is_open and about.subject.id != subject.id


def candidates(subject: Subject, account: Account) -> list[Candidate]:
    """The cases that may be the child's: those known by CPR, and of one's own those whose child is called the same."""
    known = known_by(bytes(subject.cpr_index)) if subject.cpr_index is not None else []
    for one in known:
        record(one.case, Look.SEARCH, INTAKE)
    told = [_known(one.case, one.team, subject) for one in known]
    mine = [
        _mine(tie, subject) for tie in called_the_same(subject, account) if tie.case_id not in {k.case for k in known}
    ]
    return told + mine


def _known(case: UUID, team: str, subject: Subject) -> Candidate:
    """Known here, and whom to ask: nothing else."""
    text = _("Kendt her; spørg %(team)s") % {"team": team} if team else _("Kendt her; spørg en leder")
    return Candidate(case, token_of(str(case), f"case for {subject.child}"), text, True)


def _mine(tie: Tie, subject: Subject) -> Candidate:
    """A case of one's own."""
    token = token_of(str(tie.case_id), f"case for {subject.child}")
    return Candidate(tie.case_id, token, f"{tie.person.name}, {tie.case.name}", False)


def called_the_same(subject: Subject, account: Account) -> list[Tie]:
    """The children of one's own cases with that name, or with that birthday."""
    seen = sights(account)
    written = [case for case, sight in seen.items() if sight.reads("identity") and sight.writes("sensitive")]
    ties = Tie.objects.filter(case_id__in=written, part=Part.CHILD).select_related("person", "case")
    name, born = subject.name.casefold().strip(), subject.born_on
    return [tie for tie in ties if tie.person.name.casefold() == name or (born and tie.case.born_on == born)]


def assessed(request: Any, one: Shown, subject: Subject, cases: Sequence[Candidate], form: AssessForm) -> str:
    """Carry it out for the child and for those who are said to be alike, or for none."""
    told, judged = form.cleaned_data, form.judged()
    alike = [about.subject for about in one.children if str(about.subject.child) in told.get("also", ())]
    match told["outcome"]:
        case Outcome.EXISTING:
            case = next(found.case for found in cases if found.token == told["case"])
            add_to_case(subject=subject, case=case, judged=judged, by=request.account)
        case Outcome.BEGUN:
            for child in (subject, *alike):
                made = begin_case(subject=child, judged=judged, by=request.account)
                record(made.case_id, Look.WRITE, "worker")  # type: ignore[arg-type]  # a case that has begun is there
        case _:
            for child in (subject, *alike):
                decline(subject=child, reason=told["reason"], judged=judged, by=request.account)
    drafts.sent(request, None, assessment_place(one.notification.id, subject.child))
    notify(request, Notice.SAVED)
    return to("notification", one.notification.id)


def page_of(request: Any, one: Shown, subject: Subject, cases: Sequence[Candidate], form: AssessForm) -> HttpResponse:
    """The page."""
    about = next(each for each in one.children if each.subject.id == subject.id)
    draft = to("inbox-draft", assessment_place(one.notification.id, subject.child))
    known = [case for case in cases if case.is_known]
    told = {"form": form, "one": one, "about": about, "known": known, "draft": draft}
    return render(request, "web/inbox/assess.html", told)
