"""What do the pages of fields need besides?  Kinds, fields and their use in words."""

from __future__ import annotations

from django import template

from livline.web.fact_words import field_title, kind_title
from livline.web.field_help import help_of

register = template.Library()
register.filter(field_title)
register.filter(kind_title)


@register.simple_tag
def serves(kind: str, field: str) -> str:
    """What a field is good for."""
    return help_of(kind, field)
