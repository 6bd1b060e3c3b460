"""A team with children, for tests: Anna and Ida work, Bo leads, Carla works elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from livline.access.models import Account, Membership, Municipality, Team
from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from livline.people.models import Person, Tie
from tests.ground import world
from tests.ground.oracle import DAY, TODAY


@dataclass
class Staff:
    """Who works where."""

    of: Municipality
    team: Team
    people: dict[str, Account] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Account:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None


def staff(of: Municipality | None = None) -> Staff:
    """A municipality with a team."""
    of = of or world.municipality()
    made = Staff(of, Team.objects.create(municipality=of, name="Børn og unge"))
    for name in ("anna", "ida", "bo"):
        join(made, name, leads=name == "bo")
    made.people["carla"] = world.account("carla", of)
    return made


def join(made: Staff, name: str, leads: bool = False) -> Account:
    """Somebody in the team."""
    made.people[name] = who = world.account(name, made.of)
    Membership.objects.create(team=made.team, account=who, leads=leads, during=(TODAY - 100 * DAY, None))
    return who


def child(made: Staff, number: str = "K1", called: str = "Alma", **workers: Any) -> Case:
    """A child whose leader is Bo, and whose caseworker is Anna unless others are named (name=kind)."""
    case = world.case(made.of, number)
    person = Person.objects.create(municipality=made.of, name=f"{called} Test", called=called)
    Tie.objects.create(case=case, person=person, part="child", during=(TODAY - 400 * DAY, None))
    world.relate(made.bo, case, "leader", during=(TODAY - 100 * DAY, None))
    for name, kind in (workers or {"anna": "worker"}).items():
        world.relate(made.people[name], case, kind, during=(TODAY - 100 * DAY, None))
    facts_changed([case.id])
    return case
