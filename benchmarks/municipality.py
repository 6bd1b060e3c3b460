"""Whose database do the pages under load have?  An invented municipality: cases, children, families, staff, sessions.

Made once in a folder and found again there; `Municipality` says who is signed in and which cases are theirs.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.run import SEED, tell
from livline.synth import write

CASES = 11_600
"""So many that there are at least 500,000 events."""
WORKERS, LEADERS = 300, 30
SIGNED_IN = dt.timedelta(hours=10)
EVER = (dt.date(2020, 1, 1), None)
NOTE = "municipality.json"
GIVEN = ("Alma", "Agnes", "Ellen", "Karla", "Oscar", "Karl", "William", "August", "Asta", "Emil")
FAMILY = ("Agerhøne", "Dunhammer", "Gøgeurt", "Kærmynte", "Marehalm", "Pilekvist", "Regnspove", "Uglemose")
"""Words of nature that nobody carries."""


@dataclass(frozen=True)
class User:
    """Somebody who is signed in: the key of the session, and some cases of theirs."""

    session: str
    cases: list[str]


@dataclass(frozen=True)
class Municipality:
    """Who works in it, and how large it is."""

    workers: list[User]
    leaders: list[User]
    cases: int
    events: int


def environ_of(folder: Path) -> None:
    """The application's environment, for this process and its children: a test, its secret and its keys kept here."""
    from livline.sealing import keys

    secret, ring = folder / "secret", folder / "keys"
    if not secret.exists():
        secret.write_text(secrets.token_urlsafe(64))
    if not ring.exists():
        keys.make(ring)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
    os.environ |= {
        "LIVLINE_ENV": "test",
        "LIVLINE_SECRET_KEY": secret.read_text(),
        "LIVLINE_HOSTS": "localhost,127.0.0.1",
        "LIVLINE_HOME": str(folder / "home"),
        keys.VARIABLE: str(ring),
    }


@contextmanager
def municipality_in(folder: Path) -> Iterator[tuple[Any, Municipality]]:
    """The address of its database and who works in it, for the length of a `with`; sessions are fresh."""
    from livline.config.ready import closed, connect, migrate
    from livline.database.role import Role
    from livline.database.roles import prepare
    from livline.database.server import running

    with running(folder / "server") as server:
        prepare(server.superuser)
        address = server.superuser.to("livline")
        connect(address.as_role(Role.OWNER))
        with closed():
            migrate()
        connect(address)
        with closed():
            if not (folder / "made").exists():
                connect(address.as_role(Role.JOB))
                made = loaded(folder)
                connect(address)
                peopled(made)
                (folder / "made").touch()
            connect(address)
            yield address, signed_in()


def loaded(folder: Path) -> UUID:
    """Invent the cases and load them as any import does."""
    from livline.access.acting import acting_for
    from livline.access.municipalities import municipality_made
    from livline.intake.load import load

    files = folder / "cases"
    if not (files / "done").exists():
        tell(f"inventing {CASES:,} cases")
        files.mkdir(parents=True, exist_ok=True)
        (files / "done").write_text(str(write(CASES, SEED, files)))
    tell("loading them")
    into = municipality_made("Storby")
    with acting_for(into):
        load([files / "cases.parquet", files / "events.parquet"], into, None)
    return into


def peopled(municipality: UUID) -> None:
    """Every case gets a child with a name, two parents, a worker and a leader."""
    from livline.access.models import Account, Relation
    from livline.cases.models import Case

    tell("giving them people")
    cases = list(Case.objects.order_by("id").values_list("id", flat=True))
    named = [f"{kind}{n}" for kind, many in (("worker", WORKERS), ("leader", LEADERS)) for n in range(many)]
    staff = [Account(email=f"{name}@example.invalid", name=name, municipality_id=municipality) for name in named]
    Account.objects.bulk_create(staff)
    Relation.objects.bulk_create(
        [
            Relation(account=staff[who], case_id=case, kind=kind, during=EVER)
            for n, case in enumerate(cases)
            for kind, who in (("worker", n % WORKERS), ("leader", WORKERS + n % LEADERS))
        ],
        batch_size=5_000,
    )
    tie_people(municipality, cases)
    analysed()


def tie_people(municipality: UUID, cases: Sequence[UUID]) -> None:
    """A child with a name and two parents in each case."""
    from livline.people.models import Part, Person, Tie

    ties = []
    for n, case in enumerate(cases):
        for part in (Part.CHILD, Part.CUSTODY_HOLDER, Part.PARENT):
            called = GIVEN[(n + len(part)) % 10]
            person = Person(municipality_id=municipality, name=f"{called} {FAMILY[n % 8]}", called=called)
            ties.append(Tie(case_id=case, person=person, part=part, during=EVER))
    Person.objects.bulk_create([tie.person for tie in ties], batch_size=5_000)
    Tie.objects.bulk_create(ties, batch_size=5_000)


def analysed() -> None:
    """What a server that has run for a night has done by itself."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def signed_in() -> Municipality:
    """Everybody begins a session of their own, proved just now."""
    from livline.access.models import Account
    from livline.cases.models import Case, Entry
    from livline.signin.models import Session

    Session.objects.all().delete()
    workers, leaders = (list(Account.objects.filter(email__startswith=kind)) for kind in ("worker", "leader"))
    return Municipality(
        [user(one) for one in workers],
        [user(one) for one in leaders],
        Case.objects.count(),
        Entry.objects.count(),
    )


def user(account: Any) -> User:
    """The session is made by the web role, for whom its wall is."""
    from livline.access.models import Relation

    cases = Relation.objects.filter(account=account).values_list("case_id", flat=True)
    return User(session_of(account), [str(id_) for id_ in cases])


def session_of(account: Any) -> str:
    """A session as sign-in through a broker makes it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.db import connection, transaction

    from livline.signin.acting import SEEN_AT, SIGNED_IN_AT
    from livline.signin.sessions import SessionStore

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE livline_web")
        session = SessionStore()
        session[SESSION_KEY] = session["account_authentication_methods_user"] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session[SIGNED_IN_AT] = session[SEEN_AT] = time.time()
        session["account_authentication_methods"] = [{"method": "broker", "broker": "test", "at": time.time()}]
        session.create()
        return str(session.session_key)


def noted(users: Sequence[User], file: Path) -> Path:
    """For the process of the visitors: who they are.  Nobody else reads it; the keys open an invented world."""
    file.write_text(json.dumps([asdict(one) for one in users]))
    file.chmod(0o600)
    return file
