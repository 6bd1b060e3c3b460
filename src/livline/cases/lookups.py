"""The door: a case is reached through here or not at all.

It asks for itself who may, without trusting the wall in the database, as the wall does not trust it.  Every look is
recorded in the transaction that reads, a refused one too: whoever tells somebody `NotFound` has to commit.
"""

from __future__ import annotations

from uuid import UUID

from livline.access.danish_day import today
from livline.access.models import Account, Conflict, Kind, Relation
from livline.cases.errors import NotFound
from livline.cases.models import Case, Entry
from livline.looks.models import Act
from livline.looks.record import record

READERS = frozenset(Kind)
WRITERS = frozenset({Kind.WORKER, Kind.COVER})


def case_for_reading(id_: UUID, *, by: Account) -> Case:
    """The case, for somebody who may read it; raises `NotFound`."""
    return _case(id_, by, READERS, Act.READ)


def case_for_writing(id_: UUID, *, by: Account) -> Case:
    """The case, for somebody who may add facts to it; raises `NotFound`."""
    return _case(id_, by, WRITERS, Act.WRITE)


def entry_for_writing(id_: int, *, by: Account) -> Entry:
    """An entry of a case, for somebody who may correct it; raises `NotFound`."""
    entry = Entry.objects.filter(id=id_).first()
    if entry is None:
        raise NotFound
    case_for_writing(entry.case_id, by=by)
    return entry


def _case(id_: UUID, by: Account, kinds: frozenset[Kind], act: Act) -> Case:
    kind = _relation(id_, by, kinds) if by.is_active else None
    case = Case.objects.filter(id=id_).first() if kind else None
    if case is None:
        record(id_, Act.REFUSED)
        raise NotFound
    record(id_, act, str(kind))
    return case


def _relation(id_: UUID, by: Account, kinds: frozenset[Kind]) -> str | None:
    """The kind of a confirmed relation that holds on the Danish day, begun and not ended; None where there is none.

    Who has declared a conflict of interest has none, whatever relations there are.
    """
    if Conflict.objects.filter(case_id=id_, account_id=by.id).exists():
        return None
    relations = Relation.objects.filter(case_id=id_, account_id=by.id, kind__in=kinds, is_confirmed=True)
    return relations.filter(during__contains=today()).order_by("kind").values_list("kind", flat=True).first()
