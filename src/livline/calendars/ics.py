"""How do days become a calendar file (RFC 5545)?  A sentence without a name, a number or a word of a case for each day.

A calendar program may show an entry on a locked screen, and its maker may read it: so it says that there is something
to do and leads to the sign-in, and no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from icalendar import Calendar, Event

NAME = "Livline"
EVERY = dt.timedelta(hours=6)
"""How often a program is asked to look again."""


def calendar_file(feed: UUID, days: Iterable[tuple[dt.date, str]], link: str, now: dt.datetime) -> bytes:
    """The days with what each says, as an iCalendar file."""
    made = Calendar()
    made.add("prodid", "-//Livline//Livline//DA")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", NAME)
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", EVERY)
    for day, text in days:
        made.add_component(event_of(feed, day, text, link, now))
    content: bytes = made.to_ical()
    return content


def event_of(feed: UUID, day: dt.date, text: str, link: str, now: dt.datetime) -> Event:
    """A whole day that takes no time of the person's."""
    event = Event()
    event.add("uid", f"{day.isoformat()}.{feed}@livline")
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    event.add("summary", text)
    event.add("url", link)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
