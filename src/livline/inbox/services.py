"""How is a notification written down, put right and answered?  Only added to; both texts of a correction stay.

Callers have opened the notification (`lookups`); the wall asks again.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib.postgres.functions import TransactionNow
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.access.openings import LASTS, purpose_told
from livline.inbox.models import Notification, NotifierOpening, Subject, Telling
from livline.inbox.sealed import Identity, cpr_of, sealed_identity, subject_place, telling_place
from livline.people.cpr import canonical
from livline.people.sealed import cpr_index
from livline.sealing.seal import seal


@dataclass(frozen=True)
class Told:
    """What was told: when and how it came, from what sort of notifier, the signs of danger and the text."""

    received_at: dt.datetime
    way: str
    notifier_kind: str
    text: str
    acute_signs: Sequence[str] = ()


@dataclass(frozen=True)
class Child:
    """A child whom it is about.  `born_on`: the birthday, or the day on which an unborn child is expected."""

    name: str
    born_on: dt.date | None = None
    is_unborn: bool = False
    cpr: str = ""


@transaction.atomic
def receive(
    *,
    told: Told,
    children: Sequence[Child],
    by: Account,
    identity: Identity | None = None,
    wants_protection: bool = False,
) -> Notification:
    """Write a notification down; raises `Unfitting`."""
    if by.municipality_id is None:
        raise NotFound
    if not children:
        raise Unfitting("Der mangler et barn.", "Skriv, hvem underretningen handler om, også hvis navnet er usikkert.")
    notification = Notification(municipality_id=by.municipality_id, recorded_by=by)
    notification.save(force_insert=True)
    _tell(notification, told, by)
    for child in children:
        subject_add(notification=notification, child=child, by=by)
    if identity is not None:
        notifier_say(notification=notification, identity=identity, wants_protection=wants_protection, by=by)
    return notification


def telling_correct(*, before: Telling, told: Told, reason: str, by: Account) -> Telling:
    """Say anew what was told; raises `Overtaken` with what stands there when somebody was faster."""
    return _tell(before.notification, told, by, before, _reason(reason))


def subject_add(*, notification: Notification, child: Child, by: Account) -> Subject:
    """One more child; raises `Unfitting`."""
    return _subject(Subject(notification=notification), child, by)


def subject_correct(*, before: Subject, child: Child, reason: str, by: Account) -> Subject:
    """Say anew who a child is; without a new CPR number it keeps the one it had.  Raises `Overtaken`."""
    fresh = Subject(notification_id=before.notification_id, child=before.child, replaces=before)
    fresh.reason_for_change = _reason(reason)
    return _subject(fresh, child if child.cpr.strip() else replace(child, cpr=cpr_of(before)), by)


def notifier_say(*, notification: Notification, identity: Identity, wants_protection: bool, by: Account) -> None:
    """Keep who told it, sealed and apart.

    Whoever writes it cannot read it again without opening it: so nothing is asked back of the database.
    """
    if not identity.name.strip():
        raise Unfitting("Der mangler et navn på underretteren.", "Skriv navnet, eller vælg anonym.")
    id_ = uuid.uuid4()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO notifier (id, notification_id, sealed, wants_protection, added_by_id)"
            " VALUES (%s, %s, %s, %s, %s)",
            [id_, notification.id, sealed_identity(identity, id_), wants_protection, by.id],
        )


def notifier_open(*, notification: Notification, purpose: str, by: Account) -> NotifierOpening:
    """Open who told it, for an hour at most; raises `Unfitting` for a purpose that is none."""
    told = purpose_told(purpose)
    until = TransactionNow() + LASTS
    return NotifierOpening.objects.create(notification=notification, account=by, purpose=told, until=until)


def _tell(
    notification: Notification, told: Told, by: Account, before: Telling | None = None, reason: str = ""
) -> Telling:
    if not told.text.strip():
        raise Unfitting("Der mangler en tekst.", "Skriv, hvad der er fortalt, helst med underretterens egne ord.")
    if told.received_at > timezone.now():
        raise Unfitting("Underretningen kan ikke være kommet senere end nu.", "Ret dag og klokkeslæt.")
    telling = Telling(id=uuid.uuid4(), notification=notification, replaces=before, reason_for_change=reason)
    telling.received_at, telling.way, telling.notifier_kind = told.received_at, told.way, told.notifier_kind
    telling.acute_signs, telling.told_by = list(told.acute_signs), by
    telling.sealed = seal(told.text.strip(), telling_place(telling.id))
    _insert(telling, before)
    return telling


def _subject(subject: Subject, child: Child, by: Account) -> Subject:
    if not child.name.strip():
        raise Unfitting("Der mangler et navn på barnet.", "Er det ukendt, så skriv det, man ved: „dreng, ca. 6 år“.")
    subject.name, subject.is_unborn, subject.born_on = child.name.strip(), child.is_unborn, child.born_on
    subject.added_by = by
    if child.cpr.strip():
        number = canonical(child.cpr)
        if number is None:
            raise Unfitting("Det er ikke et CPR-nummer.", "Skriv ti cifre: fødselsdag og løbenummer.")
        subject.cpr_sealed, subject.cpr_index = seal(number, subject_place(subject.id)), cpr_index(number)
    _insert(subject, subject.replaces)
    return subject


def _insert(row: Telling | Subject, before: object | None) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        if before is not None:
            raise Overtaken(before) from None
        raise Unfitting("Oplysningerne passer ikke sammen.", "Ret dem, og prøv igen.") from None


def _reason(text: str) -> str:
    if not text.strip():
        raise Unfitting("En rettelse skal have en grund.", "Skriv kort, hvorfor det rettes.")
    return text.strip()
