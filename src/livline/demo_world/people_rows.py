"""How do the people of the invented world come into the database?  Many at once, sealed like everybody else."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from livline.demo_world.cast import account_id
from livline.demo_world.households import Kin, cpr_of
from livline.demo_world.places import named
from livline.people.models import Contact, Number, Person, Tie
from livline.people.sealed import contact_place, cpr_index, cpr_place
from livline.sealing.seal import seal

AT_ONCE = 2_000
KNOWN_FOR = dt.timedelta(days=200)


def add_people(municipality: uuid.UUID, around: Mapping[uuid.UUID, Iterable[Kin]], today: dt.date) -> None:
    """Add the people around the children of cases; somebody around two children is one person."""
    pairs = [(case, kin) for case, people in around.items() for kin in people]
    persons = {kin.key: kin for _, kin in pairs}
    since = DateRange(today - KNOWN_FOR, None)
    ties = {(case, kin.key): tie(case, kin, since) for case, kin in pairs}
    contacts = (contact(ties[case, kin.key], way, text) for case, kin in pairs for way, text in kin.contacts)
    Person.objects.bulk_create((person(kin, municipality) for kin in persons.values()), batch_size=AT_ONCE)
    Tie.objects.bulk_create(ties.values(), batch_size=AT_ONCE)
    Number.objects.bulk_create((number(kin) for kin in persons.values()), batch_size=AT_ONCE)
    Contact.objects.bulk_create(contacts, batch_size=AT_ONCE)


def person(kin: Kin, municipality: uuid.UUID) -> Person:
    """Somebody, with the account they sign in with where they have one."""
    account = account_id(kin.account) if kin.account else None
    called = "" if kin.called == kin.name.split()[0] else kin.called
    return Person(id=id_of(kin), municipality_id=municipality, name=kin.name, called=called, account_id=account)


def tie(case: uuid.UUID, kin: Kin, during: Any) -> Tie:
    """What they are to the child."""
    return Tie(id=uuid.uuid4(), case_id=case, person_id=id_of(kin), part=kin.part, during=during, note=kin.note)


def number(kin: Kin) -> Number:
    """Their CPR number, sealed."""
    cpr = cpr_of(kin)
    return Number(person_id=id_of(kin), sealed=seal(cpr, cpr_place(id_of(kin))), index=cpr_index(cpr))


def contact(tie: Tie, way: str, text: str) -> Contact:
    """How they are reached, sealed."""
    id_ = uuid.uuid4()
    return Contact(id=id_, tie=tie, case_id=tie.case_id, way=way, sealed=seal(text, contact_place(id_)))


def id_of(kin: Kin) -> uuid.UUID:
    """The id of a person."""
    return named("person", kin.key)
