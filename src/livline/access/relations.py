"""How does an account come to a case, and how does it leave it?  By dated relations that somebody else gives and ends.

Callers have opened the case for writing `access`; the wall asks again, and the database keeps what nobody may undo.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Relation, Restriction, Site


def relations_of(case: UUID) -> QuerySet[Relation]:
    """Who has access or is to have it: what has not ended, in the order of the matrix."""
    rows = Relation.objects.filter(case_id=case, during__isempty=False, during__endswith__isnull=True)
    running = rows | Relation.objects.filter(case_id=case, during__endswith__gt=today())
    return running.select_related("site", "added_by").prefetch_related("account").order_by("kind", "added_at")


def relation_add(
    *,
    case: UUID,
    account: Account,
    kind: str,
    by: Account,
    begins: dt.date | None = None,
    ends: dt.date | None = None,
    site: Site | None = None,
) -> Relation:
    """Give an account a relation from a day (today) up to, not including, another; raises `Unfitting`.

    To a protected child it waits for a second person.
    """
    if account.id == by.id:
        raise Unfitting("Du kan ikke give dig selv adgang.", "Bed en kollega om det.")
    during = DateRange(begins or today(), ends)
    relation = Relation(account=account, case_id=case, kind=kind, during=during, site=site, added_by=by)
    try:
        with transaction.atomic():
            relation.save(force_insert=True)
    except DatabaseError:
        raise Unfitting(
            "Adgangen kan ikke gives: personen har den allerede, slutdagen ligger før den første, eller du må ikke give"
            " denne slags adgang.",
            "Ret dagene, eller bed lederen om det.",
        ) from None
    return relation


def relation_confirm(*, relation: Relation, by: Account) -> None:
    """Confirm a relation to a protected child that somebody else gave; raises `Unfitting`, `Overtaken`."""
    if by.id in (relation.added_by_id, relation.account_id):
        raise Unfitting("Adgang til et beskyttet barn bekræftes af en anden.", "Bed en kollega med adgang om det.")
    try:
        with transaction.atomic():
            waiting = Relation.objects.filter(id=relation.id, is_confirmed=False)
            if not waiting.update(is_confirmed=True, confirmed_by=by):
                raise Overtaken(relation)
    except DatabaseError:
        raise NotFound from None


def relation_end(*, relation: Relation, by: Account, on: dt.date | None = None) -> None:
    """End a relation with a day (today), which is no longer of it; it counts no more from the next statement on.

    Raises `Unfitting` for a day after its end, and `NotFound` for what was over before it began.
    """
    if relation.during.isempty:  # it ended on the day it began
        raise NotFound
    day = max(on or today(), relation.during.lower)
    try:
        with transaction.atomic():
            ended = Relation.objects.filter(id=relation.id)
            if not ended.update(during=DateRange(relation.during.lower, day), ended_by=by):
                raise NotFound
    except DatabaseError as fault:
        raise _not_ended(fault) from None


def _not_ended(fault: DatabaseError) -> Unfitting:
    """Why the database did not end a relation: a child keeps a caseworker, and nothing is made longer by ending it."""
    diagnosis = getattr(fault.__cause__, "diag", None)
    if getattr(diagnosis, "constraint_name", None) == "child_keeps_a_worker":
        return Unfitting(
            "Barnet ville stå uden rådgiver.", "Giv barnet en ny rådgiver fra samme dag: vælg Overlevering."
        )
    return Unfitting("Adgangen kan ikke forlænges ved at afslutte den.", "Vælg en tidligere dag.")


def restriction_add(*, case: UUID, account: Account, reason: str, by: Account) -> Restriction:
    """Close a case to somebody from today on, whatever relations they have; it takes two to end it."""
    if not reason.strip():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvorfor.")
    during = DateRange(today(), None)
    return Restriction.objects.create(account=account, case_id=case, during=during, reason=reason.strip(), added_by=by)


def restriction_ask_end(*, restriction: Restriction, reason: str, by: Account) -> None:
    """Ask that a restriction end; raises `Overtaken` when somebody has asked."""
    if not reason.strip():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvorfor.")
    waiting = Restriction.objects.filter(id=restriction.id, end_asked_by__isnull=True)
    if not waiting.update(end_asked_by=by, end_reason=reason.strip()):
        raise Overtaken(restriction)


def restriction_end(*, restriction: Restriction, by: Account) -> None:
    """Confirm the end that somebody else asked for; raises `Unfitting`."""
    try:
        with transaction.atomic():
            asked = Restriction.objects.filter(id=restriction.id, end_asked_by__isnull=False, ended_by__isnull=True)
            if not asked.update(ended_by=by, during=DateRange(restriction.during.lower, today())):
                raise Overtaken(restriction)
    except DatabaseError:
        raise Unfitting("En begrænsning ophæves af to.", "Bed en anden om at bekræfte.") from None
