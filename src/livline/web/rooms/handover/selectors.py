"""What does somebody see of hand-overs: those to them, and what became of those of a case?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from livline.access.danish_day import today
from livline.access.models import Account, Kind, Membership, Relation
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.team.handovers import CLOSED, message_of
from livline.team.models import Handover, Newcomer, Step, Taken

OFF_FOR = dt.timedelta(days=14)
"""So long who was to receive a child is told that it was called off."""


@dataclass(frozen=True)
class Shown:
    """A hand-over as a page shows it; `taken`: its steps by what they are."""

    handover: Handover
    taken: dict[str, Step]

    @property
    def message(self) -> str:
        return message_of(self.handover)

    @property
    def state(self) -> str:
        """Where it stands, in one word: the last thing that counts."""
        if Taken.CALLED_OFF in self.taken:
            return Taken.CALLED_OFF
        if self._is_completed_ahead and not self.is_agreed:
            return "changed"
        order = (Taken.COMPLETED, Taken.DECLINED, Taken.WITHDRAWN, Taken.ACCEPTED, Taken.DECIDED)
        return next((step for step in order if step in self.taken), "proposed")

    @property
    def ended(self) -> Step | None:
        """The step with which it came to its end."""
        return next((self.taken[step] for step in CLOSED if step in self.taken), None)

    @property
    def _is_completed_ahead(self) -> bool:
        return Taken.COMPLETED in self.taken and self.handover.on > today()

    @property
    def is_agreed(self) -> bool:
        """Has everybody said yes, and is its day still to come?  Not where the access was ended again meanwhile."""
        return self._is_completed_ahead and bool(getattr(self.handover, "holds", False))

    @property
    def leaves_room(self) -> bool:
        """May another be proposed?"""
        return self.ended is not None and not self.is_agreed

    @property
    def newcomer(self) -> Newcomer | None:
        """What the child has been told; nothing before it is done."""
        return getattr(self.handover, "newcomer", None)

    @property
    def is_unread(self) -> bool:
        """Is it done, and has the receiver not said that they have read?"""
        return Taken.COMPLETED in self.taken and not {Taken.READ, Taken.CALLED_OFF} & self.taken.keys()

    @property
    def off(self) -> Step | None:
        """That it was called off, by whom and why."""
        return self.taken.get(Taken.CALLED_OFF)

    def may_call_off(self, account: Account, sight: Sight) -> bool:
        """Is it agreed, and does somebody take part in it, or decide?"""
        taking_part = (self.handover.giver_id, self.handover.receiver_id, self.handover.proposed_by_id)
        keeps = self.is_agreed and self.handover.giver_id is not None
        return keeps and (account.id in taking_part or sight.decides("access"))


def shown(handovers: QuerySet[Handover]) -> list[Shown]:
    """Hand-overs with their steps, and whether the receiver still has the child from the day on."""
    held = Relation.objects.filter(case=OuterRef("case"), account=OuterRef("receiver"), kind=Kind.WORKER)
    holds = Exists(held.filter(is_confirmed=True, during__contains=OuterRef("on")))
    rows = handovers.annotate(holds=holds).prefetch_related("steps__by")
    return [Shown(one, {step.taken: step for step in one.steps.all()}) for one in rows]


@dataclass(frozen=True)
class Offer:
    """A hand-over to an account; `taken`: the names of its steps; who called it off, and why."""

    handover: Handover
    taken: frozenset[str]
    off_by: str = ""
    off_why: str = ""

    @property
    def message(self) -> str:
        return message_of(self.handover)


@dataclass(frozen=True)
class HandedTo:
    """The children that an account is asked to receive, those received and not read about, and those called off."""

    offered: list[Offer]
    unread: list[Offer]
    off: list[Offer]


def handed_to(account: Account) -> HandedTo:
    """What waits for an account, or was lately called off by another; one question."""
    steps = Step.objects.filter(handover=OuterRef("pk"))
    over = steps.filter(taken__in=(Taken.READ, Taken.DECLINED, Taken.WITHDRAWN, Taken.CALLED_OFF))
    off = steps.filter(taken=Taken.CALLED_OFF, at__gt=timezone.now() - OFF_FOR).exclude(by=account)
    to_me = Handover.objects.filter(~Exists(over) | Exists(off), receiver=account).select_related("proposed_by")
    told = to_me.annotate(
        so_far=ArrayAgg("steps__taken", default=[]),
        off_by=Subquery(off.values("by__name")[:1]),
        off_why=Subquery(off.values("reason")[:1]),
    )
    found = [Offer(one, frozenset(one.so_far), one.off_by or "", one.off_why or "") for one in told.order_by("on")]
    standing = [one for one in found if Taken.CALLED_OFF not in one.taken]
    return HandedTo(
        offered=[one for one in standing if not one.taken & {Taken.ACCEPTED, Taken.COMPLETED}],
        unread=[one for one in standing if Taken.COMPLETED in one.taken],
        off=[one for one in found if Taken.CALLED_OFF in one.taken],
    )


def unread_of(opened: Opened, account: Account) -> Handover | None:
    """The hand-over with which the account received the child and of which it has not said that it has read."""
    read = Step.objects.filter(handover=OuterRef("pk"), taken__in=(Taken.READ, Taken.CALLED_OFF))
    done = Handover.objects.filter(~Exists(read), case=opened.case, receiver=account, steps__taken=Taken.COMPLETED)
    return done.select_related("proposed_by", "newcomer").order_by("-proposed_at").first()


def of_case(opened: Opened) -> list[Shown]:
    """All hand-overs of a case, the newest first."""
    rows = Handover.objects.filter(case=opened.case).select_related("giver", "receiver", "proposed_by", "newcomer")
    return shown(rows.order_by("-proposed_at"))


def may_propose(sight: Sight) -> bool:
    """Its caseworker gives the child, or its leader."""
    return sight.writes("access")


@dataclass(frozen=True)
class Around:
    """Who works with a child today, and who else belongs to a team and could."""

    working: Sequence[Account]
    others: Sequence[Account]


def around(case: UUID, account: Account) -> Around:
    """Both, by name; one question."""
    holding = Relation.objects.filter(account=OuterRef("pk"), case_id=case, kind=Kind.WORKER, is_confirmed=True)
    standing = Membership.objects.filter(account=OuterRef("pk"), during__contains=today())
    rows = Account.objects.filter(is_active=True).annotate(
        works=Exists(holding.filter(during__contains=today())), belongs=Exists(standing)
    )
    found = list(rows.filter(Q(works=True) | Q(belongs=True)).order_by("name"))
    others = [one for one in found if not one.works and one.id != account.id]
    return Around([one for one in found if one.works], others)
