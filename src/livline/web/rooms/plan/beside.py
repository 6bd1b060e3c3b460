"""What stands beside a plan: what the case says around it, the plans of siblings, and what has come since it began?

Every page of a plan asks this, of most plans in vain: so it is written once for every plan, and asked at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from livline.access.danish_day import today
from livline.access.models import Account
from livline.cases.asking import asked_alike
from livline.cases.lookups import Opened
from livline.plans.carrying import is_news
from livline.plans.joint import Other, ids_of, known_by, others_from, questions_of
from livline.plans.sources import by_professionals
from livline.plans.told import Told
from livline.plans.uniting import questions_beside
from livline.terms.guiding import guides_said
from livline.terms.models import GuideText
from livline.web.rooms.plan.showing import Surroundings, around_of, surroundings_from
from livline.web.rooms.plan.siblings import NOTHING_TO_UNITE, Uniting, to_unite_with

AROUND, THEIRS, UNITING = 3, 9, 7
"""So many answers belong to the surroundings, to the plans of siblings, and to uniting with them."""


@asked_alike
def with_siblings(opened: Opened, plan: UUID, joint: UUID, municipality: UUID) -> Sequence[QuerySet[Any]]:
    """What the plan is written to, the plans of siblings, and the municipality's guides."""
    known = known_by(plan, joint, opened.case.id)
    return *around_of(opened, today()), *questions_of(known), guides_said(municipality)


@asked_alike
def with_all(opened: Opened, plan: UUID, joint: UUID) -> Sequence[QuerySet[Any]]:
    """The same, and for who words the plan with which it could be united, and what professionals said since."""
    known = known_by(plan, joint, opened.case.id)
    found = *around_of(opened, today()), *questions_of(known)
    if not opened.sight.writes("drafting"):
        return found
    return *found, *questions_beside(known), *by_professionals(opened, plan)


def around_with_siblings(
    opened: Opened, told: Told, account: Account
) -> tuple[Surroundings, list[Other], tuple[GuideText, ...]]:
    """What the plan is written to, the plans of siblings that the account reads, and how one talks about goals."""
    *found, guides = with_siblings(opened, *ids_of(told.plan), opened.case.municipality_id)
    return around_in(opened, found), others_from(found[AROUND:], account), tuple(guides)


def beside(opened: Opened, told: Told, account: Account) -> tuple[Surroundings, list[Other], bool, Uniting]:
    """The same; whether something new has come; and with which plans of siblings this one could become one."""
    found = with_all(opened, *ids_of(told.plan))
    around, rest = around_in(opened, found), found[AROUND:]
    others, rest = others_from(rest[:THEIRS], account), rest[THEIRS:]
    if not rest:
        return around, others, False, NOTHING_TO_UNITE
    return around, others, is_news(told, rest[UNITING:]), to_unite_with(told, rest[:UNITING], account)


def around_in(opened: Opened, answers: Sequence[list[Any]]) -> Surroundings:
    """The surroundings, which are asked for first."""
    return surroundings_from(answers[:AROUND], opened.case.born_on, today())
