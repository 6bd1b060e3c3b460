"""What else has a day in my cases?  Promises that are still to be kept, children who come to me or leave me, and years
that begin.

The law asks none of it yet, and still it is somebody's day.  Three questions at most, whatever the number of cases.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from livline.access.models import Account
from livline.ledger.bridge import row_of
from livline.ledger.years import beginning
from livline.portrait.lookups import ToldPromise, open_promises_of
from livline.team.models import Handover, Step, Taken
from livline.web.rooms.today.asks import Child
from livline.web.year_words import wanted_text


class Sort(StrEnum):
    """What is agreed for a day."""

    PROMISE = "promise"
    COMES = "comes"
    LEAVES = "leaves"
    BEGINS = "begins"


@dataclass(frozen=True)
class Agreed:
    """Something agreed for a day.  `text`: what was promised, the name of the colleague, what a year will ask for."""

    child: Child
    sort: Sort
    on: dt.date
    text: str
    href: str
    is_late: bool = False


def agreed_in(account: Account, mine: Iterable[Child], today: dt.date, shown: tuple[dt.date, dt.date]) -> list[Agreed]:
    """All that is agreed in somebody's cases, the first day first; years only where they begin on days `shown`."""
    of = {child.case.id: child for child in mine}
    found = [*promised(of, today), *changing(account, of), *years(of, today, shown)]
    return sorted(found, key=lambda one: (one.on, one.child.name, one.sort, one.text))


def late(agreed: Iterable[Agreed]) -> list[Agreed]:
    """Promises whose day is past."""
    return [one for one in agreed if one.is_late]


def promised(of: dict[UUID, Child], today: dt.date) -> Iterator[Agreed]:
    """The promises that have a day and are not kept yet, where the reader sees them."""
    for promise in open_promises_of({case: child.sight for case, child in of.items()}, today):
        if promise.due_on is not None:
            yield promise_on(of[promise.row.case_id], promise, promise.due_on)


def promise_on(child: Child, promise: ToldPromise, day: dt.date) -> Agreed:
    """A promise on its day."""
    href = reverse("promises", args=[child.case.id])
    return Agreed(child, Sort.PROMISE, day, promise.text, href, bool(promise.days and promise.days < 0))


def changing(account: Account, of: dict[UUID, Child]) -> Iterator[Agreed]:
    """The children whom the account receives or gives, from the day on which it is so; nothing that came to nothing."""
    off = Step.objects.filter(handover=OuterRef("pk"), taken__in=(Taken.DECLINED, Taken.WITHDRAWN, Taken.CALLED_OFF))
    own = Handover.objects.filter(~Exists(off), Q(giver=account) | Q(receiver=account), case_id__in=list(of))
    for one in own.select_related("giver", "receiver"):
        comes = one.receiver_id == account.id
        other = one.giver if comes else one.receiver
        page = "handover" if of[one.case_id].sight.reads("access") else "case"
        sort = Sort.COMES if comes else Sort.LEAVES
        yield Agreed(of[one.case_id], sort, one.on, other.name if other else "", reverse(page, args=[one.case_id]))


def years(of: dict[UUID, Child], today: dt.date, shown: tuple[dt.date, dt.date]) -> Iterator[Agreed]:
    """The years that begin when one is over that has all it asks for."""
    cases = {case: row_of(child.case) for case, child in of.items()}
    found = beginning(cases, {case: child.verdicts for case, child in of.items()}, today, *shown)
    for case, coming in found.items():
        for one in coming:
            yield Agreed(of[case], Sort.BEGINS, one.starts, wanted_text(one), reverse("duties", args=[case]))
