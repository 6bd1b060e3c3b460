"""How does a fact stand in a list?  Written here and not as a template: a long case shows hundreds of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import format_html, format_html_join
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


@register.simple_tag
def fact_items(facts: Iterable[Fact], opened: Opened) -> SafeString:
    """Facts in a timeline, each with what the reader may do with it."""
    return format_html_join("\n", "{}", ((item(fact, acts(fact, opened)),) for fact in facts))


@register.simple_tag
def fact_item(fact: Fact) -> SafeString:
    """A fact in a timeline, without acts."""
    return item(fact, "")


@register.simple_tag
def fact_fields(fact: Fact) -> SafeString:
    """What a fact says, field by field."""
    told = ((field.label, masked(lang()) if field.is_hidden else field.text) for field in fact.fields)
    fields = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", told)
    return format_html('<dl class="fact-fields">{}</dl>', fields) if fields else fields


def item(fact: Fact, acts: str) -> SafeString:
    return format_html(ITEM, fact.fact, when(fact), fact.title, fact_fields(fact), acts)


def when(fact: Fact) -> str:
    """The day of a fact, and the time where it has one."""
    if fact.day is None:
        return _("Dato ikke oplyst")
    day = day_told(fact.day)
    return format_html("{} {} {}", day, _("kl."), f"{timezone.localtime(fact.at):%H.%M}") if fact.at else day


def acts(fact: Fact, opened: Opened) -> SafeString:
    """Links to what the reader may do with a fact."""
    return format_html('<p class="fact-acts d-print-none">{}</p>', format_html_join(" ", ACT, links(fact, opened)))


def links(fact: Fact, opened: Opened) -> Iterator[tuple[str, str, str]]:
    """The address of each, its word, and what it is about."""
    yield address("fact", opened.case.id, fact.fact), _("Historik"), fact.title
    if opened.sight.writes(fact.object):
        yield address("fact-correct", fact.id), _("Ret"), fact.title
        yield address("fact-withdraw", fact.id), _("Træk tilbage"), fact.title


@cache
def masked(language: str) -> SafeString:
    """That a field is hidden: `<c-masked>`, made once for each language."""
    with translation.override(language):
        return render_to_string("web/facts/masked.html")
