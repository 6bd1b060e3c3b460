"""What do pages say of somebody who is away?  From when to when, and who stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from livline.leave.reading import Absence, StandsFor

register = template.Library()


def short_day(day: dt.date) -> str:
    """`14. dec.`"""
    return date_format(day, "j. N")


def days_of(one: Absence) -> str:
    """`til 14. dec.`, and `3.–14. dec.` before it has begun."""
    if one.is_now:
        return _("til %(day)s") % {"day": short_day(one.until)}
    if one.first == one.until:
        return short_day(one.first)
    is_one_month = (one.first.year, one.first.month) == (one.until.year, one.until.month)
    first = f"{one.first.day}.–" if is_one_month else f"{short_day(one.first)} – "
    return first + short_day(one.until)


@register.simple_tag
def away_days(one: Absence) -> str:
    """What stands behind a name that begins a sentence: `er væk til 14. dec.`"""
    return _("er væk %(days)s") % {"days": days_of(one)}


@register.simple_tag
def stand_ins_of(one: Absence) -> str:
    """`stedfortræder: Jonas`"""
    if not one.stand_ins:
        return _("uden stedfortræder")
    return _("stedfortræder: %(names)s") % {"names": ", ".join(dict.fromkeys(one.stand_ins.values()))}


@register.simple_tag
def away_beside(away: Mapping[UUID, Absence] | None, account: UUID, case: UUID | None = None) -> str:
    """What stands behind the name of a caseworker: ` (væk til 14. dec., stedfortræder: Jonas)`, or nothing."""
    one = (away or {}).get(account)
    if one is None:
        return ""
    who = _("uden stedfortræder") if case in one.lacking else stand_ins_of(one)
    told = {"days": days_of(one), "who": who}
    return " " + _("(væk %(days)s, %(who)s)") % told


@register.simple_tag
def stands_for_word(one: StandsFor) -> str:
    """`som stedfortræder for Mette til 14. dec.`"""
    return _("som stedfortræder for %(who)s til %(day)s") % {"who": one.name, "day": short_day(one.until)}


@register.simple_tag
def stand_in_until(one: StandsFor) -> str:
    """`til 14. dec.`"""
    return _("til %(day)s") % {"day": short_day(one.until)}
