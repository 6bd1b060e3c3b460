"""Pairs of cases in a random world: of two children, or joined, parted again, joined anew."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from livline.access.danish_day import today
from livline.cases.models import Case, Entry
from livline.joining.models import JoinedEntry, Joining, NotAlike, Parting
from tests.ground import world

if TYPE_CHECKING:
    from tests.ground.oracle import World


class Joined(NamedTuple):
    """A joining, and whether it still stands."""

    id: uuid.UUID
    case: uuid.UUID
    into: uuid.UUID
    stands: bool


def joined_of(joinings: Iterable[Joined]) -> set[uuid.UUID]:
    """The cases that were joined to another and have not been parted from it."""
    return {one.case for one in joinings if one.stands}


def add_joinings(made: World, rng: random.Random) -> None:
    """Pairs of one municipality: of two children, or joined, parted again, joined anew."""
    for of in made.municipalities:
        own = [child for child, its in made.cases if its == of]
        for case, into in zip(own[::2], own[1::2], strict=False):
            fate = rng.choice(["none", "two children", "joined", "parted", "joined anew"])
            if fate == "two children":
                say_two_children(made, case, into)
            steps = {"joined": [True], "parted": [False], "joined anew": [False, True]}.get(fate, [])
            for stands in steps:
                add_joining(made, case, into, stands)


def say_two_children(made: World, one: Case, other: Case) -> None:
    low, high = sorted((one.id, other.id))
    NotAlike.objects.create(case_id=low, other_id=high, reason="to børn", by=made.accounts[0][0])
    made.two_children.add((low, high))


def add_joining(made: World, case: Case, into: Case, stands: bool) -> None:
    """One fact is taken over and stays, as by choice when they are parted; the others are there already."""
    by, at = made.accounts[0][0], dt.datetime.now(dt.UTC) - dt.timedelta(minutes=30)
    joining = Joining.objects.create(case=case, into=into, reason="skrevet ind to gange", by=by, at=at)
    there = {entry.kind: entry for entry in Entry.objects.filter(case=into).order_by("-id")}
    for entry in list(Entry.objects.filter(case=case)):
        is_taken = entry.kind == "plan"
        found = world.entry(into, kind="plan", date=today(), position=9) if is_taken else there[entry.kind]
        JoinedEntry.objects.create(joining=joining, origin=entry, entry=found, is_taken=is_taken)
    if not stands:
        Parting.objects.create(joining=joining, reason="to børn", by=by, at=at + dt.timedelta(minutes=1))
    made.joinings.append(Joined(joining.id, case.id, into.id, stands))
