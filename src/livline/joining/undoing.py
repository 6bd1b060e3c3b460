"""What becomes of each taken fact when a joining is undone?  What nobody touched goes; the rest is asked about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from livline.cases.models import Entry
from livline.joining.facts import holding
from livline.joining.models import JoinedEntry, Joining


@dataclass(frozen=True)
class Left:
    """The taken facts as they stand now: `untouched` as they were taken, `corrected` since by somebody."""

    untouched: list[Entry]
    corrected: list[Entry]


def left_of(joining: Joining) -> Left:
    """The last entry of every taken fact that was not withdrawn; one question."""
    taken = JoinedEntry.objects.filter(joining=joining, is_taken=True)
    rows = holding(joining.into_id).filter(fact__in=taken.values("entry__fact"))
    last = list(rows.annotate(is_as_taken=Exists(taken.filter(entry=OuterRef("pk")))))
    return Left([one for one in last if one.is_as_taken], [one for one in last if not one.is_as_taken])


def gone(left: Left, chosen: Iterable[str]) -> list[int]:
    """The entries to withdraw: all that nobody touched, and those corrected ones that were chosen."""
    also = set(chosen)
    return [one.id for one in left.untouched] + [one.id for one in left.corrected if str(one.id) in also]
