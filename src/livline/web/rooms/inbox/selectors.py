"""What do the inbox and a notification show?  As many questions for one as for many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from livline.access.models import Account
from livline.access.sight import sights
from livline.inbox.clock import Clock, assessment_clock, receipt_clock
from livline.inbox.lookups import last_subjects, last_tellings
from livline.inbox.models import GETS_RECEIPT, Assessment, Notification, NotifierKind, Subject, Telling


@dataclass(frozen=True)
class About:
    """A child of a notification, its clock, and what came of it."""

    subject: Subject
    clock: Clock
    assessment: Assessment | None
    reaches_case: bool
    """Does the reader see the case that it led to?"""

    @property
    def is_open(self) -> bool:
        """Does it wait to be assessed?"""
        return self.assessment is None


@dataclass(frozen=True)
class Shown:
    """A notification as the inbox shows it."""

    notification: Notification
    telling: Telling
    children: list[About]
    earlier: list[Subject]
    """What was said of the children before it was put right."""
    answer: Clock | None
    """The clock of the receipt; None where there is nobody to answer."""

    @property
    def clock(self) -> Clock:
        """Of the child that waits, or of the one that was assessed last."""
        return max((about.clock for about in self.children), key=lambda clock: clock.done or clock.now)

    @property
    def late(self) -> int:
        """How many children of it wait too long."""
        return sum(1 for about in self.children if about.is_open and about.clock.status == "overdue")

    @property
    def is_open(self) -> bool:
        """Does a child of it wait?"""
        return any(about.is_open for about in self.children)

    @property
    def waits_for_receipt(self) -> bool:
        """Is all assessed, and somebody still to be answered?"""
        return not self.is_open and self.answer is not None and self.answer.done is None


def with_something_to_do(mine: QuerySet[Notification]) -> QuerySet[Notification]:
    """Those with a child to assess or somebody to answer."""
    assessed = Exists(Assessment.objects.filter(child=OuterRef("child")))
    unassessed = Exists(last_subjects().filter(~assessed, notification=OuterRef("pk")))
    anonymous = Exists(last_tellings().filter(notification=OuterRef("pk"), notifier_kind=NotifierKind.ANONYMOUS))
    unanswered = Q(receipt__isnull=True) & ~Q(anonymous)
    return mine.filter(Q(unassessed) | unanswered)


def told_of(notifications: QuerySet[Notification]) -> QuerySet[Telling]:
    """What was told of each, the newest first."""
    told = last_tellings().filter(notification__in=notifications)
    return told.select_related("notification__receipt").order_by("-received_at")


def done(mine: QuerySet[Notification]) -> QuerySet[Telling]:
    """What was told of all others."""
    return told_of(mine.exclude(id__in=with_something_to_do(mine).values("id")))


def shown(tellings: Iterable[Telling], account: Account, with_cases: bool = False) -> list[Shown]:
    """Notifications with all that belongs to them, in their order; `with_cases`: and whether one sees their cases."""
    told, now = list(tellings), timezone.now()
    ids = [one.notification_id for one in told]
    outcomes = last_outcomes(ids)
    reached = reached_cases(account, outcomes.values()) if with_cases else set()
    subjects: dict[UUID, list[Subject]] = {}
    rows = Subject.objects.filter(notification__in=ids).select_related("replaced_by")
    for subject in rows.order_by("born_on", "name"):
        subjects.setdefault(subject.notification_id, []).append(subject)
    return [_one(one, subjects[one.notification_id], outcomes, reached, now) for one in told]


def _one(
    telling: Telling,
    subjects: list[Subject],
    outcomes: dict[UUID, Assessment],
    reached: set[UUID],
    now: dt.datetime,
) -> Shown:
    last = [subject for subject in subjects if getattr(subject, "replaced_by", None) is None]
    receipt = getattr(telling.notification, "receipt", None)
    sent_at = receipt.sent_at if receipt is not None else None
    answers = telling.notifier_kind in GETS_RECEIPT
    return Shown(
        notification=telling.notification,
        telling=telling,
        children=[about(subject, telling, outcomes, reached, now) for subject in last],
        earlier=[subject for subject in subjects if subject not in last],
        answer=receipt_clock(telling.received_at, sent_at, now) if answers else None,
    )


def about(
    subject: Subject, telling: Telling, outcomes: dict[UUID, Assessment], reached: set[UUID], now: dt.datetime
) -> About:
    """A child; the clock is met by the first assessment, whatever came after it."""
    last = outcomes.get(subject.child)
    first = last.replaces if last is not None and last.replaces is not None else last
    clock = assessment_clock(telling.received_at, first.assessed_at if first else None, now)
    return About(subject, clock, last, last is not None and last.case_id in reached)


def last_outcomes(notifications: Iterable[UUID]) -> dict[UUID, Assessment]:
    """What came of each child, as it was said last."""
    found = Assessment.objects.filter(notification__in=list(notifications), replaced_by__isnull=True)
    return {one.child: one for one in found.select_related("by", "replaces")}


def reached_cases(account: Account, outcomes: Iterable[Assessment]) -> set[UUID]:
    """The cases among them whose child the reader sees."""
    cases = [one.case_id for one in outcomes if one.case_id is not None]
    if not cases:
        return set()
    return {case for case, seen in sights(account, cases).items() if seen.reads("identity")}


def in_order(waiting: Iterable[Shown]) -> list[Shown]:
    """What is due first, first."""
    return sorted(waiting, key=lambda one: one.clock.due)
