"""Who comes to a child, and what did it say before it came?  The door's own answer, beside the wall's."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Now

from livline.access.models import Kind
from livline.cases.lookups import Opened
from livline.people.sealed import word_place
from livline.sealing.seal import opened
from livline.team.models import Newcomer, ReceivedWord, StaysOn

TOLD = frozenset({Kind.CHILD, Kind.CUSTODY_PARENT, Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK, Kind.LEADER})
"""To whom it is told."""
NEWS_DAYS = 30
"""So long a child is told that who was to come does not."""


def newcomers_seen(seen: Opened) -> QuerySet[Newcomer]:
    """Who came last to the child, or is to come: what its own page tells; nobody where nobody is to be told of."""
    if not seen.sight.kinds & TOLD:
        return Newcomer.objects.none()
    coming = Newcomer.objects.filter(case=seen.case, off__isnull=True)
    return coming.order_by("-comes_on", "-told_at")[:1]


def stays_seen(seen: Opened) -> QuerySet[StaysOn]:
    """Who stays although another was to come: for as long as it is news, and until somebody else comes."""
    if not seen.sight.kinds & TOLD:
        return StaysOn.objects.none()
    later = Newcomer.objects.filter(case=seen.case, told_at__gt=OuterRef("told_at"))
    lately = Now() - dt.timedelta(days=NEWS_DAYS)
    return StaysOn.objects.filter(~Exists(later), case=seen.case, told_at__gt=lately).order_by("-told_at")[:1]


def received_words_seen(seen: Opened) -> QuerySet[ReceivedWord]:
    """What the child wrote to its caseworker before it came: for itself and its caseworkers, as its words here."""
    if not seen.sight.kinds & {Kind.CHILD, Kind.WORKER}:
        return ReceivedWord.objects.none()
    return ReceivedWord.objects.filter(case=seen.case).order_by("-said_at")


def said_before(seen: Opened) -> list[tuple[ReceivedWord, str]]:
    """The same with what they say, the newest first."""
    return [(word, opened(word.sealed, word_place(word.id))) for word in received_words_seen(seen)]
