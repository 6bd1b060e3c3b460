"""Cases of a random world that two people have closed, or asked to close, or opened again."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from livline.access.models import Keeping
from livline.cases.keeping import sealed_at
from livline.cases.models import Case
from livline.sealing.seal import seal

if TYPE_CHECKING:
    from tests.ground.oracle import World

MINUTE = dt.timedelta(minutes=1)


def add_keepings(made: World, child: Case) -> None:
    """Perhaps locked or handed over, perhaps taken up again, perhaps only asked for or declined."""
    one, two = made.accounts[0][0], made.accounts[1][0]
    now = dt.datetime.now(dt.UTC)
    states = made.rng.choice(
        [(), (), ("locked",), ("transferred",), ("locked", "active"), ("locked", "active", "locked")]
    )
    for number, state in enumerate(states):
        id_ = uuid.uuid4()
        went_to = seal("Sydby", sealed_at(id_)) if state == "transferred" else None
        told = {"id": id_, "state": state, "went_to": went_to, "reason": "voksen"}
        at = now - (20 - number) * MINUTE
        answer = {"answered_by": two, "answered_at": at, "is_confirmed": True}
        Keeping.objects.create(case=child, retention="child_case", asked_by=one, **told, **answer)
    if states and states[-1] != "active":
        made.kept.add(child.id)
    last = {"case": child, "state": "active" if child.id in made.kept else "locked", "reason": "forbi", "asked_by": one}
    fate = made.rng.choice(["none", "asked", "declined"])
    if fate != "none":
        done = {"answered_by": two, "answered_at": now, "is_confirmed": False} if fate == "declined" else {}
        Keeping.objects.create(retention="child_case", **last, **done)
    if states or fate != "none":
        made.asked.add(child.id)
