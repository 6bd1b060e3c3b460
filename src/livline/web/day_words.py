"""How is a day written on a page, and a span of days?"""

from __future__ import annotations

import datetime as dt

from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext


def day_text(day: dt.date) -> str:
    """A day as people write it: `3. marts 2026`.  The same as Django's `j. F Y`, of which a long case has hundreds."""
    return f"{day.day}. {MONTHS[day.month]} {day.year:04d}"


def day_told(day: dt.date) -> SafeString:
    """A day for people and programs: `<time>`."""
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), day_text(day))


def span_text(start: dt.date, end: dt.date | None) -> str:
    """From when to when."""
    if end is None:
        return gettext("fra %(day)s") % {"day": day_text(start)}
    return f"{day_text(start)} – {day_text(end)}"
