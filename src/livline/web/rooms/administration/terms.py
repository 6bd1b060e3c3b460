"""The pages of words: what those of the field mean here, to a child and to an adult."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import NotFound
from livline.terms.selectors import Explained, explained, explained_word, history_of
from livline.terms.services import term_explain, term_give_back
from livline.web.door import page
from livline.web.once import to
from livline.web.rooms.administration.accounts import RULE
from livline.web.rooms.administration.acts import administrator, parts, pressed, told
from livline.web.rooms.administration.forms import TermForm, WordForm

COLUMNS = [{"text": _("Ord")}, {"text": _("Sagt til barnet")}, {"text": _("Sagt til en voksen")}]


@require_GET
@page(RULE)
def terms(request: Any) -> HttpResponse:
    """Every word that is explained."""
    administrator(request)
    found = explained(request.account)
    changed = sum(one.is_changed for one in found)
    shown = {"terms": found, "changed": changed, "columns": COLUMNS, "parts": parts(request.path)}
    return render(request, "web/administration/terms.html", shown)


@require_http_methods(["GET", "POST"])
@page(RULE)
def new(request: Any) -> HttpResponseBase:
    """A word that is not explained yet."""
    administrator(request)
    form = WordForm(request.POST or None)
    done = told(request, form, lambda: said(request, form.cleaned_data["word"], form.cleaned_data))
    return done or render(request, "web/administration/term_new.html", {"form": form})


@require_http_methods(["GET", "POST"])
@page(RULE)
def term(request: Any, word: str) -> HttpResponseBase:
    """One word: what it means here, what Livline says, and what was said before."""
    administrator(request)
    found = explained_word(request.account, word)
    if found is None:
        raise NotFound
    form = TermForm(request.POST or None, initial=initial(found))
    done = told(request, form, lambda: said(request, found.term.word, form.cleaned_data))
    shown = {"explained": found, "form": form, "history": history_of(request.account, word)}
    return done or render(request, "web/administration/term.html", shown)


@require_POST
@page(RULE)
def give_back(request: Any, word: str) -> HttpResponseBase:
    """Back to Livline's explanation, or none."""
    administrator(request)
    return pressed(request, lambda: given_back(request, word))


def initial(known: Explained) -> dict[str, str]:
    """What a form begins with: the explanation that holds."""
    written = known.mine.forms if known.mine else ""
    return {"child": known.term.child, "adult": known.term.adult, "inflected": written}


def said(request: Any, word: str, given: Mapping[str, str]) -> str:
    """Keep the explanation, and to the list."""
    child, adult, forms = (given[name] for name in ("child", "adult", "inflected"))
    term_explain(word=word, forms=forms, child=child, adult=adult, by=request.account)
    return to("terms")


def given_back(request: Any, word: str) -> str:
    """Withdraw it, and to the list."""
    term_give_back(word=word, by=request.account)
    return to("terms")
