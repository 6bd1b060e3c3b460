"""How do the arrays of a tally become the records of a summary?"""

from __future__ import annotations

import numpy as np

from lawcode.facts import FIRST_YEAR
from livline.summary.lines import DUTY_NAMES, STATUSES, Codes
from livline.summary.model import (
    BIN_STARTS,
    FAILURES,
    Counts,
    DelayBin,
    Delays,
    DutySummary,
    Failure,
    MunicipalitySummary,
    Share,
    Summary,
    YearSummary,
)
from livline.summary.tally import DUTY_COUNT, GROUPS, LONGEST, Tally
from livline.summary.worst import Worst


def summary_of(tally: Tally, worst: Worst) -> Summary:
    """The records of what has been counted."""
    everything = list(range(DUTY_COUNT))
    return Summary(
        children=tally.child_count,
        children_breached=share(tally.groups[0]),
        counts=counts_of(tally.lines),
        failures=failures(tally),
        duties=tuple(duty_summary(tally, duty) for duty in everything if tally.lines[duty].any()),
        delays=delays(tally.days[:, :, 0]),
        delays_no_fixed_days=delays(tally.days[:, :, 1]),
        years=years(tally),
        undated=counts_of(tally.lines[..., 0]),
        municipalities=municipalities(tally),
        longest_without_plan=tuple(worst.longest),
        most_breaches=tuple(worst.most),
        missing=tuple((*key, n) for key, n in sorted(tally.missing.items(), key=lambda item: (-item[1], item[0]))),
        readings=tuple(sorted(tally.readings.items())),
        effects=tuple((*key, n) for key, n in sorted(tally.effects.items())),
        own_as_of=tally.own_as_of,
    )


def share(settled_and_breached: Codes) -> Share:
    """Breached of settled."""
    settled, breached = (int(n) for n in settled_and_breached)
    return Share(breached, settled)


def counts_of(lines: Codes) -> Counts:
    """Counts of an array whose axes are (duties, statuses, confirmed, any more)."""
    by_status = lines.sum(axis=(0, *range(3, lines.ndim)))
    return Counts(
        **{status: int(by_status[i, 1]) for i, status in enumerate(STATUSES)}, unconfirmed=int(by_status[:, 0].sum())
    )


def unconfirmed_of(lines: Codes) -> Counts:
    """The unconfirmed lines of (duties, statuses, confirmed, years) by the status they would have had."""
    by_status = lines[:, :, 0].sum(axis=(0, 2))
    return Counts(**{status: int(by_status[i]) for i, status in enumerate(STATUSES)})


def duty_summary(tally: Tally, duty: int) -> DutySummary:
    """One duty (by its place in the order of the contract)."""
    lines = tally.lines[duty : duty + 1]
    return DutySummary(
        duty=DUTY_NAMES[duty],
        counts=counts_of(lines),
        children=share(tally.children[duty]),
        delays=delays(tally.days[duty : duty + 1].sum(axis=2)),
        unconfirmed=unconfirmed_of(lines),
    )


def failures(tally: Tally) -> tuple[Failure, ...]:
    """The three failures."""
    return tuple(
        Failure(
            name=name,
            duties=duties,
            children=share(tally.groups[group]),
            counts=counts_of(tally.lines[list(GROUPS[group])]),
            delays=delays(tally.days[list(GROUPS[group])].sum(axis=2)),
        )
        for group, (name, duties) in enumerate(FAILURES.items(), start=1)
    )


def delays(days: Codes) -> Delays:
    """Delays of an array (duties, overdue, days late)."""
    by_day = days.sum(axis=0)
    total = by_day.sum(axis=0)
    lines = int(total.sum())
    ends = [*(start - 1 for start in BIN_STARTS[1:]), LONGEST]
    return Delays(
        bins=tuple(
            DelayBin(
                low=low,
                high=None if high == LONGEST else high,
                met_late=int(by_day[0, low : high + 1].sum()),
                overdue=int(by_day[1, low : high + 1].sum()),
            )
            for low, high in zip(BIN_STARTS, ends, strict=True)
        ),
        lines=lines,
        median=int(np.searchsorted(np.cumsum(total), (lines + 1) // 2)) if lines else None,
        longest=int(np.flatnonzero(total)[-1]) if lines else None,
    )


def years(tally: Tally) -> tuple[YearSummary, ...]:
    """The years in which something fell due; the undated lines have none."""
    used = np.flatnonzero(tally.lines.sum(axis=(0, 1, 2)))
    return tuple(
        YearSummary(
            year=int(slot) + FIRST_YEAR - 1,
            counts=counts_of(tally.lines[..., slot]),
            failures={
                name: counts_of(tally.lines[list(GROUPS[group])][..., slot])
                for group, name in enumerate(FAILURES, start=1)
            },
        )
        for slot in used
        if slot
    )


def municipalities(tally: Tally) -> tuple[MunicipalitySummary, ...]:
    """By name; the children whose municipality is not recorded come last."""
    rows = sorted(tally.municipalities.items(), key=lambda row: (row[0] is None, row[0] or ""))
    return tuple(
        MunicipalitySummary(
            name=name,
            children=int(row[0]),
            breached=share(row[1:3]),
            failures={failure: share(row[3 + 2 * i : 5 + 2 * i]) for i, failure in enumerate(FAILURES)},
        )
        for name, row in rows
        if row[0]
    )
