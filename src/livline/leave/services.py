"""How does somebody say that they are away, and how is the day filled?  The child keeps its caseworker all the while.

A stand-in is given access as a cover, for the days on which nobody else is there and no longer; protections and
conflicts of interest hold for them as for anybody.  The wall asks again who may.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import DatabaseError, connection, transaction

from livline.access.danish_day import today
from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.leave.models import Change, Leave, StandIn


def leave_tell(*, account: Account, first: dt.date, last: dt.date, by: Account) -> Leave:
    """Say that somebody is away from a day to a day, both included; raises `Unfitting`."""
    if last < first:
        raise Unfitting("Den sidste dag ligger før den første.", "Se efter, om dagene er byttet om.")
    if last < today():
        raise Unfitting("Dagene er forbi.", "Vælg dage, der ikke er gået.")
    if account.municipality_id is None:
        raise NotFound
    leave = Leave(account=account, municipality_id=account.municipality_id, first=first, last=last, by=by)
    try:
        with transaction.atomic():
            leave.save(force_insert=True)
    except DatabaseError as fault:
        raise _why(fault) from None
    return leave


def _why(fault: DatabaseError) -> NotFound | Unfitting:
    """Days that are taken already are told; that it is not theirs to say is not."""
    if getattr(fault.__cause__, "sqlstate", "") != "23514":
        return NotFound()
    return Unfitting("Der er allerede skrevet fravær på nogle af dagene.", "Vælg andre dage, eller ret det, der står.")


@transaction.atomic
def stand_in_name(*, leave: Leave, account: Account, by: Account) -> StandIn:
    """Have a colleague stand in, in all children who lack somebody, but where the case is closed to them.

    For whoever is away, and for leaders in the children that they lead.  Raises `NotFound` for others.
    """
    named = StandIn(leave=leave, account=account, by=by)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            named.save(force_insert=True)
            cursor.execute("SELECT stand_in_give(%s, %s)", [named.id, leave.id])
    except DatabaseError:
        raise NotFound from None
    return named


@transaction.atomic
def stand_in_swap(*, leave: Leave, former: UUID, account: Account, by: Account) -> StandIn:
    """Have a colleague take over from a stand-in, from today or the first day on, all or nothing.

    It is undone by another swap.  For who may name one; raises `NotFound`, and `Unfitting` where there is nothing to
    take over.
    """
    named = StandIn(leave=leave, account=account, by=by)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            named.save(force_insert=True)
            cursor.execute("SELECT stand_in_swap(%s, %s, %s)", [named.id, leave.id, former])
    except DatabaseError as fault:
        if getattr(fault.__cause__, "sqlstate", "") == "23514":
            raise Unfitting("Der er ikke noget at overtage.", "Se efter, hvem der er stedfortræder nu.") from None
        raise NotFound from None
    return named


@transaction.atomic
def leave_shorten(*, leave: Leave, last: dt.date, by: Account) -> None:
    """End a leave sooner, with its last day; before its first day it is called off.  What stand-ins had ends with it.

    Raises `Unfitting` for a day that makes it no shorter, or that is past, and `NotFound`.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            Change(leave=leave, last=last, by=by).save(force_insert=True)
            cursor.execute("SELECT stand_in_cut(%s)", [leave.id])
    except DatabaseError as fault:
        if getattr(fault.__cause__, "sqlstate", "") == "23514":
            raise Unfitting(
                "Fraværet kan kun blive kortere.", "Bliver det længere, så skriv de nye dage som et fravær for sig."
            ) from None
        raise NotFound from None
