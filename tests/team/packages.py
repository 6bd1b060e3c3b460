"""Two municipalities that know each other, a child on its way between them, and the acts of sending and taking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone

from livline.access.models import Account, Protection, Relation
from livline.access.openings import opening_make
from livline.access.sight import sight
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry, Place
from livline.cases.services import fact_record
from livline.journal.models import Occasion, Sort
from livline.journal.services import Text, Written, note_write
from livline.people.models import Contact, Person, Tie, Way
from livline.people.services import contact_add, number_set, person_add
from livline.portrait.models import Outcome, To, Voice
from livline.portrait.services import introduction_write, promise_answer, promise_give
from livline.team.models import Package, Partner, Received
from livline.team.package import contents, envelope, packing
from livline.team.package.keys import OwnKeys, card_of, card_read, keys_made, own_keys
from livline.team.package.receiving import package_take
from livline.team.package.sending import package_approve, package_ask, package_make
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.staff import Staff, child, staff

BASIS = "Retssikkerhedslovens § 9: familien er flyttet, se også barnets lov § 138"
CPR = "7101051234"


@dataclass
class Two:
    """Two municipalities that know each other, and a child of the first."""

    here: Staff
    there: Staff
    case: Case
    partner: Partner
    back: Partner


def keyed(of: Staff) -> OwnKeys:
    keys_made(of.of.id).save(force_insert=True)
    return own_keys(of.of.id, of.of.name)


def known(to: Staff, whom: OwnKeys) -> Partner:
    card = card_read(whom.card.text)
    return Partner.objects.create(municipality=to.of, name=card.name, agree_public=card.agree, sign_public=card.sign)


@pytest.fixture
def two() -> Two:
    here, there = staff(world.municipality("Nordby")), staff(world.municipality("Sydby"))
    mine, theirs = keyed(here), keyed(there)
    case = child(here)
    two = Two(here, there, case, known(here, theirs), known(there, mine))
    with world.web(here.anna):
        fill(case, here.anna)
    return two


def fill(case: Case, anna: Account) -> None:
    """A placed child with a plan that is late, people around it, and promises."""
    facts: list[tuple[str, dict[str, Any]]] = [
        ("notification", {"date": TODAY - 400 * DAY, "id": "n1", "child_in_measure": False}),
        ("need_known", {"date": TODAY - 390 * DAY}),
        (
            "decision",
            {"date": TODAY - 300 * DAY, "about": "placement", "id": "d1", "measure": "m1"},
        ),
        ("placement_started", {"date": TODAY - 290 * DAY, "measure": "m1", "site": "Solhøj", "site_kind": "foster"}),
        ("follow_up", {"date": TODAY - 200 * DAY, "measure": "m1", "result": "unchanged", "interval_months": 6}),
        ("visit", {"date": TODAY - 20 * DAY, "measure": "m1", "at_site": True, "talked_with_child": True}),
    ]
    for kind, fields in facts:
        fact_record(case=case, kind=kind, fields=fields, by=anna)
    number_set(person=Tie.objects.get(case=case, part="child").person, cpr=CPR)
    mother = person_add(case=case, part="custody_holder", name="Mor Test", note="mor", by=anna)  # type: ignore[arg-type]
    contact_add(tie=mother, way=Way.PHONE, text="00 12 34 56", by=anna)
    said = {"text": "Jeg spiller håndbold", "not_again": "hvorfor jeg flyttede"}
    introduction_write(case=case, voice=Voice.CHILD, by=anna, replaces=None, **said)
    seen = [Text(Sort.OBSERVATION, "Alma smilede"), Text(Sort.ASSESSMENT, "Alma trives hos Solhøj")]
    note_write(case=case, says=Written(Occasion.VISIT, TODAY - 20 * DAY, seen), by=anna)
    days = {"given_on": TODAY - 30 * DAY, "due_on": TODAY + 9 * DAY}
    promise = promise_give(case=case, text="ringe før jul", to=To.CHILD, giver="Anna", by=anna, **days)
    promise_answer(promise=promise, version=0, outcome=Outcome.KEPT, text="ringede", by=anna)


def ask(two: Two, **more: Any) -> Package:
    with world.web(two.here.anna):
        told: dict[str, Any] = {"takes_over_on": TODAY, "basis": BASIS} | more
        return package_ask(case=two.case, partner=two.partner, by=two.here.anna, **told)


def approve(two: Two, package: Package, by: str = "bo") -> None:
    with world.web(two.here.people[by]):
        package_approve(package=package, by=two.here.people[by])


def make(two: Two, package: Package) -> bytes:
    """As Anna, who has opened what is closed."""
    anna = two.here.anna
    with world.web(anna):
        for object_ in packing.closed_to(sight(anna, two.case.id)):
            opening_make(case=two.case.id, object_=object_, purpose="Sagen sendes til den nye handlekommune", by=anna)
        made = package_make(package=package, opened=Opened(two.case, sight(anna, two.case.id)), by=anna)
        return bytes(made.sealed)


@pytest.fixture
def sent(two: Two) -> tuple[Two, Package, bytes]:
    package = ask(two)
    approve(two, package)
    return two, package, make(two, package)


def take(two: Two, file: bytes, number: str = "S1", by: str = "ida") -> Received:
    who = two.there.people[by]
    with world.web(who):
        return package_take(file=file, number=number, by=who)


def opened_of(two: Two, file: bytes) -> bytes:
    keys = own_keys(two.there.of.id, two.there.of.name)
    return envelope.opened(file, card_of(two.back), keys, timezone.now())


def counted() -> dict[str, int]:
    """How much there is of everything that a package could enter."""
    models: tuple[Any, ...] = (Case, Entry, Person, Tie, Contact, Protection, Received, Place, Relation)
    return {model.__name__: model.objects.count() for model in models}


def resealed(two: Two, package: Package, file: bytes, change: Any) -> bytes:
    """A package whose sender has put something else into it: signed and closed as it should be."""
    manifest, files = contents.unpacked(opened_of(two, file))
    changed = change(dict(files))
    about = {name: value for name, value in manifest.items() if name != "files"}
    ours = own_keys(two.here.of.id, two.here.of.name)
    return envelope.closed(contents.packed(changed, about), package.id, timezone.now(), card_of(two.partner), ours)
