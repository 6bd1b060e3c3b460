"""Who may see and do what, written from the rules in words: no line of the application or of its policies is used.

A random world, and beside it in plain tuples what the oracle needs of it.  The tables of roles below are written by
hand from the rules; a test holds them against the sheet that doors and walls are made from.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from dataclasses import dataclass, field
from itertools import product

from django.db.models.functions import Now

from livline.access.danish_day import today
from livline.access.models import (
    Account,
    Appointment,
    Conflict,
    Lowering,
    Municipality,
    Opening,
    Protection,
    Restriction,
)
from livline.cases.models import Case, Place, Stay
from livline.cases.places import bound_to
from livline.ledger.recalculate import recalculate
from livline.people.models import Contact, Number, Person, Tie, Word
from livline.people.sealed import contact_place, cpr_place, word_place
from livline.sealing.seal import seal
from tests.ground import world
from tests.ground.joined_world import Joined, add_joinings, joined_of
from tests.ground.keeping import MINUTE, add_keepings
from tests.ground.planned import add_edition, add_holder, add_plan, add_unions
from tests.ground.shared_work import add_shared_work
from tests.ground.written import add_note, add_portrait, add_study

TODAY = today()
DAY = dt.timedelta(days=1)

CASEWORK = {"worker", "cover", "night_desk"}
STAFF = CASEWORK | {"leader"}
PARENTS = {"custody_parent", "parent", "parent_restricted"}
EVERYBODY = STAFF | PARENTS | {
    "coordinator", "site_staff", "foster", "child", "representative", "support_person", "inspector", "appeals",
    "emergency",
}  # fmt: skip

FREELY = {
    "identity": EVERYBODY - {"inspector", "appeals"},
    "cpr": STAFF | {"emergency"},
    "people": STAFF | {"emergency"},
    "notifier": set(),
    "whereabouts": {"emergency"},
    "plan": STAFF | {"site_staff", "foster", "child", "custody_parent", "representative", "emergency"},
    "drafting": STAFF | {"emergency"},
    "plan_words": STAFF | {"emergency"},
    "decisions": STAFF | {"child", "custody_parent", "representative", "emergency"},
    "assessment": STAFF | {"emergency"},
    "sensitive": CASEWORK | {"emergency"},
    "protection": STAFF | {"coordinator", "child", "emergency"},
    "duties": STAFF | {"emergency"},
    "portrait": STAFF | {"site_staff", "foster", "child", "emergency"},
    "access": STAFF,
    "looks": {"worker", "leader"},
}
"""Who sees an object without more ado."""
UNLESS_SECRET = {
    "whereabouts": {"child", "custody_parent"},
    "plan_words": {"child", "custody_parent", "representative"},
}
"""Who sees it only where the place is not secret, and then never."""
ONCE_OPENED_IF_SECRET = {"whereabouts": CASEWORK | {"coordinator"}}
"""Who sees it, but where the place is secret only once it is opened with a purpose."""
ONCE_OPENED = {
    "notifier": STAFF | {"appeals"},
    "whereabouts": {"leader", "appeals"},
    "sensitive": {"leader", "inspector", "appeals"},
    "identity": {"inspector", "appeals"},
    "plan": {"inspector", "appeals"},
} | {
    name: {"appeals"}
    for name in ("cpr people decisions assessment protection duties portrait drafting plan_words".split())
}
"""Who sees it only once it is opened."""
WRITERS = {
    "plan": {"worker", "cover"},
    "decisions": CASEWORK,
    "assessment": CASEWORK,
    "sensitive": CASEWORK,
    "portrait": {"worker", "cover"},
    "drafting": {"worker", "cover"},
}
OBJECT_OF = {
    "plan": "plan",
    "decision": "decisions",
    "need_known": "assessment",
    "notification": "sensitive",
}
"""A kind of fact for each object that facts belong to."""


@dataclass
class World:
    """A small random world, and beside it in plain tuples what the oracle needs of it."""

    rng: random.Random
    accounts: list[tuple[Account, Municipality | None, bool]] = field(default_factory=list)
    cases: list[tuple[Case, Municipality]] = field(default_factory=list)
    relations: list[tuple[uuid.UUID, uuid.UUID, str, dt.date, dt.date, bool]] = field(default_factory=list)
    municipalities: list[Municipality] = field(default_factory=list)
    conflicts: set[tuple[uuid.UUID, uuid.UUID]] = field(default_factory=set)
    restricted: set[tuple[uuid.UUID, uuid.UUID]] = field(default_factory=set)
    protected: set[uuid.UUID] = field(default_factory=set)
    secret: set[uuid.UUID] = field(default_factory=set)
    opened: set[tuple[uuid.UUID, uuid.UUID, str]] = field(default_factory=set)
    kept: set[uuid.UUID] = field(default_factory=set)
    asked: set[uuid.UUID] = field(default_factory=set)
    auditors: set[uuid.UUID] = field(default_factory=set)
    words: list[tuple[uuid.UUID, uuid.UUID, bool]] = field(default_factory=list)
    receivers: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    joinings: list[Joined] = field(default_factory=list)
    holders: dict[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    """Who has custody and an edition of the plan, by case."""
    overtaken: set[uuid.UUID] = field(default_factory=set)
    """The cases whose place was said to be secret after the edition was made."""
    unread: set[uuid.UUID] = field(default_factory=set)
    """The cases in which nobody else has read the edition."""
    united: set[frozenset[uuid.UUID]] = field(default_factory=set)
    """The children whose plans were begun apart and are one."""
    two_children: set[tuple[uuid.UUID, uuid.UUID]] = field(default_factory=set)

    @property
    def closed(self) -> set[uuid.UUID]:
        """The cases in which nobody writes: locked, handed over, or joined to another."""
        return self.kept | joined_of(self.joinings)


SPANS = [(-400, 400), (-400, 400), (-400, 0), (-400, 1), (0, 1), (1, 400), (0, 400), (-1, 0)]
"""First day and the day after the last, counted from today."""


def random_world(seed: int, accounts: int = 12, cases: int = 8) -> World:
    made = World(random.Random(seed))
    made.municipalities = [world.municipality(f"By {seed}.{n}") for n in range(3)]
    for n in range(accounts):
        add_account(made, n)
    for n in range(cases):
        add_case(made, n)
    made.united = add_unions([child for child, _ in made.cases], made.accounts[0][0])
    add_joinings(made, random.Random(seed))
    recalculate([child.id for child, _ in made.cases])
    for (account, _, _), (child, _) in product(made.accounts, made.cases):
        if made.holders[child.id] == account.id and made.rng.random() < 0.6:
            add_relation(made, account, child, "custody_parent")
        elif made.rng.random() < 0.4:
            add_relation(made, account, child)
        add_what_changes_it(made, account, child)
    for child, _ in made.cases:
        add_words(made, child)
    return made


def add_account(made: World, n: int) -> None:
    of = made.rng.choice([*made.municipalities, None])
    active = made.rng.random() > 0.15
    account = world.account(f"A{n}", of, is_active=active)
    made.accounts.append((account, of, active))
    if of is not None and made.rng.random() < 0.15:
        first, last = made.rng.choice(SPANS)
        Appointment.objects.create(
            account=account, office="log_auditor", during=(TODAY + first * DAY, TODAY + last * DAY)
        )
        if first <= 0 < last and active:
            made.auditors.add(account.id)


def add_case(made: World, n: int) -> None:
    of = made.rng.choice(made.municipalities)
    child = world.case(of, f"K{n}")
    made.cases.append((child, of))
    for kind in OBJECT_OF:
        world.entry(child, kind=kind, date=TODAY)
    Place.objects.create(case=child, token="~a", sealed=seal("Solhøj", bound_to(child.id)))
    Stay.objects.create(case=child, measure="", during=(TODAY, None), fact=uuid.uuid4())
    for part in ("child", "network", "notifier"):
        person = Person.objects.create(municipality=of, name=part)
        tie = Tie.objects.create(case=child, person=person, part=part, during=(TODAY, None))
        contact = Contact(tie=tie, case=child, way="address", added_at=dt.datetime.now(dt.UTC) - 60 * MINUTE)
        contact.sealed = seal("Engvej 1", contact_place(contact.id))
        contact.save(force_insert=True)
        Number.objects.create(person=person, sealed=seal("6101124321", cpr_place(person.id)), index=b"x")
    add_note(child, made.accounts[0][0])
    world.look(child)
    add_portrait(child, made.accounts[0][0])
    by, to = made.accounts[n][0], made.accounts[n + 1][0]
    add_shared_work(child, by, to)
    made.receivers[child.id] = to.id
    add_study(child, made.accounts[0][0])
    add_plan(child, by)
    holder = made.accounts[-1 - n][0]
    is_read = made.rng.random() < 0.7
    add_edition(child, add_holder(child, holder), by, is_read=is_read)
    made.unread |= set() if is_read else {child.id}
    made.holders[child.id] = holder.id
    add_protection(made, child)
    add_keepings(made, child)


def add_protection(made: World, child: Case) -> None:
    """Raised by a register or a person, perhaps asked to be lowered, perhaps lowered by two."""
    one, two = made.accounts[0][0], made.accounts[1][0]
    for _ in range(made.rng.choice([0, 0, 1, 2])):
        level = made.rng.choice(["protected", "secret"])
        is_since = made.rng.random() < 0.3
        at = dt.datetime.now(dt.UTC) + (1 if is_since else -60) * MINUTE
        raised = Protection.objects.create(case=child, level=level, reason="trusler", raised_by=one, raised_at=at)
        made.protected.add(child.id)
        if level == "secret" and is_since:
            made.overtaken.add(child.id)
        fate = made.rng.choice(["stands", "asked", "lowered"])
        if fate != "stands":
            done = {"confirmed_by": two, "confirmed_at": Now()} if fate == "lowered" else {}
            Lowering.objects.create(protection=raised, asked_by=one, reason="forbi", **done)
        if level == "secret" and fate != "lowered":
            made.secret.add(child.id)


def add_relation(made: World, account: Account, child: Case, kind: str = "") -> None:
    """Something to the child, or what is said, at some time."""
    first, last = made.rng.choice(SPANS)
    kind, confirmed = kind or made.rng.choice(sorted(EVERYBODY)), made.rng.random() > 0.15
    begins, ends = TODAY + first * DAY, TODAY + last * DAY
    world.relate(account, child, kind, during=(begins, ends), is_confirmed=confirmed)
    made.relations.append((account.id, child.id, kind, begins, ends, confirmed))


def add_what_changes_it(made: World, account: Account, child: Case) -> None:
    pair = (account.id, child.id)
    if made.rng.random() < 0.05:
        Conflict.objects.create(account=account, case=child)
        made.conflicts.add(pair)
    if made.rng.random() < 0.1:
        first, last = made.rng.choice(SPANS)
        during = (TODAY + first * DAY, TODAY + last * DAY)
        Restriction.objects.create(account=account, case=child, during=during, reason="polititilhold")
        if first <= 0 < last:
            made.restricted.add(pair)
    for object_ in ("case", *ONCE_OPENED):
        if made.rng.random() < 0.2:
            add_opening(made, account, child, object_)


def add_opening(made: World, account: Account, child: Case, object_: str) -> None:
    lasts = made.rng.random() < 0.7
    now = dt.datetime.now(dt.UTC)
    opened_at, until = (now - 10 * MINUTE, now + 50 * MINUTE) if lasts else (now - 61 * MINUTE, now - MINUTE)
    Opening.objects.create(
        account=account,
        case=child,
        object=object_,
        purpose="akut bekymring for barnet",
        opened_at=opened_at,
        until=until,
    )
    if lasts:
        made.opened.add((account.id, child.id, object_))


def add_words(made: World, child: Case) -> None:
    for account, _, _ in made.rng.sample(made.accounts, 3):
        shared = made.rng.random() < 0.5
        word = Word(case=child, by=account, is_shared=shared)
        word.sealed = seal("jeg savner min bror", word_place(word.id))
        word.save(force_insert=True)
        made.words.append((child.id, account.id, shared))


def kinds_today(made: World, account: uuid.UUID, child: uuid.UUID) -> set[str]:
    """What an account is to a child today, as far as it counts."""
    if not any(known.id == account and active for known, _, active in made.accounts):
        return set()
    if (account, child) in made.conflicts:
        return set()
    found = {
        kind
        for whose, whom, kind, begins, ends, confirmed in made.relations
        if (whose, whom) == (account, child) and begins <= TODAY < ends and confirmed
    }
    if (account, child) in made.restricted:
        found &= {"parent_restricted"}
    return found if (account, child, "case") in made.opened else found - {"emergency"}


def may_see(made: World, account: uuid.UUID, child: uuid.UUID, object_: str) -> bool:
    """Is the object seen: freely, because the place is not secret, or because it was opened?"""
    kinds = kinds_today(made, account, child)
    is_open, is_secret = (account, child, object_) in made.opened, child in made.secret
    free = FREELY[object_] | (
        set() if is_secret else UNLESS_SECRET.get(object_, set()) | ONCE_OPENED_IF_SECRET.get(object_, set())
    )
    opened = ONCE_OPENED.get(object_, set()) | ONCE_OPENED_IF_SECRET.get(object_, set()) if is_open else set()
    return bool(kinds & (free | opened))


def may_read(made: World, account: uuid.UUID, child: uuid.UUID) -> bool:
    """Whose case it is, is seen."""
    return may_see(made, account, child, "identity")


def may_see_edition(made: World, account: uuid.UUID, child: uuid.UUID) -> bool:
    """The edition that was made for them, for who is a party, once read; not where the place was told of since."""
    is_party = bool(kinds_today(made, account, child) & {"child", "custody_parent", "representative"})
    return is_party and made.holders[child] == account and child not in made.overtaken | made.unread


def may_write(made: World, account: uuid.UUID, child: uuid.UUID, object_: str = "plan") -> bool:
    """Those who work with the child write; a leader reads; in a case that was closed nobody does."""
    return child not in made.closed and bool(kinds_today(made, account, child) & WRITERS[object_])


def may_read_word(made: World, account: uuid.UUID, child: uuid.UUID, by: uuid.UUID, shared: bool) -> bool:
    """A child's words: its own, while it is the child; and what it shares, its caseworker."""
    kinds = kinds_today(made, account, child)
    return (account == by and "child" in kinds) or (shared and "worker" in kinds)


def may_see_handover(made: World, account: uuid.UUID, child: uuid.UUID) -> bool:
    """Those who see who has access, and who is asked to receive the child."""
    is_active = any(known.id == account and active for known, _, active in made.accounts)
    return may_see(made, account, child, "access") or (is_active and made.receivers[child] == account)


def entries_seen(made: World, account: uuid.UUID) -> set[tuple[uuid.UUID, str]]:
    """Case and kind of every fact that is seen."""
    pairs = product((child.id for child, _ in made.cases), OBJECT_OF)
    return {(child, kind) for child, kind in pairs if may_see(made, account, child, OBJECT_OF[kind])}


def ties_seen(made: World, account: uuid.UUID) -> set[tuple[uuid.UUID, str]]:
    """Case and part of every person that is seen."""
    objects = {"child": "identity", "network": "people", "notifier": "notifier"}
    pairs = product((child.id for child, _ in made.cases), objects)
    holders = {
        (child.id, "custody_holder")
        for child, _ in made.cases
        if may_see(made, account, child.id, "people")
        or (made.holders[child.id] == account and kinds_today(made, account, child.id))
    }
    return holders | {(child, part) for child, part in pairs if may_see(made, account, child, objects[part])}


def promises_seen(made: World, account: uuid.UUID) -> set[tuple[uuid.UUID, str]]:
    """Case and receiver of every promise that is seen: those to others than the child by who works with the case."""
    pairs = product((child.id for child, _ in made.cases), ("child", "parents"))
    return {
        (child, to)
        for child, to in pairs
        if may_see(made, account, child, "portrait") and (to == "child" or may_see(made, account, child, "assessment"))
    }


def contacts_seen(made: World, account: uuid.UUID) -> set[tuple[uuid.UUID, str]]:
    """Where somebody is, is seen by those who see both the person and the whereabouts; by no child and no parent."""
    return {
        (child, part)
        for child, part in ties_seen(made, account)
        if part != "custody_holder"  # of whom nobody has told where they are
        and may_see(made, account, child, "whereabouts")
        and kinds_today(made, account, child) & (STAFF | {"coordinator", "appeals", "emergency"})
    }


def looks_seen(made: World, account: uuid.UUID) -> set[uuid.UUID]:
    """The cases whose log is seen: by those who may, and by who watches over the log of the municipality."""
    own = next((of for known, of, _ in made.accounts if known.id == account), None)
    return {
        child.id
        for child, of in made.cases
        if may_see(made, account, child.id, "looks") or (account in made.auditors and of == own)
    }
