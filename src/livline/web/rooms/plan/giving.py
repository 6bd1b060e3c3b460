"""Where the place is secret: what each party is given of the adopted plan, chosen by one and read by another."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.cases.together import together
from livline.people.lookups import people_seen
from livline.people.models import Tie
from livline.plans.betraying import named_in, names_in, places_of
from livline.plans.content import Field
from livline.plans.giving import (
    Recipient,
    State,
    adopted_content,
    content_of,
    giving_check,
    giving_write,
    is_word,
    recipient_in,
    recipients,
)
from livline.plans.reading import Content, Part
from livline.plans.told import Told
from livline.web import drafts
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.consenting import called
from livline.web.rooms.plan.remarking import may_remark
from livline.web.rooms.plan.showing import Reading, surroundings
from livline.web.rooms.plan.versions import SEES_WORK, opened_plan
from livline.web.rooms.plan.views import WRITES
from livline.web.rooms.plan.words import part_name
from livline.web.rooms.plan.writing import opened_to_write
from livline.web.sections import PARTS

GIVE = "give"
"""The name of the ticks."""
STATES: dict[State, object] = {
    State.NONE: _("Kan ikke læse planen."),
    State.WAITS: _("Venter på, at en anden læser udgaven igennem."),
    State.GIVEN: _("Kan læse sin udgave."),
    State.OLDER: _("Havde en udgave af en tidligere plan. Kan ikke læse den nye endnu."),
    State.UNSURE: _("Stedet er ændret, siden udgaven blev lavet. Den er skjult, til den er lavet igen."),
}
"""How far an edition is, in words."""


@dataclass(frozen=True)
class Choice:
    """A text that may be given; `names`: the words in it that name a place; `is_ticked`: unless somebody says no."""

    field: Field
    text: str
    wording: UUID
    names: tuple[str, ...]
    is_ticked: bool


@dataclass(frozen=True)
class Choices:
    """The texts of a part."""

    name: str
    choices: tuple[Choice, ...]
    id: UUID = field(default_factory=uuid.uuid4)


class SeenForm(OnceForm):
    """`seen`: the edition that stood on the page; nothing where there was none."""

    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)


class CheckForm(SeenForm):
    """Somebody has read an edition through."""

    is_read = forms.BooleanField(
        label=_("Jeg har læst udgaven igennem. Intet i den fortæller, hvor barnet er."),
        error_messages={"required": _("Sæt kryds, når du har læst den. Røber noget i den stedet, skal den laves om.")},
    )


@require_GET
@page(SEES_WORK)
def givings(request: Any, case: UUID, plan: UUID) -> HttpResponse:
    """Everybody who is a party of the case, and what they can read of the plan."""
    opened, told = opened_plan(request, case, plan)
    ties = people_around(opened, told, request.account)
    rows = [row_of(one, request.account) for one in recipients(told, ties, today())]
    return part_of(request, "web/plan/givings.html", opened, ties=ties, told=told, rows=rows)


def people_around(opened: Opened, told: Told, account: Account) -> list[Tie]:
    """Who is around the child of an adopted plan; raises `NotFound` where there is nothing to keep from anybody."""
    if told.adopted is None or not opened.sight.is_secret:
        raise NotFound
    return people_seen(opened, account)


def recipient(told: Told, ties: list[Tie], tie: UUID) -> Recipient:
    """One of them who is a party; raises `NotFound`."""
    return recipient_in(recipients(told, ties, today()), str(tie))


def row_of(one: Recipient, account: Account) -> dict[str, Any]:
    """A recipient on the page."""
    signs_in = one.tie.person.account_id is not None
    told = {"recipient": one, "name": called(one.tie), "is_to": PARTS[one.tie.part], "state": STATES[one.state]}
    told |= {"may_check": one.may_be_checked_by(account), "signs_in": signs_in, "is_given": is_given(one)}
    return told | {"key": uuid.uuid4()}


def is_given(one: Recipient) -> bool:
    """May the recipient read something?"""
    return one.state is State.GIVEN


@require_http_methods(["GET", "POST"])
@page(WRITES)
def give(request: Any, case: UUID, plan: UUID, tie: UUID) -> HttpResponseBase:
    """Choose what a recipient is given, text by text."""
    opened, told = opened_to_write(request, case, plan)
    before = sent_before(request)
    if before is not None:
        return before
    ties = people_around(opened, told, request.account)
    one, is_overtaken = recipient(told, ties, tie), False
    if request.method == "POST":
        try:
            return posted(request, told, one, request.POST.getlist(GIVE))
        except Overtaken:
            is_overtaken = True
    draft = drafts.kept(request.account, case, place_of(one), request.GET.get("draft", ""))
    typed = request.POST if is_overtaken else draft
    ticked = set(typed.getlist(GIVE)) if typed is not None else None
    names = names_of_places(opened)
    shown: dict[str, Any] = {
        "told": told,
        "name": called(one.tie),
        "form": SeenForm(initial=seen_of(one)),
        "tie": tie,
        "is_overtaken": is_overtaken,
        "draft": to("draft", case, place_of(one)),
        "parts": list(choices_of(adopted_content(told), one, names, ticked)),
        "looks": names is not None,
    }
    return part_of(request, "web/plan/give.html", opened, ties=ties, status=409 if is_overtaken else 200, **shown)


def seen_of(one: Recipient) -> dict[str, UUID | None]:
    """The edition that stands on a page."""
    return {"seen": one.giving.id if one.giving is not None else None}


def place_of(one: Recipient) -> str:
    """Where the ticks are kept until they are sent."""
    return f"plan-{one.adoption.plan_id}-given-{one.tie.id}"


def names_of_places(opened: Opened) -> frozenset[str] | None:
    """What gives the place away; None while the worker has not opened it."""
    asked = places_of(opened)
    return names_in(*together(*asked)) if asked is not None else None


def choices_of(
    content: Content, one: Recipient, names: frozenset[str] | None, ticked: set[str] | None
) -> Iterator[Choices]:
    """Every text, part by part.  Ticked is what was sent or kept, else what was given before and says no place.

    Of somebody's first edition nothing is ticked before the places are known, so that none is given unseen.
    """
    for part in content.parts:
        number = content.of(part.sort.name).index(part) + 1
        fields = [one for one in part.sort.fields if is_word(one) and part.says(one.name)]
        choices = tuple(choice(part, field, one, names, ticked) for field in fields)
        if choices:
            yield Choices(part_name(part.sort, number), choices, part.id)


def choice(part: Part, field: Field, one: Recipient, names: frozenset[str] | None, ticked: set[str] | None) -> Choice:
    """One text."""
    text, id_ = part.says(field.name), part.words[field.name].id
    found = named_in(text, names) if names is not None else ()
    is_first = not one.words
    safe = not found and (names is not None if is_first else id_ in one.words)
    return Choice(field, text, id_, found, str(id_) in ticked if ticked is not None else safe)


def posted(request: Any, told: Told, one: Recipient, ticked: Sequence[str]) -> HttpResponseBase:
    """Keep what was ticked; raises `NotFound` for what was not sent by the page."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: given_to(request, told, one, form.cleaned_data["seen"], ticked))


def given_to(request: Any, told: Told, one: Recipient, seen: UUID | None, ticked: Sequence[str]) -> str:
    """What was ticked of what stands in the plan."""
    words = [word.id for word in adopted_content(told).wordings() if str(word.id) in set(ticked)]
    giving_write(told=told, recipient=one, seen=seen, words=words, by=request.account)
    drafts.sent(request, told.plan.case_id, place_of(one))
    notify(request, Notice.SAVED)
    return to("plan-givings", told.plan.case_id, told.plan.id)


@require_http_methods(["GET", "POST"])
@page(SEES_WORK)
def given(request: Any, case: UUID, plan: UUID, tie: UUID) -> HttpResponseBase:
    """The plan as a recipient reads it or will read it; somebody else than who chose says that it tells no place."""
    opened, told = opened_plan(request, case, plan)
    before = sent_before(request)
    if before is not None:
        return before
    ties = people_around(opened, told, request.account)
    one, is_overtaken = recipient(told, ties, tie), False
    may_check = may_remark(opened) and one.may_be_checked_by(request.account)
    form = CheckForm(request.POST or None, initial=seen_of(one)) if may_check else None
    if request.method == "POST" and form is not None and form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            return once(request, form, lambda: checked(request, told, one, seen))
        except Overtaken:
            form, is_overtaken = CheckForm(initial=seen_of(one)), True
    content = content_of(told, one.words)
    shown: dict[str, Any] = {"told": told, "tie": tie, "name": called(one.tie), "state": STATES[one.state]}
    around = surroundings(opened, today())
    shown |= {"groups": list(Reading(told, content, around, works=False).groups()), "around": around}
    shown |= {"form": form, "is_given": is_given(one), "names": names_named(opened, content)}
    shown["is_overtaken"] = is_overtaken
    return part_of(request, "web/plan/given.html", opened, ties=ties, status=409 if is_overtaken else 200, **shown)


def names_named(opened: Opened, content: Content) -> list[str] | None:
    """The words of an edition that name a place; None while the place is closed to the reader."""
    names = names_of_places(opened)
    if names is None:
        return None
    texts = (part.says(field.name) for part in content.parts for field in part.sort.fields if is_word(field))
    return list(dict.fromkeys(word for text in texts for word in named_in(text, names)))


def checked(request: Any, told: Told, one: Recipient, seen: UUID | None) -> str:
    """Keep that it was read."""
    giving_check(recipient=one, seen=seen, by=request.account)
    notify(request, Notice.SAVED)
    return to("plan-givings", told.plan.case_id, told.plan.id)


@require_POST
@page(WRITES)
def take_back(request: Any, case: UUID, plan: UUID, tie: UUID) -> HttpResponseBase:
    """Give somebody nothing any more, at once, whichever edition stands."""
    opened, told = opened_to_write(request, case, plan)
    one, form = recipient(told, people_around(opened, told, request.account), tie), OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: given_to(request, told, one, seen_of(one)["seen"], ()))
