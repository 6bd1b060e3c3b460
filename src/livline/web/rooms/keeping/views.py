"""The pages: how a case is kept, asking that it be kept otherwise, answering, and all cases in which one decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import NotFound
from livline.access.models import Keeping, Kept
from livline.cases.keeping import keeping_answer, keeping_ask
from livline.cases.lookups import Opened, case_opened, case_opened_to_decide, case_opened_to_write
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.web.door import Act, Rule, page
from livline.web.fact_words import lang
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.keeping.selectors import WHYS, filing_of, shelf_of, steps_of
from livline.web.rooms.page_of import part_of

ASKED: dict[str, object] = {
    Kept.LOCKED: _("Lås sagen: den kan læses, og ingen kan skrive i den"),
    Kept.TRANSFERRED: _("Overdrag sagen: den kan læses her, og det står, hvor den er nu"),
    Kept.ACTIVE: _("Tag sagen op igen: der kan skrives i den"),
}
"""What can be asked, in words."""


class AskForm(OnceForm):
    """How a case is to be kept, where it goes, and why."""

    state = forms.ChoiceField(label=_("Hvad skal der ske?"), widget=forms.RadioSelect)
    went_to = forms.CharField(
        label=_("Hvor er sagen overdraget til?"),
        required=False,
        max_length=300,
        help_text=_("Kun ved overdragelse: kommunen eller arkivet. Det skjules sammen med, hvor barnet er."),
    )
    reason = forms.CharField(label=_("Hvorfor?"), widget=forms.Textarea, max_length=1_000)

    def __init__(self, opened: Opened, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["state"].choices = list(choices(kept_now(opened)))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A place is said where the case goes somewhere, and nowhere else."""
        told = super().clean() or {}
        if told.get("state") == Kept.TRANSFERRED and not told.get("went_to", "").strip():
            self.add_error("went_to", _("Skriv, hvor sagen er overdraget til."))
        return told


def kept_now(opened: Opened) -> str:
    """How two people keep the case; one that was joined to another is active by that."""
    return opened.sight.kept if opened.sight.kept in ASKED else Kept.ACTIVE


def choices(now: str) -> Iterator[tuple[str, object]]:
    """What a case can become from what it is."""
    return ((state, text) for state, text in ASKED.items() if state != now)


@require_GET
@page(Rule("access", Act.READ))
def keeping(request: Any, case: UUID) -> HttpResponse:
    """How the case is kept, under which class, what it is ripe for, and every change that was asked for."""
    opened = case_opened(case, by=request.account, object_="access")
    filing = filing_of(opened.case)
    steps = steps_of(opened)
    shown: dict[str, Any] = {
        "retention": filing.retention,
        "retention_name": filing.retention.words[lang()],
        "retention_then": filing.retention.then[lang()],
        "ripe": filing.ripe if not opened.sight.kept else None,
        "why": WHYS[filing.ripe.why] if filing.ripe else "",
        "waiting": next((one for one in steps if one.keeping.answered_at is None), None),
        "steps": [one for one in steps if one.keeping.answered_at is not None],
        "form": OnceForm(),
    }
    return part_of(request, "web/keeping/keeping.html", opened, **shown)


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.WRITE, step_up=True))
def ask(request: Any, case: UUID) -> HttpResponseBase:
    """Ask that the case be kept otherwise; it stays as it is until somebody else confirms."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    form = AskForm(opened, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: asked(request, opened, form))
    return part_of(request, "web/keeping/ask.html", opened, form=form)


def asked(request: Any, opened: Opened, form: AskForm) -> str:
    """Ask for it, under the class that the case is of today."""
    told = form.cleaned_data
    state = Kept(told["state"])
    keeping_ask(
        case=opened.case.id,
        state=state,
        reason=told["reason"],
        retention=filing_of(opened.case).retention.name,
        to=told["went_to"] if state == Kept.TRANSFERRED else "",
        by=request.account,
    )
    return back(request, opened)


@require_POST
@page(Rule("access", Act.DECIDE, step_up=True))
def confirm(request: Any, case: UUID, keeping: UUID) -> HttpResponseBase:
    """Confirm what somebody else asked; it counts at once."""
    opened = case_opened_to_decide(case, by=request.account, object_="access")
    return answered(request, opened, keeping, yes=True)


@require_POST
@page(Rule("access", Act.WRITE))
def decline(request: Any, case: UUID, keeping: UUID) -> HttpResponseBase:
    """Decline what somebody else asked, for who decides; take back what one asked oneself."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    return answered(request, opened, keeping, yes=False)


def answered(request: Any, opened: Opened, keeping: UUID, *, yes: bool) -> HttpResponseBase:
    """Answer, once."""
    waiting = Keeping.objects.filter(id=keeping, case=opened.case).first()
    form = OnceForm(request.POST)
    if waiting is None or not form.is_valid():
        raise NotFound
    if waiting.asked_by_id != request.account.id and not opened.sight.decides("access"):
        raise NotFound

    def act() -> str:
        keeping_answer(keeping=waiting, yes=yes, by=request.account)
        return back(request, opened)

    return once(request, form, act)


def back(request: Any, opened: Opened) -> str:
    """To how the case is kept, saying that it is saved."""
    notify(request, Notice.SAVED)
    return to("keeping", opened.case.id)


@require_GET
@page(Rule("access", Act.LIST))
def keepings(request: Any) -> HttpResponse:
    """What waits for the one who decides, which cases are ripe, and which are closed."""
    shelf = shelf_of(request.account)
    record(request.account.id, Look.LIST, str(len(shelf.waiting) + len(shelf.ripe) + len(shelf.kept)))
    return render(request, "web/keeping/keepings.html", {"shelf": shelf})
