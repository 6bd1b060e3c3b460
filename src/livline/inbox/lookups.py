"""The door to notifications: who sees which, asked here without trusting the wall; every look is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.access.models import Account, Kind, Office
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


def reach(account: Account) -> Reach:
    """Asked at once; who is neither in the office nor a leader may still be the night desk."""
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
    return Reach(account, sees_all, sees_all or _is_night_desk(account), begins)


def _is_night_desk(account: Account) -> bool:
    return any(Kind.NIGHT_DESK in seen.kinds for seen in sights(account).values())


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


def unassessed(account: Account) -> QuerySet[Subject]:
    """The children who wait to be assessed, the longest first."""
    waiting = last_subjects().filter(notification__in=reach(account).notifications)
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
