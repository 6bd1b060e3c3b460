"""How do the lines of one case become rows of plain values?"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from lawcode.days import MISSING, to_date
from lawcode.engines.kernel import layout as L
from lawcode.engines.kernel import telling
from lawcode.engines.lower import Rules
from lawcode.engines.naming import COMPUTED_NAMES
from lawcode.engines.single.records import Records
from lawcode.outcomes import EFFECT_WORDS, STATUS_WORDS
from lawcode.readings import READINGS

Verdict = dict[str, Any]
"""A row of `schema.verdict_schema`."""


def verdicts_of(lines: list[int], case: str, E: Any, found: Records, rules: Rules) -> list[Verdict]:
    """The lines as rows, in their order."""
    names = Names(E, found)
    return [verdict_of(lines, o, case, names, rules) for o in range(0, len(lines), L.OW)]


def verdict_of(O: list[int], o: int, case: str, names: Names, rules: Rules) -> Verdict:
    """One line as a row."""
    edition, law = edition_of(rules, O[o + L.O_EDITION])
    trigger, met_by, excused_by = O[o + L.O_TRIGGER], O[o + L.O_MET_BY], O[o + L.O_EXCUSED_BY]
    return {
        "case": case,
        "duty": rules.duties[O[o + L.O_DUTY]].id,
        "edition": edition,
        "law": law,
        "trigger": names.of_trigger(O, o),
        "trigger_on": date(O[o + L.O_DAY]),
        "measure": names.found.measures.get(O[o + L.O_MEASURE]),
        "due_on": date(O[o + L.O_DUE]),
        "met_on": date(O[o + L.O_MET_ON]),
        "met_by": names.of_row(met_by),
        "status": STATUS_WORDS[O[o + L.O_STATUS]],
        "days_late": number(O[o + L.O_LATE]),
        "effect": word(O[o + L.O_EFFECT], EFFECT_WORDS),
        "confirmed": O[o + L.O_CONFIRMED] == 1,
        "readings": joined(O[o + L.O_READINGS], READING_IDS),
        "code": L.CODES[O[o + L.O_CODE]],
        "anchor": names.of_row(O[o + L.O_ANCHOR]),
        "anchor_on": date(O[o + L.O_ANCHOR_DAY]),
        "excused_by": names.of_row(excused_by),
        "missing": L.MISSING_FACTS[O[o + L.O_MISSING]] or None,
        "lacks": joined(O[o + L.O_LACKS], L.PARTS),
        "trigger_kind": names.kind_of(trigger),
        "met_kind": names.kind_of(met_by),
        "excused_kind": names.kind_of(excused_by),
        "notes": word(O[o + L.O_NOTE], L.NOTES),
    }


READING_IDS = tuple(reading.id for reading in READINGS)


@lru_cache(1024)
def edition_of(rules: Rules, place: int) -> tuple[str | None, str | None]:
    """The id and the citation of the edition whose record lies there; none for none."""
    if place < L.P_BASE:
        return None, None
    _, edition = rules.editions[(place - L.P_BASE) // L.PW]
    return edition.id, str(edition.law)


@lru_cache(1 << 15)
def date(day: int) -> dt.date | None:
    """The date of a day; none for MISSING."""
    return None if day == MISSING else to_date(day)


def number(value: int) -> int | None:
    """A whole number; none for MISSING."""
    return None if value == MISSING else value


def word(number: int, words: Sequence[str]) -> str | None:
    """The word of a number; none for NOTHING."""
    return None if number == L.NOTHING else words[number]


@lru_cache(1024)
def joined(bitset: int, words: tuple[str, ...]) -> str:
    """The words of a set, joined by `|`."""
    return "|".join(word for i, word in enumerate(words) if (bitset >> i) & 1)


class Names:
    """What the events and computed days of the case are called, and what the events are."""

    def __init__(self, E: Any, found: Records) -> None:
        self.E, self.found = E, found
        self.made: dict[int, str] = {}
        self.seen: Counter[tuple[int, str]] = Counter()
        self.place = {int(E[e + L.ROW]): e for e in range(0, len(E), L.W)}

    def of_row(self, row: int) -> str | None:
        """The id of an event; where it has none, `kind@day`."""
        if row < 0:
            return None
        return self.found.ids[row] or self.made.get(row) or self.make(row)

    def make(self, row: int) -> str:
        """`kind@day`, `kind@day#2` of an event without an id."""
        ids = [-1 if name is None else 0 for name in self.found.ids]
        e = self.place[row]
        rank = 1 + telling.alike_before(self.E, 0, e, ids)
        self.made[row] = ordinal(f"{self.found.kinds[row]}@{date(int(self.E[e + L.DAY])) or '?'}", rank)
        return self.made[row]

    def of_trigger(self, O: list[int], o: int) -> str | None:
        """The event or computed day that triggers a line; the second of a name in a duty gets `#2`."""
        computed = O[o + L.O_COMPUTED]
        if computed == L.BY_EVENT:
            return self.of_row(O[o + L.O_TRIGGER])
        stem = f"year{O[o + L.O_NUMBER]}" if computed == L.BY_YEAR else COMPUTED_NAMES.get(computed)
        if stem is None:
            return None
        name = f"{stem}@{date(O[o + L.O_DAY])}"
        self.seen[O[o + L.O_DUTY], name] += 1
        return ordinal(name, self.seen[O[o + L.O_DUTY], name])

    def kind_of(self, row: int) -> str | None:
        """The kind of an event."""
        return self.found.kinds[row] if row >= 0 else None


def ordinal(name: str, rank: int) -> str:
    """The name with `#2`, `#3` ... where the rank is above one."""
    return name if rank == 1 else f"{name}#{rank}"
