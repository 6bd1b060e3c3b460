"""The door to two cases at once: who may write both, or decide in both, may join them and undo it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet

from livline.access.errors import NotFound
from livline.access.models import Account
from livline.access.sight import NOTHING, Sight, sights
from livline.cases.lookups import Opened, case_opened
from livline.joining.models import Joining, Parting
from livline.looks.models import Act
from livline.looks.record import record

FACTS = ("plan", "decisions", "assessment", "sensitive")
SEEN = (*FACTS, "whereabouts")
"""What somebody has to see of both cases, so that nothing is taken or left behind unseen."""


@dataclass(frozen=True)
class Pair:
    """Two cases that one may join: `kept` is the child's from then on, `joined` is closed."""

    kept: Opened
    joined: Opened

    @property
    def closed(self) -> list[tuple[Opened, str]]:
        """What has to be opened first."""
        both = (self.kept, self.joined)
        return [(opened, name) for opened in both for name in SEEN if not opened.sight.reads(name)]


def pair_for_joining(kept: UUID, joined: UUID, *, by: Account) -> Pair:
    """Two cases of one municipality, for somebody who may join them; raises `NotFound`."""
    seen = sights(by, [kept, joined])
    if kept == joined or not may_join(seen.get(kept, NOTHING), seen.get(joined, NOTHING)):
        raise refused([kept, joined])
    pair = Pair(case_opened(kept, by=by), case_opened(joined, by=by))
    if pair.kept.case.municipality_id != pair.joined.case.municipality_id:
        raise NotFound
    return pair


def joining_for_parting(case: UUID, id_: UUID, *, by: Account) -> tuple[Joining, Pair]:
    """A joining of two cases that stands, for somebody who might have made it; raises `NotFound`."""
    joining = standing([case]).filter(id=id_, into=case).first()
    if joining is None:
        raise refused([case])
    seen = sights(by, [case, joining.case_id])
    kept, joined = seen.get(case, NOTHING), seen.get(joining.case_id, NOTHING)
    if not may_join(kept, reopened(joined)):
        raise refused([case, joining.case_id])
    return joining, Pair(case_opened(case, by=by), case_opened(joining.case_id, by=by))


def may_join(one: Sight, other: Sight) -> bool:
    """Does somebody write the facts of both cases, or decide in both?"""
    both = (one, other)
    is_seen = all(sight.reads("identity") for sight in both)
    return is_seen and (all(map(writes_facts, both)) or all(sight.decides("decisions") for sight in both))


def might_join(sight: Sight) -> bool:
    """Could the case be one of two that somebody joins?"""
    return sight.reads("identity") and (writes_facts(sight) or sight.decides("decisions"))


def writes_facts(sight: Sight) -> bool:
    return all(sight.writes(name) for name in FACTS)


def reopened(sight: Sight) -> Sight:
    """What somebody would see of a joined case if it were not."""
    return replace(sight, kept="") if sight.is_joined else sight


def standing(cases: Collection[UUID]) -> QuerySet[Joining]:
    """The joinings into these cases that have not been undone, the newest first."""
    undone = Parting.objects.values("joining_id")
    return Joining.objects.filter(into__in=cases).exclude(id__in=undone).select_related("case").order_by("-at")


def refused(cases: Collection[UUID]) -> NotFound:
    """What is not there or not theirs; the attempt is on record at every case that it was about."""
    for case in cases:
        record(case, Act.REFUSED)
    return NotFound()


def kept_for(case: UUID) -> UUID | None:
    """The case that this one was joined to, as far as the wall tells; None where it was not."""
    undone = Parting.objects.values("joining_id")
    stands = Joining.objects.filter(case=case).exclude(id__in=undone).first()
    return stands.into_id if stands is not None else None
