"""A search in what the reader may see.  The words are sent, never part of an address; the filters are part of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from livline.access.danish_day import today
from livline.access.models import Account
from livline.joining.alike import Alike, all_alike
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.search.documents import (
    BRIGHT,
    CHILD,
    FACT,
    INTRODUCTION,
    KINDS,
    NOTE,
    NOTIFICATION,
    NUMBER,
    PERSON,
    PLAN,
    PROMISE,
)
from livline.search.matching import WORD, folded
from livline.search.reading import Hit
from livline.search.reading import search as found_for
from livline.web.door import Act, Rule, page

CHOICES: dict[str, tuple[object, tuple[str, ...]]] = {
    "": (_("Alt"), KINDS),
    "people": (_("Børn og mennesker"), (CHILD, PERSON, NUMBER)),
    "facts": (_("Det, der er skrevet ind"), (FACT,)),
    "plans": (_("Planer"), (PLAN,)),
    "notes": (_("Notater"), (NOTE,)),
    "portrait": (_("Barnet selv og løfter"), (INTRODUCTION, BRIGHT, PROMISE)),
    "notifications": (_("Underretninger"), (NOTIFICATION,)),
}
"""What may be searched for, by its word in the address."""
PERIODS: dict[str, tuple[object, int | None]] = {
    "": (_("Altid"), None),
    "30": (_("De seneste 30 dage"), 30),
    "365": (_("Det seneste år"), 365),
}
"""Since when, by its word in the address."""
LONGEST = 200


@sensitive_variables()
@sensitive_post_parameters()
@require_POST
@page(Rule("identity", Act.LIST, heavy=True))
def search(request: Any) -> HttpResponseBase:
    """What fits; a single child whose name begins so is shown at once."""
    words = " ".join(request.POST.get("q", "").split())[:LONGEST]
    kind, period = request.GET.get("kind", ""), request.GET.get("period", "")
    kinds, days = CHOICES.get(kind, CHOICES[""])[1], PERIODS.get(period, PERIODS[""])[1]
    since = today() - dt.timedelta(days=days) if days else None
    hits = found_for(request.account, words, kinds, since)
    record(request.account.id, Look.SEARCH, str(len(hits)))
    only = the_only(hits, words)
    if only is not None and not kind and not period:
        return redirect("case", only.document.case)
    return shown(request, words, hits, kind, period)


def alike_among(account: Account, hits: Iterable[Hit]) -> list[Alike]:
    """The found children who may be here twice, each with the other; told to who may join both."""
    found = {hit.document.case for hit in hits if hit.document.kind in (CHILD, NUMBER)}
    return [pair for pair in all_alike(account) if {pair.case, pair.other} & found] if found else []


def the_only(hits: list[Hit], words: str) -> Hit | None:
    """The one child meant by a name or a number, where nothing is left to choose."""
    meant = [hit for hit in hits if hit.document.kind in (CHILD, NUMBER) and begins(hit, words)]
    cases = {hit.document.case for hit in meant}
    return meant[0] if len(cases) == 1 else None


def begins(hit: Hit, words: str) -> bool:
    """Does every word begin a word of the name, or the number?  A number in full was meant as it is."""
    parts = [folded(match[0]) for match in WORD.finditer(hit.document.text)]
    sought = [folded(match[0]) for match in WORD.finditer(words)]
    return hit.score == 1 or all(any(part.startswith(word) for part in parts) for word in sought)


def shown(request: Any, words: str, hits: list[Hit], kind: str, period: str) -> HttpResponse:
    """The page; each filter is a button that sends the same words to another address."""
    account: Account = request.account
    told = {
        "words": words,
        "hits": hits,
        "alike": alike_among(account, hits),
        "kinds": [(word, text, word == kind) for word, (text, _kinds) in CHOICES.items()],
        "periods": [(word, text, word == period) for word, (text, _days) in PERIODS.items()],
        "kind": kind if kind in CHOICES else "",
        "period": period if period in PERIODS else "",
    }
    return render(request, "web/search/found.html", told)
