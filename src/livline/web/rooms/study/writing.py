"""The page on which one heading of an assessment is written; of two who write at once, the second sees both texts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound, Overtaken
from livline.cases.lookups import Opened
from livline.studies.lookups import Part, Told, said, versions_of
from livline.studies.models import StudyText
from livline.studies.services import text_write
from livline.web import drafts
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.study.views import opened_to_write

LONGEST = 30_000
"""Letters under one heading: some ten pages."""


class TextForm(OnceForm):
    """What stands under a heading.  `replaces`: the version that the writer has seen; `taken_from`: the source."""

    text = forms.CharField(label=_("Tekst"), widget=forms.Textarea(attrs={"rows": 16}), max_length=LONGEST)
    replaces = forms.UUIDField(widget=forms.HiddenInput, required=False)
    taken_from = forms.UUIDField(widget=forms.HiddenInput, required=False)


@require_http_methods(["GET", "POST"])
@page(Rule("assessment", Act.WRITE))
def write(request: Any, case: UUID, study: UUID, heading: str) -> HttpResponseBase:
    """Write under a heading, beginning from what stands there, or from what the short assessment says."""
    opened, told = opened_to_write(request, case, study)
    part = next((part for part in told.parts if part.heading.name == heading), None)
    if part is None:
        raise NotFound
    place = f"study-{study}-{heading}"
    form = form_of(request, case, place, part)
    shown: dict[str, Any] = {"told": told, "part": part, "form": form, "draft": to("draft", case, place)}
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: written(request, opened, told, part, form))
        except Overtaken as overtaken:
            return conflict(request, opened, form, overtaken, shown)
    shown["versions"] = [(text, said(text)) for text in versions_of(told.study, heading)]
    return part_of(request, "web/study/write.html", opened, **shown)


def form_of(request: Any, case: UUID, place: str, part: Part) -> TextForm:
    """The form with what is posted, else with what was typed and not sent, else with what stands there."""
    if request.method == "POST":
        return TextForm(request.POST)
    taken = part.own.taken_from_id if part.own else part.source.id if part.source else None
    stands = {"text": part.text, "replaces": part.own.id if part.own else None, "taken_from": taken}
    draft = drafts.kept(request.account, case, place, request.GET.get("draft", ""))
    return TextForm(initial=stands | (dict(draft.items()) if draft is not None else {}))


def written(request: Any, opened: Opened, told: Told, part: Part, form: TextForm) -> str:
    """Keep it as a new version; the draft is no longer needed."""
    told_by_form = {name: form.cleaned_data[name] for name in ("text", "replaces", "taken_from")}
    text_write(study=told.study, heading=part.heading.name, by=request.account, **told_by_form)
    drafts.sent(request, opened.case.id, f"study-{told.study.id}-{part.heading.name}")
    notify(request, Notice.SAVED)
    return f"{to('study', opened.case.id, told.study.id)}#{part.heading.name}"


def conflict(
    request: Any, opened: Opened, form: TextForm, overtaken: Overtaken, shown: dict[str, Any]
) -> HttpResponseBase:
    """Both texts side by side; whoever sends mine again has seen theirs, and theirs stays among the versions."""
    theirs = overtaken.theirs
    if not isinstance(theirs, StudyText):
        raise overtaken
    mine = {"text": form.cleaned_data["text"], "replaces": theirs.id, "taken_from": form.cleaned_data["taken_from"]}
    both = {"theirs": theirs, "their_text": said(theirs), "form": TextForm(initial=mine)}
    return part_of(request, "web/study/conflict.html", opened, status=409, **shown | both)
