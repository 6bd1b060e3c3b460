"""What is shown of two cases side by side, and of what was joined?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from livline.access.models import Protection
from livline.access.protections import standing
from livline.cases.lookups import Opened
from livline.cases.models import Entry, Place
from livline.cases.places import texts_of
from livline.cases.together import Answers, together
from livline.joining.facts import holding
from livline.joining.lookups import Pair
from livline.joining.services import plan_between
from livline.journal.models import Note
from livline.people.models import Part, Person
from livline.web.fact_words import Fact, facts


@dataclass(frozen=True)
class Side:
    """One of the two cases."""

    opened: Opened
    name: str
    facts: Sequence[Entry]
    protection: str
    notes: int

    @property
    def last(self) -> Entry | None:
        """The newest fact that has a day."""
        return max((one for one in self.facts if one.date), key=lambda one: one.date or dt.date.min, default=None)


@dataclass(frozen=True)
class Weighed:
    """Both sides; the facts that would be taken, and those that are there already."""

    kept: Side
    joined: Side
    taken: Sequence[Fact]
    same: Sequence[Fact]

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.kept, self.joined


def weighed(pair: Pair) -> Weighed:
    """What joining would do, asked at once; only what the reader sees is among it."""
    kept, joined = pair.kept.case.id, pair.joined.case.id
    *sides, sealed = together(*of_side(pair.kept), *of_side(pair.joined), Place.objects.filter(case__in=[kept, joined]))
    ours, theirs = side(pair.kept, sides[:4]), side(pair.joined, sides[4:])
    places = texts_of(sealed)
    plan = plan_between(theirs.facts, ours.facts, places)
    told = {one.entry.id: one for one in facts(theirs.facts, places)}
    taken = [told[one.origin] for one in plan.taken]
    return Weighed(ours, theirs, taken, [told[origin] for origin in plan.same])


def of_side(opened: Opened) -> tuple[QuerySet[Any], ...]:
    """What is asked of one case: its child, what protects it, its notes, its facts."""
    case, sight = opened.case, opened.sight
    return (
        Person.objects.filter(ties__case=case, ties__part=Part.CHILD),
        standing(case.id).select_related(None) if sight.reads("protection") else Protection.objects.none(),
        Note.objects.filter(case=case) if sight.reads("assessment") else Note.objects.none(),
        holding(case.id),
    )


def side(opened: Opened, answers: Answers) -> Side:
    """A case as it is compared."""
    children, protections, notes, entries = answers
    name = children[0].name if children else opened.case.name
    level = next((str(one.get_level_display()) for one in protections), "")
    return Side(opened, name, entries, level, len({one.note for one in notes}))
