"""Would we notice a hole in the door?  The wall is down, one answer of the door is wrong, and asking must find it."""

from __future__ import annotations

import pytest
from django.db import transaction

from tests.attacks.asking import Asking
from tests.attacks.holes import HOLES
from tests.attacks.unwalled import Unwalled
from tests.generative.scale import times
from tests.ground.oracle import random_world

WORLDS = 12
SOONEST = {
    "a person of another case": 6,
    "a plan of a sibling that one does not word": 6,
    "conflicts are forgotten": 3,
    "notifiers among the people": 6,
}
OF_MOST = 9
"""The world in which a hole shows soonest is asked first; where it does not show there any more, the others are."""


@pytest.mark.parametrize("seed", range(times(1, 40)))
def test_the_door_holds_without_the_wall(seed: int):
    assert Asking(random_world(seed), times(1, 8), seed, Unwalled).go().wrong == []


@pytest.mark.parametrize("hole", HOLES)
def test_every_hole_in_the_door_is_found(hole: str, monkeypatch: pytest.MonkeyPatch):
    HOLES[hole](monkeypatch)
    first = SOONEST.get(hole, OF_MOST)
    assert any(finds(seed) for seed in sorted(range(WORLDS), key=lambda seed: seed != first))


def finds(seed: int) -> bool:
    """Does asking find something in a world that is gone afterwards?"""
    with transaction.atomic():
        found = Asking(random_world(seed), 1, seed, Unwalled).finds()
        transaction.set_rollback(True)
    return found
