"""What do the pages of searches need?  What something found is called, and where it leads."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from livline.plans.content import SORTS
from livline.search.documents import BRIGHT, FACT, INTRODUCTION, NOTE, PLAN, PROMISE, Document
from livline.web.fact_words import kind_title
from livline.web.journal_words import OCCASIONS

register = template.Library()
WORDS: dict[str, object] = {
    INTRODUCTION: _("Præsentation"),
    BRIGHT: _("Det går godt"),
    PROMISE: _("Løfte"),
}
PAGES = {INTRODUCTION: "portrait", BRIGHT: "portrait", PROMISE: "promises"}


@register.filter
def told_word(document: Document) -> str:
    """What a fact, a note, a part of a plan or of a portrait is called; nothing for all else."""
    if document.kind == FACT:
        return kind_title(document.what)
    if document.kind == NOTE:
        return str(OCCASIONS[document.what])
    if document.kind == PLAN:
        return f"{_('Plan')}: {SORTS[document.what].title}"
    return str(WORDS.get(document.kind, ""))


@register.filter
def leads_to(document: Document) -> str:
    """The page on which it stands."""
    if document.note is not None:
        return reverse("note", args=[document.case, document.note])
    if document.plan is not None:
        return f"{reverse('plan', args=[document.case, document.plan])}#part-{document.part}"
    return reverse(PAGES.get(document.kind, "case"), args=[document.case])
