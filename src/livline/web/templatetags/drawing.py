"""What do pictures need in a template?  Places as shares of the width, spans of days in words, and a child's age."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.translation import gettext, ngettext

from livline.web.day_words import day_text, span_text
from livline.web.drawing.lane import Bar, Spot
from livline.web.drawing.livline import anchor
from livline.web.drawing.scale import per_cent

register = template.Library()


@register.filter
def pct(x: float) -> str:
    """A place across a picture, `12.345%`."""
    return f"{per_cent(x):g}%"


@register.filter
def anchored(x: float) -> str:
    """How a short text stands at a place: in its middle, but inside the picture."""
    return anchor(x, "0000")


@register.filter
def below(y: float, more: float) -> float:
    """So many pixels further down."""
    return y + float(more)


@register.filter
def told_bar(bar: Bar) -> str:
    """What a bar stands for, with its days."""
    start, end = bar.stretch.start, bar.stretch.end
    return f"{bar.stretch.labels[0]} · {span_text(start, end)}"


@register.filter
def told_spot(spot: Spot) -> str:
    """What a spot stands for: the moment, or how many and from when to when."""
    first, last = spot.moments[0], spot.moments[-1]
    if not spot.is_many:
        return f"{first.label} · {day_text(first.day)}"
    many = ngettext("%(n)s gang", "%(n)s gange", len(spot.moments)) % {"n": len(spot.moments)}
    days = day_text(first.day) if first.day == last.day else f"{day_text(first.day)} – {day_text(last.day)}"
    return f"{many} · {days}"


@register.filter
def age_on(born_on: dt.date | None, day: dt.date) -> str:
    """`11 år og 2 måneder`; of a small child the months alone; nothing where it is not known or born."""
    if born_on is None or born_on > day:
        return ""
    months = (day.year - born_on.year) * 12 + day.month - born_on.month - (day.day < born_on.day)
    years, rest = divmod(months, 12)
    said_months = ngettext("%(n)s måned", "%(n)s måneder", rest) % {"n": rest}
    if not years:
        return said_months
    said_years = ngettext("%(n)s år", "%(n)s år", years) % {"n": years}
    return gettext("%(years)s og %(months)s") % {"years": said_years, "months": said_months} if rest else said_years
