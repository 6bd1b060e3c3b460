"""Invented cases for Hypothesis: any that the contract allows, with awkward text."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from lawcode.facts import KINDS, Field, Type
from livline.casefile import danish_clock

AWKWARD = "aZ0 -=+@'\"|,;\t\n\r:#{}[]&*!%>?~<>/\\æøåÆé€‰\u00a0\u0085\u2028😀_x0041_"
LIKE_OTHER_THINGS = "007 no 1e3 null ~ =1+1 '=x ''-y -5 true 2024-01-01 {} #N/A".split()
MAYBE = st.booleans()
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def _tidy(text: str) -> bool:
    import unicodedata

    return bool(text) and text == text.strip() and unicodedata.normalize("NFC", text) == text


TEXTS = (
    st.text(st.sampled_from(AWKWARD), min_size=1, max_size=12)
    | st.sampled_from(LIKE_OTHER_THINGS)
    | st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=6)
).filter(_tidy)
ITEMS = TEXTS.filter(lambda text: "|" not in text)


@st.composite
def instants(draw: st.DrawFn) -> int:
    """Seconds UTC, whole minutes or not, often where the clock changes."""
    if draw(st.booleans()):
        borders = danish_clock.summer(draw(st.sampled_from([1980, 1995, 2024, 2026])))
        return draw(st.sampled_from(borders)) + draw(st.integers(-7200, 7200))
    days = (draw(DAYS) - dt.date(1970, 1, 1)).days
    return days * 86_400 + draw(st.integers(0, 82_799))


def _value(spec: Field) -> st.SearchStrategy[Any]:
    made: dict[Type, st.SearchStrategy[Any]] = {
        Type.TEXT: TEXTS,
        Type.WORD: st.sampled_from(spec.words or ("",)),
        Type.YES_NO: MAYBE,
        Type.DATE: DAYS,
        Type.TIME: instants(),
        Type.NUMBER: st.integers(spec.low, spec.high),
        Type.WORDS: st.lists(st.sampled_from(spec.words or ("",)), max_size=3),
        Type.TEXTS: st.lists(ITEMS, max_size=3),
    }
    return made[spec.type]


@st.composite
def _event(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    kind = draw(st.sampled_from(KINDS))
    event: dict[str, Any] = {"kind": kind.name}
    common = {"of": st.sampled_from([None, *names]), "measure": TEXTS, "date": DAYS, "known_on": DAYS, "at": instants()}
    own = {spec.name: _value(spec) for spec in kind.fields}
    for name, values in (common | own).items():
        if draw(MAYBE):
            event[name] = draw(values)
    if event.get("at") is not None:  # then `date` is its day on the Danish clock
        days = (event["at"] + danish_clock.offset(event["at"])) // 86_400
        event["date"] = dt.date(1970, 1, 1) + dt.timedelta(days=days)
    return event


@st.composite
def _events(draw: st.DrawFn) -> list[dict[str, Any]]:
    names = draw(st.lists(TEXTS, max_size=3, unique=True))
    events = draw(st.lists(_event(names), min_size=max(1, len(names)), max_size=5))
    for event, name in zip(events, names, strict=False):
        event["id"] = name
    return events


@st.composite
def case_sets(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Cases as plain values: `at` and the like in seconds UTC, days as dates."""
    cases = []
    for name in draw(st.lists(TEXTS, min_size=1, max_size=3, unique=True)):
        case: dict[str, Any] = {"case": name, "events": draw(_events())}
        case |= {field: draw(DAYS) for field in draw(st.sets(st.sampled_from(["born_on", "as_of"])))}
        if draw(st.booleans()):
            case["municipality"] = draw(TEXTS)
        cases.append(case)
    return cases
