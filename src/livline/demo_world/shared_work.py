"""What have colleagues asked of each other?  Acts in the name of who does them, so that teams meet something to do."""

from __future__ import annotations

import datetime as dt

from livline.access.acting import acting_as, acting_for
from livline.access.danish_day import today
from livline.access.models import Account, Kind, Municipality, Relation
from livline.cases.models import Case
from livline.demo_world.cast import account_id, email_of
from livline.demo_world.places import TOWNS, Town
from livline.demo_world.reach import LEAVE
from livline.demo_world.stories import STORIES
from livline.leave.services import leave_tell, stand_in_name
from livline.people.models import Tie
from livline.team.advice import question_ask
from livline.team.handovers import Plan, handover_propose, reassign
from livline.team.models import Partner, Topic
from livline.team.package.keys import Card, keys_made

MOVED = 8
"""So many children of Karen's, who is on leave, Susanne has given to Jonas."""
MESSAGE = "Barnet flytter til din ende af byen, og du kender skolen. Jeg er med de første to uger. Ring gerne."
HELLO = "Mette bliver din rådgiver, fordi du flytter. Jeg kommer med, første gang I mødes."
NOAH = "Noah Skovmærke"
"""Whom Jonas works with together with Mette."""
ASKS = "Sofie har boet hos Kløversti i over et år uden en plan. Hvor begynder jeg, så det ikke bliver et papir mere?"


def exchange_cards() -> None:
    """As the job role: both municipalities have keys and know each other's card."""
    cards: dict[Town, Card] = {}
    for town in TOWNS:
        with acting_for(town.id):
            keys = keys_made(town.id)
            keys.save(force_insert=True)
            name = Municipality.objects.get(id=town.id).name
            cards[town] = Card(name, bytes(keys.agree_public), bytes(keys.sign_public))
    for town, other in zip(TOWNS, reversed(TOWNS), strict=True):
        card = cards[other]
        with acting_for(town.id):
            Partner.objects.create(
                municipality_id=town.id, name=card.name, agree_public=card.agree, sign_public=card.sign
            )


def share_work() -> None:
    """As the web role: children change worker, one is on its way to Mette, and she has asked Susanne for advice."""
    move_some()
    say_karen_is_away()
    propose_to_mette()
    ask_susanne()


def move_some() -> None:
    """Susanne gives some of Karen's children to Jonas; those whose story is told stay as it tells."""
    with acting_as(account_id("susanne")):
        susanne, jonas, karen = account("susanne"), account("jonas"), account("karen")
        held = Relation.objects.filter(account=karen, kind=Kind.WORKER, during__contains=today())
        told = Tie.objects.filter(part="child", person__name__in=[story.name for story in STORIES])
        others = Case.objects.filter(id__in=held.values("case_id")).exclude(id__in=told.values("case_id"))
        cases = list(others.order_by("-name")[:MOVED])
        plan = Plan(jonas, today(), hello="Jonas passer på dig, mens Karen er væk.")
        reassign(cases=cases, givers={case.id: karen for case in cases}, plan=plan, by=susanne)


def say_karen_is_away() -> None:
    """Karen is on leave, and Jonas, who covers, stands in."""
    with acting_as(account_id("karen")):
        karen, (begun, over) = account("karen"), LEAVE
        last = today() + over - dt.timedelta(days=1)
        leave = leave_tell(account=karen, first=today() + begun, last=last, by=karen)
        stand_in_name(leave=leave, account=account("jonas"), by=karen)


def propose_to_mette() -> None:
    """Jonas asks Mette to take over one of his children next week."""
    with acting_as(account_id("jonas")):
        jonas, day = account("jonas"), today() + dt.timedelta(days=8)
        mine = Relation.objects.filter(account=jonas, kind=Kind.WORKER, during__contains=today())
        others = Tie.objects.filter(part="child", case_id__in=mine.values("case_id")).exclude(person__name=NOAH)
        case = Case.objects.get(id=others.order_by("case__name").values_list("case_id", flat=True)[0])
        plan = Plan(account("mette"), day, day + dt.timedelta(days=13), MESSAGE, HELLO)
        handover_propose(case=case, giver=jonas, plan=plan, by=jonas)


def ask_susanne() -> None:
    """Mette asks about Sofie's plan."""
    with acting_as(account_id("mette")):
        case = Case.objects.get(ties__part="child", ties__person__name="Sofie Lyngblad")
        question_ask(
            case=case, to=account("susanne"), topic=Topic.ADVICE, text=ASKS, duty="plan_made", by=account("mette")
        )


def account(slug: str) -> Account:
    """An account, as far as the one that acts sees it."""
    return Account.objects.get(email=email_of(slug))
