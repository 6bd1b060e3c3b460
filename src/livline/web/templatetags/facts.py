"""How does a fact stand in a list?  Written here and not as a template: a long case shows hundreds of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from livline.cases.lookups import Opened
from livline.web.addresses import address
from livline.web.day_words import day_told
from livline.web.fact_words import Fact, lang

register = template.Library()

ITEM = (
    '<li class="timeline-item" id="fact-{}"><p class="timeline-when">{}</p><div class="timeline-what">'
    '<p class="timeline-title">{}</p>{}{}</div></li>'
)
ACT = '<a href="{}">{}<span class="sr-only"> {}</span></a>'
READ, WRITTEN = (f'<p class="fact-acts d-print-none">{" ".join([ACT] * acts)}</p>' for acts in (1, 3))
Words = tuple[SafeString, SafeString, SafeString]


@register.simple_tag
def fact_items(facts: Iterable[Fact], opened: Opened) -> SafeString:
    """Facts in a timeline, each with what the reader may do with it."""
    words = escape(_("Historik")), escape(_("Ret")), escape(_("Træk tilbage"))
    told = ((fact, escape(fact.title)) for fact in facts)
    return format_html_join(
        "\n", "{}", ((item(fact, title, acts(fact, title, opened, words)),) for fact, title in told)
    )


@register.simple_tag
def fact_item(fact: Fact) -> SafeString:
    """A fact in a timeline, without acts."""
    return item(fact, escape(fact.title), "")


@register.simple_tag
def fact_fields(fact: Fact) -> SafeString:
    """What a fact says, field by field."""
    told = ((field.label, masked(lang()) if field.is_hidden else field.text) for field in fact.fields)
    fields = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", told)
    return format_html('<dl class="fact-fields">{}</dl>', fields) if fields else fields


def item(fact: Fact, title: SafeString, acts: str) -> SafeString:
    return format_html(ITEM, fact.fact, when(fact), title, fact_fields(fact), acts)


def when(fact: Fact) -> str:
    """The day of a fact, and the time where it has one."""
    if fact.day is None:
        return _("Dato ikke oplyst")
    day = day_told(fact.day)
    return format_html("{} {} {}", day, _("kl."), f"{timezone.localtime(fact.at):%H.%M}") if fact.at else day


def acts(fact: Fact, title: SafeString, opened: Opened, words: Words) -> SafeString:
    """Links to what the reader may do with a fact."""
    history, correct, withdraw = words
    told = [address("fact", opened.case.id, fact.fact), history, title]
    if not opened.sight.writes(fact.object):
        return format_html(READ, *told)
    told += [address("fact-correct", fact.id), correct, title, address("fact-withdraw", fact.id), withdraw, title]
    return format_html(WRITTEN, *told)


@cache
def masked(language: str) -> SafeString:
    """That a field is hidden: `<c-masked>`, made once for each language."""
    with translation.override(language):
        return render_to_string("web/facts/masked.html")
