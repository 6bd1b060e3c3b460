"""Which day is it in Denmark?  The day on which relations begin and end and duties fall due."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

DENMARK = ZoneInfo("Europe/Copenhagen")


def today() -> dt.date:
    """The Danish day."""
    return dt.datetime.now(DENMARK).date()
