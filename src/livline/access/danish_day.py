"""Which day is it in Denmark?  The day on which relations begin and end and duties fall due."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")


def today() -> dt.date:
    """The Danish day."""
    return danish_day(dt.datetime.now(dt.UTC))


def danish_day(moment: dt.datetime) -> dt.date:
    """The Danish day of a moment: another than in UTC for an hour after midnight, in summer for two."""
    return moment.astimezone(DENMARK).date()
