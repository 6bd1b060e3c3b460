"""The pages of a case about its hand-over: proposed, decided, and what the new caseworker reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Kind
from livline.access.sight import sight
from livline.cases.lookups import Opened, case_opened, case_opened_to_decide, case_opened_to_write
from livline.leave.reading import away_of
from livline.portrait.lookups import portrait_of
from livline.team.handovers import Plan, handover_call_off, handover_propose, message_of, step_take
from livline.team.models import Handover, Taken
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.handover.forms import CallOffForm, ProposeForm
from livline.web.rooms.handover.reading import next_of, picture_of
from livline.web.rooms.handover.selectors import Around, Shown, around, may_propose, of_case, unread_of
from livline.web.rooms.page_of import child_of, part_of, short_head_of

STEPS = (Taken.DECIDED, Taken.CONFIRMED, Taken.WITHDRAWN)
"""What is done on the page of a case."""


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.READ))
def handover(request: Any, case: UUID) -> HttpResponseBase:
    """What has been proposed and done, and room to propose."""
    opened = case_opened(case, by=request.account, object_="access")
    if (before := sent_before(request)) is not None:
        return before
    rows, near = of_case(opened), around(case, request.account)
    form = None
    if may_propose(opened.sight) and all(one.leaves_room for one in rows):
        names = names_of(opened) if request.method == "POST" else ()
        form = ProposeForm(near.others, request.POST or None, child=names)
    if request.method == "POST":
        case_opened_to_write(case, by=request.account, object_="access")
        if form is not None and form.is_valid():
            try:
                return once(request, form, lambda: proposed(request, opened, form, near.working))
            except (Unfitting, Overtaken) as refusal:
                form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return shown(request, opened, rows, near, form)


def shown(
    request: Any,
    opened: Opened,
    rows: list[Shown],
    near: Around,
    form: ProposeForm | None,
    off: CallOffForm | None = None,
) -> HttpResponseBase:
    """The page; `off`: the form that was not sent rightly."""
    agreed = next((one for one in rows if one.is_agreed), None)
    may = agreed is not None and agreed.may_call_off(request.account, opened.sight)
    told: dict[str, Any] = {
        "rows": rows,
        "agreed": agreed,
        "form": form,
        "working": near.working,
        "away": away_of(opened.case.id),
        "plain": OnceForm(),
        "off": (off or CallOffForm()) if may else None,
    }
    return part_of(request, "web/handover/handover.html", opened, **told)


@require_POST
@page(Rule("access", Act.READ))
def call_off(request: Any, case: UUID, handover: UUID) -> HttpResponseBase:
    """Call off what was agreed, until its day; the other reads why."""
    if (before := sent_before(request)) is not None:
        return before
    opened = case_opened(case, by=request.account, object_="access")
    rows, form = of_case(opened), CallOffForm(request.POST)
    found = next((one for one in rows if one.handover.id == handover), None)
    if found is None or not found.may_call_off(request.account, opened.sight):
        raise NotFound
    if form.is_valid():
        try:
            return once(request, form, lambda: called_off(request, opened, found.handover, form))
        except (Unfitting, Overtaken) as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return shown(request, opened, rows, around(case, request.account), None, form)


def called_off(request: Any, opened: Opened, handover: Handover, form: CallOffForm) -> str:
    """Call it off; who was to receive the child has no page of it any more."""
    handover_call_off(handover=handover, reason=form.cleaned_data["reason"], by=request.account)
    notify(request, Notice.HANDOVER_OFF)
    return to("handover", opened.case.id) if sight(request.account, opened.case.id).reads("access") else to("team")


def names_of(opened: Opened) -> list[str]:
    """What the child is called and named."""
    tie = child_of(opened)
    return [tie.person.called, tie.person.name] if tie else []


def proposed(request: Any, opened: Opened, form: ProposeForm, working: Sequence[Account]) -> str:
    """Propose it; a leader's proposal is decided at once."""
    told, by = form.cleaned_data, request.account
    receiver = Account.objects.filter(id=told["receiver"]).first()
    if receiver is None:
        raise NotFound
    giver = by if Kind.WORKER in opened.sight.kinds else next(iter(working), None)
    plan = Plan(receiver, told["on"], told["helps_until"], told["message"], told["hello"])
    made = handover_propose(case=opened.case, giver=giver, plan=plan, by=by)
    if opened.sight.decides("access"):
        step_take(handover=made, taken=Taken.DECIDED, by=by)
    return back(request, opened)


@require_POST
@page(Rule("access", Act.WRITE))
def step(request: Any, case: UUID, handover: UUID, taken: str) -> HttpResponseBase:
    """Decide it, confirm it as the second person, or withdraw it."""
    opens = case_opened_to_decide if taken == Taken.DECIDED else case_opened_to_write
    opened = opens(case, by=request.account, object_="access")
    found, form = Handover.objects.filter(id=handover, case=case).first(), OnceForm(request.POST)
    if taken not in STEPS or found is None or not form.is_valid():
        raise NotFound
    return once(request, form, lambda: taken_now(request, opened, found, Taken(taken)))


def taken_now(request: Any, opened: Opened, handover: Handover, taken: Taken) -> str:
    """Take the step."""
    step_take(handover=handover, taken=taken, by=request.account)
    return back(request, opened)


@require_GET
@page(Rule("access", Act.READ))
def read(request: Any, case: UUID) -> HttpResponseBase:
    """What somebody new to the child reads first: the child, as it wants to be met, and what it was promised."""
    opened = case_opened(case, by=request.account, object_="access")
    told, mine = portrait_of(opened), unread_of(opened, request.account)
    shown: dict[str, Any] = {"page": short_head_of(opened), "portrait": told, "promises": told.open_promises}
    if mine is not None:
        shown |= {"mine": mine, "message": message_of(mine)}
    return render(request, "web/handover/read.html", shown)


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.READ))
def read_next(request: Any, case: UUID) -> HttpResponseBase:
    """What must happen next, and who is around; who received the child says that they have read."""
    opened = case_opened(case, by=request.account, object_="access")
    mine = unread_of(opened, request.account)
    form = OnceForm(request.POST or None)
    if request.method == "POST":
        if mine is None or not form.is_valid():
            raise NotFound
        return once(request, form, lambda: taken_now(request, opened, mine, Taken.READ))
    told: dict[str, Any] = {"reading": next_of(opened, request.account), "form": OnceForm() if mine else None}
    return part_read(request, "web/handover/next.html", opened, told)


@require_GET
@page(Rule("access", Act.READ))
def read_picture(request: Any, case: UUID) -> HttpResponseBase:
    """The latest professional picture and the newest notes."""
    opened = case_opened(case, by=request.account, object_="access")
    return part_read(request, "web/handover/picture.html", opened, {"picture": picture_of(opened)})


def part_read(request: Any, part: str, opened: Opened, told: dict[str, Any]) -> HttpResponseBase:
    """A part of what is read: alone where the page asks for it, else as a page of its own."""
    if request.htmx:
        return render(request, part, told | {"page": short_head_of(opened)})
    return part_of(request, "web/handover/part.html", opened, part=part, **told)


def back(request: Any, opened: Opened) -> str:
    """To the hand-over, saying that it is saved."""
    notify(request, Notice.SAVED)
    return to("handover", opened.case.id)
