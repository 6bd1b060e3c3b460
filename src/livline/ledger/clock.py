"""On which day does time alone change what the law says of a case?

Events that lie ahead come into view on their day; birthdays, half a year before 18 and the years of a placement open
duties; the law changes at the turn of a year.  A day too early costs a judgement, one too late would tell a lie, so
every day on which something could change counts.  A test judges random cases on each day between.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lawcode.days import add_months, to_date, to_day

HALF_YEAR = 6
STARTS = ("placement_started", "measure_started")


def changes_on(born_on: dt.date | None, events: Sequence[Mapping[str, Any]], as_of: dt.date) -> dt.date:
    """The first day after `as_of` on which the lines of a case could be others, with no fact changed."""
    dated = [event["date"] for event in events if event.get("date") is not None]
    if born_on is None and not any(day <= as_of for day in dated):
        return as_of + dt.timedelta(days=1)
    return min(candidates(born_on, events, dated, as_of))


def candidates(
    born_on: dt.date | None, events: Iterable[Mapping[str, Any]], dated: Iterable[dt.date], as_of: dt.date
) -> Iterator[dt.date]:
    """Days after `as_of` on which something could change; the turn of the year is one in any case."""
    yield dt.date(as_of.year + 1, 1, 1)
    yield from (day for day in dated if day > as_of)
    if born_on is not None:
        yield next_of_rhythm(born_on, as_of)
    for event in events:
        if event["kind"] in STARTS and event.get("date") is not None:
            yield next_of_rhythm(event["date"], as_of)


def next_of_rhythm(start: dt.date, as_of: dt.date) -> dt.date:
    """The first day after `as_of` that lies whole half years after a start."""
    months = (as_of.year - start.year) * 12 + as_of.month - start.month
    periods = max(0, months // HALF_YEAR - 1)
    while (day := to_date(add_months(to_day(start), HALF_YEAR * periods))) <= as_of:
        periods += 1
    return day
