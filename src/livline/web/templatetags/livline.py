"""What do templates need besides Django's tags?  The words of a verdict, the pages of a list, notices."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from lawcode.outcomes import DANISH, ENGLISH
from livline.access.matrix import matrix
from livline.access.sight import Sight
from livline.cases.palette import shown as shown_amount
from livline.web.fact_words import fact_word, lang, titles
from livline.web.frame import Destination
from livline.web.notices import Shown
from livline.web.notices import notices as told
from livline.web.sections import LEVELS, PARTS, sections

register = template.Library()
register.filter(fact_word)

LOOKS: dict[str, tuple[str, str]] = {
    "met": ("success", "check"),
    "met_late": ("warning", "time"),
    "overdue": ("error", "error"),
    "pending": ("info", "hourglass"),
    "excused": ("", "how-to-reg"),
    "undecidable": ("", "help"),
    "not_applicable": ("", "minus"),
}
"""Status to the badge's colour and icon.  The word always stands beside them: colour alone says nothing."""

YEAR = 365
AROUND = 7
"""So many pages are all shown; of more, those around the one that is open."""


@register.simple_tag
def status(word: str) -> SafeString:
    """The badge of a status: `<c-status>`, made once for each word and language, since lists show many."""
    return _status(word, lang())


@cache
def _status(word: str, language: str) -> SafeString:
    with translation.override(language):
        return render_to_string("web/status.html", {"word": word})


@register.filter
def status_text(word: str) -> str:
    """The status of a duty as people say it, in the language of the page."""
    return (ENGLISH if translation.get_language() == "en" else DANISH)[word]


@register.filter
def status_variant(word: str) -> str:
    return LOOKS[word][0]


@register.filter
def status_icon(word: str) -> str:
    return LOOKS[word][1]


@register.filter
def shown_pages(page: Page[Any]) -> list[int | None]:
    """The numbers that a list of pages shows; `None` stands for those left out."""
    last, now = page.paginator.num_pages, page.number
    if last <= AROUND:
        return list(range(1, last + 1))
    if now < 5:
        return [1, 2, 3, 4, 5, None, last]
    if now + 4 > last:
        return [1, None, *range(last - 4, last + 1)]
    return [1, None, now - 1, now, now + 1, None, last]


@register.simple_tag(takes_context=True)
def notices(context: template.Context) -> Iterable[Shown]:
    """What the page before has to say; nothing where there is no request."""
    request = context.get("request")
    return list(told(request)) if request is not None else []


@register.filter
def duty_title(duty: str) -> str:
    """What a duty is called."""
    return titles()[duty]


@register.filter
def part_word(part: str) -> str:
    """What a person is to the child."""
    return str(PARTS[part])


@register.filter
def days_away(days: int | None) -> str:
    """`om 6 dage`, `i dag`, `6 dage for sent`, `over 2 år for sent`."""
    if days is None:
        return ""
    if days == 0:
        return gettext("i dag")
    if days <= -2 * YEAR:
        return gettext("over %(n)s år for sent") % {"n": -days // YEAR}
    if days < 0:
        return ngettext("%(n)s dag for sent", "%(n)s dage for sent", -days) % {"n": -days}
    return ngettext("om %(n)s dag", "om %(n)s dage", days) % {"n": days}


@register.filter
def daily(items: Iterable[Any]) -> list[Any]:
    """The pages that are opened every day."""
    return [one for one in items if not getattr(one, "aside", False)]


@register.filter
def aside(items: Iterable[Any]) -> list[Any]:
    """The pages that stand behind "more"."""
    return [one for one in items if getattr(one, "aside", False)]


@register.filter
def may_read(sight: Sight, object_: str) -> bool:
    """Does the reader see the object?  Where not, an empty place says nothing: not that there is none."""
    return sight.reads(object_)


@register.filter
def may_write(sight: Sight, object_: str) -> bool:
    """May the reader add facts of the object?"""
    return sight.writes(object_)


@register.filter
def may_decide(sight: Sight, object_: str) -> bool:
    """May the reader confirm what another asked about the object?"""
    return sight.decides(object_)


@register.filter
def amount(value: Decimal) -> str:
    """`2,5`; whole numbers without a comma."""
    return shown_amount(value) if translation.get_language() != "en" else shown_amount(value).replace(",", ".")


@register.filter
def level_word(level: str) -> str:
    """How much a protection hides."""
    return str(LEVELS[level])


@register.filter
def may_open(sight: Sight, object_: str) -> bool:
    """Is the object closed now, and would be seen once it is opened with a purpose?"""
    return sight.may_open(object_)


@register.filter
def may_record(sight: Sight) -> bool:
    """May the reader add facts of any sort?"""
    return any(sight.writes(name) and sight.reads(name) for name in matrix().facts)


@register.simple_tag(takes_context=True)
def case_sections(context: template.Context, opened: Any, case: Any) -> list[Destination]:
    """The pages of a case that the reader may open."""
    path = context["request"].path
    found = sections(opened.sight, case)
    return [Destination(text, href, path == href, aside=aside and path != href) for text, href, aside in found]
