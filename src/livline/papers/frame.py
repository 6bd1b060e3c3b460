"""What stands around the words of a plan on paper: whose it is, which version, who printed it and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.dateformat import format as day_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from livline.plans.content import TYPE_NAMES


@dataclass(frozen=True)
class Frame:
    """The frame of a paper.  `purpose`: the overall purpose, as the decision says it; `child`: what it is called.

    `is_given`: the place is secret, and the paper holds what its reader was given, not all that was adopted (0047).
    """

    type: str
    child: str
    municipality: str
    version: int
    adopted_on: dt.date | None
    printed_by: str
    printed_on: dt.date
    purpose: str = ""
    is_given: bool = False

    @property
    def title(self) -> str:
        """The title of the paper: which plan, and whose."""
        return _("%(plan)s for %(child)s") % {"plan": TYPE_NAMES[self.type], "child": self.child}

    @property
    def standing(self) -> str:
        """Which version it is, and whether it holds."""
        if self.adopted_on is None:
            return _("Version %(number)d, en kladde: planen er ikke vedtaget") % {"number": self.version}
        told = {"number": self.version, "day": said_day(self.adopted_on)}
        return _("Version %(number)d, vedtaget %(day)s") % told

    @property
    def printed(self) -> str:
        """Who printed it and when."""
        told = {"name": self.printed_by, "day": said_day(self.printed_on)}
        return _("Udskrevet af %(name)s %(day)s") % told


def said_day(day: dt.date) -> str:
    """A day as one says it: 5. marts 2026."""
    return day_format(day, "j. F Y" if get_language() == "da" else "j F Y")


def said_iso(text: str) -> str:
    """A day as one says it, from how a field keeps it; what is no day is left as it is."""
    try:
        return said_day(dt.date.fromisoformat(text))
    except ValueError:
        return text
