"""Where are lines counted while batches stream in?  Dense arrays of counts, small whatever the size of the audit."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lawcode.outcomes import Status
from livline.summary.lines import (
    DUTY_NAMES,
    OVERDUE,
    STATUSES,
    UNKNOWN,
    YEARS,
    Codes,
    Lines,
    encode,
)
from livline.summary.model import FAILURES

DUTY_COUNT = len(DUTY_NAMES)
SETTLED, BREACHED = 1, 2
LONGEST = 20 * 366
"""Delays are counted to the day up to twenty years; longer ones share a slot."""
GROUPS: tuple[tuple[int, ...], ...] = (
    tuple(range(DUTY_COUNT)),
    *(tuple(DUTY_NAMES.index(duty) for duty in duties) for duties in FAILURES.values()),
)
"""All duties, then the duties of each failure: what is counted for each child and each municipality."""


class Tally:
    """Counts of lines and children.

    `lines[duty, status, confirmed, year slot]`, `days[duty, overdue, no fixed days, days late]`,
    `children[duty, (settled, breached)]`, `groups[group, (settled, breached)]`, `municipalities[name]`: children, then
    settled and breached for each group.
    """

    def __init__(self) -> None:
        self.lines = np.zeros((DUTY_COUNT, len(STATUSES), 2, YEARS), dtype=np.int64)
        self.days = np.zeros((DUTY_COUNT, 2, 2, LONGEST + 1), dtype=np.int64)
        self.children = np.zeros((DUTY_COUNT, 2), dtype=np.int64)
        self.groups = np.zeros((len(GROUPS), 2), dtype=np.int64)
        self.municipalities: dict[str | None, Codes] = {}
        self.child_count = 0
        self.own_as_of = 0
        self.missing: Counter[tuple[str, str]] = Counter()
        self.readings: Counter[str] = Counter()
        self.effects: Counter[tuple[str, str]] = Counter()

    def add_lines(self, lines: Lines) -> None:
        """Lines by duty, status and year, and the delays of breaches."""
        key = (lines.duty * (2 * len(STATUSES)) + lines.outcome) * YEARS + lines.year
        self.lines += np.bincount(key, minlength=self.lines.size).reshape(self.lines.shape)
        late = lines.breached[lines.late[lines.breached] != UNKNOWN]
        where = lines.duty[late], lines.outcome[late] == OVERDUE, lines.no_fixed_days[late]
        delay = np.clip(lines.late[late], 0, LONGEST)
        # One number a place: NumPy counts by those at once, by four numbers in a slow round.
        np.add.at(self.days.reshape(-1), np.ravel_multi_index((*where, delay), self.days.shape), 1)

    def add_words(self, verdicts: pa.Table, lines: Lines) -> None:
        """The facts that are missing, the readings that lines rest on, the effects of breaches."""
        undecided = lines.having(Status.UNDECIDABLE)
        self.missing.update(pairs_of(verdicts, "missing", lines, undecided, empty=True))
        self.effects.update(pairs_of(verdicts, "effect", lines, lines.breached, empty=False))
        for (_, joined), count in pairs_of(verdicts, "readings", lines, None, empty=False).items():
            for reading in joined.split("|"):
                self.readings[reading] += count

    def add_children(self, lines: Lines, place: Codes, names: list[str | None]) -> None:
        """`place`: for each child, those of `lines.cases` first, the index of its municipality in `names`."""
        state = state_of_children(lines, len(place))
        self.children += np.stack([(state >= SETTLED).sum(axis=0), (state == BREACHED).sum(axis=0)], axis=1)
        columns = [np.bincount(place, minlength=len(names))]
        for group, duties in enumerate(GROUPS):
            worst = state[:, duties].max(axis=1)
            for what, least in enumerate((SETTLED, BREACHED)):
                found = place[worst >= least]
                self.groups[group, what] += len(found)
                columns.append(np.bincount(found, minlength=len(names)))
        self.child_count += len(place)
        for name, counts in zip(names, np.stack(columns, axis=1), strict=True):
            self.municipalities[name] = self.municipalities.get(name, 0) + counts


def state_of_children(lines: Lines, children: int) -> npt.NDArray[np.int8]:
    """For each child and duty: `BREACHED` with a breach, else `SETTLED` with a settled line, else 0."""
    state = np.zeros(children * DUTY_COUNT, dtype=np.int8)
    key = lines.case * DUTY_COUNT + lines.duty
    state[key[lines.settled]] = SETTLED
    state[key[lines.breached]] = BREACHED
    return state.reshape(children, DUTY_COUNT)


def pairs_of(
    verdicts: pa.Table, name: str, lines: Lines, chosen: Codes | None, *, empty: bool
) -> Counter[tuple[str, str]]:
    """Chosen lines (None: all) by duty and word of a column; lines without a word count as "" when `empty`."""
    index, values = encode(verdicts.column(name))
    words = ["", *(value or "" for value in values.to_pylist())]
    if (chosen is not None and not len(chosen)) or (len(words) == 1 and not empty):
        return Counter()
    row, duty = (lines.row, lines.duty) if chosen is None else (lines.row[chosen], lines.duty[chosen])
    word = index if len(row) == len(index) else index[row]
    counts = np.bincount(duty * len(words) + word - UNKNOWN, minlength=DUTY_COUNT * len(words))
    found: Counter[tuple[str, str]] = Counter()
    for slot in np.flatnonzero(counts):
        text = words[slot % len(words)]
        if text or empty:
            found[DUTY_NAMES[slot // len(words)], text] += int(counts[slot])
    return found
