"""How is one case judged soonest?  Plain values to records and lines to plain values, with no table in between.

The kernel and its records are the same; `encode` and `output` do for millions of cases what this does for the one that
somebody has on the screen.  A test holds the two ways against each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from lawcode.days import MISSING, to_day
from lawcode.engines import fast
from lawcode.engines.encode import Fault, faults_of
from lawcode.engines.kernel import judging
from lawcode.engines.kernel import layout as L
from lawcode.engines.lower import Rules
from lawcode.engines.machine import NARROW, Machine
from lawcode.engines.single.records import Records, records_of
from lawcode.engines.single.verdicts import Verdict, verdicts_of

__all__ = ["judge_one"]


def judge_one(
    case: Mapping[str, Any],
    events: Sequence[Mapping[str, Any]],
    as_of: dt.date,
    rules: Rules,
    machine: Machine,
    *,
    by_calendar: bool,
    duties: frozenset[str] | None,
) -> tuple[list[Verdict], list[Fault]]:
    """The verdicts of one case, rows as of `schema.verdict_schema`, and what is wrong with its links."""
    found = records_of(events)
    E, B = machine.flat(np.array(found.E, NARROW)), machine.flat(np.array(bounds(case, len(events), as_of), np.int64))
    faults = linked(E, B, found, len(events), machine)
    M = memory_for(1 << len(events).bit_length(), rules, by_calendar, duties)
    O = machine.zeros(L.OW * (judging.most_lines(L.W * len(events)) + 1), NARROW)
    written, _ = machine.kernel.judge_cases(E, B, M.copy() if machine.is_compiled else M.tolist(), O, 0, 1)
    lines = O[:written].tolist() if machine.is_compiled else O[:written]
    return verdicts_of(lines, str(case["case"]), E, found, rules), faults


def bounds(case: Mapping[str, Any], events: int, as_of: dt.date) -> list[int]:
    """The record of the case."""
    B = [0] * L.BW
    born, asked = case.get("born_on"), case.get("as_of")
    B[L.B_END] = B[L.B_UNDATED] = L.W * events
    B[L.B_BORN] = MISSING if born is None else to_day(born)
    B[L.B_AS_OF] = to_day(as_of if asked is None else asked)
    return B


def linked(E: Any, B: Any, found: Records, events: int, machine: Machine) -> list[Fault]:
    """Link and sort the events."""
    faults, room = machine.zeros(4 * events), machine.zeros((L.W + 2) * events, NARROW)
    numbers = machine.zeros(found.numbers), machine.zeros(found.numbers)
    return faults_of(faults, machine.kernel.arrange(E, B, 1, *numbers, room, faults))


@lru_cache(64)
def memory_for(room: int, rules: Rules, by_calendar: bool, duties: frozenset[str] | None) -> Any:
    """The kernel's memory for a case with at most so many events: much the same for every case."""
    return np.array(fast.memory(room, rules, by_calendar, duties), np.int64)
