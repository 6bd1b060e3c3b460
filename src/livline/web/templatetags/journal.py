"""The words of the journal in a template."""

from __future__ import annotations

from django import template

from livline.web.journal_words import OCCASIONS

register = template.Library()


@register.filter
def occasion_word(occasion: str) -> str:
    """What a note is of: a talk with the child, a visit."""
    return str(OCCASIONS[occasion])
