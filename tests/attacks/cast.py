"""A child whose place is secret, everybody who is something to it, and a word for each thing that tells where it is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from livline.access.models import Account, Appointment, Protection, Relation, Site
from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from livline.cases.services import fact_record
from livline.looks.models import Look
from livline.people.models import Person, Tie, Way
from livline.people.services import contact_add, number_set
from tests.ground import world
from tests.ground.oracle import DAY, EVERYBODY, TODAY

WAYS = (Way.ADDRESS, Way.PHONE, Way.EMAIL, Way.SCHOOL, Way.MEETING_PLACE, Way.DOCTOR)


@dataclass
class Cast:
    """`canaries`: what no page may hold for whom the rules do not show it, by what it is."""

    child: Case
    sibling: Case
    people: dict[str, Account] = field(default_factory=dict)
    ties: dict[str, Tie] = field(default_factory=dict)
    canaries: dict[str, str] = field(default_factory=dict)

    def token(self, of: str) -> str:
        """A word that stands nowhere else."""
        return self.canaries.setdefault(of, f"Xq7{of}{uuid.uuid4().hex[:6]}")


def cast(secret: bool = True) -> Cast:
    """Everybody that the matrix knows, by role, and those in the offices."""
    of, elsewhere = world.municipality("Nordby"), world.municipality("Sydby")
    made = Cast(world.case(of, "K1"), world.case(of, "K2"))
    site = Site.objects.create(municipality=of, name=made.token("sitename"), kind="foster")
    for role in sorted(EVERYBODY - {"emergency"}):
        at_the_place = role in ("site_staff", "foster")
        name = made.token(f"staff{role.replace('_', '')}") if at_the_place else role
        made.people[role] = world.account(name, of)
        world.relate(made.people[role], made.child, role, site=site if at_the_place else None)
    world.relate(made.people["leader"], made.sibling, "worker")
    for office in ("administrator", "log_auditor", "emergency_reader"):
        made.people[office] = world.account(office, of)
        Appointment.objects.create(account=made.people[office], office=office, during=(TODAY - DAY, None))
    made.people["stranger"], made.people["far"] = world.account("stranger", of), world.account("far", elsewhere)
    made.people["former"] = world.account("former", of)
    world.relate(made.people["former"], made.child, "foster", during=(TODAY - 90 * DAY, TODAY))
    add_people(made)
    add_facts(made)
    if secret:
        Protection.objects.create(case=made.child, level="secret", reason="far truer")
    return made


def add_people(made: Cast) -> None:
    """The child, its mother, its sibling; each is reached in every way there is."""
    of, by = made.child.municipality, made.people["worker"]
    persons = {
        "child": ("child", made.people["child"]),
        "mother": ("custody_holder", made.people["custody_parent"]),
        "father": ("parent", made.people["parent_restricted"]),
        "grandmother": ("network", None),
    }
    for name, (part, account) in persons.items():
        person = Person.objects.create(municipality=of, name=f"{name} Prøve", called=name, account=account)
        made.ties[name] = Tie.objects.create(case=made.child, person=person, part=part, during=(TODAY - DAY, None))
    for way in WAYS:
        for name in ("child", "grandmother"):
            text = f"{made.token(f'{name}{way.value}')} Lærkesangsvej 3"
            contact_add(tie=made.ties[name], way=way, text=text, by=by)
    number_set(person=made.ties["child"].person, cpr="610112-4321")
    brother = Person.objects.create(municipality=of, name="brother Prøve")
    Tie.objects.create(case=made.sibling, person=brother, part="child", during=(TODAY, None))
    made.ties["brother"] = Tie.objects.create(case=made.child, person=brother, part="sibling", during=(TODAY, None))


def add_facts(made: Cast) -> None:
    """A placement, a plan that was handed over, and moves between municipalities and workers."""
    by = made.people["worker"]
    facts = {
        "decision": {"date": TODAY - 60 * DAY, "about": "placement", "by": "municipality", "consent": True},
        "placement_started": {"date": TODAY - 50 * DAY, "site": made.token("site"), "site_kind": "foster"},
        "plan": {"date": TODAY - 49 * DAY, "type": "barnets_plan", "act": "new"},
        "plan_handed_over": {"date": TODAY - 48 * DAY, "site": made.token("handover")},
        "municipality_changed": {"date": TODAY - 5 * DAY, "from": made.token("fromtown"), "to": made.token("totown")},
        "worker_changed": {"date": TODAY - 4 * DAY, "from": made.token("fromworker"), "to": made.token("toworker")},
    }
    for kind, fields in facts.items():
        fact_record(case=made.child, kind=kind, fields=fields, by=by)
    world.entry(made.sibling, kind="plan", date=TODAY)
    facts_changed([made.child.id, made.sibling.id])


def ended(made: Cast, role: str) -> None:
    """What somebody was to the child has ended today."""
    relation = Relation.objects.get(case=made.child, account=made.people[role])
    Relation.objects.filter(id=relation.id).update(during=(relation.during.lower, TODAY))


def looks_of(made: Cast) -> int:
    """How many looks at the child are on record."""
    return Look.objects.filter(case_id=made.child.id).count()
