"""The words of a plan in a template."""

from __future__ import annotations

from django import template

from livline.access.sight import Sight
from livline.plans.content import Sort
from livline.plans.lookups import reads_words
from livline.plans.reading import Part
from livline.plans.sharing import ALIKE, Counterpart
from livline.web.rooms.plan.sentences import said
from livline.web.rooms.plan.showing import gist as first_words
from livline.web.rooms.plan.words import ADD

register = template.Library()


@register.filter
def reads_plans(sight: Sight) -> bool:
    """Does somebody read the words of adopted plans, or their own edition of them?"""
    return reads_words(sight)


@register.filter
def add_word(sort: Sort) -> str:
    """How one more of a sort is written."""
    return str(ADD[sort.name])


@register.filter
def gist(part: Part) -> str:
    """The first thing that a part says."""
    return first_words(part)


@register.filter
def says_now(one: Counterpart) -> list[tuple[str, str]]:
    """What the plan of a sibling says of what is said alike, field by field."""
    part = one.stands
    if part is None:
        return []
    fields = [part.sort.field(name) for name in ALIKE[part.sort.name] if part.says(name)]
    return [(str(field.title), said(field, part.says(field.name))) for field in fields]
