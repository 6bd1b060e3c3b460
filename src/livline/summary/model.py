"""Which numbers does a summary hold?  Frozen records that know no file format, no screen and no language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt

FAILURES: dict[str, tuple[str, ...]] = {
    "no_plan": ("plan_made", "youth_plan_made"),
    "not_followed_up": ("first_follow_up", "next_follow_up"),
    "not_handed_over": ("plan_handed_over",),
}
"""The three failures that the ombudsman criticised in 20 of 26 cases (2014-16), each with its duties."""

SMALL_NUMBER = 30
"""A municipality with fewer children gets counts and an interval, and is never compared with others."""

BIN_STARTS = (0, 8, 31, 91, 183, 366, 731, 1827)
"""First day of each bin of delays: a week, a month, a quarter, half a year, a year, two, five and more."""

Z_95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True)
class Share:
    """A part of a whole, both as counts.  `value`, `low` and `high` lie in 0..1; without a whole there is no share."""

    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """The share itself, 0..1."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def low(self) -> float:
        """Lower end of the 95 % interval."""
        return self.interval()[0]

    @property
    def high(self) -> float:
        """Upper end of the 95 % interval."""
        return self.interval()[1]

    def interval(self, z: float = Z_95) -> tuple[float, float]:
        """Wilson's score interval; without observations everything is possible: (0, 1)."""
        n = self.denominator
        if not n:
            return 0.0, 1.0
        p = self.numerator / n
        centre = p + z * z / (2 * n)
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        scale = 1 + z * z / n
        return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


@dataclass(frozen=True)
class Counts:
    """Verdict lines by outcome.  A breach is overdue or met late; `unconfirmed` lines are in no other number."""

    met: int = 0
    excused: int = 0
    met_late: int = 0
    overdue: int = 0
    pending: int = 0
    undecidable: int = 0
    unconfirmed: int = 0

    @property
    def breached(self) -> int:
        """Overdue or met too late."""
        return self.met_late + self.overdue

    @property
    def settled(self) -> int:
        """The denominator of every share of lines: met + lawfully excused + breached."""
        return self.met + self.excused + self.breached

    @property
    def lines(self) -> int:
        """Every line, counted once."""
        return self.settled + self.pending + self.undecidable + self.unconfirmed

    @property
    def kept(self) -> Share:
        """Met or lawfully excused, of the settled lines."""
        return Share(self.met + self.excused, self.settled)

    @property
    def broken(self) -> Share:
        """Breached, of the settled lines."""
        return Share(self.breached, self.settled)

    def of(self, outcome: str) -> int:
        """The number for a word: `met` `excused` `breached` `pending` `undecidable` `unconfirmed`."""
        return int(getattr(self, outcome))


@dataclass(frozen=True)
class DelayBin:
    """Breaches that are `low` to `high` days late, both included; `high` missing: or more."""

    low: int
    high: int | None
    met_late: int
    overdue: int


@dataclass(frozen=True)
class Delays:
    """How late breaches are, in whole days.  `median` counts acts done late and acts still undone alike."""

    bins: tuple[DelayBin, ...]
    lines: int
    median: int | None
    longest: int | None


@dataclass(frozen=True)
class DutySummary:
    """One duty.  `children`: those with a breach of it, of those with a settled line of it."""

    duty: str
    counts: Counts
    children: Share
    delays: Delays
    unconfirmed: Counts
    """The unconfirmed lines by the status they would have had (its own `unconfirmed` is 0)."""


@dataclass(frozen=True)
class Failure:
    """One of `FAILURES`: children with a breach of one of its duties, of those to whom they applied."""

    name: str
    duties: tuple[str, ...]
    children: Share
    counts: Counts
    delays: Delays


@dataclass(frozen=True)
class YearSummary:
    """Lines by the year of the due day; `failures` holds the same per name of `FAILURES`."""

    year: int
    counts: Counts
    failures: dict[str, Counts]


@dataclass(frozen=True)
class MunicipalitySummary:
    """One municipality (`name` missing: not recorded).  Shares count children with at least one settled line."""

    name: str | None
    children: int
    breached: Share
    failures: dict[str, Share]

    @property
    def comparable(self) -> bool:
        """Does it rest on enough children to stand beside others?"""
        return self.name is not None and self.breached.denominator >= SMALL_NUMBER


@dataclass(frozen=True)
class Gap:
    """A stretch without the plan that the law demanded: from the due day to `end`; `open`: still running then."""

    start: date
    end: date
    open: bool

    @property
    def days(self) -> int:
        """Whole days from start to end."""
        return (self.end - self.start).days


@dataclass(frozen=True)
class WorstCase:
    """A case with its days without plan and its breaches."""

    case: str
    municipality: str | None
    days_without_plan: int
    gaps: tuple[Gap, ...]
    breaches: int


@dataclass(frozen=True)
class Summary:
    """Everything an audit has to say in numbers.

    `counts` and `delays` cover all duties; `delays_no_fixed_days` the breaches of duties for which the law names no
    number of days.  `children_breached`: children with a breach, of those with a settled line.  `duties` (in the order
    of the contract, those with lines), `years` and `municipalities` (by name, the unrecorded last) are sorted;
    `missing` (duty, `kind.field` or empty, undecidable lines), most lines first; `readings` (name, lines);
    `effects` (duty, effect, breaches); `own_as_of`: cases that carry a day of their own.
    """

    children: int
    children_breached: Share
    counts: Counts
    failures: tuple[Failure, ...]
    duties: tuple[DutySummary, ...]
    delays: Delays
    delays_no_fixed_days: Delays
    years: tuple[YearSummary, ...]
    undated: Counts
    municipalities: tuple[MunicipalitySummary, ...]
    longest_without_plan: tuple[WorstCase, ...]
    most_breaches: tuple[WorstCase, ...]
    missing: tuple[tuple[str, str, int], ...]
    readings: tuple[tuple[str, int], ...]
    effects: tuple[tuple[str, str, int], ...]
    own_as_of: int

    @property
    def exit_code(self) -> int:
        """0 without a breach, 1 with one."""
        return 1 if self.counts.breached else 0
