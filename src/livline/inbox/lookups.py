"""The door to notifications: who sees which, asked here without trusting the wall; every look is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.access.models import Account, Appointment, Kind, Membership, Office
from livline.access.sight import sights
from livline.inbox.clock import Clock, assessment_clock
from livline.inbox.models import Assessment, Notification, Notifier, NotifierOpening, Subject, Telling
from livline.looks.models import Act
from livline.looks.record import record

INTAKE = "intake"
"""What a look at a notification is recorded with."""


@dataclass(frozen=True)
class Waiting:
    """How many children wait to be assessed, for how many it is too late, and when the next one is due."""

    children: int
    overdue: int
    next_due: dt.datetime | None


def sees_all(account: Account) -> bool:
    """Does the account see every notification of its municipality: by its office, or as the leader of a team?"""
    if not account.is_active or account.municipality_id is None:
        return False
    now = {"account": account, "during__contains": today()}
    holds = Appointment.objects.filter(office=Office.INTAKE, **now).exists()
    return holds or Membership.objects.filter(leads=True, **now).exists()


def takes(account: Account) -> bool:
    """May the account write notifications down?"""
    return sees_all(account) or (account.municipality_id is not None and _is_night_desk(account))


def _is_night_desk(account: Account) -> bool:
    return any(Kind.NIGHT_DESK in seen.kinds for seen in sights(account).values())


def notifications_seen(account: Account) -> QuerySet[Notification]:
    """All of the municipality, or those that the account wrote down as long as it may write any."""
    if account.municipality_id is None:
        return Notification.objects.none()
    own = Notification.objects.filter(municipality_id=account.municipality_id)
    if sees_all(account):
        return own
    return own.filter(recorded_by=account) if _is_night_desk(account) else own.none()


def notification_opened(id_: UUID, *, by: Account, act: Act = Act.READ) -> Notification:
    """One that the account sees; raises `NotFound`."""
    found = notifications_seen(by).filter(id=id_).first()
    if found is None:
        record(id_, Act.REFUSED)
        raise NotFound
    record(id_, act, INTAKE)
    return found


def require_takes(account: Account) -> None:
    """Raises `NotFound` for whoever has nothing to do with notifications."""
    if not takes(account):
        record(account.id, Act.REFUSED, INTAKE)
        raise NotFound


def last_tellings() -> QuerySet[Telling]:
    """What was told last of each."""
    return Telling.objects.filter(replaced_by__isnull=True)


def last_subjects() -> QuerySet[Subject]:
    """The children as they were said last."""
    return Subject.objects.filter(replaced_by__isnull=True)


def unassessed(account: Account) -> QuerySet[Subject]:
    """The children who wait to be assessed, the longest first."""
    waiting = last_subjects().filter(notification__in=notifications_seen(account))
    waiting = waiting.exclude(child__in=Assessment.objects.values("child"))
    last = waiting.filter(notification__tellings__replaced_by__isnull=True)
    return last.order_by("notification__tellings__received_at", "name")


def waiting(account: Account) -> Waiting:
    """How much waits in the inbox of this account; nothing for whoever has none."""
    now = timezone.now()
    received = unassessed(account).values_list("notification__tellings__received_at", flat=True)
    clocks: list[Clock] = [assessment_clock(at, None, now) for at in received]
    late = [clock for clock in clocks if clock.status == "overdue"]
    return Waiting(len(clocks), len(late), min((clock.due for clock in clocks), default=None))


def opening_of(notification: Notification, account: Account) -> NotifierOpening | None:
    """The opening by which the account sees now who told it."""
    now = timezone.now()
    mine = NotifierOpening.objects.filter(notification=notification, account=account)
    return mine.filter(opened_at__lte=now, until__gt=now).order_by("-until").first()


def notifiers_seen(notification: Notification, account: Account) -> QuerySet[Notifier]:
    """Who told it, for whom it is opened; the last that was said first."""
    found = Notifier.objects.filter(notification=notification).order_by("-added_at")
    return found if opening_of(notification, account) is not None else found.none()
