"""Which verdict lines stand behind a number?  One pass over all lines picks the first few of each list and counts all.

The number on the page and the list behind it thus come from the same lines; `Lists.check` refuses anything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lawcode.outcomes import Status
from livline.summary import BIN_STARTS, FAILURES, Summary
from livline.summary.lines import BREACHED, DUTY_NAMES, UNKNOWN, Codes, Lines, encode, read_lines

Key = tuple[str, ...]
Row = Mapping[str, Any]

OUTCOMES = ("breached", "excused", "met", "pending", "undecidable", "unconfirmed")
CAPS = {
    "outcome": 40,
    "duty": 12,
    "duty-breached": 50,
    "failure": 50,
    "year": 12,
    "failure-year": 6,
    "late": 12,
    "loose": 12,
    "missing": 10,
    "reading": 6,
    "effect": 20,
    "municipality": 6,
    "case": 60,
}
"""How many lines of each sort of list the page holds; the rest stands in the table of all lines."""
ROOM = 400_000


@dataclass(frozen=True)
class Picked:
    """The lines that a list shows, the latest first, and how many there are in all."""

    total: int
    rows: Sequence[Row]


class Lists:
    """The lists of a report by key: `("duty", "plan_made", "breached")`, `("year", "2023")`, `("case", id)`."""

    def __init__(self, tables: Iterable[pa.Table], cases: pa.Table, worst: Sequence[str]) -> None:
        self._totals: Counter[Key] = Counter()
        self._rows: dict[Key, list[tuple[int, Row]]] = {}
        self._cases = cases
        self._worst = pa.array(worst, pa.string())
        for table in tables:
            for start in range(0, table.num_rows, ROOM):
                self._add(table.slice(start, ROOM))

    def get(self, *key: str) -> Picked:
        """The list with that key; empty when no line belongs to it."""
        return Picked(self._totals[key], [row for _, row in self._rows.get(key, [])])

    def check(self, summary: Summary) -> None:
        """The lines must be those that the summary counted."""
        counted = {outcome: summary.counts.of(outcome) for outcome in OUTCOMES}
        listed = {outcome: self._totals["outcome", outcome] for outcome in OUTCOMES}
        if counted != listed:
            raise ValueError(f"the summary counts {counted}, but the lines give {listed}")

    def _add(self, verdicts: pa.Table) -> None:
        lines = read_lines(verdicts)
        picks: list[tuple[Key, int]] = []
        for family, keys, chosen, code in families(verdicts, lines, self._cases, self._worst):
            counts = np.bincount(code, minlength=len(keys))
            self._totals.update({keys[i]: int(counts[i]) for i in np.flatnonzero(counts)})
            cap = CAPS[family]
            picks += [(keys[code[place]], int(chosen[place])) for place in first_of_each(code, lines.late[chosen], cap)]
        self._keep(verdicts, lines, picks)

    def _keep(self, verdicts: pa.Table, lines: Lines, picks: list[tuple[Key, int]]) -> None:
        places = sorted({place for _, place in picks})
        rows = verdicts.take(pa.array(lines.row[places], pa.int64())).to_pylist()
        row_at = dict(zip(places, rows, strict=True))
        for key, place in picks:
            self._rows.setdefault(key, []).append((int(lines.late[place]), row_at[place]))
        for key in {key for key, _ in picks}:
            kept = self._rows[key]
            kept.sort(key=lambda item: -item[0])
            del kept[CAPS[family_of(key)] :]


def family_of(key: Key) -> str:
    """The sort of list that a key belongs to, which decides how long it is."""
    return "duty-breached" if key[0] == "duty" and key[2] == "breached" else key[0]


def first_of_each(code: Codes, late: Codes, cap: int) -> Codes:
    """Places of the first `cap` of each code: the longest delays first, else in the order of the lines."""
    order = np.lexsort((-late, code))
    sorted_code = code[order]
    rank = np.arange(len(order)) - np.searchsorted(sorted_code, sorted_code)
    return np.asarray(order[rank < cap])


Places = npt.NDArray[np.signedinteger[Any]]
Family = tuple[str, list[Key], Codes, Places]
"""Name, keys, the places of the chosen lines, and for each of these the index of its key."""


def families(verdicts: pa.Table, lines: Lines, cases: pa.Table, worst: pa.Array) -> Iterator[Family]:
    """Every way in which the page sorts lines into lists."""
    outcome = outcomes_of(lines)
    everything = np.arange(len(outcome))
    broken = lines.breached
    yield "outcome", [("outcome", word) for word in OUTCOMES], everything, outcome
    yield from by_duty(lines, outcome)
    yield from by_failure(lines)
    yield from by_delay(lines)
    yield "municipality", *by_municipality(lines, broken, cases)
    yield "case", *by_case(lines, broken, worst)
    undecided = lines.having(Status.UNDECIDABLE)
    yield "missing", *by_word(verdicts, "missing", lines, undecided)
    effects = np.flatnonzero(BREACHED[lines.outcome])
    yield "effect", *by_word(verdicts, "effect", lines, effects)
    yield from by_reading(verdicts, lines)


def outcomes_of(lines: Lines) -> Codes:
    """Each line's place in `OUTCOMES`."""
    words = {Status.MET: "met", Status.EXCUSED: "excused", Status.PENDING: "pending", Status.UNDECIDABLE: "undecidable"}
    table = [[OUTCOMES.index("unconfirmed"), OUTCOMES.index(words.get(s, "breached"))] for s in list(Status)[:-1]]
    return np.asarray(np.array(table).ravel()[lines.outcome])


def by_duty(lines: Lines, outcome: Codes) -> Iterator[Family]:
    """Lists by duty and outcome; those of breaches are longer."""
    keys: list[Key] = [("duty", duty, word) for duty in DUTY_NAMES for word in OUTCOMES]
    breached = outcome == OUTCOMES.index("breached")
    for family, flags in (("duty-breached", breached), ("duty", ~breached)):
        chosen = np.flatnonzero(flags)
        yield family, keys, chosen, lines.duty[chosen] * len(OUTCOMES) + outcome[chosen]


def by_failure(lines: Lines) -> Iterator[Family]:
    """Breaches by the year they fell due, by failure, and by both."""
    broken = lines.breached
    yield "year", [("year", year_word(slot)) for slot in range(300)], broken, lines.year[broken]
    for name, duties in FAILURES.items():
        own = broken[np.isin(lines.duty[broken], [DUTY_NAMES.index(duty) for duty in duties])]
        yield "failure", [("failure", name)], own, np.zeros(len(own), dtype=np.int64)
        yield "failure-year", [("failure-year", name, year_word(slot)) for slot in range(300)], own, lines.year[own]


def year_word(slot: int) -> str:
    """The year of a slot of `Lines.year`; slot 0 has none."""
    return str(slot + 1899) if slot else ""


def by_delay(lines: Lines) -> Iterator[Family]:
    """Breaches by bin of delay; those without fixed days apart."""
    late = lines.breached[lines.late[lines.breached] != UNKNOWN]
    for family, flags in (("late", ~lines.no_fixed_days[late]), ("loose", lines.no_fixed_days[late])):
        chosen = late[flags]
        keys: list[Key] = [(family, str(place)) for place in range(len(BIN_STARTS))]
        yield family, keys, chosen, np.searchsorted(BIN_STARTS, lines.late[chosen], side="right") - 1


def by_municipality(lines: Lines, broken: Codes, cases: pa.Table) -> tuple[list[Key], Codes, Places]:
    """Breaches by municipality; the last key holds those without one."""
    import pyarrow.compute as pc

    own = cases.column("municipality").take(pc.index_in(lines.cases, cases.column("case")))
    place, names = encode(own if isinstance(own, pa.ChunkedArray) else pa.chunked_array([own]))
    keys: list[Key] = [*(("municipality", name) for name in names.to_pylist()), ("municipality", "")]
    code = np.where(place < 0, len(keys) - 1, place)[lines.case[broken]]
    return keys, broken, code


def by_case(lines: Lines, broken: Codes, worst: pa.Array) -> tuple[list[Key], Codes, Places]:
    """The breaches of the worst cases."""
    import pyarrow.compute as pc

    place = pc.index_in(lines.cases, worst).fill_null(UNKNOWN).to_numpy(zero_copy_only=False)[lines.case[broken]]
    chosen = broken[place != UNKNOWN]
    return [("case", case) for case in worst.to_pylist()], chosen, place[place != UNKNOWN]


def by_word(verdicts: pa.Table, name: str, lines: Lines, chosen: Codes) -> tuple[list[Key], Codes, Places]:
    """Lists by duty and the word of a column (`""`: none)."""
    index, values = encode(verdicts.column(name))
    words = [*(value or "" for value in values.to_pylist()), ""]
    keys: list[Key] = [(name, duty, word) for duty in DUTY_NAMES for word in words]
    return keys, chosen, lines.duty[chosen] * len(words) + index[lines.row[chosen]] % len(words)


def by_reading(verdicts: pa.Table, lines: Lines) -> Iterator[Family]:
    """Lines by reading; a line that rests on two stands in both lists."""
    index, values = encode(verdicts.column("readings"))
    own = index[lines.row]
    joined = [(value or "").split("|") for value in values.to_pylist()]
    for reading in sorted({word for words in joined for word in words if word}):
        holds = np.array([*(reading in words for words in joined), False])
        chosen = np.flatnonzero(holds[own])
        yield "reading", [("reading", reading)], chosen, np.zeros(len(chosen), dtype=np.int64)
