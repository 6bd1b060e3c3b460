"""What does somebody see of hand-overs: those to them, and what became of those of a case?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q, QuerySet

from livline.access.danish_day import today
from livline.access.models import Account, Kind, Membership, Relation
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.team.handovers import CLOSED, message_of
from livline.team.models import Handover, Newcomer, Step, Taken


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
        return Taken.COMPLETED in self.taken and Taken.READ not in self.taken


def shown(handovers: QuerySet[Handover]) -> list[Shown]:
    """Hand-overs with their steps, and whether the receiver still has the child from the day on."""
    held = Relation.objects.filter(case=OuterRef("case"), account=OuterRef("receiver"), kind=Kind.WORKER)
    holds = Exists(held.filter(is_confirmed=True, during__contains=OuterRef("on")))
    rows = handovers.annotate(holds=holds).prefetch_related("steps")
    return [Shown(one, {step.taken: step for step in one.steps.all()}) for one in rows]


@dataclass(frozen=True)
class Offer:
    """A hand-over to an account; `taken`: the names of its steps."""

    handover: Handover
    taken: frozenset[str]

    @property
    def message(self) -> str:
        return message_of(self.handover)


@dataclass(frozen=True)
class HandedTo:
    """The children that an account is asked to receive, and those that it has received and not read about."""

    offered: list[Offer]
    unread: list[Offer]


def handed_to(account: Account) -> HandedTo:
    """What waits for an account; one question."""
    over = Step.objects.filter(handover=OuterRef("pk"), taken__in=(Taken.READ, Taken.DECLINED, Taken.WITHDRAWN))
    to_me = Handover.objects.filter(~Exists(over), receiver=account).select_related("proposed_by")
    found = [
        Offer(one, frozenset(one.so_far))
        for one in to_me.annotate(so_far=ArrayAgg("steps__taken", default=[])).order_by("on")
    ]
    open_ = [one for one in found if not one.taken & {Taken.ACCEPTED, Taken.COMPLETED}]
    return HandedTo(open_, [one for one in found if Taken.COMPLETED in one.taken])


def unread_of(opened: Opened, account: Account) -> Handover | None:
    """The hand-over with which the account received the child and of which it has not said that it has read."""
    read = Step.objects.filter(handover=OuterRef("pk"), taken=Taken.READ)
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
