"""What did the facts of a case say before?  Every version of those that were changed, with reason, writer and day.

A fact is named by its place: first those that hold, in the order of the case file, then those that were withdrawn.  The
newest version of one that holds stands in the case file alone, so that nothing is told twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from lawcode.facts import Type
from lawcode.schema import field_named
from livline.access.danish_day import danish_day
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry, Quarantine
from livline.cases.places import PLACE_FIELDS, names_of
from livline.cases.services import Version
from livline.ledger.bridge import COLUMNS, FIELDS, valid_entries

REVEALING = sorted({name for names in PLACE_FIELDS.values() for name in names})
Told = Mapping[str, Any]
WANTED: Mapping[Type, type] = {Type.YES_NO: bool, Type.NUMBER: int, Type.WORDS: list, Type.TEXTS: list}


def in_order(opened: Opened) -> list[UUID]:
    """The facts of a case by their places."""
    held = list(valid_entries().filter(case=opened.case).order_by("position", "id").values_list("fact", flat=True))
    hidden = Quarantine.objects.filter(case=opened.case, confirmed_at__isnull=False).values("fact")
    gone = Entry.objects.filter(case=opened.case, replaced_by__isnull=True, is_withdrawn=True).exclude(fact__in=hidden)
    return held + list(gone.order_by("position", "id").values_list("fact", flat=True))


def history(opened: Opened) -> list[dict[str, Any]]:
    """The facts that were changed or withdrawn, by place, each with its versions, the oldest first."""
    names = names_of([opened.case.id])
    told = enumerate(versions_of(opened.case, in_order(opened)))
    return [
        {"place": place, "versions": [version(one, names) for one in chain]} for place, chain in told if len(chain) > 1
    ]


def versions_of(case: Case, facts: Iterable[UUID]) -> list[list[Entry]]:
    """These facts of a case in this order, each with all that it said, the oldest first."""
    versions: dict[UUID, list[Entry]] = {}
    for entry in Entry.objects.filter(case=case).select_related("recorded_by").order_by("id"):
        versions.setdefault(entry.fact, []).append(entry)
    return [chained(versions[fact]) for fact in facts]


def chained(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of a fact, each after the one that it replaces."""
    after = {entry.replaces_id: entry for entry in entries}
    chain = [after[None]]
    while chain[-1].id in after:
        chain.append(after[chain[-1].id])
    return chain


def version(entry: Entry, names: Mapping[str, str]) -> dict[str, Any]:
    """One version as it is sent."""
    return {
        "row": row(entry, names),
        "reason": entry.reason_for_change or "",
        "is_withdrawn": entry.is_withdrawn,
        "by": entry.recorded_by.name if entry.recorded_by else "",
        "at": entry.recorded_at,
    }


def row(entry: Entry, names: Mapping[str, str]) -> dict[str, Any]:
    """What an entry says in the words of the contract, with the text of places."""
    pairs = ((name, getattr(entry, column)) for name, column in zip(FIELDS, COLUMNS, strict=True))
    said = {name: value for name, value in pairs if value is not None}
    return {name: names.get(value, value) if name in REVEALING else value for name, value in said.items()}


def chains(held: Sequence[Told], changed: Iterable[Told]) -> list[list[Version]]:
    """The facts as they are entered: those of the case file with what they said before, then those withdrawn.

    Raises `ValueError` or `KeyError` for places and values that do not fit.
    """
    found = [[Version(one)] for one in held]
    for one in sorted(changed, key=lambda each: int(each["place"])):
        versions = [Version(typed(said["row"]), reason(said), said["is_withdrawn"] is True) for said in one["versions"]]
        if int(one["place"]) < len(held):
            last = found[int(one["place"])][0]
            found[int(one["place"])] = [*versions[:-1], Version(last.row, versions[-1].reason)]
        elif int(one["place"]) == len(found) and versions[-1].is_withdrawn:
            found.append(versions)
        else:
            raise ValueError
    return found


def typed(said: Told) -> dict[str, Any]:
    """The values of a row as the contract has them; raises `ValueError` for what is none of its fields or types."""
    if not set(said) <= set(FIELDS):
        raise ValueError
    return {name: value_of(field_named(name).type, value) for name, value in said.items()}


def value_of(kind: Type, value: Any) -> Any:
    """A value of a type; days and times were sent as text."""
    if kind in (Type.DATE, Type.TIME):
        return (dt.date if kind is Type.DATE else dt.datetime).fromisoformat(value)
    wanted = WANTED.get(kind, str)
    fits = all(isinstance(one, str) for one in value) if wanted is list else True
    if type(value) is not wanted or not fits:
        raise ValueError
    return value


def reason(said: Told) -> str:
    """Why it was changed, and who did it when; they have no account here."""
    day = danish_day(dt.datetime.fromisoformat(said["at"]))
    who = f"{said['by'] or 'Ukendt'}, {day:%d.%m.%Y}, i den tidligere kommune"
    return f"{said['reason']} ({who})" if said["reason"] else who
