"""What time is it in Denmark?  The public clock's rule from 1980 on, so that no machine needs a time-zone database.

Winter time is UTC+1.  Summer time (UTC+2) began in 1980; since 1981 it starts on the last Sunday of March and, since
1996, ends on the last Sunday of October (before: of September), always at 01:00 UTC but for 1980.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import numpy as np

HOUR = 3600
FIRST_SUMMER = 1980
_EPOCH = dt.date(1970, 1, 1).toordinal()


def _last_sunday(year: int, month: int) -> dt.date:
    after = dt.date(year, month + 1, 1)
    return after - dt.timedelta(days=after.isoweekday() % 7 or 7)


def _one_utc(date: dt.date) -> int:
    return (date.toordinal() - _EPOCH) * 86_400 + HOUR


@lru_cache(maxsize=512)
def summer(year: int) -> tuple[int, int]:
    """First second of summer time and first second after it, UTC; an empty stretch when the year had none."""
    if year < FIRST_SUMMER:
        return 0, 0
    if year == FIRST_SUMMER:
        return _one_utc(dt.date(1980, 4, 6)), _one_utc(dt.date(1980, 9, 28))
    return _one_utc(_last_sunday(year, 3)), _one_utc(_last_sunday(year, 10 if year >= 1996 else 9))


def _year(seconds: int) -> int:
    return dt.date.fromordinal(seconds // 86_400 + _EPOCH).year


def offset(instant: int) -> int:
    """Seconds that the Danish clock is ahead of UTC at an instant."""
    start, end = summer(_year(instant))
    return 2 * HOUR if start <= instant < end else HOUR


def utc(wall: int) -> tuple[int, ...]:
    """The instants at which the Danish clock shows that wall time: none (skipped), one, or two (doubled), in order."""
    return tuple(wall - ahead for ahead in (2 * HOUR, HOUR) if offset(wall - ahead) == ahead)


def _borders(first_year: int, last_year: int) -> np.ndarray:
    return np.array([border for year in range(first_year, last_year + 1) for border in summer(year)], dtype=np.int64)


def offsets(instants: np.ndarray) -> np.ndarray:
    """`offset` of many instants (int64 seconds UTC)."""
    if not len(instants):
        return instants
    first, last = max(FIRST_SUMMER, _year(int(instants.min()))), _year(int(instants.max()))
    inside = np.searchsorted(_borders(first, last), instants, side="right") % 2
    ahead: np.ndarray = (inside + 1) * HOUR
    return ahead


def days(instants: np.ndarray) -> np.ndarray:
    """The Danish day of instants, as days since 1970-01-01."""
    numbers: np.ndarray = (instants + offsets(instants)) // 86_400
    return numbers


def utc_many(walls: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Instants of Danish wall times (int64 seconds), the first of two; then which are skipped and which are doubled."""
    as_summer = offsets(walls - 2 * HOUR) == 2 * HOUR
    as_winter = offsets(walls - HOUR) == HOUR
    instants = walls - np.where(as_summer, 2 * HOUR, HOUR)
    return instants, ~as_summer & ~as_winter, as_summer & as_winter
