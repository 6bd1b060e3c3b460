"""The door: a case is reached through here or not at all.

It asks for itself who may (`access.sight`), without trusting the wall in the database, as the wall does not trust it.
Every look is recorded in the transaction that reads, a refused one too: who tells somebody `NotFound` has to commit.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from livline.access.errors import NotFound
from livline.access.matrix import matrix
from livline.access.models import Account
from livline.access.sight import Sight, sight
from livline.cases.models import Case, Entry
from livline.looks.models import Act
from livline.looks.record import record

LOOKED_AT = """
    WITH found AS (SELECT * FROM "case" WHERE id = %s),
         looked AS (INSERT INTO look (case_id, act, purpose) SELECT id, %s, %s FROM found)
    SELECT * FROM found
"""
"""The case, and in the same statement the look at it: one cannot be without the other."""


@dataclass(frozen=True)
class Opened:
    """A case that the door let through, and what of it is seen."""

    case: Case
    sight: Sight


def case_opened(id_: UUID, *, by: Account, object_: str = "identity", own: str = "") -> Opened:
    """The case, for somebody who sees this object of it, or what is their own of another; raises `NotFound`."""
    seen = sight(by, id_)
    may = seen.reads(object_) or (bool(own) and seen.reads_own(own))
    return Opened(_found(id_, seen, may, Act.READ), seen)


def case_opened_to_write(id_: UUID, *, by: Account, object_: str) -> Opened:
    """The case, for somebody who writes this object of it; raises `NotFound`."""
    seen = sight(by, id_)
    return Opened(_found(id_, seen, seen.reads("identity") and seen.writes(object_), Act.WRITE), seen)


def case_opened_to_decide(id_: UUID, *, by: Account, object_: str) -> Opened:
    """The case, for somebody who confirms what another asked about this object; raises `NotFound`."""
    seen = sight(by, id_)
    return Opened(_found(id_, seen, seen.reads("identity") and seen.decides(object_), Act.WRITE), seen)


def case_for_reading(id_: UUID, *, by: Account) -> Case:
    """The case, for somebody who sees whose it is; raises `NotFound`."""
    return case_opened(id_, by=by).case


def case_for_writing(id_: UUID, *, by: Account, object_: str = "plan") -> Case:
    """The case, for somebody who may add facts of an object to it; raises `NotFound`."""
    return case_opened_to_write(id_, by=by, object_=object_).case


def entry_for_writing(id_: int, *, by: Account) -> Entry:
    """An entry of a case, for somebody who sees it and may correct it; raises `NotFound`."""
    entry = Entry.objects.filter(id=id_).first()
    if entry is None:
        raise NotFound
    object_ = matrix().object_of(entry.kind)
    opened = case_opened_to_write(entry.case_id, by=by, object_=object_)
    if not opened.sight.reads(object_):
        raise NotFound
    return entry


def _found(id_: UUID, seen: Sight, may: bool, act: Act) -> Case:
    case = next(iter(Case.objects.raw(LOOKED_AT, [id_, act.value, seen.purpose])), None) if may else None
    if case is None:
        record(id_, Act.REFUSED)
        raise NotFound
    return case
