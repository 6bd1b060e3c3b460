"""The page with the map of a plan: which goal answers which need, which measure serves which goal, and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from livline.access.danish_day import today
from livline.plans.coverage import covered
from livline.plans.reading import Content, Part
from livline.web.door import page
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.drawing import named, picture
from livline.web.rooms.plan.showing import Surroundings, surroundings
from livline.web.rooms.plan.versions import SEES_WORK, opened_plan


@require_GET
@page(SEES_WORK)
def map_(request: Any, case: UUID, plan: UUID) -> HttpResponse:
    """The map as a picture, and the same as a list."""
    opened, told = opened_plan(request, case, plan)
    around, content = surroundings(opened, today()), told.content
    running = sorted(around.running, key=lambda one: around.measures.get(one, one))
    coverage = covered(content, running)
    shown: dict[str, Any] = {
        "told": told,
        "coverage": coverage,
        "picture": picture(content, coverage, running, around.measures),
        "needs": [(need, named(need.part, content), names(need.goals, content)) for need in coverage.needs],
        "goals": [
            (goal, named(goal.part, content), names(goal.needs, content), called(goal.measures, around))
            for goal in coverage.goals
        ],
        "loose": called(coverage.loose, around),
    }
    return part_of(request, "web/plan/map.html", opened, **shown)


def names(parts: Sequence[Part], content: Content) -> list[str]:
    """Parts by their numbers."""
    return [named(part, content) for part in parts]


def called(measures: Sequence[str], around: Surroundings) -> list[str]:
    """What measures are called."""
    return [around.measures.get(one, one) for one in measures]
