"""Which facts may be dated on a day to come?  Those that announce something; what has happened has a day behind it.

Asked of those who write; what is read in from elsewhere is taken as it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from livline.access.danish_day import today
from livline.web.forms.dates import DanishDateField

MAY_LIE_AHEAD: Mapping[str, str] = {
    "measure_started": "the day from which it is granted is known before it begins",
    "measure_ended": "it is granted until a day, and that day is told beforehand",
    "placement_started": "the day of moving in is agreed beforehand",
    "placement_ended": "the day of moving out or home is agreed beforehand",
    "municipality_changed": "the case is handed over on a day that both agree on",
    "worker_changed": "the child is told beforehand who comes, and when",
    "network_meeting_called": "a meeting is called for a day to come",
    "trial": "the municipality is exempt from a day on",
}
"""Kinds of fact, and why.  All others are acts: held, made, given, sent, received, assessed.  Days of their own fields
(`next_on`, `until`, `implemented_on`) are not theirs and may lie anywhere."""
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
NOT_COME: str | Promise = _("Dagen er ikke kommet endnu. Skriv det ind, når det er sket, eller ret dagen.")


def day_field(kind: str) -> DanishDateField:
    """The day of a fact of a kind; of an act that of today at the latest."""
    told: dict[str, Any] = {"label": _("Dato"), "required": False, "earliest": EARLIEST}
    if kind in MAY_LIE_AHEAD:
        return DanishDateField(**told, latest=LATEST)
    return DanishDateField(**told, latest=today(), error_messages={"too_late": NOT_COME})
