"""The words of a plan in a template."""

from __future__ import annotations

from django import template

from livline.plans.content import Sort
from livline.plans.reading import Part
from livline.web.rooms.plan.showing import gist as first_words
from livline.web.rooms.plan.words import ADD

register = template.Library()


@register.filter
def add_word(sort: Sort) -> str:
    """How one more of a sort is written."""
    return str(ADD[sort.name])


@register.filter
def gist(part: Part) -> str:
    """The first thing that a part says."""
    return first_words(part)
