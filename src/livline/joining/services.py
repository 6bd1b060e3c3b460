"""Two cases are joined, parted again, or said to be of two children, here.

Callers have come through `lookups`; the database asks again, and takes nothing but copies of what stands in the case.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import DatabaseError, connection, transaction

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.cases.hooks import facts_changed
from livline.cases.models import Entry
from livline.joining.facts import holding, places_of, said, sealed_anew
from livline.joining.lookups import Pair
from livline.joining.matching import Plan, plan_of
from livline.joining.models import Joining, NotAlike

AGAIN = Unfitting("Sagerne kan ikke lægges sammen nu.", "Se dem begge igen; en anden kan have lagt dem sammen.")


def not_alike_say(*, one: uuid.UUID, other: uuid.UUID, reason: str, by: Account) -> None:
    """Say that two cases are of two children; said again, the first word stands."""
    case, second = sorted((one, other))
    told = NotAlike(case_id=case, other_id=second, reason=needed(reason), by=by)
    try:
        with transaction.atomic():
            NotAlike.objects.bulk_create([told], ignore_conflicts=True)
    except DatabaseError:
        raise NotFound from None


def plan_for(pair: Pair) -> Plan:
    """What would be taken, and what is there already."""
    joined, kept = pair.joined.case.id, pair.kept.case.id
    return plan_between(list(holding(joined)), list(holding(kept)), places_of([joined, kept]))


def plan_between(joined: Sequence[Entry], kept: Sequence[Entry], places: Mapping[str, str]) -> Plan:
    """The same of entries that are at hand, with the texts of their places."""
    ours, theirs = ([said(entry, places) for entry in entries] for entries in (joined, kept))
    return plan_of(ours, theirs)


@transaction.atomic
def cases_join(*, pair: Pair, reason: str, by: Account) -> uuid.UUID:
    """Take the facts of one case into the other and close it; raises `Unfitting`.

    Protections of the joined case stand in the kept one, too, before anything else does.
    """
    if pair.closed:
        raise Unfitting("Noget i sagerne er lukket for dig.", "Åbn det først, så intet tages med uset.")
    joined, kept = pair.joined.case.id, pair.kept.case.id
    plan, made = plan_for(pair), uuid.uuid4()
    told = {
        "made": made,
        "joined": joined,
        "kept": kept,
        "reason": needed(reason),
        "taken": json.dumps([asdict(one) for one in plan.taken]),
        "same": json.dumps([{"origin": origin, "entry": entry} for origin, entry in plan.same.items()]),
        "places": json.dumps(sealed_anew(places_of([joined]), kept)),
    }
    ask("SELECT cases_join(%(made)s, %(joined)s, %(kept)s, %(reason)s, %(taken)s, %(same)s, %(places)s)", told)
    facts_changed([kept, joined])
    return made


@transaction.atomic
def joining_undo(*, joining: Joining, reason: str, gone: Collection[int], by: Account) -> None:
    """Withdraw what was taken and open the joined case again; raises `Unfitting`.

    `gone`: the entries that are withdrawn; those that nobody touched are all among them.
    """
    told = {"joining": joining.id, "reason": needed(reason), "gone": list(gone)}
    ask("SELECT cases_part(%(joining)s, %(reason)s, %(gone)s)", told)
    facts_changed([joining.into_id, joining.case_id])


def ask(statement: str, told: dict[str, Any]) -> None:
    """The database has the last word; its fault may quote a row and goes no further."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, told)
    except DatabaseError:
        raise AGAIN from None


def needed(reason: str) -> str:
    """A reason that says something; raises `Unfitting`."""
    if not reason.strip():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvorfor.")
    return reason.strip()
