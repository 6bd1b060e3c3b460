"""How is one written value read?  Dates, times, yes/no and whole numbers as the case-file contract § 1 has them."""

from __future__ import annotations

import datetime as dt
import re

from lawcode.facts import FIRST_YEAR, LAST_YEAR
from livline.casefile import danish_clock

EPOCH = dt.date(1970, 1, 1).toordinal()

YES_NO = {
    **dict.fromkeys(("true", "yes", "ja", "1", "sand"), True),
    **dict.fromkeys(("false", "no", "nej", "0", "falsk"), False),
}

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DANISH = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})", re.ASCII)
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?", re.ASCII)
_WHOLE = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?(Z|z|[+-]\d{2}(?::?\d{2})?)?", re.ASCII
)


class Unreadable(ValueError):
    """A value that cannot be read; `problem` is the finding's code."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def day(text: str) -> int:
    """The day of a written date, as days since 1970-01-01; day first in the Danish forms."""
    if match := _ISO.fullmatch(text):
        year, month, dom = match.groups()
    elif match := _DANISH.fullmatch(text):
        dom, _, month, year = match.groups()
    elif _NUMBER.fullmatch(text):
        raise Unreadable("date_is_number")
    elif _TIME.fullmatch(text):
        raise Unreadable("date_has_time")
    else:
        raise Unreadable("bad_date")
    try:
        value = dt.date(int(year), int(month), int(dom))
    except ValueError:
        raise Unreadable("no_such_date" if int(year) > 0 else "year_out_of_range") from None
    return in_range(value.toordinal() - EPOCH)


def in_range(days: int) -> int:
    """The same day if its year can stand in a case file."""
    if not FIRST_DAY <= days <= LAST_DAY:
        raise Unreadable("year_out_of_range")
    return days


FIRST_DAY = dt.date(FIRST_YEAR, 1, 1).toordinal() - EPOCH
LAST_DAY = dt.date(LAST_YEAR, 12, 31).toordinal() - EPOCH


def instant(text: str) -> tuple[int, bool]:
    """Seconds since 1970 UTC of a written time, and whether it fell in the hour that the clock has twice.

    Danish wall time unless an offset stands with it; fractions of a second are cut.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise Unreadable(_why_no_time(text))
    date, hour, minute, second, offset = match.groups()
    clock = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise Unreadable("no_such_time")
    wall = day(date) * 86_400 + clock
    seconds, twice = from_offset(wall, offset) if offset else from_wall(wall)
    in_range((seconds + danish_clock.offset(seconds)) // 86_400)
    return seconds, twice


def from_offset(wall: int, offset: str) -> tuple[int, bool]:
    """UTC seconds of a wall time that carries its offset."""
    if offset in "Zz":
        return wall, False
    digits = offset[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 18 or minutes > 59:
        raise Unreadable("no_such_time")
    shift = hours * 3600 + minutes * 60
    return wall + (shift if offset[0] == "-" else -shift), False


def from_wall(wall: int) -> tuple[int, bool]:
    """UTC seconds of a Danish wall time; a skipped one is refused, of a doubled one the first is meant."""
    found = danish_clock.utc(wall)
    if not found:
        raise Unreadable("skipped_hour")
    return found[0], len(found) > 1


def _why_no_time(text: str) -> str:
    if _ISO.fullmatch(text) or _DANISH.fullmatch(text):
        return "time_is_missing"
    return "bad_time"


def yes_no(text: str) -> bool:
    """A written yes or no, in any case of letters."""
    try:
        return YES_NO[text.lower()]
    except KeyError:
        raise Unreadable("bad_yes_no") from None


def whole(text: str) -> int:
    """A whole number, by its digits; bounds are asked elsewhere, by kind."""
    if not _WHOLE.fullmatch(text):
        raise Unreadable("bad_number")
    return int(text)
