"""An edition as its recipient reads it, before they do: somebody else than who chose it says that it tells no place.

The Danish words are one answer; each other language is another, of somebody who reads it, or its texts stay out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from livline.access.danish_day import today
from livline.access.errors import Overtaken
from livline.cases.lookups import Opened
from livline.plans.betraying import named_in
from livline.plans.content import Field
from livline.plans.giving import Recipient, giving_check, is_word, told_to, translations_vouch, unread_by
from livline.plans.languages import Language, languages
from livline.plans.reading import Content
from livline.plans.told import Told
from livline.plans.translating import Translated, translations_in
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import once, sent_before, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.consenting import called
from livline.web.rooms.plan.giving import (
    STATES,
    SeenForm,
    is_given,
    names_of_places,
    people_around,
    recipient,
    seen_of,
)
from livline.web.rooms.plan.remarking import may_remark
from livline.web.rooms.plan.showing import Reading, surroundings
from livline.web.rooms.plan.versions import SEES_WORK, opened_plan
from livline.web.rooms.plan.words import language as reads
from livline.web.rooms.plan.words import part_name

READS = "reads_"
"""Begins the names of the ticks of who reads a language."""


class CheckForm(SeenForm):
    """Somebody has read an edition through; `languages`: those in which texts go along that nobody has read yet."""

    is_read = forms.BooleanField(
        label=gettext_lazy("Jeg har læst udgaven igennem. Intet i den fortæller, hvor barnet er."),
        error_messages={
            "required": gettext_lazy("Sæt kryds, når du har læst den. Røber noget i den stedet, skal den laves om.")
        },
    )

    def __init__(self, languages: Sequence[Language], *args: Any, danish: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.languages = languages
        if not danish:
            del self.fields["is_read"]
        for one in languages:
            label = _("Jeg læser %(language)s og har læst de oversatte tekster. Intet i dem fortæller, hvor barnet er.")
            name = one.called(reads())
            self.fields[READS + one.code] = forms.BooleanField(label=label % {"language": name}, required=False)

    def clean(self) -> dict[str, Any]:
        """Somebody who answers for no Danish words answers for a language."""
        cleaned = super().clean() or self.cleaned_data
        if "is_read" not in self.fields and not self.vouched:
            raise forms.ValidationError(_("Sæt kryds ved det sprog, du læser."))
        return cleaned

    @property
    def vouched(self) -> list[str]:
        """The codes of the languages that somebody answers for."""
        return [one.code for one in self.languages if self.cleaned_data.get(READS + one.code)]


@dataclass(frozen=True)
class Pair:
    """A text of an edition and what it is in another language; `is_read`: by somebody who reads that."""

    name: str
    field: Field
    text: str
    one: Translated
    is_read: bool


@dataclass(frozen=True)
class InLanguage:
    """What goes along in a language; `box`: the tick of who reads it, while one is asked for."""

    language: Language
    called: str
    pairs: tuple[Pair, ...]
    box: Any = None

    @property
    def is_read(self) -> bool:
        """Has somebody read all of it?"""
        return all(pair.is_read for pair in self.pairs)


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
    form = form_of(request, opened, told, one, request.POST or None)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            return answered(request, told, one, form)
        except Overtaken:
            form, is_overtaken = form_of(request, opened, told, one), True
    shown = shown_to(opened, told, one, form) | {"tie": tie, "form": form, "is_overtaken": is_overtaken}
    return part_of(request, "web/plan/given.html", opened, ties=ties, status=409 if is_overtaken else 200, **shown)


def form_of(request: Any, opened: Opened, told: Told, one: Recipient, data: Any = None) -> CheckForm | None:
    """What is asked of the reader; nothing of who may not answer."""
    danish, unread = one.may_be_checked_by(request.account), unread_by(told, one, request.account)
    if not may_remark(opened) or not (danish or unread):
        return None
    return CheckForm([languages()[code] for code in unread], data, initial=seen_of(one), danish=danish)


def shown_to(opened: Opened, told: Told, one: Recipient, form: CheckForm | None) -> dict[str, Any]:
    """What stands on the page: the words of the edition, and beside them each language."""
    around, theirs = surroundings(opened, today()), told_to(told, one, one.translations)
    content = theirs.content
    along = list(languages_beside(theirs, content, one, form))
    shown: dict[str, Any] = {"told": told, "name": called(one.tie), "state": STATES[one.state], "along": along}
    shown |= {"groups": list(Reading(told, content, around, works=False).groups()), "around": around}
    return shown | {"is_given": is_given(one), "names": names_named(opened, content, along)}


def languages_beside(theirs: Told, content: Content, one: Recipient, form: CheckForm | None) -> Iterator[InLanguage]:
    """What goes along, language by language, in the order of the plan."""
    found = list(translations_in(theirs, content))
    for code in dict.fromkeys(row.row.language for row in found):
        rows = {row.row.wording_id: row for row in found if row.row.language == code}
        box = form[READS + code] if form is not None and READS + code in form.fields else None
        pairs = tuple(pairs_of(content, rows, one))
        yield InLanguage(languages()[code], languages()[code].called(reads()), pairs, box)


def pairs_of(content: Content, rows: dict[UUID, Translated], one: Recipient) -> Iterator[Pair]:
    """The texts of a language beside their own words."""
    for part in content.parts:
        number = content.of(part.sort.name).index(part) + 1
        for field in (field for field in part.sort.fields if field.name in part.words):
            row = rows.get(part.words[field.name].id)
            if row is not None:
                is_read = row.row.id in one.read
                yield Pair(part_name(part.sort, number), field, part.says(field.name), row, is_read)


def names_named(opened: Opened, content: Content, along: Sequence[InLanguage] = ()) -> list[str] | None:
    """The words of an edition that name a place; None while the place is closed to the reader."""
    names = names_of_places(opened)
    if names is None:
        return None
    texts = [part.says(field.name) for part in content.parts for field in part.sort.fields if is_word(field)]
    texts += [pair.one.text for each in along for pair in each.pairs]
    return list(dict.fromkeys(word for text in texts for word in named_in(text, names)))


def answered(request: Any, told: Told, one: Recipient, form: CheckForm) -> HttpResponseBase:
    """Keep what the reader answers for; raises `Overtaken`."""
    return once(request, form, lambda: checked(request, told, one, form))


def checked(request: Any, told: Told, one: Recipient, form: CheckForm) -> str:
    """Keep that it was read, and in which languages."""
    seen = form.cleaned_data["seen"]
    if form.vouched:
        translations_vouch(told=told, recipient=one, seen=seen, languages=form.vouched, by=request.account)
    if "is_read" in form.fields:
        giving_check(recipient=one, seen=seen, by=request.account)
    notify(request, Notice.SAVED)
    return to("plan-givings", told.plan.case_id, told.plan.id)
