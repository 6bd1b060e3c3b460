"""Where the place is secret: who is given what of the adopted plan, and how it is chosen (`given.py`: and read)."""

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
    giving_write,
    is_word,
    recipient_in,
    recipients,
    unread_by,
)
from livline.plans.languages import Language, languages
from livline.plans.reading import Part
from livline.plans.told import Told
from livline.plans.translating import Translated, standing_translations, translations_in
from livline.web import drafts
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.consenting import called
from livline.web.rooms.plan.versions import SEES_WORK, opened_plan
from livline.web.rooms.plan.views import WRITES
from livline.web.rooms.plan.words import language as reads
from livline.web.rooms.plan.words import part_name
from livline.web.rooms.plan.writing import opened_to_write
from livline.web.sections import PARTS

GIVE, ALONG = "give", "along"
"""The names of the ticks: of texts, and of translations that go along with them."""
STATES: dict[State, object] = {
    State.NONE: _("Kan ikke læse planen."),
    State.WAITS: _("Venter på, at en anden læser udgaven igennem."),
    State.GIVEN: _("Kan læse sin udgave."),
    State.OLDER: _("Havde en udgave af en tidligere plan. Kan ikke læse den nye endnu."),
    State.UNSURE: _("Stedet er ændret, siden udgaven blev lavet. Den er skjult, til den er lavet igen."),
}
"""How far an edition is, in words."""


@dataclass(frozen=True)
class AlsoIn:
    """A translation of a text that may go along with it; ticked only where it was given before."""

    language: Language
    called: str
    one: Translated
    names: tuple[str, ...]
    is_ticked: bool


@dataclass(frozen=True)
class Choice:
    """A text that may be given; `names`: the words in it that name a place; `is_ticked`: unless somebody says no.

    `also_in`: its translations that were checked and still say the same.
    """

    field: Field
    text: str
    wording: UUID
    names: tuple[str, ...]
    is_ticked: bool
    also_in: tuple[AlsoIn, ...] = ()


@dataclass(frozen=True)
class Choices:
    """The texts of a part."""

    name: str
    choices: tuple[Choice, ...]
    id: UUID = field(default_factory=uuid.uuid4)


class SeenForm(OnceForm):
    """`seen`: the edition that stood on the page; nothing where there was none."""

    seen = forms.UUIDField(widget=forms.HiddenInput, required=False)


@require_GET
@page(SEES_WORK)
def givings(request: Any, case: UUID, plan: UUID) -> HttpResponse:
    """Everybody who is a party of the case, and what they can read of the plan."""
    opened, told = opened_plan(request, case, plan)
    ties = people_around(opened, told, request.account)
    rows = [row_of(told, one, request.account) for one in recipients(told, ties, today())]
    return part_of(request, "web/plan/givings.html", opened, ties=ties, told=told, rows=rows)


def people_around(opened: Opened, told: Told, account: Account) -> list[Tie]:
    """Who is around the child of an adopted plan; raises `NotFound` where there is nothing to keep from anybody."""
    if told.adopted is None or not opened.sight.is_secret:
        raise NotFound
    return people_seen(opened, account)


def recipient(told: Told, ties: list[Tie], tie: UUID) -> Recipient:
    """One of them who is a party; raises `NotFound`."""
    return recipient_in(recipients(told, ties, today()), str(tie))


def row_of(told: Told, one: Recipient, account: Account) -> dict[str, Any]:
    """A recipient on the page."""
    signs_in = one.tie.person.account_id is not None
    row = {"recipient": one, "name": called(one.tie), "is_to": PARTS[one.tie.part], "state": STATES[one.state]}
    row |= {"may_check": one.may_be_checked_by(account), "signs_in": signs_in, "is_given": is_given(one)}
    row |= {"languages": languages_along(told, one), "reads": list(unread_by(told, one, account))}
    return row | {"key": uuid.uuid4()}


def languages_along(told: Told, one: Recipient) -> list[tuple[str, bool]]:
    """The languages of what goes along with an edition, by name; has somebody read all of it?"""
    stands = standing_translations(told.translations, one.words)
    rows = [row for row in told.translations if row.id in stands and row.id in one.translations]
    codes = dict.fromkeys(row.language for row in rows)
    unread = {row.language for row in rows if row.id not in one.read}
    return [(languages()[code].called(reads()), code not in unread) for code in codes]


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
            return posted(request, told, one)
        except Overtaken:
            is_overtaken = True
    draft = drafts.kept(request.account, case, place_of(one), request.GET.get("draft", ""))
    typed = request.POST if is_overtaken else draft
    ticked = {*typed.getlist(GIVE), *typed.getlist(ALONG)} if typed is not None else None
    names = names_of_places(opened)
    parts = list(choices_of(told, one, names, ticked))
    shown: dict[str, Any] = {
        "told": told,
        "name": called(one.tie),
        "form": SeenForm(initial=seen_of(one)),
        "tie": tie,
        "is_overtaken": is_overtaken,
        "draft": to("draft", case, place_of(one)),
        "parts": parts,
        "has_translations": any(each.also_in for part in parts for each in part.choices),
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


def choices_of(told: Told, one: Recipient, names: frozenset[str] | None, ticked: set[str] | None) -> Iterator[Choices]:
    """Every text, part by part.  Ticked is what was sent or kept, else what was given before and says no place.

    Of somebody's first edition nothing is ticked before the places are known, so that none is given unseen.
    """
    content = adopted_content(told)
    found = list(translations_in(told, content))
    for part in content.parts:
        number = content.of(part.sort.name).index(part) + 1
        fields = [one for one in part.sort.fields if is_word(one) and part.says(one.name)]
        choices = tuple(choice(part, field, one, names, ticked, found) for field in fields)
        if choices:
            yield Choices(part_name(part.sort, number), choices, part.id)


def choice(
    part: Part,
    field: Field,
    one: Recipient,
    names: frozenset[str] | None,
    ticked: set[str] | None,
    translations: Sequence[Translated] = (),
) -> Choice:
    """One text, and what it is in other languages."""
    text, id_ = part.says(field.name), part.words[field.name].id
    found = named_in(text, names) if names is not None else ()
    is_first = not one.words
    safe = not found and (names is not None if is_first else id_ in one.words)
    mine = [row for row in translations if row.row.wording_id == id_]
    also = tuple(also_in(row, one, names, ticked) for row in mine)
    return Choice(field, text, id_, found, str(id_) in ticked if ticked is not None else safe, also)


def also_in(row: Translated, one: Recipient, names: frozenset[str] | None, ticked: set[str] | None) -> AlsoIn:
    """A text in another language.  Which words name a place is not known in all: nothing is ticked by itself."""
    language, id_ = languages()[row.row.language], row.row.id
    found = named_in(row.text, names) if names is not None else ()
    is_ticked = str(id_) in ticked if ticked is not None else id_ in one.translations and not found
    return AlsoIn(language, language.called(reads()), row, found, is_ticked)


def posted(request: Any, told: Told, one: Recipient) -> HttpResponseBase:
    """Keep what was ticked; raises `NotFound` for what was not sent by the page."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise NotFound
    words, along = request.POST.getlist(GIVE), request.POST.getlist(ALONG)
    return once(request, form, lambda: given_to(request, told, one, form.cleaned_data["seen"], words, along))


def given_to(
    request: Any, told: Told, one: Recipient, seen: UUID | None, ticked: Sequence[str] = (), along: Sequence[str] = ()
) -> str:
    """What was ticked of what stands in the plan; a translation goes along with its text alone."""
    words = [word.id for word in adopted_content(told).wordings() if str(word.id) in set(ticked)]
    translations = [row.id for row in told.translations if str(row.id) in set(along)]
    giving_write(told=told, recipient=one, seen=seen, words=words, translations=translations, by=request.account)
    drafts.sent(request, told.plan.case_id, place_of(one))
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
    return once(request, form, lambda: given_to(request, told, one, seen_of(one)["seen"]))
