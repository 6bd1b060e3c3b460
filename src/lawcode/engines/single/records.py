"""How do the facts of one case, as plain values, become records?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from lawcode.days import MISSING, to_day
from lawcode.engines.kernel import layout as L
from lawcode.engines.kernel import packing
from lawcode.engines.packed import DAY_SLOTS, NAME_SLOTS, NUMBER_SLOTS, SET_SLOTS, TIME_SLOTS, WORD_PLACES, numbered
from lawcode.facts import KIND_NAMES

DENMARK = ZoneInfo("Europe/Copenhagen")
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
Put = Callable[[list[int], int, Any], None]


@dataclass
class Records:
    """`E`: the records of the events; `ids` and `kinds` of the events by row; `measures`: the word behind a number."""

    E: list[int]
    ids: list[str | None] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    measures: dict[int, str] = field(default_factory=dict)
    numbers: int = 2


def records_of(events: Sequence[Mapping[str, Any]]) -> Records:
    """The records of the events in their order, not yet linked; values in the types of `schema.event_schema`."""
    E = BLANK * len(events)
    names: dict[str, dict[str, int]] = {name: {} for name in NAME_SLOTS}
    for row, event in enumerate(events):
        e = row * L.W
        E[e + L.ROW] = row
        for name, value in event.items():
            if value is None:
                continue
            if name in PUTS:
                PUTS[name](E, e, value)
            elif name in names:
                E[e + NAME_SLOTS[name]] = names[name].setdefault(value, len(names[name]) + 1)
        for name, (slot, day) in TIME_SLOTS.items():
            if event.get(name) is not None:
                put_time(E, e, slot, day, event[name])
    measures = {number: word for word, number in names["measure"].items()}
    found = Records(E, [event.get("id") for event in events], [event["kind"] for event in events], measures)
    put_ids(found, events)
    return found


def blank() -> list[int]:
    """The record of an event of which nothing is recorded."""
    E = [0] * L.W
    packing.blank(E, 0, 1)
    return E


def put_ids(found: Records, events: Sequence[Mapping[str, Any]]) -> None:
    """The numbers of ids and of what `of` names, as `encode.put_ids` gives them."""
    numbers: dict[str, int] = {}
    for row, name in enumerate(found.ids):
        if name is not None:
            found.E[row * L.W + L.ID] = numbers.setdefault(name, len(numbers) + 1)
    for row, event in enumerate(events):
        of = event.get("of")
        if of is not None:
            found.E[row * L.W + L.OF_ID] = numbers.get(of, len(numbers) + 1)
    found.numbers = len(numbers) + 2


def put_time(E: list[int], e: int, slot: int, day: int, moment: dt.datetime) -> None:
    """A moment beside its day, which is its Danish day where none is recorded."""
    if E[e + day] in (packing.NO_DATE, MISSING):
        E[e + day] = to_day(moment.astimezone(DENMARK).date())
    E[e + slot] = packing.clock((moment - EPOCH) // dt.timedelta(seconds=1), E[e + day])


def put_day(slot: int, E: list[int], e: int, value: dt.date) -> None:
    """A day since 1970."""
    E[e + slot] = to_day(value)


def put_number(slot: int, E: list[int], e: int, value: int) -> None:
    """A number of months."""
    E[e + slot] = value


def put_answer(slot: int, bit: int, E: list[int], e: int, value: object) -> None:
    """Yes or no; of `duration`, a text, only that it is recorded."""
    E[e + slot] |= (L.NO if value is False else L.YES) << bit


def put_word(slot: int, shift: int, numbers: dict[str, int], E: list[int], e: int, value: str) -> None:
    """A word as its number from 1; a text that is none of the words leaves no trace."""
    E[e + slot] += numbers.get(value, 0) << shift


def put_set(slot: int, words: tuple[str, ...], E: list[int], e: int, value: Sequence[str]) -> None:
    """A list of words as bits."""
    E[e + slot] = 0
    for number in map(words.index, value):
        E[e + slot + number // L.SET_AT_ONCE] |= 1 << number % L.SET_AT_ONCE


BLANK = blank()
PUTS: dict[str, Put] = {
    **{name: partial(put_day, slot) for name, slot in DAY_SLOTS.items()},
    **{name: partial(put_number, slot) for name, slot in NUMBER_SLOTS.items()},
    **{
        name: partial(put_answer, L.FLAGS + i // L.FLAGS_AT_ONCE, 2 * (i % L.FLAGS_AT_ONCE))
        for i, name in enumerate(L.YES_NO_FIELDS)
    },
    **{name: partial(put_set, slot, words) for name, (slot, words) in SET_SLOTS.items()},
    **{name: partial(put_word, *place, numbered(L.VOCABULARY[name])) for name, place in WORD_PLACES.items()},
    "kind": partial(put_word, L.KIND, 0, numbered(tuple(KIND_NAMES))),
    "duty": partial(put_word, L.DUTY, 0, numbered(L.DUTY_IDS)),
}
"""How the value of each field that the law asks about is written."""
