"""How was a due day counted?  Drawn on a ruler and told as a sum; what cannot be told as one is told in days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lawcode.days import add_months, to_date, to_day
from lawcode.explain.amounts import amount, number_of
from lawcode.explain.sentence import language
from lawcode.rule import Edition
from livline.access.danish_day import today
from livline.web.day_words import day_text
from livline.web.drawing.ruler import Ruler, Stop, ruler
from livline.web.fact_words import kind_title, lang


def sum_of(row: Mapping[str, Any], edition: Edition | None) -> str:
    """`23. april 2026 + 3 måneder = 23. juli 2026`; empty where there is no due day or nothing to count from."""
    start, due = counted_from(row), row["due_on"]
    if start is None or due is None or start == due:
        return ""
    days = (due - start).days
    period = period_of(edition, start, due) or ngettext("%(n)s dag", "%(n)s dage", abs(days)) % {"n": abs(days)}
    sign = "+" if days > 0 else "−"
    return f"{day_text(start)} {sign} {period} = {day_text(due)}"


def counted_from(row: Mapping[str, Any]) -> dt.date | None:
    """The day from which the due day is counted."""
    day: dt.date | None = row["anchor_on"] or row["trigger_on"]
    return day


def period_of(edition: Edition | None, start: dt.date, due: dt.date) -> str:
    """The rule's own period, where it leads from the one day to the other; else empty."""
    if edition is None:
        return ""
    words = language(lang())
    for unit in ("hours", "working_days"):
        if count := number_of(edition.demand, unit):
            return amount(words, unit, count)
    for name in ("months", "acute_months", "months_if_placed", "months_infant"):
        months = number_of(edition.demand, name)
        if months and to_date(add_months(to_day(start), months)) == due:
            return amount(words, "months", months)
    days = number_of(edition.demand, "days")
    return amount(words, "days", days) if days and (due - start).days == days else ""


def ruler_of(row: Mapping[str, Any], day: dt.date) -> Ruler | None:
    """The ruler; none where there is nothing to count."""
    start, due = counted_from(row), row["due_on"]
    if start is None or due is None:
        return None
    begins = row["trigger_kind"] if row["anchor_on"] in (None, row["trigger_on"]) else None
    first = kind_title(begins) if begins else _("regnet fra")
    stops = [Stop(start, "start", f"{first} {day_text(start)}"), Stop(due, "due", f"{_('frist')} {day_text(due)}")]
    if row["met_on"] is not None:
        stops.append(Stop(row["met_on"], "done", f"{_('gjort')} {day_text(row['met_on'])}"))
    elif row["status"] in ("overdue", "pending"):
        seen = _("i dag,") if day == today() else _("den dag, der ses på")
        stops.append(Stop(day, "today", f"{seen} {day_text(day)}"))
    return ruler(stops)
