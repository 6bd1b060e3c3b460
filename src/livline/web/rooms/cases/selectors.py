"""What do the list of my cases and the page of a case show?  As many questions for one case as for many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from livline.access.danish_day import today
from livline.access.models import Account
from livline.access.sight import Sight, sights
from livline.cases.models import Case, Stay
from livline.ledger import harm
from livline.ledger.bridge import row_of
from livline.ledger.tally import Tally, tallies
from livline.people.models import Part, Tie

SOON = 14
"""Days within which something that is due is shown in the list."""


@dataclass(frozen=True)
class Duty:
    """What the law asks next."""

    duty: str
    status: str
    due_on: dt.date | None
    days: int | None
    """Until it is due; negative when it is late."""

    @property
    def presses(self) -> tuple[Any, ...]:
        """By which it is sorted among those of other children."""
        return harm.key({"duty": self.duty, "status": self.status, "due_on": self.due_on, "confirmed": True})


@dataclass(frozen=True)
class Listed:
    """A case in a list.  `name`: what the child is called, or the number of the case where nobody named it."""

    id: UUID
    number: str
    name: str
    born_on: dt.date | None
    age: int | None
    sight: Sight
    overdue: int
    next: Duty | None
    lives: str
    """The kind of the site where the child lives, as a word of the contract; empty where it lives at home."""

    @property
    def shows_secret(self) -> bool:
        """That the place is secret is told to those who see the protection, and to nobody else."""
        return self.sight.is_secret and self.sight.reads("protection")

    @property
    def order(self) -> tuple[Any, ...]:
        """What harms a child most first (`ledger/harm.yaml`); those of whom nothing is asked at the end, by name."""
        return (self.next is None, *(self.next.presses if self.next else ()), self.name)


def my_cases(account: Account) -> list[Listed]:
    """The cases whose child the account sees, the most urgent first."""
    return listed(sights(account))


def listed(reached: Mapping[UUID, Sight]) -> list[Listed]:
    """Those of the reached cases whose child is seen."""
    seen = {case: sight for case, sight in reached.items() if sight.reads("identity") and not sight.is_joined}
    cases = list(Case.objects.filter(id__in=seen).order_by("name"))
    told = tallies({case.id: row_of(case) for case in cases if seen[case.id].reads("duties")})
    names, lives = names_of(seen), sites_of(seen)
    told_of = (one(case, seen[case.id], names.get(case.id), told.get(case.id, Tally()), lives) for case in cases)
    return sorted(told_of, key=lambda one: one.order)


def one(case: Case, sight: Sight, name: str | None, tally: Tally, lives: Mapping[UUID, str]) -> Listed:
    """One case as a list shows it."""
    day = today()
    return Listed(
        id=case.id,
        number=case.name,
        name=name or case.name,
        born_on=case.born_on,
        age=age_on(case.born_on, day),
        sight=sight,
        overdue=tally.overdue,
        next=next_of(tally, day),
        lives=lives.get(case.id, ""),
    )


def next_of(tally: Tally, day: dt.date) -> Duty | None:
    """The duty that presses most among those not done."""
    if tally.due_on is None:
        return None
    days = (tally.due_on - day).days
    return Duty(tally.duty, "overdue" if days < 0 else "pending", tally.due_on, days)


def names_of(cases: Iterable[UUID]) -> dict[UUID, str]:
    """What the child of each case is called."""
    ties = Tie.objects.filter(case_id__in=list(cases), part=Part.CHILD)
    rows = ties.values_list("case_id", "person__called", "person__name")
    return {case: called or name for case, called, name in rows}


def sites_of(cases: Iterable[UUID]) -> dict[UUID, str]:
    """The kind of site where each child lives today."""
    stays = Stay.objects.filter(case_id__in=list(cases), during__contains=today())
    return {case: kind or "other" for case, kind in stays.values_list("case_id", "site_kind")}


def age_on(born_on: dt.date | None, day: dt.date) -> int | None:
    """Whole years; None for a child whose birthday is not recorded, or who is not born yet."""
    if born_on is None or born_on > day:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def closed_to_me(reached: Mapping[UUID, Sight]) -> list[UUID]:
    """Cases that the account was given to look into and must open with a purpose first."""
    return [case for case, sight in reached.items() if sight.may_open("identity")]
