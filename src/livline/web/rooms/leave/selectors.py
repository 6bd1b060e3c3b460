"""What is shown of a leave?  Its days and stand-ins to who is concerned; children to who works with them or leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.access.models import Account, Relation
from livline.cases.models import Case
from livline.leave.models import Leave, LeftOut
from livline.leave.reading import Absence, absences_with_children, could_stand_in, left_out_of
from livline.team.load import Desk, Worker
from livline.web.rooms.today.asks import named_cases


@dataclass(frozen=True)
class OneLeave:
    """The page of a leave.  `speaks`: may end it sooner; `names`: may name a stand-in, where children lack somebody.

    `swaps`: may have another take over from a stand-in.
    """

    absence: Absence
    leave: Leave
    speaks: bool
    names: bool
    swaps: bool
    lacking: Sequence[Case]
    waiting: Sequence[Relation]
    left_out: Sequence[LeftOut]
    colleagues: Sequence[Account]


def one_leave(id_: UUID, account: Account, desks: Sequence[Desk]) -> OneLeave:
    """A leave that is not over, for who is away, who leads them or their children, and who stands in.

    Raises `NotFound` for others.
    """
    absence = absences_with_children().get(id_)
    leave = Leave.objects.filter(id=id_).select_related("account").first()
    if absence is None or leave is None:
        raise NotFound
    if not is_concerned(account, absence, desks):
        raise NotFound
    names = bool(absence.lacking)
    fills = names or bool(absence.children and absence.stand_ins)
    colleagues = could_stand_in(absence.account, absence.first, absence.until) if fills else []
    cases = {one.id: one for one in named_cases(absence.children)} if absence.children else {}
    waits = Relation.objects.filter(stand_in__stand_in__leave=leave, is_confirmed=False, during__endswith__gt=today())
    return OneLeave(
        absence=absence,
        leave=leave,
        speaks=absence.account == account.id or leads_worker(account, absence.account, desks),
        names=names,
        swaps=bool(absence.children) and may_be_swapped(absence, colleagues),
        lacking=[case for id_, case in cases.items() if id_ in absence.lacking],
        waiting=list(waits.select_related("case", "account")) if cases else [],
        left_out=list(left_out_of(id_)),
        colleagues=colleagues,
    )


def may_be_swapped(absence: Absence, colleagues: Sequence[Account]) -> bool:
    """Is there a stand-in, and another who could take over?"""
    others = {one.id for one in colleagues} - set(absence.stand_ins)
    return bool(absence.stand_ins) and bool(others or (colleagues and len(absence.stand_ins) > 1))


def leads_worker(account: Account, worker: UUID, desks: Sequence[Desk]) -> bool:
    """Does the account lead a team in which somebody works?"""
    return any(account.id in desk.leaders and worker in {one.id for one in desk.members} for desk in desks)


def led_by(account: Account, desks: Sequence[Desk]) -> list[Worker]:
    """Those who work in the teams that the account leads, by name."""
    people = {one for desk in desks if account.id in desk.leaders for one in desk.members}
    return sorted(people, key=lambda one: one.name)


@dataclass(frozen=True)
class Line:
    """Somebody is away; `opens`: may this reader open the page of it?"""

    absence: Absence
    opens: bool


def away_around(account: Account, desks: Sequence[Desk]) -> list[Line]:
    """Who in the account's teams, or among those who work with the children it leads, is away now or soon."""
    near = {one.id for desk in desks for one in desk.members} | {account.id}
    told = [one for one in absences_with_children().values() if one.is_near]
    return [
        Line(one, is_concerned(account, one, desks))
        for one in told
        if one.account in near or is_concerned(account, one, desks)
    ]


def is_concerned(account: Account, absence: Absence, desks: Sequence[Desk]) -> bool:
    """Is it about the account: away itself, stands in, leads them or children of theirs?"""
    is_part = account.id == absence.account or account.id in absence.stand_ins
    return is_part or bool(absence.children) or leads_worker(account, absence.account, desks)
