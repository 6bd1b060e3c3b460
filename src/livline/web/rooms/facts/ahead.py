"""Which facts and fields may tell of a day to come?  Those that announce something; what has happened lies behind.

Asked of those who write; what is read in from elsewhere is taken as it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from livline.access.danish_day import danish_day, today
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
"""Kinds of fact, and why.  All others are acts: held, made, given, sent, received, assessed."""
FIELDS_THAT_MAY: Mapping[str, str] = {
    "until": "a decision or a trial holds up to a day",
    "next_on": "it is agreed when to follow up again",
}
"""Fields of their own that tell of a day to come, and why.  All others tell when something was done."""
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
NOT_COME: str | Promise = _("Dagen er ikke kommet endnu. Skriv det ind, når det er sket, eller ret dagen.")
NOT_YET: str | Promise = _("Klokken er ikke så mange endnu. Skriv det ind, når det er sket, eller ret klokkeslættet.")


def day_field(kind: str) -> DanishDateField:
    """The day of a fact of a kind; of an act that of today at the latest."""
    return dated(kind in MAY_LIE_AHEAD, label=_("Dato"))


def own_day_field(name: str, **told: Any) -> DanishDateField:
    """A day that a fact tells beside its own."""
    return dated(name in FIELDS_THAT_MAY, **told)


def dated(may_lie_ahead: bool, **told: Any) -> DanishDateField:
    """The field of a day; of what has happened that of today at the latest."""
    told |= {"required": False, "earliest": EARLIEST}
    if may_lie_ahead:
        return DanishDateField(**told, latest=LATEST)
    return DanishDateField(**told, latest=today(), error_messages={"too_late": NOT_COME})


def has_come(moment: dt.datetime) -> None:
    """Does a time that a fact tells lie behind?  Raises `ValidationError`."""
    if moment > timezone.now():
        raise ValidationError(str(NOT_COME if danish_day(moment) > today() else NOT_YET))
