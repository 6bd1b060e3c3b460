"""Which plan do the figures of plans have?  One of ten goals and forty versions, in a case with a placement.

Its words are those of the demo's plans, so that they are as long and as hard as words of plans are.
"""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.municipality import EVER, session_of
from livline.demo_world.plan_texts import FREJA, IDA, Worded

WORKERS, GOALS, VERSIONS = 24, 10, 40
"""So many work on the case that nobody asks faster than an account may."""
MEASURE = "p1"
LATER = "\n\nSådan blev vi enige om det på mødet den {day}. maj, og sådan gør vi, til vi ses igen."
"""What each version adds to a goal, and the next takes out again."""


@dataclass(frozen=True)
class Planned:
    """The plan, a goal of it, and sessions of those who may word it."""

    case: UUID
    plan: UUID
    goal: UUID
    sessions: list[str]


@contextmanager
def planned_in(folder: Path) -> Iterator[tuple[Any, Planned]]:
    """The address of a database with the plan, for the length of a `with`; durable as in production."""
    from livline.config.ready import closed, connect, migrate
    from livline.database.role import Role
    from livline.database.roles import prepare
    from livline.database.server import running

    with running(folder / "server") as server:
        prepare(server.superuser)
        address = server.superuser.to("livline")
        connect(address.as_role(Role.OWNER))
        migrate()
        connect(address)
        with closed():
            yield address, made()


def made() -> Planned:
    """A child, those who work with it, and the plan."""
    from livline.access.acting import acting_as
    from livline.access.models import Account, Relation
    from livline.access.municipalities import municipality_made
    from livline.cases.models import Case

    into = municipality_made("Storby")
    case = Case.objects.create(municipality_id=into, name="B-1", born_on=dt.date.today() - dt.timedelta(days=3_000))
    named = [f"worker{n}" for n in range(WORKERS)]
    staff = [Account(email=f"{name}@example.invalid", name=name, municipality_id=into) for name in named]
    Account.objects.bulk_create(staff)
    Relation.objects.bulk_create(Relation(account=one, case=case, kind="worker", during=EVER) for one in staff)
    named_child(case)
    with acting_as(staff[0].id):
        plan, goal = worded(case, staff[0])
    return Planned(case.id, plan, goal, [session_of(one) for one in staff])


def named_child(case: Any) -> None:
    """The child has a name."""
    from livline.people.models import Part, Person, Tie

    person = Person.objects.create(municipality_id=case.municipality_id, name="Asta Marehalm", called="Asta")
    Tie.objects.create(case=case, person=person, part=Part.CHILD, during=EVER)


def worded(case: Any, by: Any) -> tuple[UUID, UUID]:
    """The plan with all its versions, and its first goal: each part is a version, then goals are worded anew."""
    from livline.cases.services import fact_record
    from livline.plans.content import PlanType
    from livline.plans.services import Said, plan_begin, words_write

    day = dt.date.today() - dt.timedelta(days=60)
    stay = fact_record(case=case, kind="placement_started", fields={"date": day, "measure": MEASURE}, by=by)
    plan = plan_begin(case=case, type_=PlanType.UNGEPLAN, by=by)
    stands: dict[tuple[UUID, str], UUID] = {}
    for number, said in zip(range(1, VERSIONS + 1), itertools.chain(*savings(plan, str(stay.fact))), strict=False):
        fresh = [Said(*one, stands.get((one[0], one[2]))) for one in said]
        version = words_write(plan=plan, said=fresh, by=by)
        stands |= {(row.part, row.field): row.id for row in version.wordings.all()}
        assert version.number == number
    return plan.id, next(part for part, name in stands if name == "adults_do")


def savings(plan: Any, place: str) -> tuple[Iterator[list[tuple[UUID, str, str, str]]], ...]:
    """What is saved at once, again and again: first all parts, then the goals by turns."""
    from livline.plans.services import is_once, only_part

    parts = [(only_part(plan, one.sort) if is_once(one.sort) else uuid.uuid4(), one) for one in all_parts()]
    goals = [(id_, one) for id_, one in parts if one.sort == "goal"]
    need = next(str(id_) for id_, one in parts if one.sort == "need")
    known = {"place": place, "measures": MEASURE, "needs": need, "by_when": dt.date.today().isoformat()}
    first = (
        [(id_, one.sort, name, text) for name, text in (one.says | (known if one.sort == "goal" else {})).items()]
        for id_, one in parts
    )
    return first, anew(goals)


def anew(goals: Sequence[tuple[UUID, Worded]]) -> Iterator[list[tuple[UUID, str, str, str]]]:
    """Goals said otherwise, to adults and to the child."""
    for day, (id_, one) in enumerate(itertools.cycle(goals), 1):
        yield [(id_, "goal", name, one.says[name] + LATER.format(day=day)) for name in ("adult", "child")]


def all_parts() -> list[Worded]:
    """The sections once, and so many goals."""
    goals = [one for one in (*FREJA, *IDA) if one.sort == "goal"]
    once: dict[str, Worded] = {one.sort: one for one in FREJA if one.sort not in ("goal", "need", "wish", "view")}
    several = [one for one in (*FREJA, *IDA) if one.sort in ("need", "wish", "view")]
    return [*once.values(), *several, *itertools.islice(itertools.cycle(goals), GOALS)]
