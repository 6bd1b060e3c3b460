"""What does a move touch?  The goals, measures, promises and contacts that were there before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from livline.access.danish_day import today
from livline.cases.lookups import Opened
from livline.people.models import Contact, Way
from livline.plans.content import AREAS, Text
from livline.plans.reading import Part
from livline.plans.told import Told
from livline.portrait.lookups import ToldPromise, open_promises_of
from livline.web.rooms.plan.showing import Surroundings, gist, is_elsewhere
from livline.web.rooms.plan.words import part_name, quoted

ASKS: Mapping[str, Text] = {
    "school": _("Går barnet i samme skole, og hvem har sagt det til skolen?"),
    "family": _("Kan samvær og kontakt holdes, som de er aftalt, derfra, hvor barnet bor nu?"),
    "health": _("Kan behandling og læge følge med, og hvem holder øje med det?"),
    "leisure": _("Kan barnet beholde sine venner og sin fritid?"),
}
"""What a move asks of the goals of an area."""
TOLD_BEFORE: Mapping[str, Text] = {
    Way.SCHOOL: _("Skolen er skrevet ind før flytningen."),
    Way.DOCTOR: _("Lægen er skrevet ind før flytningen."),
    Way.ADDRESS: _("Adressen er skrevet ind før flytningen."),
}


@dataclass(frozen=True)
class Touched:
    """Goals of one area that were written before the move, and what it asks of them."""

    area: Text
    asks: Text
    goals: tuple[tuple[Part, str], ...]


@dataclass(frozen=True)
class Moved:
    """What a move touches; nothing of it is broken before somebody has looked."""

    on: dt.date
    goals: tuple[Touched, ...]
    measures: tuple[str, ...]
    promises: tuple[ToldPromise, ...]
    contacts: tuple[Text, ...]


def moved(opened: Opened, told: Told, around: Surroundings) -> Moved | None:
    """What the last move touches, for as long as a goal stands that nobody has looked at since.  Two questions."""
    grey = [goal for goal in told.content.goals if is_elsewhere(goal, around)]
    if around.moved_on is None or not grey:
        return None
    promises = open_promises_of({opened.case.id: opened.sight}, today())
    given = tuple(one for one in promises if one.row.given_on < around.moved_on)
    running = tuple(around.measures[name] for name in sorted(around.running))
    return Moved(around.moved_on, tuple(by_area(told, grey)), running, given, tuple(contacts_before(opened, around)))


def by_area(told: Told, grey: list[Part]) -> list[Touched]:
    """The goals by their areas, in the order of the areas; those of none last."""
    numbers = {goal.id: number for number, goal in enumerate(told.content.of("goal"), 1)}
    found = []
    for area, title in (*AREAS, ("", _("Andre mål"))):
        goals = [goal for goal in grey if goal.says("area") == area]
        if goals:
            named = tuple((goal, f"{part_name(goal.sort, numbers[goal.id])}: {quoted(gist(goal))}") for goal in goals)
            found.append(Touched(title, ASKS.get(area, ""), named))
    return found


def contacts_before(opened: Opened, around: Surroundings) -> list[Text]:
    """Which of the child's contacts were told before the move: that they were, not what they say."""
    if not opened.sight.reads("people"):
        return []
    ways = Contact.objects.filter(
        case=opened.case, tie__part="child", way__in=list(TOLD_BEFORE), replaced_by__isnull=True, is_ended=False,
        added_at__date__lt=around.moved_on,
    ).values_list("way", flat=True)  # fmt: skip
    return [TOLD_BEFORE[way] for way in sorted(set(ways))]
