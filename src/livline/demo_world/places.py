"""Which municipalities, teams and people at work are there?  Two municipalities that are on no map."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange

from livline.access.models import Account, Appointment, Membership, Municipality, Office, Site, Team
from livline.demo_world.cast import CAST, NAMESPACE, Side, account_id, email_of
from livline.demo_world.names import SITES
from livline.demo_world.stories import AKUT, BOEGESTI, HAVTORN, KLOEVERSTI, SECRET_SITE


@dataclass(frozen=True)
class Desk:
    """A team: who leads it, the caseworkers in it, and who receives notifications there, by slug."""

    name: str
    leader: str
    workers: tuple[str, ...]
    intake: tuple[str, ...] = ()


@dataclass(frozen=True)
class Town:
    """A municipality.  `mark` begins the numbers of its cases; `cases`: how many besides the stories."""

    slug: str
    name: str
    mark: str
    cases: int
    desks: tuple[Desk, ...]
    night_desk: str
    coordinator: str
    told: bool = False
    """Do the stories take place here?"""

    @property
    def id(self) -> uuid.UUID:
        """The id of the municipality."""
        return named("municipality", self.slug)

    @property
    def workers(self) -> tuple[str, ...]:
        """All caseworkers."""
        return tuple(worker for desk in self.desks for worker in desk.workers)


def named(kind: str, name: str) -> uuid.UUID:
    """The id of something of the invented world."""
    return uuid.uuid5(NAMESPACE, f"{kind} {name}")


TOWNS = (
    Town(
        "solsort", "Solsortesund Kommune", "SO", 147,
        (
            Desk("Børn og unge, nord", "susanne", ("mette", "jonas", "karen"), ("rosa",)),
            Desk("Børn og unge, syd", "palle", ("hanne", "mads")),
        ),
        "yasmin", "henrik", told=True,
    ),
    Town(
        "tranebaer", "Tranebærholt Kommune", "TR", 155,
        (
            Desk("Familie og børn", "birgit", ("aisha", "troels", "vibeke")),
            Desk("Unge", "kaj", ("nina", "simon")),
        ),
        "leif", "inge",
    ),
)  # fmt: skip
OTHERS: dict[str, str] = {
    "karen": "Karen Dugfald", "palle": "Palle Egetop", "hanne": "Hanne Mosedrag", "mads": "Mads Bækblink",
    "birgit": "Birgit Løvspring", "kaj": "Kaj Stormklint", "aisha": "Aisha Klarsø", "troels": "Troels Ravnebjerggrav",
    "vibeke": "Vibeke Solgryn", "nina": "Nina Hindbærris", "simon": "Simon Enebærkvist", "leif": "Leif Natlys",
    "inge": "Inge Kornmod",
}  # fmt: skip
"""Who works here without being one of the cast."""
AROUND: dict[str, str] = {"lone": "Lone Kløversti", "birthe": "Birthe Vandmynte", "niels": "Niels Strandarve"}
"""Others with an account who are not of the cast: a foster mother, a party representative and a support person."""
CITIZENS = frozenset({member.slug for member in CAST if member.side is Side.FAMILY} | {"birthe", "niels"})
"""Whose account belongs to no municipality."""
AWAY = "karen"
"""Who is on leave."""
STORY_SITES = {
    KLOEVERSTI: "foster", BOEGESTI: "foster", HAVTORN: "institution", AKUT: "emergency", SECRET_SITE: "residence",
}  # fmt: skip
SINCE = dt.timedelta(days=900)


def make_town(town: Town, today: dt.date) -> None:
    """The municipality with its accounts, teams, offices and sites; the job role works for it."""
    Municipality.objects.create(id=town.id, name=town.name)
    Account.objects.bulk_create(accounts(town))
    Site.objects.bulk_create(sites(town))
    during = DateRange(today - SINCE, None)
    for desk in town.desks:
        team = Team.objects.create(id=named("team", desk.name), municipality_id=town.id, name=desk.name)
        people = ((desk.leader, True), *((who, False) for who in (*desk.workers, *desk.intake)))
        Membership.objects.bulk_create(
            Membership(id=named("membership", who), team=team, account_id=account_id(who), leads=leads, during=during)
            for who, leads in people
        )
    Appointment.objects.bulk_create(
        Appointment(id=named("office", who), account_id=account_id(who), office=office, during=during)
        for who, office in offices(town).items()
    )


def accounts(town: Town) -> list[Account]:
    """Nobody signs in with a password: one steps in from the page of the demo."""
    return [
        Account(
            id=account_id(slug), email=email_of(slug), name=name,
            municipality_id=None if slug in CITIZENS else town.id, password=make_password(None),
        )
        for slug, name in people_of(town).items()
    ]  # fmt: skip


def people_of(town: Town) -> dict[str, str]:
    """Who has an account in a municipality: slug and name."""
    leaders = tuple(desk.leader for desk in town.desks)
    staff = (*leaders, *town.workers, town.night_desk, town.coordinator)
    found = {slug: OTHERS[slug] for slug in staff if slug in OTHERS}
    return found | (
        {member.slug: member.name for member in CAST if member.slug not in OTHERS} | AROUND if town.told else {}
    )


def offices(town: Town) -> dict[str, Office]:
    """Who holds an office."""
    return {member.slug: member.office for member in CAST if member.office is not None} if town.told else {}


def sites(town: Town) -> list[Site]:
    """The sites of the municipality."""
    kinds = {name: kind for kind, names in SITES.items() for name in names} | (STORY_SITES if town.told else {})
    return [
        Site(id=named("site", f"{town.slug} {name}"), municipality_id=town.id, name=name, kind=kind)
        for name, kind in kinds.items()
    ]
