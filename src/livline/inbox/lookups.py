"""The door to notifications: who sees which, asked here without trusting the wall; every look is recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.access.models import Account, Kind, Office
from livline.access.sight import Sight, sights
from livline.cases.together import together
from livline.inbox.clock import Clock, assessment_clock
from livline.inbox.models import Assessment, Notification, Notifier, NotifierOpening, Subject, Telling
from livline.looks.models import Act
from livline.looks.record import record

INTAKE = "intake"
"""What a look at a notification is recorded with."""


SOON = dt.timedelta(hours=4)
"""With less left than this it is urgent."""


class Urgency(StrEnum):
    """Which of those that wait: all of them, those with little time left, those for whom it is too late."""

    WAITING = "waiting"
    SOON = "soon"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Waiting:
    """The children who wait to be assessed, each with its notification and its clock, the longest first."""

    rows: tuple[tuple[UUID, Clock], ...]

    @property
    def children(self) -> int:
        return len(self.rows)

    @property
    def overdue(self) -> int:
        """For how many children it is too late."""
        return sum(1 for _, clock in self.rows if is_of(clock, Urgency.OVERDUE))

    @property
    def next_due(self) -> dt.datetime | None:
        return min((clock.due for _, clock in self.rows), default=None)

    @property
    def first(self) -> Clock | None:
        """The clock of whoever's time is up next, among those for whom it is not too late."""
        return next((clock for _, clock in self.rows if not is_of(clock, Urgency.OVERDUE)), None)

    def of(self, urgency: Urgency) -> list[UUID]:
        """The notifications of an urgency; how many there are is the length of this list, and nothing else counts."""
        return list(dict.fromkeys(id_ for id_, clock in self.rows if is_of(clock, urgency)))

    @property
    def lists(self) -> dict[str, list[UUID]]:
        """Every list by its name."""
        return {urgency.value: self.of(urgency) for urgency in Urgency}


def is_of(clock: Clock, urgency: Urgency) -> bool:
    """Is a clock that runs of this urgency?"""
    late = clock.status == "overdue"
    return {Urgency.WAITING: True, Urgency.SOON: not late and clock.left < SOON, Urgency.OVERDUE: late}[urgency]


@dataclass(frozen=True)
class Reach:
    """What an account has to do with notifications.

    `sees_all`: every one of its municipality, by its office or as the leader of a team; `takes`: may write them down;
    `begins`: belongs to a team, and so begins cases.
    """

    account: Account
    sees_all: bool = False
    takes: bool = False
    begins: bool = False

    @property
    def notifications(self) -> QuerySet[Notification]:
        """All of the municipality, or those that the account wrote down as long as it may write any."""
        if not self.takes or self.account.municipality_id is None:
            return Notification.objects.none()
        own = Notification.objects.filter(municipality_id=self.account.municipality_id)
        return own if self.sees_all else own.filter(recorded_by=self.account)


def reach(account: Account, seen: Mapping[UUID, Sight] | None = None) -> Reach:
    """Asked at once; who is neither in the office nor a leader may still be the night desk.

    `seen`: what `sights` says of the account, where the caller has asked already.
    """
    if not account.is_active or account.municipality_id is None:
        return Reach(account)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM appointment WHERE account_id = %(a)s AND office = %(o)s AND during @> %(d)s),"
            " coalesce((SELECT bool_or(leads) FROM membership WHERE account_id = %(a)s AND during @> %(d)s), false),"
            " EXISTS (SELECT FROM membership WHERE account_id = %(a)s AND during @> %(d)s)",
            {"a": account.id, "o": Office.INTAKE, "d": today()},
        )
        holds, leads, begins = cursor.fetchone()
    sees_all = holds or leads
    takes = sees_all or _is_night_desk(sights(account) if seen is None else seen)
    return Reach(account, sees_all, takes, begins)


def _is_night_desk(seen: Mapping[UUID, Sight]) -> bool:
    return any(Kind.NIGHT_DESK in sight.kinds for sight in seen.values())


@dataclass(frozen=True)
class Opened:
    """A notification that the door let through: what was told of it, the last first; and what the reader may do."""

    tellings: list[Telling]
    reach: Reach

    @property
    def notification(self) -> Notification:
        return self.tellings[0].notification

    @property
    def telling(self) -> Telling:
        """What counts."""
        return self.tellings[0]


def notification_opened(id_: UUID, *, by: Account, act: Act = Act.READ) -> Opened:
    """One that the account sees; raises `NotFound`."""
    reached = reach(by)
    told = Telling.objects.filter(notification=id_, notification__in=reached.notifications)
    told = told.select_related("notification__receipt", "replaced_by__told_by").order_by("-told_at", "-received_at")
    rows = sorted(told, key=lambda telling: getattr(telling, "replaced_by", None) is not None)
    if not rows:
        record(id_, Act.REFUSED)
        raise NotFound
    record(id_, act, INTAKE)
    return Opened(rows, reached)


def require_takes(account: Account) -> Reach:
    """Raises `NotFound` for whoever has nothing to do with notifications."""
    reached = reach(account)
    if not reached.takes:
        record(account.id, Act.REFUSED, INTAKE)
        raise NotFound
    return reached


def last_tellings() -> QuerySet[Telling]:
    """What was told last of each."""
    return Telling.objects.filter(replaced_by__isnull=True)


def last_subjects() -> QuerySet[Subject]:
    """The children as they were said last."""
    return Subject.objects.filter(replaced_by__isnull=True)


def waiting(reached: Reach) -> Waiting:
    """What waits in the inbox of an account; nothing for whoever has none."""
    return waiting_from(together(*waiting_questions(reached)))


def waiting_questions(reached: Reach) -> tuple[QuerySet[Any], ...]:
    """What `waiting_from` needs, for a page that asks more at once: who waits, and what was told of them last."""
    wait = last_subjects().filter(notification__in=reached.notifications)
    wait = wait.exclude(child__in=Assessment.objects.values("child"))
    return wait, last_tellings().filter(notification__in=wait.values("notification"))


def waiting_from(answers: Sequence[list[Any]]) -> Waiting:
    """The children who wait to be assessed, the longest first, from the answers to `waiting_questions`."""
    subjects, tellings = answers
    told, now = {one.notification_id: one.received_at for one in tellings}, timezone.now()
    wait = sorted((told[id_], id_) for id_ in (one.notification_id for one in subjects) if id_ in told)
    return Waiting(tuple((id_, assessment_clock(received_at, None, now)) for received_at, id_ in wait))


def waits_for(account: Account) -> Waiting | None:
    """The same for a page that is about something else; None for whoever receives no notifications."""
    reached = reach(account)
    return waiting(reached) if reached.takes else None


def waits_beside(account: Account, seen: Mapping[UUID, Sight], *, receives: bool) -> Waiting | None:
    """The same for a page that has asked what the account sees, and whether it receives all of the municipality's."""
    reached = reach_beside(account, seen, receives=receives)
    return waiting(reached) if reached.takes else None


def reach_beside(account: Account, seen: Mapping[UUID, Sight], *, receives: bool) -> Reach:
    """What an account has to do with notifications, from what such a page knows; nothing is asked."""
    return Reach(account, receives, account.is_active and (receives or _is_night_desk(seen)))


def openings_of(notification: Notification) -> list[NotifierOpening]:
    """Who opened who told it, the first first."""
    rows = NotifierOpening.objects.filter(notification=notification).select_related("account")
    return list(rows.order_by("opened_at"))


def lasting(openings: list[NotifierOpening], account: Account) -> NotifierOpening | None:
    """The opening by which the account sees it now."""
    now = timezone.now()
    mine = [one for one in openings if one.account_id == account.id and one.opened_at <= now < one.until]
    return max(mine, key=lambda one: one.until, default=None)


def notifiers_seen(notification: Notification, account: Account) -> QuerySet[Notifier]:
    """Who told it, for whom it is opened; the last that was said first."""
    found = Notifier.objects.filter(notification=notification).order_by("-added_at")
    return found if lasting(openings_of(notification), account) is not None else found.none()
