"""What do pictures need in a template?  Places as shares of the width, spans of days in words, and a child's age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from livline.web.day_words import day_text, day_told, span_text
from livline.web.drawing.lane import Bar, DrawnLane, Spot
from livline.web.drawing.livline import Livline, anchor
from livline.web.drawing.scale import per_cent
from livline.web.rooms.child.life import Line

register = template.Library()

MARK = '<a class="mark" href="{0}" aria-label="{1}: {2}">{3}<text class="tip" x="0" y="{4}">{2}</text></a>'
BAR = '<rect class="bar bar--{}{}" x="{}" y="{}" width="{}" height="24" rx="4" />{}'
BAR_TEXT = '<text class="bar-text bar-text--{}" x="{}" dx="8" y="{}" dy=".35em">{}</text>'
SPOT = '<circle class="spot spot--{}" cx="{}" cy="{}" r="7" />'
SPOT_OF_MANY = (
    '<circle class="spot spot--many" cx="{0}" cy="{1}" r="{2}" />'
    '<text class="spot-text" x="{0}" y="{1}" dy=".35em" text-anchor="middle">{3}</text>'
)
TICK = (
    '<line class="tick" x1="{0}" x2="{0}" y1="22" y2="{1}" />'
    '<text class="tick-text" x="{0}" y="14" text-anchor="{2}">{3}</text>'
)
AGE = (
    '<line class="tick-age" x1="{0}" x2="{0}" y1="{1}" y2="{2}" />'
    '<text class="tick-text" x="{0}" y="{3}" text-anchor="{4}">{5}</text>'
)
ROW = '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>'
"""Here and not in the template, as a long life has hundreds of each."""
TIP = 8
"""Pixels from the bottom of the picture to what is said of a mark."""


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


@register.simple_tag
def calendar_ticks(line: Livline) -> SafeString:
    """The years, or the months of a short picture, above the lanes."""
    is_short = line.scale.is_short
    ticks = ((one, date_format(one.day, "M y") if is_short else one.number) for one in line.calendar)
    return format_html_join("", TICK, ((pct(one.x), line.bottom, anchored(one.x), text) for one, text in ticks))


@register.simple_tag
def age_ticks(line: Livline) -> SafeString:
    """The birthdays below the lanes."""
    foot = line.bottom
    ticks = ((one, ngettext("%(n)s år", "%(n)s år", one.number) % {"n": one.number}) for one in line.ages)
    return format_html_join(
        "",
        AGE,
        (
            (pct(one.x), foot, foot + 6, foot + 20, anchored(one.x), age if one.number else gettext("født"))
            for one, age in ticks
        ),
    )


@register.simple_tag
def lane_marks(drawn: DrawnLane, height: float) -> SafeString:
    """The bars and spots of a lane; each leads to its fact, or to the lane in the table."""
    title, table, foot = drawn.lane.title, f"#livline-{drawn.lane.id}", height - TIP
    bars = [mark(table, title, told_bar(one), bar_drawn(one), foot) for one in drawn.bars]
    spots = [
        mark(table if one.is_many else one.moments[0].href, title, told_spot(one), spot_drawn(one, drawn), foot)
        for one in drawn.spots
    ]
    return format_html_join("\n", "{}", ((one,) for one in (*bars, *spots)))


def mark(href: str, title: str, told: str, picture: SafeString, foot: float) -> SafeString:
    """What is drawn, with what it stands for said to a screen reader and, at the foot, to whoever points at it."""
    return format_html(MARK, href, title, told, picture, foot)


def bar_drawn(bar: Bar) -> SafeString:
    """A bar, with its text where there is room."""
    look, x = bar.stretch.look, pct(bar.x)
    text = format_html(BAR_TEXT, look, x, bar.y + 12, bar.text) if bar.text else ""
    return format_html(BAR, look, " bar--open" if bar.is_open else "", x, bar.y, pct(bar.width), text)


def spot_drawn(spot: Spot, drawn: DrawnLane) -> SafeString:
    """A moment, or a number of them."""
    if spot.is_many:
        return format_html(SPOT_OF_MANY, pct(spot.x), drawn.middle, spot.half - 1, len(spot.moments))
    return format_html(SPOT, drawn.lane.id, pct(spot.x), drawn.middle)


@register.simple_tag
def lane_rows(title: str, lines: Iterable[Line]) -> SafeString:
    """A lane in the table beside the picture."""
    return format_html_join("", ROW, ((title, day_told(one.start), until(one), one.text) for one in lines))


def until(line: Line) -> SafeString:
    """When a line of the table ends."""
    if line.end is not None:
        return day_told(line.end)
    word = gettext("samme dag") if line.is_moment else gettext("varer ved")
    return format_html('<span class="quiet">{}</span>', word)
