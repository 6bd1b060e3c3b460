"""Who may see and do what, written from the rules in words: no line of the application or of its policies is used.

A random world, and beside it in plain tuples what the oracle needs of it.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from dataclasses import dataclass, field
from itertools import product

from livline.access.danish_day import today
from livline.access.models import Account, Conflict, Municipality
from livline.cases.models import Case
from livline.ledger.recalculate import recalculate
from tests.ground import world

TODAY = today()
DAY = dt.timedelta(days=1)


@dataclass
class World:
    """A small random world, and beside it in plain tuples what the oracle needs of it."""

    rng: random.Random
    accounts: list[tuple[Account, Municipality | None, bool]] = field(default_factory=list)
    cases: list[tuple[Case, Municipality]] = field(default_factory=list)
    relations: list[tuple[uuid.UUID, uuid.UUID, str, dt.date, dt.date, bool]] = field(default_factory=list)
    municipalities: list[Municipality] = field(default_factory=list)
    conflicts: set[tuple[uuid.UUID, uuid.UUID]] = field(default_factory=set)


SPANS = [(-400, 400), (-400, 0), (-400, 1), (0, 1), (1, 400), (0, 400), (-1, 0)]
"""First day and the day after the last, counted from today."""


def random_world(seed: int) -> World:
    made = World(random.Random(seed))
    made.municipalities = [world.municipality(f"By {n}") for n in range(3)]
    for n in range(12):
        of = made.rng.choice([*made.municipalities, None])
        active = made.rng.random() > 0.15
        made.accounts.append((world.account(f"A{n}", of, is_active=active), of, active))
    for n in range(15):
        of = made.rng.choice(made.municipalities)
        child = world.case(of, f"K{n}")
        made.cases.append((child, of))
        world.entry(child, kind="notification", date=TODAY)
    recalculate([child.id for child, _ in made.cases])
    for (account, _, _), (child, _) in product(made.accounts, made.cases):
        if made.rng.random() < 0.3:
            add_relation(made, account, child)
        if made.rng.random() < 0.05:
            Conflict.objects.create(account=account, case=child)
            made.conflicts.add((account.id, child.id))
    return made


def add_relation(made: World, account: Account, child: Case) -> None:
    first, last = made.rng.choice(SPANS)
    kind, confirmed = made.rng.choice(["worker", "cover", "leader"]), made.rng.random() > 0.15
    begins, ends = TODAY + first * DAY, TODAY + last * DAY
    world.relate(account, child, kind, during=(begins, ends), is_confirmed=confirmed)
    made.relations.append((account.id, child.id, kind, begins, ends, confirmed))


def may_read(made: World, account: uuid.UUID, child: uuid.UUID) -> bool:
    """A relation that holds today, of an account that is active and has declared no conflict of interest."""
    return bool(kinds_today(made, account, child))


def may_write(made: World, account: uuid.UUID, child: uuid.UUID) -> bool:
    """Those who work with the child write; a leader reads."""
    return bool(kinds_today(made, account, child) & {"worker", "cover"})


def kinds_today(made: World, account: uuid.UUID, child: uuid.UUID) -> set[str]:
    if not any(known.id == account and active for known, _, active in made.accounts):
        return set()
    if (account, child) in made.conflicts:
        return set()
    return {
        kind
        for whose, whom, kind, begins, ends, confirmed in made.relations
        if (whose, whom) == (account, child) and begins <= TODAY < ends and confirmed
    }
