"""Who are the other children of a caseload?  A municipality that does most of its work in time, and some of it late.

Drawn from the seed alone and told on days counted from today, like the stories: help that has begun within the last
three years, followed as the law asks.  About one case in seven has something overdue, and few have more than that.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from livline.demo_world.acts import Act, act, decided, followed, moved_in, notified, planned, studied, visited
from livline.demo_world.names import SITES
from livline.demo_world.places import Town

RHYTHM, BETWEEN_VISITS = 175, 150
"""Days between follow-ups, of which the law gives six months, and between visits, of which it asks for two a year."""
FIRST = (80,) * 8 + (110,)
"""Days from the start of help to its first follow-up, which is due after three months."""
LATELY = 330
"""What is forgotten longer than so many days, somebody has found."""
HALF_YEAR = 183
PLACED = 0.45
"""How many of those with help live away from home."""
KINDS = ("foster",) * 6 + ("institution",) * 3 + ("network_foster", "residence")

TWICE = {"SO-0142": "SO-0097"}
"""A case whose child stands in another already: somebody registered it again, and did the work anew."""


@dataclass(frozen=True)
class Child:
    """A child of the background: the number of the case, the birthday, and whether it is placed now."""

    number: str
    born_on: dt.date
    is_placed: bool


Course = list[Act]
"""What has happened in a case."""


def write_background(town: Town, seed: int, folder: Path, today: dt.date) -> list[Child]:
    """Write the cases of a municipality as a case file into a folder; gives the children."""
    children: list[Child] = []
    told = []
    for place in range(1, town.cases + 1):
        dice = Random(f"{seed} {place}")
        child = Child(f"{town.mark}-{place:04d}", born_on(dice, today), dice.random() < PLACED)
        known = next((one for one in children if one.number == TWICE.get(child.number)), child)
        child = replace(child, born_on=known.born_on)
        course = drawn(dice, child)
        if not any(one.kind == "placement_started" for one in course):
            child = replace(child, is_placed=False)
        children.append(child)
        told.append(case_of(child, course, town, today))
    (folder / "background.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return children


def born_on(dice: Random, today: dt.date) -> dt.date:
    """Three to fourteen years old: what the law asks of those of fifteen and more, the stories tell."""
    return today - dt.timedelta(days=dice.randrange(3 * 365 + 30, 15 * 365 - 60))


def case_of(child: Child, course: Course, town: Town, today: dt.date) -> dict[str, Any]:
    """A case as a case file has it."""
    events = [one.told(today) for one in sorted(course, key=lambda one: one.on)]
    return {"case": child.number, "born_on": child.born_on.isoformat(), "municipality": town.name, "events": events}


def drawn(dice: Random, child: Child) -> Course:
    """What has happened, and where the dice say so, what was forgotten."""
    if dice.random() < 0.08:
        return [*notified(-(begun := dice.randrange(20, 100)) - 2), *studied(-begun)]
    begun = dice.randrange(25, 60) if dice.random() < 0.12 else dice.randrange(100, 1_000)
    course = placement(dice, begun) if child.is_placed else support(dice, begun)
    return forgotten(dice, begun)(course)


def placement(dice: Random, begun: int) -> Course:
    """A child that was placed so many days ago; where that is lately, the plan is still to come."""
    kind = dice.choice(KINDS)
    site = dice.choice(SITES[kind])
    return [
        *before(begun),
        *decided(-begun, "placement", "a1", "p1"),
        *moved_in(-begun + 5, "p1", site, kind),
        *(planned(-begun - 2, "p1", site) if begun > 60 else []),
        *follow_ups(dice, begun - 5, "p1"),
        *(visited(-day, "p1") for day in range(begun - 50, 0, -BETWEEN_VISITS)),
    ]


def support(dice: Random, begun: int) -> Course:
    """A child that is helped at home."""
    return [
        *before(begun),
        act("plan_position", -begun - 1, measure="s1", needed=True),
        *decided(-begun, "support", "a1", "s1"),
        *planned(-begun + 1, "s1"),
        act("measure_started", -begun + 5, measure="s1", type="support"),
        *follow_ups(dice, begun - 5, "s1"),
    ]


def before(begun: int) -> Course:
    """What comes before help: a notification, and the study of what the child needs."""
    return [*notified(-begun - 112), *studied(-begun - 110, -begun - 12)]


def follow_ups(dice: Random, begun: int, measure: str) -> Iterator[Act]:
    """The first now and then too late, the others in time, the last of them less than half a year ago."""
    yield from (followed(-day, measure) for day in range(begun - dice.choice(FIRST), 0, -RHYTHM))


def forgotten(dice: Random, begun: int) -> Callable[[Course], Course]:
    """What somebody did not do, if anything."""
    share = dice.random()
    late = HALF_YEAR + dice.randrange(3, 25)
    if share < 0.10:
        return lambda course: [one for one in course if one.kind != "follow_up" or one.on < -late]
    if share < 0.19 and begun < LATELY:
        return lambda course: [one for one in course if one.kind not in ("plan", "plan_handed_over")]
    if share < 0.30 and begun < LATELY:
        return lambda course: [one for one in course if one.kind != "receipt_sent"]
    if share > 0.95:
        return lambda course: [without(one, "written") if one.kind == "notice" else one for one in course]
    return lambda course: course


def without(one: Act, name: str) -> Act:
    """An act of which something was not recorded."""
    return replace(one, fields={key: value for key, value in one.fields.items() if key != name})
