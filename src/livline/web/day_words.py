"""How is a day written on a page, and a span of days?"""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext


def day_text(day: dt.date) -> str:
    """A day as people write it: `3. marts 2026`."""
    return date_format(day, "j. F Y")


def span_text(start: dt.date, end: dt.date | None) -> str:
    """From when to when."""
    if end is None:
        return gettext("fra %(day)s") % {"day": day_text(start)}
    return f"{day_text(start)} – {day_text(end)}"
