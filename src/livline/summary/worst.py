"""Which cases are worst?  The longest without plan and those with most breaches, the same in any order of batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

import numpy as np

from lawcode.days import to_date
from livline.summary.lines import Codes, Lines
from livline.summary.model import Gap, WorstCase
from livline.summary.without_plan import Stretches

KEPT = 25
"""So many cases are kept in each list."""
Number = Callable[[WorstCase], int]
DAYS: Number = attrgetter("days_without_plan")
BREACHES: Number = attrgetter("breaches")
"""What the lists are sorted by, the largest first."""


class Worst:
    """The two lists of worst cases so far; equal ones stand by case id."""

    def __init__(self) -> None:
        self.longest: list[WorstCase] = []
        self.most: list[WorstCase] = []

    def add(self, lines: Lines, gaps: Stretches, place: Codes, names: list[str | None]) -> None:
        """`place`: for each of `lines.cases` the index of its municipality in `names`."""
        days = gaps.per_case(len(lines.cases))
        breaches = np.bincount(lines.case[lines.breached], minlength=len(lines.cases))

        def cases(chosen: Iterator[int]) -> list[WorstCase]:
            """The records of the chosen cases."""
            return [
                WorstCase(
                    case=lines.cases[case].as_py(),
                    municipality=names[place[case]],
                    days_without_plan=int(days[case]),
                    gaps=stretches_of(gaps, case),
                    breaches=int(breaches[case]),
                )
                for case in chosen
            ]

        self.longest = best(self.longest + cases(top(days, lines, least(self.longest, DAYS))), DAYS)
        self.most = best(self.most + cases(top(breaches, lines, least(self.most, BREACHES))), BREACHES)


def least(kept: list[WorstCase], number: Number) -> int:
    """What a case must reach to come among those kept: as much as the last of a full list has."""
    return number(kept[-1]) if len(kept) == KEPT else 1


def top(numbers: Codes, lines: Lines, enough: int) -> Iterator[int]:
    """The cases with the largest numbers, if large enough; of equal ones the first ids, as their lists keep them."""
    candidates = np.flatnonzero(numbers >= enough)
    if len(candidates) > KEPT:
        last = np.partition(numbers[candidates], -KEPT)[-KEPT]
        above = candidates[numbers[candidates] > last]
        equal = sorted(candidates[numbers[candidates] == last], key=lambda case: str(lines.cases[case].as_py()))
        candidates = np.concatenate([above, np.array(equal[:KEPT], dtype=np.int64)])
    return (int(case) for case in candidates)


def best(cases: list[WorstCase], number: Number) -> list[WorstCase]:
    """The first `KEPT`: largest number first, equal ones by case id."""
    return sorted(cases, key=lambda case: (-number(case), case.case))[:KEPT]


def stretches_of(gaps: Stretches, case: int) -> tuple[Gap, ...]:
    """The stretches of one case as records."""
    own = gaps.of(case)
    rows = zip(gaps.start[own], gaps.end[own], gaps.open[own], strict=True)
    return tuple(Gap(to_date(int(start)), to_date(int(end)), bool(still)) for start, end, still in rows)
