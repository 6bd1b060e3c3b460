"""Who comes to a child?  The door's own answer, beside the wall's."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.access.models import Kind
from livline.cases.lookups import Opened
from livline.team.models import Newcomer

TOLD = frozenset({Kind.CHILD, Kind.CUSTODY_PARENT, Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK, Kind.LEADER})
"""To whom it is told."""


def newcomers_seen(opened: Opened) -> QuerySet[Newcomer]:
    """Who came last to the child, or is to come: what its own page tells; nobody where nobody is to be told of."""
    if not opened.sight.kinds & TOLD:
        return Newcomer.objects.none()
    return Newcomer.objects.filter(case=opened.case).order_by("-comes_on", "-told_at")[:1]
