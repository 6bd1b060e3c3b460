"""Facts are recorded, corrected and withdrawn here and nowhere else, each with its duties judged in one transaction."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction
from django.db.models import QuerySet

from lawcode.facts import COMMON_FIELDS, KIND_BY_NAME
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.asking import of_one_case
from livline.cases.columns import COLUMN_OF
from livline.cases.hooks import facts_changed
from livline.cases.models import Case, Entry
from livline.cases.places import PLACE_FIELDS, hidden

COMMON = tuple(field.name for field in COMMON_FIELDS)


@transaction.atomic
def case_begin(*, number: str, born_on: dt.date | None, by: Account) -> Case:
    """Begin a case, whose caseworker is from now on who begins it; raises `Unfitting`.

    A number that is taken is told as such only to people of the municipality, who could ask for it anyway.
    """
    id_ = uuid.uuid4()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT case_begin(%s, %s, %s)", [id_, number.strip(), born_on])
    except IntegrityError:
        raise Unfitting("Der er allerede en sag med det nummer.", "Skriv et andet nummer.") from None
    except DatabaseError:
        raise NotFound from None
    facts_changed([id_])
    return Case.objects.get(id=id_)


@transaction.atomic
def birthday_tell(*, case: Case, before: dt.date | None, born_on: dt.date) -> None:
    """Say when the child was born; what was said before stays on record.  Raises `Overtaken`, and `NotFound`.

    `before`: the birthday that the writer had before them.
    """
    known = Case.objects.filter(id=case.id)
    if not known.filter(born_on=before).exists():
        raise Overtaken(known.first())
    if not known.update(born_on=born_on):
        raise NotFound
    facts_changed([case.id])


@transaction.atomic
def fact_record(
    *, case: Case, kind: str, fields: Mapping[str, Any], by: Account, shared_as: uuid.UUID | None = None
) -> Entry:
    """Record a fact of a kind; `fields` in the words and types of the contract.  Raises `Unfitting`.

    A fact without an `id` gets one, so that others can point to it.  `shared_as`: the same for a fact that is recorded
    at once for siblings, each in its own case.
    """
    known = _known(case.id)
    last = max((position for position, _, _ in known), default=0)
    told = _columns(case.id, kind, {"id": _free_name(kind, known)} | dict(fields))
    return _enter(Entry(case=case, fact=uuid.uuid4(), position=last + 1, shared_as=shared_as, **told), by)


@of_one_case
def _known(case: uuid.UUID) -> QuerySet[Entry, tuple[Any, ...]]:
    """Of every entry of a case, also of those that no longer hold: its position, kind and name."""
    return Entry.objects.filter(case_id=case).values_list("position", "kind", "event_id")


def _free_name(kind: str, known: Collection[tuple[int, str, str | None]]) -> str:
    """A name that no entry of the case has; counted by kind."""
    number = sum(1 for _, of_kind, _ in known if of_kind == kind) + 1
    taken = {name for _, _, name in known}
    while f"{kind}-{number}" in taken:
        number += 1
    return f"{kind}-{number}"


@dataclass(frozen=True)
class Version:
    """What a fact said, as somebody else kept it.  `reason`: why it was changed from what it said before."""

    row: Mapping[str, Any]
    reason: str = ""
    is_withdrawn: bool = False


@transaction.atomic
def facts_take_over(*, case: Case, facts: Sequence[Sequence[Version]], by: Account) -> list[uuid.UUID]:
    """Enter the facts of a case that another kept, each with all that it said before, in their order; judge them once.

    Gives the facts by their ids here; raises `Unfitting`.
    """
    ids = [uuid.uuid4() for _ in facts]
    before: dict[uuid.UUID, Entry] = {}
    for number in range(max((len(versions) for versions in facts), default=0)):
        changed = [(place, versions[number]) for place, versions in enumerate(facts) if number < len(versions)]
        entries = [_taken_over(case, ids[place], place, said, before.get(ids[place]), by) for place, said in changed]
        _enter_all(entries)
        before |= {entry.fact: entry for entry in entries}
    facts_changed([case.id])
    return ids


def _taken_over(case: Case, fact: uuid.UUID, place: int, said: Version, before: Entry | None, by: Account) -> Entry:
    """An entry of a fact that another kept; a change has a reason here, as it had there."""
    told = _columns(case.id, said.row["kind"], {name: value for name, value in said.row.items() if name != "kind"})
    changed = {"replaces": before, "reason_for_change": said.reason, "is_withdrawn": said.is_withdrawn}
    more = changed if before is not None else {}
    return Entry(case=case, fact=fact, position=place + 1, recorded_by=by, **more, **told)


def _enter_all(entries: Sequence[Entry]) -> None:
    try:
        with transaction.atomic():
            Entry.objects.bulk_create(entries)
    except (IntegrityError, DataError):
        raise Unfitting("En oplysning passer ikke til sin slags hændelse.", "Bed afsenderen om at rette den.") from None


@transaction.atomic
def fact_correct(*, before: Entry, fields: Mapping[str, Any], reason: str, by: Account) -> Entry:
    """Say anew what a fact is; the old entry stays.  Raises `Overtaken` when somebody else has corrected it."""
    tokens = [getattr(before, name) for name in PLACE_FIELDS.get(before.kind, ())]
    return _enter(_successor(before, reason, _columns(before.case_id, before.kind, fields, tokens)), by)


@transaction.atomic
def fact_withdraw(*, before: Entry, reason: str, by: Account) -> Entry:
    """Say that a fact never was; what it said stays on record."""
    said = {column: getattr(before, column) for column in _columns(before.case_id, before.kind, {})}
    return _enter(_successor(before, reason, said | {"is_withdrawn": True}), by)


@transaction.atomic
def conflict_declare(*, case: Case, by: Account) -> None:
    """Declare a conflict of interest: from the next statement on the case is closed to the account."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO conflict (id, account_id, case_id) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [uuid.uuid4(), by.id, case.id],
        )


def _columns(
    case: uuid.UUID, kind: str, fields: Mapping[str, Any], tokens: Collection[str | None] = ()
) -> dict[str, Any]:
    """All columns that the kind has, with tokens for places; what is not said is not recorded."""
    known = KIND_BY_NAME.get(kind)
    if known is None:
        raise Unfitting(f"„{kind}“ er ikke en slags hændelse.", "Vælg en hændelse fra listen.")
    allowed = [name for name in COMMON if name != "kind"] + [field.name for field in known.fields]
    for name in fields:
        if name not in allowed:
            raise Unfitting(f"En hændelse af slagsen {known.danish} har ikke feltet „{name}“.", "Udelad feltet.")
    told = hidden(case, kind, fields, tokens)
    return {"kind": kind} | {COLUMN_OF.get(name, name): told.get(name) for name in allowed}


def _successor(before: Entry, reason: str, columns: Mapping[str, Any]) -> Entry:
    if not reason.strip():
        raise Unfitting("En rettelse skal have en grund.", "Skriv kort, hvorfor oplysningen rettes.")
    return Entry(
        case_id=before.case_id,
        fact=before.fact,
        replaces=before,
        reason_for_change=reason,
        position=before.position,
        shared_as=before.shared_as,
        **columns,
    )


def _enter(entry: Entry, by: Account) -> Entry:
    """The database has the last word on what fits, and lets one of two corrections win."""
    entry.recorded_by = by
    if not _is_saved(entry):
        theirs = Entry.objects.filter(replaces_id=entry.replaces_id).first() if entry.replaces_id else None
        if theirs is not None:
            raise Overtaken(theirs)
        raise Unfitting("Oplysningen passer ikke til denne slags hændelse.", "Ret de felter, der er markeret.")
    facts_changed([entry.case_id], [entry.kind])
    return entry


def _is_saved(entry: Entry) -> bool:
    """Did the database take the entry?  Its fault quotes the whole row, so it goes no further than here."""
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except (IntegrityError, DataError):
        return False
    return True
