"""How long was a child without the plan that the law demanded?  Breaches of the plan duties as stretches of days.

A stretch begins on the due day, or when the measure began if that was later, and ends when the plan came, when the
measure ended (a change of site is no end), on the 18th birthday or on the day asked about, whichever is first.  A
measure that never began counts no days; where a case records no beginnings at all, they count from the due day.
Overlapping stretches of a child count once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from lawcode.days import NEVER
from livline.summary.lines import DUTY_NAMES, OVERDUE, UNKNOWN, Codes, Flags, Lines, encode, is_among, numbers
from livline.summary.model import FAILURES

STARTS = ("placement_started", "measure_started")
ENDS = ("placement_ended", "measure_ended")
PLAN_DUTIES = tuple(DUTY_NAMES.index(duty) for duty in FAILURES["no_plan"])


@dataclass(frozen=True)
class Stretches:
    """Days without plan, disjoint, sorted by case and start; `open`: neither plan nor end up to the last day."""

    case: Codes
    start: Codes
    end: Codes
    open: Flags

    def per_case(self, cases: int) -> Codes:
        """Days without plan of each of so many cases."""
        return np.bincount(self.case, weights=self.end - self.start, minlength=cases).astype(np.int64)

    def of(self, case: int) -> slice:
        """Where the stretches of a case lie."""
        return slice(int(np.searchsorted(self.case, case)), int(np.searchsorted(self.case, case, side="right")))


def stretches(verdicts: pa.Table, lines: Lines, births: Codes, events: pa.Table) -> Stretches:
    """The stretches of a batch; `births`: birth day of each of `lines.cases`, `NEVER` where not recorded."""
    broken = lines.breached
    chosen = broken[np.isin(lines.duty[broken], PLAN_DUTIES) & (lines.late[broken] != UNKNOWN)]
    table = verdicts.select(["case", "measure", "trigger_on", "due_on"]).take(pa.array(lines.row[chosen]))
    case, due = lines.case[chosen].astype(np.int64), numbers(table.column("due_on"), NEVER)
    last = due + lines.late[chosen]
    bounds = acts(events, (*STARTS, *ENDS), table)
    is_start = is_among(bounds.column("kind"), pa.array(STARTS))
    start = np.maximum(due, beginnings(table, bounds.filter(pa.array(is_start))))
    ended = first_of(Match(table, bounds.filter(pa.array(~is_start))), since=start)
    cut = np.minimum(ended, grown_up(births[case], numbers(table.column("trigger_on"), NEVER)))
    still = (lines.outcome[chosen] == OVERDUE) & (cut >= last)
    return merged(case, start, np.maximum(start, np.minimum(last, cut)), still)


def grown_up(born: Codes, trigger: Codes) -> Codes:
    """The 18th birthday of those who were younger on the trigger's day, else `NEVER`."""
    months = born.astype("datetime64[D]").astype("datetime64[M]")
    into_month = born - months.astype("datetime64[D]").astype(np.int64)
    month = months + 18 * 12
    first, following = ((m.astype("datetime64[D]").astype(np.int64)) for m in (month, month + 1))
    birthday = np.minimum(first + into_month, following - 1)
    return np.where((born < NEVER) & (trigger < birthday), birthday, NEVER)


def beginnings(table: pa.Table, starts: pa.Table) -> Codes:
    """For each breach the day its measure first began; `NEVER` when only other measures of the case began, and a day
    before all days when the case records no beginnings."""
    match = Match(table, starts)
    known = np.zeros(table.num_rows, dtype=np.bool_)
    known[match.line] = True
    before_all = np.full(table.num_rows, -NEVER)
    return np.where(known, first_of(match, since=before_all), before_all)


class Match:
    """Breaches and acts of the same case, as in a join: `line` and `on` for each pair, and whether measures agree."""

    def __init__(self, table: pa.Table, found: pa.Table) -> None:
        size = table.num_rows
        case, measure = (encode(both(table.column(name), found.column(name)))[0] for name in ("case", "measure"))
        self.lines = size
        self.line, act = pairs(case[:size], case[size:])
        self.on = numbers(found.column("date"), NEVER)[act]
        own, other = measure[:size][self.line], measure[size:][act]
        self.fits = (own == other) | (own == UNKNOWN) | (other == UNKNOWN)


def both(one: pa.ChunkedArray, other: pa.ChunkedArray) -> pa.ChunkedArray:
    """Two columns of text as one."""
    return pa.chunked_array([*one.cast(pa.string()).chunks, *other.cast(pa.string()).chunks], type=pa.string())


def first_of(match: Match, since: Codes) -> Codes:
    """For each breach the first act of its measure on or after a day, `NEVER` where there is none."""
    first = np.full(match.lines, NEVER, dtype=np.int64)
    chosen = match.fits & (match.on >= since[match.line])
    np.minimum.at(first, match.line[chosen], match.on[chosen])
    return first


def acts(events: pa.Table, kinds: tuple[str, ...], table: pa.Table) -> pa.Table:
    """The dated events of these kinds in the cases of the breaches, but for a change of site."""
    ours = is_among(events.column("case"), table.column("case").cast(pa.string()).unique())
    rows = np.flatnonzero(ours & is_among(events.column("kind"), pa.array(kinds)))
    found = events.select(["case", "kind", "date", "measure", "reason"]).take(pa.array(rows))
    moved = is_among(found.column("reason"), pa.array(["change_of_site"]))
    return found.filter(pa.array(~moved & found.column("date").is_valid().to_numpy()))


def pairs(left: Codes, right: Codes) -> tuple[Codes, Codes]:
    """Indices of all pairs with equal value, as in a join."""
    order = np.argsort(right, kind="stable")
    low, high = (np.searchsorted(right[order], left, side=side) for side in ("left", "right"))
    count = high - low
    line = np.repeat(np.arange(len(left)), count)
    within = np.arange(len(line)) - np.repeat(np.cumsum(count) - count, count)
    return line, order[low[line] + within]


def merged(case: Codes, start: Codes, end: Codes, still: Flags) -> Stretches:
    """Overlapping or touching stretches of one case become one."""
    order = np.lexsort((end, start, case))
    case, start, end, still = case[order], start[order], end[order], still[order]
    # Shifted by NEVER for each case, the days of one case never reach those of the next.
    reach = np.maximum.accumulate(end + case * NEVER) - case * NEVER if len(case) else end
    fresh = np.ones(len(case), dtype=np.bool_)
    fresh[1:] = (case[1:] != case[:-1]) | (start[1:] > reach[:-1])
    group = np.cumsum(fresh) - 1
    last = np.flatnonzero(np.append(fresh[1:], True)) if len(case) else np.empty(0, dtype=np.int64)
    open_ = np.bincount(group, weights=still, minlength=len(last)) > 0
    kept = Stretches(case[fresh], start[fresh], reach[last], open_)
    long = kept.end > kept.start
    return Stretches(kept.case[long], kept.start[long], kept.end[long], kept.open[long])
