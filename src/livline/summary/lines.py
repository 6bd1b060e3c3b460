"""How does a table of verdicts become numbers that can be counted?  One numpy code a line, no Python per line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lawcode.days import day_of
from lawcode.facts import DUTIES, FIRST_YEAR, LAST_YEAR
from lawcode.outcomes import STATUS_WORDS, Status

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

DUTY_NAMES: tuple[str, ...] = tuple(DUTIES.split())
STATUSES: tuple[str, ...] = STATUS_WORDS[: Status.NOT_APPLICABLE]
YEARS = LAST_YEAR - FIRST_YEAR + 5
"""Slots of due years: 0 holds the undated ones; duties of 2100 fall due some years later."""
OVERDUE = Status.OVERDUE * 2 + 1
"""The outcome: overdue and confirmed."""
NO_FIXED_DAYS = "no-fixed-days"
UNKNOWN = -1

FIRST_DAY = day_of(FIRST_YEAR, 1, 1)
YEAR_LENGTHS = [day_of(year + 1, 1, 1) - day_of(year, 1, 1) for year in range(FIRST_YEAR, FIRST_YEAR + YEARS - 1)]
YEAR_SLOT = np.append(np.repeat(np.arange(1, YEARS), YEAR_LENGTHS), 0)
"""The slot of the year of each day from `FIRST_DAY` on; the last place, which index -1 finds, is that of no day."""

CONFIRMED = np.array([False, True] * len(STATUSES))
BREACHED = CONFIRMED & np.repeat([s in (Status.MET_LATE, Status.OVERDUE) for s in range(len(STATUSES))], 2)
SETTLED = CONFIRMED & np.repeat([s not in (Status.PENDING, Status.UNDECIDABLE) for s in range(len(STATUSES))], 2)
"""What an outcome (`status * 2 + confirmed`) means."""


@dataclass(frozen=True)
class Lines:
    """A batch of verdict lines.  `case` indexes `cases`; `row` is the line's place in the table it came from.

    `outcome`: status * 2 + confirmed.  Days are counted from 1970-01-01; `late`: `UNKNOWN` where not given.
    """

    cases: pa.Array
    row: Codes
    case: Codes
    duty: Codes
    outcome: Codes
    year: Codes
    late: Codes
    no_fixed_days: Flags
    breached: Codes
    """The places of the lines that are a breach."""

    @property
    def settled(self) -> Flags:
        """Is the line part of a share's denominator?"""
        return np.asarray(SETTLED[self.outcome], dtype=np.bool_)

    def having(self, status: Status, *, confirmed: bool = True) -> Codes:
        """The places of the lines with that status."""
        return np.flatnonzero(self.outcome == status * 2 + confirmed)


def read_lines(verdicts: pa.Table) -> Lines:
    """The lines that say something; lines `not_applicable` are left out."""
    status = codes_of(verdicts.column("status"), STATUSES)
    row = np.flatnonzero(status != UNKNOWN)
    if len(row) < verdicts.num_rows:
        verdicts, status = verdicts.take(pa.array(row)), status[row]
    case, cases = encode(verdicts.column("case"))
    outcome = status * 2 + (numbers(verdicts.column("confirmed"), 0) == 1)
    return Lines(
        cases=cases,
        row=row,
        case=case,
        duty=codes_of(verdicts.column("duty"), DUTY_NAMES),
        outcome=outcome,
        year=YEAR_SLOT[numbers(verdicts.column("due_on"), FIRST_DAY - 1) - FIRST_DAY],
        late=numbers(verdicts.column("days_late"), UNKNOWN),
        no_fixed_days=holds_word(verdicts.column("readings"), NO_FIXED_DAYS),
        breached=np.flatnonzero(BREACHED[outcome]),
    )


def encode(column: pa.ChunkedArray) -> tuple[Codes, pa.Array]:
    """Each value's index (`UNKNOWN`: missing) and the distinct values; those of a dictionary need not all appear."""
    whole = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    # One chunk is the rule, and there is nothing to bring together.
    array = whole.chunk(0) if whole.num_chunks == 1 else whole.unify_dictionaries().combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = array.chunk(0) if array.num_chunks else pa.array([], whole.type)
    indices = array.indices.fill_null(UNKNOWN) if array.null_count else array.indices
    # As wide as NumPy's own places: a table is looked up by these in less than half the time.
    return indices.to_numpy(zero_copy_only=False).astype(np.int64), array.dictionary


def codes_of(column: pa.ChunkedArray, words: Sequence[str]) -> Codes:
    """Each value's place in `words`; `UNKNOWN` for other values and missing ones."""
    indices, values = encode(column)
    places = {word: place for place, word in enumerate(words)}
    table = [places.get(value, UNKNOWN) for value in values.to_pylist()]
    return np.array([*table, UNKNOWN], dtype=np.int64)[indices]


def is_among(column: pa.ChunkedArray, words: pa.Array) -> Flags:
    """Is the value one of the words?"""
    import pyarrow.compute as pc

    indices, values = encode(column)
    table = pc.is_in(values, value_set=words.cast(values.type)).to_numpy(zero_copy_only=False)
    return np.append(table, np.False_)[indices]


def holds_word(column: pa.ChunkedArray, word: str) -> Flags:
    """Does the list of words (joined by `|`) hold this one?"""
    indices, values = encode(column)
    table = [word in (value or "").split("|") for value in values.to_pylist()]
    return np.array([*table, False], dtype=np.bool_)[indices]


def numbers(column: pa.ChunkedArray, missing: int) -> Codes:
    """Days, whole numbers or yes/no as integers, with another number where there is none."""
    if pa.types.is_date32(column.type):
        column = column.cast(pa.int32())
    elif pa.types.is_boolean(column.type):
        column = column.cast(pa.int8())
    return np.asarray((column.fill_null(missing) if column.null_count else column).to_numpy())
