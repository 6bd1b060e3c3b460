"""The pages on which a plan is translated part by part, beside its own words, and checked by somebody else."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import NotFound, Overtaken
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.plans.content import Field
from livline.plans.languages import Language, languages
from livline.plans.reading import Part
from livline.plans.told import Told
from livline.plans.translating import (
    Place,
    Put,
    Translated,
    languages_of,
    to_translate,
    translated,
    translation_check,
    translation_write,
)
from livline.web import drafts
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.forms import LONGEST, SEEN
from livline.web.rooms.plan.remarking import may_remark, opened_to_remark
from livline.web.rooms.plan.versions import SEES_WORK, opened_plan
from livline.web.rooms.plan.views import WRITES
from livline.web.rooms.plan.words import language as reads
from livline.web.rooms.plan.words import part_name
from livline.web.rooms.plan.writing import opened_to_write, part_in

OF = "of_"
"""Begins the names of the fields that tell which wording was translated."""
TRANSLATOR = "translator"


class LanguageForm(forms.Form):
    """Into which language?"""

    language = forms.ChoiceField(label=gettext_lazy("Sprog"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(one.code, f"{one.called(reads())} – {one.own}") for one in languages().values()]
        self.fields["language"].choices = [("", _("Vælg et sprog")), *choices]  # type: ignore[attr-defined]


class TranslationForm(OnceForm):
    """What the fields of a part are in a language, each with the wording and the translation that were seen."""

    def __init__(self, part: Part, language: Language, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.asked = to_translate(part)
        for one in self.asked:
            told: dict[str, Any] = {"label": one.title, "required": False, "validators": [MaxLengthValidator(LONGEST)]}
            box = forms.Textarea(attrs={"rows": 3, "lang": language.code, "dir": language.dir})
            self.fields[one.name] = forms.CharField(widget=box, **told)
            for before in (SEEN, OF):
                self.fields[before + one.name] = forms.UUIDField(widget=forms.HiddenInput, required=False)
        self.fields[TRANSLATOR] = forms.CharField(
            label=gettext_lazy("Hvem har oversat?"),
            help_text=gettext_lazy("For eksempel en tolk eller et bureau. Tomt, hvis det er dig selv."),
            max_length=200,
            required=False,
        )


@dataclass(frozen=True)
class Pair:
    """A field as it stands, and in the other language; `box`: where it is written, while it is."""

    field: Field
    text: str
    translation: Translated | None
    box: Any = None


@dataclass(frozen=True)
class ShownPart:
    """A part of the plan with its translation; `form`: while it is written; `may_check`: by who reads."""

    part: Part
    name: str
    pairs: tuple[Pair, ...]
    form: TranslationForm | None = None
    may_check: bool = False
    key: UUID = field(default_factory=uuid.uuid4)

    @property
    def is_begun(self) -> bool:
        return any(pair.translation for pair in self.pairs)


@require_GET
@page(SEES_WORK)
def translations(request: Any, case: UUID, plan: UUID) -> HttpResponseBase:
    """The languages in which something of the plan stands, and how far each has come; a language leads to its page."""
    opened, told = opened_plan(request, case, plan)
    form = LanguageForm(request.GET if "language" in request.GET else None)
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(to("plan-translation", case, plan, form.cleaned_data["language"]))
    rows = [(languages()[code], languages()[code].called(reads()), *how_far(told, code)) for code in languages_of(told)]
    return part_of(request, "web/plan/translations.html", opened, told=told, rows=rows, form=form)


def how_far(told: Told, code: str) -> tuple[int, int, int]:
    """How many texts are checked and fit, how many stand translated, and how many there are."""
    found = translated(told, code)
    texts = [(part.id, one.name) for part in told.content.parts for one in to_translate(part)]
    stands = [found[place] for place in texts if place in found and found[place].is_current]
    return sum(one.is_good for one in stands), len(stands), len(texts)


@require_GET
@page(SEES_WORK)
def translation(request: Any, case: UUID, plan: UUID, language: str) -> HttpResponse:
    """The whole plan beside its translation."""
    opened, told = opened_plan(request, case, plan)
    return shown(request, opened, told, language_in(language))


@require_http_methods(["GET", "POST"])
@page(WRITES)
def translate(request: Any, case: UUID, plan: UUID, language: str, part: UUID) -> HttpResponseBase:
    """The same page, on which a part is being translated."""
    opened, told = opened_to_write(request, case, plan)
    into, stands = language_in(language), part_in(told, part)
    form = form_of(request, told, into, stands)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: written(request, told, into, stands, form))
        except Overtaken:
            form.add_error(None, _("En anden har oversat her imens. Gem igen, hvis dit er bedre end det, der står nu."))
            return shown(request, opened, told, into, form=seen_now(form, told, into, stands), of=part, status=409)
    return shown(request, opened, told, into, form=form, of=part)


@require_POST
@page(SEES_WORK)
def check(request: Any, case: UUID, plan: UUID, language: str, part: UUID) -> HttpResponseBase:
    """Say that the translation of a part says what the part says; by somebody who did not write it."""
    _opened, told = opened_to_remark(request, case, plan)
    into, stands, form = language_in(language), part_in(told, part), OnceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    return once(request, form, lambda: checked(request, told, into, stands))


def language_in(code: str) -> Language:
    """A language of the table; raises `NotFound`."""
    found = languages().get(code)
    if found is None:
        raise NotFound
    return found


def draft_place(told: Told, language: Language, part: Part) -> str:
    """Where what is typed is kept."""
    return f"plan-{told.plan.id}-in-{language.code}-{part.id}"


def form_of(request: Any, told: Told, language: Language, part: Part) -> TranslationForm:
    """The form with what is posted, else with what was typed and not sent, else with what stands."""
    if request.method == "POST":
        return TranslationForm(part, language, request.POST)
    place = draft_place(told, language, part)
    typed = drafts.kept(request.account, told.plan.case_id, place, request.GET.get("draft", ""))
    initial = initial_of(part, translated(told, language.code))
    return TranslationForm(part, language, initial=initial | ({name: typed[name] for name in typed} if typed else {}))


def initial_of(part: Part, found: Mapping[Place, Translated]) -> dict[str, Any]:
    """What stands, and who translated it."""
    told: dict[str, Any] = {}
    for one in to_translate(part):
        stands = found.get((part.id, one.name))
        told[OF + one.name] = part.words[one.name].id
        told |= {one.name: stands.text, SEEN + one.name: stands.row.id} if stands else {}
        told |= {TRANSLATOR: stands.translator} if stands and stands.translator else {}
    return told


def seen_now(form: TranslationForm, told: Told, language: Language, part: Part) -> TranslationForm:
    """The form with what was typed, by somebody who has now seen what another wrote."""
    fresh = initial_of(part, translated(told, language.code))
    data = dict(form.data.items())
    data.update({name: str(value) for name, value in fresh.items() if name.startswith((SEEN, OF))})
    data["submission"] = str(uuid.uuid4())
    again = TranslationForm(part, language, data)
    again.full_clean()
    again.add_error(None, form.non_field_errors())
    return again


def written(request: Any, told: Told, language: Language, part: Part, form: TranslationForm) -> str:
    """Keep what says something else than what stands, or is of another wording."""
    put = fresh_in(told, language, part, form)
    if put:
        translator = form.cleaned_data[TRANSLATOR]
        translation_write(told=told, language=language.code, put=put, translator=translator, by=request.account)
    drafts.sent(request, told.plan.case_id, draft_place(told, language, part))
    notify(request, Notice.SAVED if put else Notice.UNCHANGED)
    return part_on_page(told, language, part)


def fresh_in(told: Told, language: Language, part: Part, form: TranslationForm) -> list[Put]:
    """What is new."""
    found, wordings = translated(told, language.code), {one.id: one for one in told.wordings}
    put = []
    for one in form.asked:
        stands, text = found.get((part.id, one.name)), str(form.cleaned_data[one.name]).strip()
        of = wordings.get(form.cleaned_data[OF + one.name], part.words[one.name])
        same = stands is not None and stands.text == text and stands.row.wording_id == of.id
        if not same and (text or stands is not None):
            put.append(Put(of, text, form.cleaned_data[SEEN + one.name]))
    return put


def checked(request: Any, told: Told, language: Language, part: Part) -> str:
    """Keep that it was checked."""
    rows = [one for (of, _name), one in translated(told, language.code).items() if of == part.id]
    translation_check(told=told, rows=rows, by=request.account)
    notify(request, Notice.SAVED)
    return part_on_page(told, language, part)


def part_on_page(told: Told, language: Language, part: Part) -> str:
    """Where the part stands on the page of its language."""
    return f"{to('plan-translation', told.plan.case_id, told.plan.id, language.code)}#part-{part.id}"


def shown(
    request: Any,
    opened: Opened,
    told: Told,
    language: Language,
    form: TranslationForm | None = None,
    of: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; `of`: the part that is being written."""
    parts = shown_parts(told, language, request.account, form, of)
    more: dict[str, Any] = {"told": told, "into": language, "called": language.called(reads()), "parts": parts}
    more["may_check"] = may_remark(opened)
    if form is not None and of is not None:
        more["draft"] = to("draft", told.plan.case_id, draft_place(told, language, part_in(told, of)))
    return part_of(request, "web/plan/translation.html", opened, status=status, **more)


def shown_parts(
    told: Told, language: Language, account: Account, form: TranslationForm | None, of: UUID | None
) -> Sequence[ShownPart]:
    """Every part that says something in words."""
    found, parts = translated(told, language.code), []
    for part in (part for part in told.content.parts if to_translate(part)):
        mine = form if part.id == of else None
        pairs = tuple(
            Pair(one, part.says(one.name), found.get((part.id, one.name)), mine[one.name] if mine else None)
            for one in to_translate(part)
        )
        may_check = any(pair.translation and pair.translation.may_be_checked_by(account) for pair in pairs)
        number = told.content.of(part.sort.name).index(part) + 1
        parts.append(ShownPart(part, part_name(part.sort, number), pairs, mine, may_check))
    return parts
