"""Who is away now or soon, which of their children lack somebody, and for whom does somebody stand in?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from livline.access.danish_day import today
from livline.access.models import Account, Kind, Relation
from livline.cases.together import together
from livline.leave.models import Change, Leave, LeftOut, StandIn

SOON = dt.timedelta(days=30)
"""So long before it begins a leave is told."""
ABSENT = """
WITH child AS MATERIALIZED (%(children)s), standing AS (
    SELECT s.* FROM stand_in s WHERE NOT EXISTS (SELECT FROM stand_in_relieved e WHERE e.stand_in_id = s.id)
)
SELECT l.id, l.account_id, coalesce(a.name, ''), l.first, leave_until(l.id),
       ARRAY(SELECT s.account_id FROM standing s WHERE s.leave_id = l.id ORDER BY s.at, s.id),
       ARRAY(SELECT b.name FROM standing s JOIN account b ON b.id = s.account_id WHERE s.leave_id = l.id
             ORDER BY s.at, s.id),
       ARRAY(SELECT c.case_id FROM child c WHERE c.leave_id = l.id),
       ARRAY(SELECT c.case_id FROM child c WHERE c.leave_id = l.id AND c.lacks)
FROM leave l JOIN account a ON a.id = l.account_id
WHERE l.last >= %%(day)s AND leave_until(l.id) >= greatest(l.first, %%(day)s)
ORDER BY l.first, a.name
"""
"""The leaves that are not over, and were not called off, with who stands in and the children that they are about."""
CHILDREN = "SELECT leave_id, case_id, lacks FROM children_of_absent()"
NO_CHILDREN = "SELECT NULL::uuid AS leave_id, NULL::uuid AS case_id, false AS lacks WHERE false"
STANDING = """
SELECT mine.case_id, a.name, leave_until(l.id)
FROM stand_in s JOIN leave l ON l.id = s.leave_id AND l.first <= %(day)s AND leave_until(l.id) >= %(day)s
JOIN account a ON a.id = l.account_id
JOIN relation theirs ON theirs.account_id = l.account_id AND theirs.kind = 'worker' AND theirs.is_confirmed
    AND theirs.during @> %(day)s
JOIN relation mine ON mine.case_id = theirs.case_id AND mine.account_id = %(me)s AND mine.kind = 'cover'
    AND mine.is_confirmed AND mine.during @> %(day)s
WHERE s.account_id = %(me)s AND NOT EXISTS (SELECT FROM stand_in_relieved e WHERE e.stand_in_id = s.id)
"""
"""The cases in which somebody covers today for a caseworker who is away and whose stand-in they are."""


@dataclass(frozen=True)
class Absence:
    """Somebody is away, from a day to a day.

    `children`: the reader's own, or those that the reader leads; `lacking`: those of them who lack somebody.
    """

    id: UUID
    account: UUID
    name: str
    first: dt.date
    until: dt.date
    stand_ins: Mapping[UUID, str]
    children: frozenset[UUID] = frozenset()
    lacking: frozenset[UUID] = frozenset()

    @property
    def is_near(self) -> bool:
        """Has it begun, or does it begin soon?"""
        return self.first <= today() + SOON

    @property
    def is_now(self) -> bool:
        """Has it begun?"""
        return self.first <= today()


def absences() -> dict[UUID, Absence]:
    """Who is away among colleagues now or later, by the leave, the first to come first; one question."""
    return {one.id: one for one in asked(ABSENT % {"children": NO_CHILDREN}, day=today())}


def absences_with_children() -> dict[UUID, Absence]:
    """The same with the children that they are about: the reader's own, and those that the reader leads."""
    return {one.id: one for one in asked(ABSENT % {"children": CHILDREN}, day=today())}


def asked(query: str, **told: Any) -> list[Absence]:
    """The absences that a question finds."""
    with connection.cursor() as cursor:
        cursor.execute(query, told)
        return [absence(*row) for row in cursor.fetchall()]


def absence(id_: UUID, account: UUID, name: str, first: dt.date, until: dt.date, *more: list[Any]) -> Absence:
    """A row as an absence: stand-ins by id and by name, then children, then those of them who lack somebody."""
    ids, names, *about = more
    children, lacking = about or ([], [])
    stand_ins = {who: called for who, called in zip(ids, names, strict=True) if who is not None}
    return Absence(id_, account, name, first, until, stand_ins, frozenset(children), frozenset(lacking))


def away_of(case: UUID) -> dict[UUID, Absence]:
    """Which caseworkers of a case are away, or will be within a month, by account; one question."""
    return away_from(together(*questions_of(case)))


def questions_of(case: UUID | None) -> tuple[QuerySet[Any], ...]:
    """What is asked for it, for a page that asks more at once; nothing for no case.

    The leaves of its caseworkers, that they end sooner, who stands in, in which days they cover here, and all names.
    """
    day, none = today(), Relation.objects.none()
    here = none if case is None else Relation.objects.filter(case=case, is_confirmed=True, during__isempty=False)
    working = here.filter(kind=Kind.WORKER, during__contains=day)
    leaves = Leave.objects.filter(account__in=working.values("account"), last__gte=day, first__lte=day + SOON)
    standing = StandIn.objects.filter(leave__in=leaves.values("id"), relieved__isnull=True)
    covering = here.filter(kind=Kind.COVER, account__in=standing.values("account"))
    people = Q(id__in=leaves.values("account")) | Q(id__in=standing.values("account"))
    return (
        leaves.order_by("-first"),
        Change.objects.filter(leave__in=leaves.values("id")),
        standing.order_by("at"),
        covering,
        Account.objects.filter(people),
    )


def away_from(answers: Sequence[Sequence[Any]]) -> dict[UUID, Absence]:
    """Who is away, by account, from what was asked; the leave that comes first."""
    leaves, changes, standing, covering, people = answers
    names = {one.id: one.name for one in people}
    found = {}
    for leave in leaves:
        until = min([leave.last, *(change.last for change in changes if change.leave_id == leave.id)])
        begins = max(leave.first, today())
        here = {one.account_id for one in covering if is_within(one.during, begins, until)}
        named = [one.account_id for one in standing if one.leave_id == leave.id and one.account_id in here]
        if until >= begins:
            stand_ins = {who: names.get(who, "") for who in named}
            found[leave.account_id] = Absence(
                leave.id, leave.account_id, names.get(leave.account_id, ""), leave.first, until, stand_ins
            )
    return found


def is_within(during: Any, first: dt.date, last: dt.date) -> bool:
    """Does a span have a day among others?"""
    return bool(during.lower <= last and (during.upper is None or during.upper > first))


@dataclass(frozen=True)
class StandsFor:
    """Somebody fills the day of a colleague, until the last day of the leave."""

    name: str
    until: dt.date


def stands_for(account: Account) -> dict[UUID, StandsFor]:
    """The cases in which an account stands in today, and for whom; one question."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING, {"me": account.id, "day": today()})
        return {case: StandsFor(name, until) for case, name, until in cursor.fetchall()}


def left_out_of(leave: UUID) -> QuerySet[LeftOut]:
    """The cases that stand-ins of a leave could not be given, as far as the reader is told."""
    rows = LeftOut.objects.filter(stand_in__leave=leave, stand_in__relieved__isnull=True)
    rows = rows.select_related("stand_in__account")
    return rows.distinct("number", "stand_in__account__name").order_by("number", "stand_in__account__name")


def could_stand_in(away: UUID, first: dt.date, until: dt.date) -> list[Account]:
    """Who can stand in for somebody: colleagues in the team who are not away themselves, by name."""
    gone = {one.account for one in absences().values() if one.first <= until and one.until >= first}
    found = Account.objects.raw(
        "SELECT a.* FROM account a WHERE a.id = ANY (could_stand_in(%s)) ORDER BY a.name", [away]
    )
    return [one for one in found if one.id not in gone]
