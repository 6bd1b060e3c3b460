"""What do the pages of joined cases need besides?  What is alike in words, and where a joined case leads."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.utils.translation import gettext_lazy as _

from livline.access.matrix import matrix
from livline.cases.lookups import Opened
from livline.joining.alike import By
from livline.joining.lookups import kept_for
from livline.web.fact_words import lang

register = template.Library()
SAME: Mapping[str, object] = {
    By.PERSON: _("samme person"),
    By.NUMBER: _("samme CPR-nummer"),
    By.NAME: _("samme navn og fødselsdag"),
}


@register.filter
def alike_by(by: str) -> str:
    """What is alike."""
    return str(SAME[by])


@register.filter
def what_is(object_: str) -> str:
    """What a closed part of a case is called."""
    return matrix().objects[object_][lang()]


@register.simple_tag
def joined_to(opened: Opened) -> UUID | None:
    """The case that a joined one was joined to, where the reader may know it."""
    return kept_for(opened.case.id)
