"""What of a case is opened just now, and what could be?  For the frame of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from livline.access.matrix import matrix
from livline.access.models import Opening
from livline.access.models.openings import WHOLE_CASE
from livline.cases.lookups import Opened
from livline.web.fact_words import lang

register = template.Library()


@dataclass(frozen=True)
class Open:
    """Something that is open for a while."""

    what: str
    until: Any
    is_emergency: bool


@register.simple_tag(takes_context=True)
def open_now(context: template.Context, opened: Opened) -> list[Open]:
    """What the reader has opened in the case and how long it lasts; asked only where something is."""
    if not opened.sight.opened:
        return []
    lasting = Opening.objects.filter(case=opened.case, account=context["request"].account, until__gt=timezone.now())
    until = {opening.object: opening.until for opening in lasting.order_by("until")}
    return [Open(object_name(name), end, name == WHOLE_CASE) for name, end in until.items()]


@register.simple_tag
def closed_parts(opened: Opened) -> list[tuple[str, str]]:
    """Objects that are closed and that the reader may open; the same whether they hold anything or not."""
    return [(name, object_name(name)) for name in matrix().objects if opened.sight.may_open(name)]


def object_name(object_: str) -> str:
    """What was opened, in words."""
    return _("hele sagen") if object_ == WHOLE_CASE else matrix().objects[object_][lang()]
