"""What else has a day in my cases?  Promises that are still to be kept, children who come to me or leave me, and years
that begin.

The law asks none of it yet, and still it is somebody's day.  Two questions at most, whatever the number of cases.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from livline.access.models import Account
from livline.cases.together import together
from livline.ledger.bridge import row_of
from livline.ledger.years import beginning
from livline.portrait.lookups import ToldPromise, open_promises_from, promise_questions
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
    of = list(mine)
    return agreed_from(together(*questions_of(account, of)), account, of, today, shown)


def questions_of(account: Account, mine: Iterable[Child]) -> tuple[QuerySet[Any], ...]:
    """What `agreed_from` needs, for a page that asks more at once: promises and answers, hand-overs and names."""
    sights = {child.case.id: child.sight for child in mine}
    off = Step.objects.filter(handover=OuterRef("pk"), taken__in=(Taken.DECLINED, Taken.WITHDRAWN, Taken.CALLED_OFF))
    own = Handover.objects.filter(~Exists(off), Q(giver=account) | Q(receiver=account), case_id__in=list(sights))
    people = Q(id__in=own.values("giver")) | Q(id__in=own.values("receiver"))
    return (*promise_questions(sights), own, Account.objects.filter(people))


def agreed_from(
    answers: Sequence[list[Any]],
    account: Account,
    mine: Iterable[Child],
    today: dt.date,
    shown: tuple[dt.date, dt.date],
) -> list[Agreed]:
    """The same as `agreed_in`, from the answers to `questions_of`; one question where a year begins."""
    promises, given, own, people = answers
    of = {child.case.id: child for child in mine}
    names = {one.id: one.name for one in people}
    told = promised(open_promises_from((promises, given), today), of)
    found = [*told, *changing(account, own, names, of), *years(of, today, shown)]
    return sorted(found, key=lambda one: (one.on, one.child.name, one.sort, one.text))


def late(agreed: Iterable[Agreed]) -> list[Agreed]:
    """Promises whose day is past."""
    return [one for one in agreed if one.is_late]


def promised(promises: Iterable[ToldPromise], of: Mapping[UUID, Child]) -> Iterator[Agreed]:
    """The promises that have a day."""
    for promise in promises:
        if promise.due_on is not None:
            yield promise_on(of[promise.row.case_id], promise, promise.due_on)


def promise_on(child: Child, promise: ToldPromise, day: dt.date) -> Agreed:
    """A promise on its day."""
    href = reverse("promises", args=[child.case.id])
    return Agreed(child, Sort.PROMISE, day, promise.text, href, bool(promise.days and promise.days < 0))


def changing(
    account: Account, own: Iterable[Handover], names: Mapping[UUID, str], of: Mapping[UUID, Child]
) -> Iterator[Agreed]:
    """The children whom the account receives or gives, from the day on which it is so; nothing that came to nothing."""
    for one in own:
        comes = one.receiver_id == account.id
        other = one.giver_id if comes else one.receiver_id
        page = "handover" if of[one.case_id].sight.reads("access") else "case"
        sort, name = Sort.COMES if comes else Sort.LEAVES, names.get(other, "") if other else ""
        yield Agreed(of[one.case_id], sort, one.on, name, reverse(page, args=[one.case_id]))


def years(of: Mapping[UUID, Child], today: dt.date, shown: tuple[dt.date, dt.date]) -> Iterator[Agreed]:
    """The years that begin when one is over that has all it asks for."""
    cases = {case: row_of(child.case) for case, child in of.items()}
    found = beginning(cases, {case: child.verdicts for case, child in of.items()}, today, *shown)
    for case, coming in found.items():
        for one in coming:
            yield Agreed(of[case], Sort.BEGINS, one.starts, wanted_text(one), reverse("duties", args=[case]))
