"""What lies on each worker of a leader's teams?  One reading of the cases, from which lists and numbers are both made.

A number is the length of its list (`rows`): there is no other way to count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.access.models import Account, Kind, Membership, Team
from livline.access.sight import Sight, sights
from livline.cases.models import Case, Stay
from livline.ledger import harm
from livline.ledger.bridge import row_of
from livline.ledger.harm import Standing
from livline.ledger.reading import verdicts_of
from livline.people.models import Part
from livline.team.weights import weights

NEW_DAYS = 30
"""So long a child is new to its worker."""
OF_CHILDREN = ("children", "new", "placed", "secret", "siblings")
OF_DUTIES = ("duties", "soon", "overdue")
WHAT = (*OF_CHILDREN, *OF_DUTIES)
"""What is counted: children, or what the law asks in their cases."""
NOBODY = "nobody"
"""The word that stands for a child without a caseworker where a worker is asked for."""


@dataclass(frozen=True)
class Worker:
    """Somebody who works with children, by the name that colleagues know."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Child:
    """A child whom the leader leads.  `workers`: who really works with it today, and since when; covers apart."""

    case: UUID
    number: str
    name: str
    sight: Sight
    is_placed: bool
    has_siblings: bool
    duties: tuple[Mapping[str, Any], ...]
    workers: Mapping[Worker, dt.date] = field(default_factory=dict)
    covers: frozenset[UUID] = frozenset()

    @property
    def is_alone(self) -> bool:
        """Is there nobody who works with it today?"""
        return not self.workers and not self.covers

    @property
    def shows_secret(self) -> bool:
        """That the place is secret is told to those who see the protection."""
        return self.sight.is_secret and self.sight.reads("protection")


@dataclass(frozen=True)
class Row:
    """A line of a list: a child, or one duty of a child."""

    child: Child
    duty: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Desk:
    """A team with those who work in it, and who leads it."""

    team: Team
    members: tuple[Worker, ...]
    leaders: frozenset[UUID] = frozenset()


def desks_of(account: Account) -> list[Desk]:
    """The teams that the account leads today; raises `NotFound` for whoever leads none."""
    desks = [desk for desk in teams_of(account) if account.id in desk.leaders]
    if not desks:
        raise NotFound
    return desks


def teams_of(account: Account) -> list[Desk]:
    """The teams to which the account belongs today, with all who do."""
    standing = Membership.objects.filter(during__contains=today())
    mine = standing.filter(account=account).values("team_id")
    found: dict[UUID, tuple[Team, list[Worker], set[UUID]]] = {}
    there = standing.filter(team_id__in=mine, account__is_active=True).select_related("team", "account")
    for one in there.order_by("team__name", "account__name"):
        _, people, leaders = found.setdefault(one.team_id, (one.team, [], set()))
        if one.leads:
            leaders.add(one.account_id)
        else:
            people.append(Worker(one.account_id, one.account.name))
    return [Desk(team, tuple(people), frozenset(leaders)) for team, people, leaders in found.values()]


def children_of(account: Account) -> list[Child]:
    """The children whom the account leads, by name; as many questions for one as for many."""
    reached = {case: seen for case, seen in sights(account).items() if not seen.is_joined}
    led = {case: seen for case, seen in reached.items() if Kind.LEADER in seen.kinds and seen.reads("duties")}
    found = with_families(led)
    cases = list({case.id: case for case in found}.values())
    told = verdicts_of({case.id: row_of(case) for case in cases})
    names, families = families_of(found)
    working, covering = workers_of()
    children = (
        Child(
            case=case.id,
            number=case.name,
            name=names.get(case.id, case.name),
            sight=led[case.id],
            is_placed=case.is_placed,
            has_siblings=case.id in families,
            duties=open_duties(told[case.id]),
            workers=working.get(case.id, {}),
            covers=frozenset(covering.get(case.id, ())),
        )
        for case in cases
    )
    return sorted(children, key=lambda child: (child.name, child.number))


def open_duties(verdicts: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """What is still to be done or found out."""
    return tuple(one for one in verdicts if harm.standing(one).is_open)


def with_families(led: Iterable[UUID]) -> list[Any]:
    """The cases, each once for every child and sibling in it: whether it is placed, and who that is."""
    living = Stay.objects.filter(case=OuterRef("pk"), during__contains=today())
    family = FilteredRelation("ties", condition=Q(ties__part__in=(Part.CHILD, Part.SIBLING)))
    rows = Case.objects.filter(id__in=list(led)).annotate(is_placed=Exists(living), tie=family)
    return list(
        rows.annotate(
            part=F("tie__part"),
            person=F("tie__person_id"),
            called=F("tie__person__called"),
            full_name=F("tie__person__name"),
        )
    )


def families_of(rows: Iterable[Any]) -> tuple[dict[UUID, str], set[UUID]]:
    """What each child is called, and which children have siblings among the others."""
    children = [row for row in rows if row.part == Part.CHILD]
    case_of = {row.person: row.id for row in children}
    pairs = [(row.id, case_of[row.person]) for row in rows if row.part == Part.SIBLING and row.person in case_of]
    return {row.id: row.called or row.full_name for row in children}, {case for pair in pairs for case in pair}


def workers_of() -> tuple[dict[UUID, dict[Worker, dt.date]], dict[UUID, set[UUID]]]:
    """Who really works with each child that the account leads, and who covers; the database leaves out whom it is
    closed to."""
    working: dict[UUID, dict[Worker, dt.date]] = {}
    covering: dict[UUID, set[UUID]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id, account_id, name, kind, since FROM led_workers()")
        for case, account, name, kind, since in cursor.fetchall():
            if kind == Kind.WORKER:
                working.setdefault(case, {})[Worker(account, name)] = since
            else:
                covering.setdefault(case, set()).add(account)
    return working, covering


def rows(children: Iterable[Child], what: str, worker: UUID | str | None = None) -> list[Row]:
    """The list of a thing, of one worker, of the children without one (`NOBODY`), or of all (None)."""
    chosen = [child for child in children if is_of(child, worker)]
    if what in OF_DUTIES:
        found = [Row(child, duty) for child in chosen for duty in child.duties if is_duty(duty, what)]
        return sorted(found, key=lambda row: harm.key(row.duty or {}))
    return [Row(child) for child in chosen if is_child(child, what, worker)]


def is_of(child: Child, worker: UUID | str | None) -> bool:
    """Is the child one of this worker's?"""
    if worker is None:
        return True
    return child.is_alone if worker == NOBODY else any(one.id == worker for one in child.workers)


def is_child(child: Child, what: str, worker: UUID | str | None) -> bool:
    """Is a child one of these?  New is new to the worker, or to any of its workers."""
    if what == "new":
        fresh = today() - dt.timedelta(days=NEW_DAYS)
        since = [day for who, day in child.workers.items() if worker in (None, who.id)]
        return any(day > fresh for day in since)
    shown = {"placed": child.is_placed, "secret": child.shows_secret, "siblings": child.has_siblings}
    return shown.get(what, True)


def is_duty(duty: Mapping[str, Any], what: str) -> bool:
    """Is a duty one of these?  What is overdue and what is soon due are among those that wait."""
    wanted = {"soon": Standing.SOON, "overdue": Standing.OVERDUE}
    return what == "duties" or harm.standing(duty) == wanted[what]


@dataclass(frozen=True)
class Load:
    """What lies on one worker: each number is the length of its list."""

    worker: Worker
    numbers: Mapping[str, int]
    points: int


def load_of(children: Sequence[Child], worker: Worker) -> Load:
    """The load of a worker."""
    numbers = {what: len(rows(children, what, worker.id)) for what in WHAT}
    return Load(worker, numbers, weights().points(numbers))
