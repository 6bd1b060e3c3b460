"""A child with people around it, and visitors who proved long ago who they are, for the tests of pages."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from livline.access.models import Account, Appointment, Municipality
from livline.cases.models import Case
from livline.people.models import Person, Tie
from livline.signin.sessions import SessionStore
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.test_cases import MOST_QUERIES, is_asked
from tests.web.pages.visiting import RECORDS, Visitor


def child_in(of: Municipality, number: str = "K1", called: str = "Alma") -> Case:
    """A case and its child."""
    case = world.case(of, number)
    person = Person.objects.create(municipality=of, name=f"{called} Test", called=called)
    Tie.objects.create(case=case, person=person, part="child", during=(TODAY - 400 * DAY, None))
    return case


def related(to: Case, name: str, kind: str, **more: Any) -> Account:
    """Somebody who is something to the child."""
    who = world.account(name, to.municipality)
    world.relate(who, to, kind, **more)
    return who


def in_office(name: str, of: Municipality, office: str, **more: Any) -> Account:
    """Somebody who holds an office."""
    who = world.account(name, of)
    Appointment.objects.create(account=who, office=office, during=more.get("during", (TODAY - DAY, None)))
    return who


def not_fresh(who: Account) -> Visitor:
    """Somebody who is signed in and proved an hour ago who they are."""
    visitor = Visitor(who)
    with world.role("livline_web"):
        session = SessionStore(visitor.client.cookies[settings.SESSION_COOKIE_NAME].value)
        session[RECORDS] = [{"method": "broker", "broker": "test", "at": time.time() - 3_600}]
        session.save()
    return visitor


def asks_little(visitor: Visitor, path: str, **query: Any) -> None:
    """A page asks the database fifteen times at most."""
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get(path, **query).status_code == 200
    asked = [query["sql"] for query in queries if is_asked(query["sql"])]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)
