"""Which fields are retired, how often is each filled in, and how did it come about?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery

from lawcode.facts import KINDS
from lawcode.turning import Place
from livline.access.danish_day import today
from livline.access.models import Account
from livline.cases.keeping import name_of
from livline.fields.models import Retirement
from livline.fields.needed import is_needed

FEW = 30
"""Of fewer facts than these nothing is concluded."""
LATELY = dt.timedelta(days=365)
OF_ALL = "kind"
"""The column that every fact has: how often it is filled in is how many facts there are."""


@dataclass(frozen=True)
class Use:
    """A field of a kind of fact: in how many of the facts of a year it was filled in."""

    kind: str
    field: str
    filled: int
    total: int
    is_needed: bool
    is_retired: bool

    @property
    def says_something(self) -> bool:
        """Are there enough facts to conclude anything?"""
        return self.total >= FEW

    @property
    def share(self) -> float:
        return self.filled / self.total if self.total else 0.0

    @property
    def may_be_retired(self) -> bool:
        return not self.is_needed and not self.is_retired

    @property
    def is_spare(self) -> bool:
        """Nobody filled it in, in enough facts to say so, and nothing needs it."""
        return self.may_be_retired and self.says_something and not self.filled

    @property
    def presses(self) -> tuple[bool, bool, float, str, str]:
        """Unused fields that nothing needs come first; those of which too little is known after them."""
        return not self.may_be_retired, not self.says_something, self.share, self.kind, self.field


def uses(account: Account) -> list[Use]:
    """Every field of every kind, those that could be spared first; two questions."""
    counts, out = counted(), retired_in(account.municipality_id)
    places = [(kind.name, spec.name) for kind in KINDS for spec in kind.fields]
    found = [use_of(place, counts, place in out) for place in places]
    return sorted(found, key=lambda use: use.presses)


def use_of(place: Place, counts: Mapping[Place, int], is_retired: bool) -> Use:
    """One field."""
    kind, field = place
    return Use(kind, field, counts.get(place, 0), counts.get((kind, OF_ALL), 0), is_needed(*place), is_retired)


def counted() -> dict[Place, int]:
    """In how many facts of the last year each field is filled in; the database tells numbers and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, field, filled FROM fields_filled(%s)", [today() - LATELY])
        return {(kind, field): filled for kind, field, filled in cursor.fetchall()}


def retirements(municipality: UUID | None) -> QuerySet[Retirement]:
    """The retirements that hold in a municipality: where the newest word on a field says so."""
    said = Retirement.objects.filter(municipality=municipality)
    newest = said.filter(kind=OuterRef("kind"), field=OuterRef("field")).order_by("-id").values("id")[:1]
    return said.filter(id=Subquery(newest), is_retired=True)


def retired_in(municipality: UUID | None) -> set[Place]:
    """The fields that a municipality asks for no more."""
    return set(retirements(municipality).values_list("kind", "field"))


def history_of(account: Account, kind: str, field: str) -> list[Retirement]:
    """How a field came to be retired or taken back, the newest first."""
    said = Retirement.objects.filter(municipality=account.municipality_id, kind=kind, field=field)
    return list(said.annotate(by_name=name_of("by_id")).order_by("-id"))
