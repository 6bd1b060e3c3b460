"""For the page on which a plan is worded: how hard is a text to read, and what could be said more plainly?

An aid while one writes.  Nothing of the text is kept.
"""

from __future__ import annotations

from math import floor
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from livline.access.models import Account
from livline.access.sight import sight
from livline.cases.lookups import case_opened_to_write
from livline.plain.hints import NAMES, Hint, hints
from livline.plain.lix import BAND_NAMES, lix
from livline.plans.content import CHILD, VERBATIM
from livline.terms.selectors import dictionary_of
from livline.web.door import page
from livline.web.rooms.plan.forms import LONGEST
from livline.web.rooms.plan.views import WRITES
from livline.web.rooms.plan.words import language, quoted

MOST = 5
"""Hints at a time: more than these nobody reads."""


@sensitive_post_parameters()
@require_POST
@page(WRITES)
def plainly(request: Any, case: UUID) -> HttpResponse:
    """What a text comes to, and the first hints on it; `field` says whom it is for."""
    reached(request.account, case)
    field = request.POST.get("field")
    text, to_child = request.POST.get("text", "")[:LONGEST] if field != VERBATIM else "", field == CHILD
    found = hints(text, dictionary_of(request.account.municipality_id))[:MOST]
    return JsonResponse({"lix": lix_in_words(text), "hints": [hint_in_words(text, one, to_child) for one in found]})


def reached(account: Account, case: UUID) -> None:
    """The plan is open to who types; asked at every pause and telling nothing of it, so only a refusal is a look."""
    seen = sight(account, case)
    if not (seen.reads("identity") and seen.writes("drafting")):
        case_opened_to_write(case, by=account, object_="drafting")


def lix_in_words(text: str) -> str:
    """`LIX 28, let`; nothing of a text that is too short to say."""
    found = lix(text)
    if found.value is None or found.band is None:
        return ""
    return _("LIX %(value)s, %(band)s") % {
        "value": floor(found.value + 0.5),
        "band": BAND_NAMES[found.band][language()],
    }


def hint_in_words(text: str, hint: Hint, to_child: bool) -> dict[str, str]:
    """Where it is, what it is, and what to do instead."""
    return {
        "where": quoted(text[hint.start : hint.end], 60),
        "what": NAMES[hint.kind][language()],
        "instead": hint.instead(language(), to_child=to_child),
    }
