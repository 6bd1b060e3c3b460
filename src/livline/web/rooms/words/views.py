"""The page on which a child writes, and its caseworker reads what was shared."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound
from livline.access.models import Kind
from livline.cases.lookups import Opened, case_opened
from livline.people.lookups import words_seen
from livline.people.sealed import text_of_word
from livline.people.services import word_write, words_shown
from livline.team.lookups import said_before
from livline.web import drafts
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of

PLACE = "words"


class WordForm(OnceForm):
    """What a child wants to say, and to whom."""

    text = forms.CharField(label=_("Skriv, hvad du vil"), widget=forms.Textarea, max_length=4_000)
    is_shared = forms.ChoiceField(
        label=_("Hvem må læse det?"),
        widget=forms.RadioSelect,
        initial="no",
        choices=[("no", _("Kun mig")), ("yes", _("Mig og min rådgiver"))],
    )


@require_http_methods(["GET", "POST"])
@page(Rule("words", Act.READ))
def words(request: Any, case: UUID) -> HttpResponseBase:
    """Nobody else reads it: no parent, no site, no leader, nobody in an emergency."""
    opened = case_opened(case, by=request.account)
    writes = Kind.CHILD in opened.sight.kinds and opened.sight.is_open("words")
    if not opened.sight.kinds & {Kind.CHILD, Kind.WORKER}:
        raise NotFound
    form = form_of(request, case) if writes else None
    if request.method == "POST" and form is not None and form.is_valid():
        return once(request, form, lambda: written(request, opened, form))
    told = [(word, text_of_word(word)) for word in words_seen(opened, request.account).order_by("-at")]
    words_shown((word for word, _text in told if word.by_id != request.account.id), by=request.account)
    before = said_before(opened)
    shown: dict[str, Any] = {"words": told, "before": before, "form": form, "draft": to("draft", case, PLACE)}
    return part_of(request, "web/words/words.html", opened, **shown)


def form_of(request: Any, case: UUID) -> WordForm:
    """The form with what is posted, else with what was typed and not sent."""
    if request.method == "POST":
        return WordForm(request.POST)
    draft = drafts.kept(request.account, case, PLACE, request.GET.get("draft", ""))
    return WordForm(initial=dict(draft.items()) if draft is not None else None)


def written(request: Any, opened: Opened, form: WordForm) -> str:
    """Keep what the child wrote."""
    is_shared = form.cleaned_data["is_shared"] == "yes"
    word_write(case=opened.case, text=form.cleaned_data["text"], is_shared=is_shared, by=request.account)
    drafts.sent(request, opened.case.id, PLACE)
    notify(request, Notice.SAVED)
    return to("words", opened.case.id)
