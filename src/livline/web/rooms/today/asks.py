"""What does the law ask in my cases, child by child?  In the order of harm, so that the first is whom I see first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce, NullIf

from lawcode.explain import because
from livline.access.sight import Sight
from livline.cases.models import Case
from livline.leave.reading import StandsFor
from livline.ledger import harm
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of
from livline.people.models import Part, Tie
from livline.web.fact_words import lang, titles
from livline.web.rooms.quick.acts import Quick
from livline.web.rooms.quick.selectors import acts_of
from livline.web.rooms.quick.serving import duties_of

MOST_NEEDED = 3
Verdict = Mapping[str, Any]


@dataclass(frozen=True)
class Child:
    """A child of mine; `verdicts`: what the law asks, what harms most first, where I may see it."""

    case: Case
    name: str
    sight: Sight
    verdicts: Sequence[Verdict]
    stands_for: StandsFor | None = None
    """Whose child it is, where I fill the day of a colleague who is away."""

    @property
    def open(self) -> list[Verdict]:
        """What is still to be done or found out."""
        return [one for one in self.verdicts if one["status"] in ("overdue", "pending", "undecidable")]


@dataclass(frozen=True)
class Ask:
    """One thing that the law asks for one child."""

    child: Child
    duty: str
    title: str
    status: str
    due_on: dt.date | None
    days: int | None
    confirmed: bool

    @property
    def act(self) -> Quick | None:
        """The short form that may meet it, where this reader may fill it in."""
        return next((act for act in acts_of(self.child.sight) if self.duty in duties_of(act.kind)), None)


@dataclass(frozen=True)
class Need:
    """A child who needs me: what comes first and why, and how much more there is."""

    ask: Ask
    because: str
    reason: str
    more: int


def children(
    reached: Mapping[UUID, Sight], day: dt.date, standing: Mapping[UUID, StandsFor] | None = None
) -> list[Child]:
    """The children whose duties I see; two questions, and one more where time has changed lines.

    `standing`: those in which I stand in.
    """
    counted = {case: sight for case, sight in reached.items() if not sight.is_joined}
    seen = {case: sight for case, sight in counted.items() if sight.reads("identity") and sight.reads("duties")}
    cases = named_cases(seen)
    told = verdicts_of({case.id: row_of(case) for case in cases}, day)
    names = told_apart(cases)
    for_whom = standing or {}
    found = [
        Child(case, names[case.id], seen[case.id], harm.order(told[case.id], day), for_whom.get(case.id))
        for case in cases
    ]
    return sorted(found, key=lambda child: child.name)


def named_cases(ids: Iterable[UUID]) -> list[Case]:
    """The cases, each with what its child is called."""
    ties = Tie.objects.filter(case=OuterRef("pk"), part=Part.CHILD).order_by("id")
    called = NullIf("person__called", Value("", output_field=TextField()))
    child = ties.annotate(named=Coalesce(called, "person__name")).values("named")[:1]
    return list(Case.objects.filter(id__in=list(ids)).annotate(child=Subquery(child)))


def told_apart(cases: Sequence[Case]) -> dict[UUID, str]:
    """What the children are called, with the number of the case where two are called the same."""
    names = {case.id: name_of(case) for case in cases}
    many = Counter(names.values())
    return {case.id: name if many[name := names[case.id]] == 1 else f"{name} ({case.name})" for case in cases}


def name_of(case: Case) -> str:
    """What the child is called; the number of the case where nobody named it."""
    return str(getattr(case, "child", None) or case.name)


def needs(mine: Sequence[Child], day: dt.date) -> list[Need]:
    """The three children who need me most: by the worst that is open for each."""
    first = [(harm.key(child.open[0], day), child) for child in mine if child.open]
    ordered = sorted(first, key=lambda pair: (pair[0], pair[1].name))
    return [need_of(child, day) for _, child in ordered[:MOST_NEEDED]]


def need_of(child: Child, day: dt.date) -> Need:
    """The worst of what is open for a child, with the sentence of the law and why it comes first."""
    worst = child.open[0]
    return Need(ask_of(child, worst, day), because(worst, lang()), harm.reason(worst, lang(), day), len(child.open) - 1)


def ask_of(child: Child, verdict: Verdict, day: dt.date) -> Ask:
    """A verdict as something to do."""
    due = verdict["due_on"]
    return Ask(
        child=child,
        duty=verdict["duty"],
        title=titles()[verdict["duty"]],
        status=verdict["status"],
        due_on=due,
        days=(due - day).days if due else None,
        confirmed=verdict["confirmed"],
    )


def asks(mine: Sequence[Child], day: dt.date) -> list[Ask]:
    """Everything that has a day and is not done, the oldest first."""
    open_ = ((child, one) for child in mine for one in child.open if one["due_on"] and one["status"] != "undecidable")
    told = [ask_of(child, one, day) for child, one in open_]
    return sorted(told, key=lambda ask: (ask.due_on or day, ask.child.name, ask.duty))


def overdue(told: Iterable[Ask]) -> list[Ask]:
    """What should have been done."""
    return [ask for ask in told if ask.status == "overdue"]


@dataclass(frozen=True)
class StandingIn:
    """For whom I stand in, with the children and how much of theirs is late."""

    for_whom: StandsFor
    children: list[Child]
    overdue: int


def standing_in(mine: Iterable[Child]) -> list[StandingIn]:
    """My stand-ins, by the name of who is away; the children by theirs."""
    of: dict[StandsFor, list[Child]] = {}
    for child in mine:
        if child.stands_for is not None:
            of.setdefault(child.stands_for, []).append(child)
    told = [StandingIn(whom, found, sum(map(late_of, found))) for whom, found in of.items()]
    return sorted(told, key=lambda one: (one.for_whom.name, one.for_whom.until))


def late_of(child: Child) -> int:
    """How much of a child's is late."""
    return sum(one["status"] == "overdue" for one in child.verdicts)
