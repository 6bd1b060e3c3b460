"""Which notifications lie in the inbox of the demo?  Told by the hour, written down by who receives them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from livline.access.acting import acting_as
from livline.access.danish_day import today
from livline.access.models import Account
from livline.demo_world.cast import account_id
from livline.demo_world.households import cpr_of
from livline.demo_world.stories import BY_SLUG
from livline.demo_world.story_people import child_of
from livline.inbox.assessing import Judged, decline, receipt_send
from livline.inbox.models import Notification, Subject
from livline.inbox.sealed import Identity
from livline.inbox.services import Child, Told, receive

WEEK = 7


@dataclass(frozen=True)
class Came:
    """A notification: who wrote it down, how many hours ago it came, and what it says.

    `ages`: the children's names with their age in days; below nought the days until one is expected.
    """

    by: str
    hours_ago: float
    way: str
    kind: str
    text: str
    ages: tuple[tuple[str, int], ...]
    who: Identity | None = None
    hidden: bool = False
    signs: tuple[str, ...] = ()


CAME = (
    Came(
        "rosa", 27, "phone", "anonymous",
        "Nogen i opgangen ringer. Der har været råb og gråd om natten flere gange i denne uge, og i aftes stod drengen"
        " alene på trappen uden sko. Vil ikke sige sit navn.",
        (("Storm, efternavn ukendt", 4 * 365),), signs=("alone",),
    ),
    Came(
        "yasmin", 20, "phone", "professional",
        "Skadestuen ringer. Nora har brækket en finger. Moderen siger, at hun faldt af cyklen; Nora siger, døren blev"
        " smækket. De er kørt hjem med en moster.",
        (("Nora Hasselnød", 6 * 365 + 40),),
        Identity("Sygeplejerske Lene Takssky", "skadestuen", "00 14 22 17"), signs=("violence",),
    ),
    Came(
        "rosa", 9, "digital", "professional",
        "Jordemoderen skriver. Kvinden venter sit første barn, har sagt, at hun drikker hver weekend, og er udeblevet"
        " fra to aftaler. Hun ved, at jordemoderen underretter.",
        (("Ufødt barn af Katrine Mosbund", -9 * WEEK),),
        Identity("Jordemoder Ulla Fjordlyng", "jordemoderkonsultationen", "00 15 63 17"),
    ),
    Came(
        "rosa", 3, "digital", "professional",
        "Skolen skriver. De tre søskende kommer for sent, uden madpakke og i det samme tøj. Den ældste passer de to små"
        " om aftenen, siger hun, for mor er på arbejde, og far er flyttet.",
        (("Saga Marehalm", 12 * 365), ("Otto Marehalm", 9 * 365 + 100), ("Ella Marehalm", 6 * 365 + 200)),
        Identity("Skoleleder Finn Kærmynte", "Marehalmskolen", "00 12 61 17"), hidden=True,
    ),
    Came(
        "rosa", 2, "letter", "family",
        "Farmor skriver, at Elias har fortalt hende, at han ikke sover om natten og er bange for en stor dreng.",
        (("Elias Engkarse", 0),),
        Identity("Else Vejbred", "farmor", "Sivsangerstien 4"),
    ),
)  # fmt: skip
ANSWERED = Came(
    "rosa", 70, "in_person", "private",
    "En nabo kommer på rådhuset. Børnene leger alene i gården til klokken ni, og det er for sent, synes han.",
    (("Theo Sivsanger", 10 * 365), ("Luna Sivsanger", 8 * 365)),
    Identity("Steen Strandkål", "nabo", "Skovsyrestien 9"),
)  # fmt: skip
REASON = (
    "Talt med begge forældre og med børnene i gården. De kan ses fra køkkenet, kommer ind, når de bliver kaldt, og"
    " trives i skolen, som forældrene gav lov til at spørge. Der er ikke grund til bekymring."
)


def notifications_come() -> None:
    """All of them; the neighbour's is answered with a no, a day after it came."""
    for came in CAME:
        with acting_as(account_id(came.by)):
            _received(came)
    with acting_as(account_id("rosa")):
        by = Account.objects.get(id=account_id("rosa"))
        notification = _received(ANSWERED)
        at = Judged(False, timezone.now() - dt.timedelta(hours=ANSWERED.hours_ago - 20))
        for child in Subject.objects.filter(notification=notification):
            decline(subject=child, reason=REASON, judged=at, by=by)
        receipt_send(notification=notification, by=by)


def _received(came: Came) -> Notification:
    """Write it down."""
    told = Told(timezone.now() - dt.timedelta(hours=came.hours_ago), came.way, came.kind, came.text, came.signs)
    children = [_child(name, age) for name, age in came.ages]
    by = Account.objects.get(id=account_id(came.by))
    return receive(told=told, children=children, by=by, identity=came.who, wants_protection=came.hidden)


def _child(name: str, age: int) -> Child:
    """A child; of one who has a story here, the number is known."""
    known = next((story for story in BY_SLUG.values() if story.name == name), None)
    if known is not None:
        return Child(name, known.born_on(today()), cpr=cpr_of(child_of(known, today())))
    return Child(name, today() - dt.timedelta(days=age), is_unborn=age < 0)
