"""Rosa receives notifications in Nordby, Susanne leads a team there, Yasmin is the night desk; others see nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from livline.access.models import Account, Appointment, Membership, Municipality, Team
from livline.cases.models import Case
from livline.inbox.assessing import Judged
from livline.inbox.models import Notification, Subject
from livline.inbox.sealed import Identity
from livline.inbox.services import Child, Told, receive
from livline.people.models import Person, Tie
from tests.ground import world
from tests.ground.oracle import DAY, TODAY

TEXT = "Pigen kom i skole med Xq7mærker på armen"
WHO = Identity("Xq7notifier Lærer", "lærer", "Xq7school")
REASON = "Talt med forældre og skole; der er ikke grund til bekymring."


@dataclass
class Town:
    """A municipality with those who have to do with notifications."""

    of: Municipality
    rosa: Account
    susanne: Account
    yasmin: Account
    worker: Account
    child: Case
    team: Team
    more: dict[str, Account] = field(default_factory=dict)


def town(name: str = "Nordby") -> Town:
    """All of them; Rosa is in the team, so that she may begin cases."""
    of = world.municipality(name)
    team = Team.objects.create(municipality=of, name="Team Nord")
    rosa, susanne, yasmin, worker = (world.account(who, of) for who in ("Rosa", "Susanne", "Yasmin", "Anna"))
    Appointment.objects.create(account=rosa, office="intake", during=(TODAY - DAY, None))
    for who, leads in ((rosa, False), (susanne, True), (worker, False)):
        Membership.objects.create(team=team, account=who, leads=leads, during=(TODAY - DAY, None))
    child = world.case(of, "K1")
    person = Person.objects.create(municipality=of, name="Alma Test")
    Tie.objects.create(case=child, person=person, part="child", during=(TODAY - DAY, None))
    world.relate(worker, child)
    world.relate(yasmin, child, "night_desk")
    return Town(of, rosa, susanne, yasmin, worker, child, team)


def told(hours_ago: float = 2, **more: Any) -> Told:
    """Something that was told some hours ago."""
    at = timezone.now() - dt.timedelta(hours=hours_ago)
    usual: dict[str, Any] = {"received_at": at, "way": "phone", "notifier_kind": "professional", "text": TEXT}
    return Told(**usual | more)


def received(by: Account, *children: Child, hours_ago: float = 2, **more: Any) -> Notification:
    """A notification as somebody writes it down."""
    about = children or (Child("Xq7child Prøve", TODAY - 3_000 * DAY),)
    with world.web(by):
        return receive(told=told(hours_ago, **more), children=about, by=by, identity=WHO)


def subject_of(notification: Notification, name: str = "") -> Subject:
    """A child of it."""
    found: Subject = Subject.objects.get(notification=notification, name__startswith=name, replaced_by__isnull=True)
    return found


def judged(acute: bool = False) -> Judged:
    """Assessed just now."""
    return Judged(acute, timezone.now())
