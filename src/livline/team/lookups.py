"""Who comes to a child, and what did it say before it came?  The door's own answer, beside the wall's."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.access.models import Kind
from livline.cases.lookups import Opened
from livline.people.sealed import word_place
from livline.sealing.seal import opened
from livline.team.models import Newcomer, ReceivedWord

TOLD = frozenset({Kind.CHILD, Kind.CUSTODY_PARENT, Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK, Kind.LEADER})
"""To whom it is told."""


def newcomers_seen(seen: Opened) -> QuerySet[Newcomer]:
    """Who came last to the child, or is to come: what its own page tells; nobody where nobody is to be told of."""
    if not seen.sight.kinds & TOLD:
        return Newcomer.objects.none()
    return Newcomer.objects.filter(case=seen.case).order_by("-comes_on", "-told_at")[:1]


def received_words_seen(seen: Opened) -> QuerySet[ReceivedWord]:
    """What the child wrote to its caseworker before it came: for itself and its caseworkers, as its words here."""
    if not seen.sight.kinds & {Kind.CHILD, Kind.WORKER}:
        return ReceivedWord.objects.none()
    return ReceivedWord.objects.filter(case=seen.case).order_by("-said_at")


def said_before(seen: Opened) -> list[tuple[ReceivedWord, str]]:
    """The same with what they say, the newest first."""
    return [(word, opened(word.sealed, word_place(word.id))) for word in received_words_seen(seen)]
