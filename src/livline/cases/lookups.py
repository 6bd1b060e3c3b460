"""The door: a case is reached through here or not at all.

It asks for itself who may, without trusting the wall in the database, as the wall does not trust it.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID
from zoneinfo import ZoneInfo

from livline.access.models import Account, Kind, Relation
from livline.cases.errors import NotFound
from livline.cases.models import Case, Entry

DENMARK = ZoneInfo("Europe/Copenhagen")
READERS = frozenset(Kind)
WRITERS = frozenset({Kind.WORKER, Kind.COVER})


def case_for_reading(id_: UUID, *, by: Account) -> Case:
    """The case, for somebody who may read it; raises `NotFound`."""
    return _case(id_, by, READERS)


def case_for_writing(id_: UUID, *, by: Account) -> Case:
    """The case, for somebody who may add facts to it; raises `NotFound`."""
    return _case(id_, by, WRITERS)


def entry_for_writing(id_: int, *, by: Account) -> Entry:
    """An entry of a case, for somebody who may correct it; raises `NotFound`."""
    entry = Entry.objects.filter(id=id_).first()
    if entry is None:
        raise NotFound
    case_for_writing(entry.case_id, by=by)
    return entry


def _case(id_: UUID, by: Account, kinds: frozenset[Kind]) -> Case:
    if not by.is_active:
        raise NotFound
    if not _has_relation(id_, by, kinds):
        raise NotFound
    case = Case.objects.filter(id=id_).first()
    if case is None:
        raise NotFound
    return case


def _has_relation(id_: UUID, by: Account, kinds: frozenset[Kind]) -> bool:
    """A confirmed relation that holds on the Danish day: begun, and not ended."""
    today = dt.datetime.now(DENMARK).date()
    relations = Relation.objects.filter(case_id=id_, account_id=by.id, kind__in=kinds, is_confirmed=True)
    return relations.filter(during__contains=today).exists()
