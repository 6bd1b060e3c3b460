"""Random cases, valid by the contract: fast ones from a seed, and ones that Hypothesis draws and makes small.

A case is a dict in the shape of the case file; its times are moments in UTC.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from hypothesis import strategies as st

from lawcode.facts import KINDS, Field, Kind, Type
from tests.generative.inventor import BORDERS, HOURS, Event, Inventor, later
from tests.generative.themes import BESIDE, THEMES

Case = dict[str, Any]

AGES = (0, 1, 10, 12, 12, 15, 15, 16, 16, 18, 18)
"""Ages at which the law changes its mind, in the proportion in which they are tried."""
MOST_EVENTS = 18


# --- from a seed --------------------------------------------------------------------------------------------------


def seeded_cases(count: int, seed: int) -> list[Case]:
    """So many cases; the same for the same seed, also one by one."""
    return [random_case(random.Random(f"{seed}/{number}"), f"R{number}") for number in range(count)]


def random_case(rng: random.Random, name: str) -> Case:
    """A case of a few events around one or two themes."""
    m = Inventor(rng)
    rng.choice(THEMES)(m)
    while len(m.events) < 2 or (len(m.events) < 12 and m.chance(0.4)):
        rng.choice(BESIDE)(m)
    events = m.events[:MOST_EVENTS]
    if m.chance(0.3):
        rng.shuffle(events)
    born = _birth(m)
    return {
        "case": name,
        "born_on": max(born, dt.date(1990, 1, 1)) if born is not None else None,
        "as_of": None if m.chance(0.1) else _day_asked_about(m, events),
        "events": _linked(m, events),
    }


def _linked(m: Inventor, events: list[Event]) -> list[Event]:
    """Only links to events of the case, and now and then one of a sort that nobody would think of."""
    ids = [event["id"] for event in events if "id" in event]
    for event in events:
        if "of" not in event and ids and m.chance(0.03):
            event["of"] = m.rng.choice(ids)
        if event.get("of") not in ids or event["of"] == event.get("id"):
            event.pop("of", None)
    return [{name: value for name, value in event.items() if name != "day" and value is not None} for event in events]


def _birth(m: Inventor) -> dt.date | None:
    """A birth day on which something turns, or none."""
    if m.birthdays and m.chance(0.9):
        day, age = m.birthdays[0]
        return later(day, 0, -12 * age)
    roll = m.rng.random()
    if roll < 0.2:
        return None
    if roll < 0.75:
        return later(m.rng.choice(m.days), m.pick(0, 0, 0, 1, -1, 1), -12 * m.rng.choice(AGES))
    if roll < 0.78:
        return dt.date(m.pick(2004, 2008), 2, 29)
    return later(m.base, -m.rng.randint(0, 17 * 365))


def _day_asked_about(m: Inventor, events: list[Event]) -> dt.date:
    """On or just after some day of the case, when something falls due, or later than everything."""
    days = [event["day"] for event in events]
    roll = m.rng.random()
    if roll < 0.35:
        return later(m.rng.choice(m.days), m.pick(0, 0, 1, 1, 2, 7))
    if roll < 0.5:
        return later(m.rng.choice(days), m.pick(0, 0, 1), m.pick(1, 3, 4, 6, 12))
    return later(max(days), m.pick(0, 1, 30, 200, 400, 1200))


# --- from Hypothesis ----------------------------------------------------------------------------------------------


def days() -> st.SearchStrategy[dt.date]:
    """A day at or near a border of the law."""
    near, months = st.sampled_from((0, 0, 1, -1, 7, 31)), st.sampled_from((0, 0, 1, 3, 6, 12, -3, -6))
    return st.builds(later, st.sampled_from(BORDERS), near, months)


def moments() -> st.SearchStrategy[dt.datetime]:
    """A moment on such a day."""
    return st.builds(lambda day, hour: dt.datetime.combine(day, hour, dt.UTC), days(), st.sampled_from(HOURS[1:-2]))


def values(field: Field) -> st.SearchStrategy[Any]:
    """The values of a field."""
    words = st.sampled_from(field.words or ("A", "mor"))
    return {
        Type.TEXT: words,
        Type.WORD: words,
        Type.YES_NO: st.booleans(),
        Type.DATE: days(),
        Type.TIME: moments(),
        Type.NUMBER: st.integers(field.low, min(field.high, 12)),
        Type.WORDS: st.lists(words, unique=True),
        Type.TEXTS: st.lists(words, max_size=2),
    }[field.type]


def events(kind: Kind, around: st.SearchStrategy[dt.date]) -> st.SearchStrategy[Event]:
    """Events of a kind: any of its fields may be missing, and so may its day."""
    own = {field.name: values(field) for field in kind.fields}
    common = {
        "date": around,
        "hour": st.sampled_from(HOURS[1:-2]),
        "measure": st.sampled_from(("a", "b")),
        "links_to": st.integers(0, 8),
    }
    return st.fixed_dictionaries({"kind": st.just(kind.name)}, optional=common | own)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case of up to nine events of any kinds within few days, each with an id and perhaps a link to another."""
    pool = st.sampled_from(draw(st.lists(days(), min_size=2, max_size=4)))
    one = st.sampled_from(KINDS).flatmap(lambda kind: events(kind, pool))
    drawn = draw(st.lists(one, min_size=1, max_size=9))
    known = draw(st.booleans())
    born = later(draw(pool), draw(st.sampled_from((0, 1, -1))), -12 * draw(st.sampled_from(AGES))) if known else None
    as_of = later(draw(pool), draw(st.sampled_from((0, 1, 30, 400))))
    return {"case": "H", "born_on": born, "as_of": as_of, "events": _with_links(drawn)}


def _with_links(drawn: list[Event]) -> list[Event]:
    """Every event gets an id, an hour becomes a moment, a link that points at another event its id."""
    made = []
    for number, event in enumerate(drawn):
        hour, link = event.pop("hour", None), event.pop("links_to", None)
        if hour is not None and "date" in event:
            event["at"] = dt.datetime.combine(event["date"], hour, dt.UTC)
        if link is not None and link < len(drawn) and link != number:
            event["of"] = f"e{link}"
        made.append({"id": f"e{number}", **event})
    return made
