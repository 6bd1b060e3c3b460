"""What do the pages of administration need besides?  Offices in words, and keys of buttons."""

from __future__ import annotations

import uuid

from django import template
from django.utils.html import format_html

from livline.web.rooms.administration.forms import OFFICES

register = template.Library()


@register.filter
def office_word(office: str) -> str:
    """What an office is called."""
    return str(OFFICES[office])


@register.simple_tag
def submission() -> str:
    """The key of a form that is a button alone; each button of a page has its own."""
    return format_html('<input type="hidden" name="submission" value="{}">', uuid.uuid4())
