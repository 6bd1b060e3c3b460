"""What do the pages of notifications need?  Words, and how long is left."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.utils.translation import gettext

from livline.inbox.clock import Clock
from livline.web.rooms.inbox.words import KINDS, OUTCOMES, SIGNS, WAYS

register = template.Library()
HOUR, MINUTE, DAY = 3_600, 60, 86_400
RING = 100
"""The length of the ring on which a clock runs."""


@register.filter
def left_words(clock: Clock) -> str:
    """`3 t 40 min tilbage`, `2 t 5 min for sent`; of what is done, nothing."""
    if clock.done is not None:
        return ""
    hours, minutes = hours_and_minutes(clock.left)
    form = gettext("%(hours)s t %(minutes)s min for sent") if clock.status == "overdue" else gettext(
        "%(hours)s t %(minutes)s min tilbage"
    )  # fmt: skip
    return form % {"hours": hours, "minutes": minutes}


def hours_and_minutes(left: dt.timedelta) -> tuple[int, int]:
    """Whole hours and minutes, whichever way they run."""
    seconds = abs(int(left.total_seconds()))
    return seconds // HOUR, seconds % HOUR // MINUTE


@register.filter
def hours_left(clock: Clock) -> int:
    """Whole hours left, or over."""
    return hours_and_minutes(clock.left)[0]


@register.filter
def days_left(clock: Clock) -> int:
    """Whole days left, below nought when it is over."""
    return int(clock.left.total_seconds() // DAY)


@register.filter
def run(clock: Clock) -> int:
    """How far the ring has run, of a hundred."""
    return round(clock.share * RING)


@register.filter
def seconds_of(moment: dt.datetime) -> int:
    """A moment as a script counts."""
    return int(moment.timestamp())


@register.filter
def way_word(way: str) -> str:
    return str(WAYS[way])


@register.filter
def notifier_word(kind: str) -> str:
    return str(KINDS[kind])


@register.filter
def sign_word(sign: str) -> str:
    return str(SIGNS[sign])


@register.filter
def outcome_word(outcome: str) -> str:
    return str(OUTCOMES[outcome])


@register.filter
def under(values: dict[Any, str], key: Any) -> str:
    """What stands under a key; empty where nothing does."""
    return values.get(key, "")
