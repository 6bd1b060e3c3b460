"""What do the pages of searches need?  What a kind of fact is called."""

from __future__ import annotations

from django import template

from livline.web.fact_words import kind_title

register = template.Library()


@register.filter
def kind_word(kind: str) -> str:
    return kind_title(kind)
