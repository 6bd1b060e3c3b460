"""A child that was registered twice, for the tests of joined cases."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from livline.access.models import Account, Municipality
from livline.cases.hooks import facts_changed
from livline.cases.models import Case, Place
from livline.cases.places import bound_to
from livline.ledger.models import Line
from livline.people.models import Number, Person, Tie
from livline.people.sealed import cpr_index, cpr_place
from livline.sealing.seal import seal, token_of
from tests.ground import world
from tests.ground.oracle import DAY, TODAY

BORN = dt.date(2015, 3, 9)
CPR = "0903154321"
WHY = "Barnet er skrevet ind to gange."


@dataclass(frozen=True)
class Twice:
    """Two cases of one child and who works with both."""

    of: Municipality
    kept: Case
    joined: Case
    anna: Account


def registered(of: Municipality, number: str, name: str = "Alma Test", cpr: str = CPR, born_on: Any = BORN) -> Case:
    """A case with its child, as somebody registered it."""
    case = world.case(of, number, born_on=born_on)
    person = Person.objects.create(municipality=of, name=name, called=name.split()[0])
    Tie.objects.create(case=case, person=person, part="child", during=(TODAY - 400 * DAY, None))
    if cpr:
        index = cpr_index(cpr)
        Number.objects.create(person=person, sealed=seal(cpr, cpr_place(person.id)), index=index)
    return case


def site_of(case: Case, text: str = "Solhøj") -> str:
    """The token of a place of a case."""
    token = token_of(text, bound_to(case.id))
    Place.objects.get_or_create(case=case, token=token, defaults={"sealed": seal(text, bound_to(case.id))})
    return token


def twice(leads: bool = False) -> Twice:
    """K1 has a placement; K2 the same one under another name, and a visit, a notification and what answers it."""
    of = world.municipality(f"By {uuid.uuid4()}")
    kept, joined = registered(of, "K1"), registered(of, "K2")
    anna = world.account("Anna", of)
    for case in (kept, joined):
        world.relate(anna, case, "leader" if leads else "worker")
    placed = TODAY - 300 * DAY
    decided: dict[str, Any] = {"kind": "decision", "date": placed, "about": "placement", "consent": True}
    world.entry(kept, position=1, event_id="d1", measure="p1", **decided)
    world.entry(kept, kind="placement_started", position=2, date=placed, measure="p1", site=site_of(kept))
    world.entry(kept, kind="visit", position=3, date=TODAY - 200 * DAY, measure="p1", at_site=True)
    world.entry(joined, position=1, event_id="d1", measure="a", **decided)
    world.entry(joined, kind="placement_started", position=2, date=placed, measure="a", site=site_of(joined))
    world.entry(
        joined, kind="visit", position=3, date=TODAY - 90 * DAY, measure="a", at_site=True, talked_with_child=True
    )
    world.entry(joined, kind="notification", position=4, date=TODAY - 20 * DAY, event_id="d2")
    world.entry(joined, kind="notification_assessed", position=5, date=TODAY - 20 * DAY, of_event="d2", acute=False)
    world.entry(joined, kind="notice", position=6, date=placed, of_event="d1", to="child", written=True)
    facts_changed([kept.id, joined.id])
    return Twice(of, kept, joined, anna)


def verdicts(case: Case) -> list[tuple[Any, ...]]:
    """What the ledger says of a case."""
    rows = Line.objects.filter(case=case).order_by("duty", "trigger_on", "due_on", "met_on", "missing")
    return list(rows.values_list("duty", "edition", "trigger_on", "due_on", "met_on", "in_time", "missing"))
