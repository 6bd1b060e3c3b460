"""How many notifications wait, and for how long yet?  A number is the length of the list that it leads to."""

from __future__ import annotations

import random
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from livline.access.models import Account
from livline.inbox import assessing
from livline.inbox.lookups import Urgency, reach, waiting, waits_for
from livline.inbox.models import Subject
from livline.inbox.services import Child
from livline.web.rooms.inbox.selectors import shown, told_of, with_something_to_do
from tests.ground import world
from tests.inbox.surroundings import REASON, Town, received, town
from tests.web.pages.surroundings import asks_little
from tests.web.pages.visiting import Visitor

HOURS = (0.5, 5, 19, 21, 23.5, 24.5, 90)


def some(here: Town, rng: random.Random) -> None:
    """Notifications of one to three children, some of them assessed."""
    for number in range(rng.randint(0, 6)):
        names = [Child(f"Barn {number} {letter}") for letter in "abc"[: rng.randint(1, 3)]]
        received(here.rosa, *names, hours_ago=rng.choice(HOURS))
    for subject in Subject.objects.all():
        if rng.random() < 0.4:
            with world.web(here.rosa):
                judged = assessing.Judged(False, timezone.now())
                assessing.decline(subject=subject, reason=REASON, judged=judged, by=here.rosa)


def page_of(who: Account, name: str, **query: str) -> str:
    page: str = Visitor(who).get(reverse(name), **query).content.decode()
    return page


@pytest.mark.parametrize("seed", range(8))
def test_every_number_is_the_length_of_the_list_that_it_leads_to(seed: int):
    here = town()
    some(here, random.Random(seed))
    with world.web(here.rosa):
        mine = reach(here.rosa)
        waits = waiting(mine)
        told = shown(told_of(with_something_to_do(mine.notifications)), here.rosa)
    assert {one.notification.id for one in told if one.is_open} == set(waits.of(Urgency.WAITING))
    assert {one.notification.id for one in told if one.late} == set(waits.of(Urgency.OVERDUE))
    assert not set(waits.of(Urgency.SOON)) & set(waits.of(Urgency.OVERDUE))
    for urgency in Urgency:
        page = page_of(here.rosa, "inbox", what=urgency.value)
        listed = re.findall('<li class="panel notification', page)
        assert len(listed) == len(waits.of(urgency))
        if waits.children:
            assert f'<span class="count">{len(listed)}</span>' in page.partition('aria-current="true"')[2][:120]


def test_little_time_is_less_than_four_hours_and_not_too_late():
    here = town()
    for hours in (19.9, 20.1, 23.9, 24.1):
        received(here.rosa, hours_ago=hours)
    with world.web(here.rosa):
        waits = waiting(reach(here.rosa))
    assert [len(waits.of(urgency)) for urgency in Urgency] == [4, 2, 1]
    assert waits.first is not None
    assert waits.first.status == "pending"


def test_the_team_of_a_leader_leads_to_what_waits():
    here = town()
    received(here.rosa, Child("A"), Child("B"), hours_ago=21)
    received(here.rosa, hours_ago=30)
    for who in (here.susanne, here.rosa):
        page = page_of(who, "team")
        assert "2 venter på at blive vurderet" in page
        assert "1 har under 4 timer tilbage" in page
        assert f"{reverse('inbox')}?what=soon" in page
        assert "1 er over fristen" in page
    assert "venter på at blive vurderet" not in page_of(here.worker, "team")


def test_my_day_says_it_to_who_receives_and_to_nobody_else():
    here = town()
    world.relate(here.rosa, here.child)
    assert "Ingen underretning venter" in page_of(here.rosa, "today")
    received(here.rosa, hours_ago=21)
    assert "1 har under 4 timer tilbage" in page_of(here.rosa, "today")
    assert "Ingen underretning venter" in page_of(here.yasmin, "today"), "the night desk sees what it wrote down"
    assert "?what=soon" not in page_of(here.worker, "today")
    with world.web(here.worker):
        assert waits_for(here.worker) is None


def test_the_pages_still_ask_little():
    here = town()
    world.relate(here.rosa, here.child)
    for hours in HOURS:
        received(here.rosa, hours_ago=hours)
    for who, name in ((here.rosa, "today"), (here.yasmin, "today"), (here.susanne, "team"), (here.rosa, "inbox")):
        visitor = Visitor(who)
        visitor.get(reverse(name))
        asks_little(visitor, reverse(name))
