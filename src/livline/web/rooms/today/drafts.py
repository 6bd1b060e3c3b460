"""Which form does a draft belong to?  Its page opens on that very draft, and it is called by what it will become."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from livline.plans.content import SORTS
from livline.studies.headings import BY_NAME
from livline.web.fact_words import kind_title
from livline.web.rooms.journal.writing import PLACE as NOTE
from livline.web.rooms.portrait.views import PLACE as INTRODUCTION
from livline.web.rooms.quick.acts import BY_SLUG
from livline.web.rooms.words.views import PLACE as WORDS

ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
Named = Callable[[re.Match[str]], str]
PAGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"new-(\w+)"), "fact-record"),
    (re.compile(r"quick-(\w+)"), "quick-record"),
    (re.compile(NOTE), "journal-write"),
    (re.compile(f"note-({ID})"), "note-correct"),
    (re.compile(f"study-({ID})-(.+)"), "study-write"),
    (re.compile(f"plan-({ID})-({ID})"), "plan-part"),
    (re.compile(f"plan-({ID})-([a-z_]+)"), "plan-write"),
    (re.compile(f"plan-({ID})-(view)-(?P<for>{ID}|child)"), "plan-write"),
    (re.compile(f"plan-({ID})-end-({ID})"), "plan-goal-end"),
    (re.compile(f"plan-({ID})-given-({ID})"), "plan-give"),
    (re.compile(f"plan-({ID})-one-with-({ID})"), "plan-unite"),
    (re.compile(f"plan-({ID})-in-([a-z]+)-({ID})"), "plan-translate"),
    (re.compile(INTRODUCTION), "portrait-introduce"),
    (re.compile(WORDS), "words"),
)
"""What a place looks like, and the page of its form; what stands in brackets follows the case in the address.

What has a name follows behind, as a question.
"""


def draft_address(case: UUID, place: str, draft: str) -> str:
    """The form that a draft belongs to, opened on it; the case for a form that is no more."""
    for pattern, page in PAGES:
        if found := pattern.fullmatch(place):
            asked = found.groupdict()
            args = found.groups()[: found.re.groups - len(asked)]
            return f"{reverse(page, args=[case, *args])}?{urlencode({'draft': draft} | asked)}"
    return reverse("case", args=[case])


def draft_title(place: str) -> str:
    """What a draft will become; empty where nobody can tell."""
    sort, _rest, slug = place.partition("-")
    match sort:
        case "quick" if slug in BY_SLUG:
            return str(BY_SLUG[slug].title)
        case "new":
            return kind_title(slug)
        case "study":
            return study_title(place)
        case "plan":
            return plan_title(place)
    named = {NOTE: _("Notat"), "note": _("Rettelse af et notat"), INTRODUCTION: _("Hvem barnet er")}
    return named.get(sort, "")


def plan_title(place: str) -> str:
    """By what is written, where the place says so."""
    sort = SORTS.get(place.rpartition("-")[2])
    return str(sort.title) if sort is not None else str(_("Plan"))


def study_title(place: str) -> str:
    """By the heading that is written under."""
    heading = BY_NAME.get(place.rpartition("-")[2])
    return str(heading.title) if heading is not None else ""
