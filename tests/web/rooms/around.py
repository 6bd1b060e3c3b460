"""A child and those around it, each at the pages with a session of their own."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from livline.access.models import Account, Appointment, Municipality
from livline.cases.models import Case
from livline.people.models import Person, Tie
from tests.ground import world
from tests.web.pages.visiting import Visitor

PURPOSE = "barnet er meldt savnet, og politiet ringer nu"
TOKENS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[A-Za-z0-9]{64}")


@dataclass(frozen=True)
class Around:
    """A municipality and a child in it."""

    of: Municipality
    child: Case

    def someone(self, name: str, kind: str = "", office: str = "", citizen: bool = False) -> Visitor:
        """Somebody at the pages, with a relation to the child or an office of the municipality."""
        account = world.account(name, None if citizen else self.of)
        if kind:
            world.relate(account, self.child, kind)
        if office:
            Appointment.objects.create(account=account, office=office, during=DateRange(world.LONG_AGO, None))
        return Visitor(account)


def around_a_child() -> Around:
    """A child called Alma in Nordby."""
    of = world.municipality()
    child = world.case(of, "K1")
    person = Person.objects.create(municipality=of, name="Alma Test", called="Alma")
    Tie.objects.create(case=child, person=person, part="child", during=DateRange(world.LONG_AGO, None))
    return Around(of, child)


def account_of(visitor: Visitor) -> Account:
    assert visitor.account is not None
    return visitor.account


def plain(answer: Any) -> str:
    """A page without its address and tokens."""
    return TOKENS.sub("", answer.content.decode())


def text(answer: Any) -> str:
    """What a page says."""
    said: str = answer.content.decode()
    return said


NOWHERE = uuid.UUID(int=99)
