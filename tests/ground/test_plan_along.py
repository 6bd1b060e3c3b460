"""From when to when an adopted goal holds, along a life."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from livline.plans.along import Course, courses_from
from livline.plans.models import Adopted, Adoption, Plan, Wording
from livline.plans.reading import place
from livline.sealing.seal import seal

FIRST, SECOND, THIRD, LATER = (dt.date(2026, month, 1) for month in (1, 3, 5, 9))
A, B = uuid.UUID(int=1), uuid.UUID(int=2)
Says = dict[uuid.UUID, dict[str, str]]


def answers(*plans: list[tuple[dt.date | None, Says]]) -> tuple[list[list[Any]], dict[uuid.UUID, dt.date | None]]:
    """Plans, each with its adoptions: the day, and what its goals say."""
    rows: list[list[Any]] = [[], [], [], [], [], []]
    days: dict[uuid.UUID, dt.date | None] = {}
    for adoptions in plans:
        plan = Plan()
        rows[0].append(plan)
        for n, (day, says) in enumerate(adoptions):
            adoption = Adoption(plan=plan, fact=uuid.uuid4(), at=dt.datetime(2026, 1, 1, n, tzinfo=dt.UTC))
            days[adoption.fact] = day
            rows[1].append(adoption)
            for part, fields in says.items():
                for field, text in fields.items():
                    word = Wording(part=part, field=field)
                    word.sealed = seal(text, place(word.id))
                    rows[3].append(word)
                    rows[2].append(Adopted(adoption=adoption, wording=word))
    return rows, days


def told(course: Course) -> tuple[str, dt.date, dt.date | None, str]:
    return course.texts["adult"], course.start, course.end, course.ended


SLEEPS = {A: {"adult": "sover"}}
ALONG = [
    # the adoptions of each plan -> goals with their days
    ([[(FIRST, SLEEPS)]], [("sover", FIRST, None, "")]),
    ([[(FIRST, {A: {"adult": "sover", "by_when": "2026-09-01"}})]], [("sover", FIRST, LATER, "")]),
    ([[(SECOND, {A: {"adult": "sover", "by_when": "2026-01-01"}})]], [("sover", SECOND, None, "")]),
    ([[(FIRST, SLEEPS), (SECOND, {A: {"adult": "sover nu"}})]], [("sover nu", FIRST, None, "")]),
    (
        [[(FIRST, SLEEPS), (SECOND, {A: {"adult": "sover", "ended": "reached"}})]],
        [("sover", FIRST, SECOND, "reached")],
    ),
    (
        [[(FIRST, SLEEPS), (SECOND, {B: {"adult": "har en ven"}})]],
        [("sover", FIRST, SECOND, ""), ("har en ven", SECOND, None, "")],
    ),
    (
        [[(FIRST, SLEEPS)], [(THIRD, {B: {"adult": "bor selv"}})]],
        [("sover", FIRST, THIRD, ""), ("bor selv", THIRD, None, "")],
    ),
    ([[(None, SLEEPS)]], []),  # the fact was withdrawn, or is not seen
    ([[]], []),
]


@pytest.mark.parametrize(("plans", "goals"), ALONG)
def test_a_goal_holds_from_its_adoption_to_its_end(plans: list[Any], goals: list[tuple[Any, ...]]):
    assert [told(course) for course in courses_from(*answers(*plans))] == goals
