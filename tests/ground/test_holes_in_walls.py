"""Would we notice a mistake in the wall?  Each of many is made in turn, and a random world must show it.

The first world shows nearly all of them; it is made once, in a database of its own.  What a test builds is undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from django.db import transaction

from livline.access import walls
from livline.database.server import Server
from tests.database.pattern import migrated
from tests.ground.connecting import connected_to
from tests.ground.holes import HOLES
from tests.ground.oracle import World, random_world
from tests.ground.test_walls import of_accounts, of_jobs

SOONEST = {
    "editions from before the place was secret": 13,
    "editions that nobody has read": 3,
    "joined and written": 5,
    "joined for jobs too little": 5,
    "joined once, closed for ever": 12,
    "leaders write": 9,
}
"""The world that shows a hole soonest, where many do not; where it shows there no more, the others are asked."""


@pytest.fixture(scope="module")
def first(ground_server: Server) -> Iterator[World]:
    """A world that stands; Django is connected to its database."""
    with connected_to(migrated(ground_server.superuser, "livline_holes")):
        with transaction.atomic():
            made = random_world(0)
        yield made


@pytest.fixture
def standing(first: World) -> Iterator[World]:
    """The same, while a test does what is undone after it."""
    with transaction.atomic():
        yield first
        transaction.set_rollback(True)


def differs(made: World) -> bool:
    """Do wall and oracle differ?  Asks no further than the first difference."""
    return next(chain(of_accounts(made), of_jobs(made)), None) is not None


def another_differs(seed: int) -> bool:
    """Do they in another world, which is gone afterwards?"""
    with transaction.atomic():
        found = differs(random_world(seed))
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("hole", HOLES)
def test_every_hole_is_found(standing: World, hole: str, monkeypatch: pytest.MonkeyPatch):
    old, new = HOLES[hole]
    texts = walls.wall_texts()
    assert any(old in text for text in texts)
    monkeypatch.setattr(walls, "wall_texts", lambda: [text.replace(old, new) for text in texts])
    walls.build_walls()
    soonest = SOONEST.get(hole, 1)
    assert differs(standing) or any(another_differs(seed) for seed in sorted(range(1, 30), key=lambda s: s != soonest))


def test_where_there_is_no_hole_none_is_found(standing: World):
    """Neither in the world that stands nor in one beside it: else those above would prove nothing."""
    walls.build_walls()
    assert not differs(standing)
    assert not another_differs(1)
