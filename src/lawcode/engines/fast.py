"""How is the kernel run?  Uncompiled over lists for a small batch, compiled over arrays for a large one."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawcode.engines import compiled
from lawcode.engines.columns import Numbers
from lawcode.engines.encode import Encoded
from lawcode.engines.kernel import judging
from lawcode.engines.kernel import layout as L
from lawcode.engines.lower import Rules
from lawcode.engines.machine import NARROW, Machine

WORTH_LOADING = 400
"""Cases from which loading the compiled kernel (about half a second) is quicker than running it uncompiled."""
WORTH_COMPILING = 40_000
"""Cases from which even compiling it first (about a minute) is quicker."""


def is_worth_compiling(cases: int) -> bool:
    """Is the compiled kernel quicker for so many cases, given what lies in the cache?"""
    if compiled.is_loaded():
        return True
    if cases < WORTH_LOADING:
        return False
    return cases >= WORTH_COMPILING or compiled.is_ready()


def waits_for_compiler() -> bool:
    """Would the compiled kernel have to be made first?"""
    return not compiled.is_loaded() and not compiled.is_ready()


def run(encoded: Encoded, rules: Rules, machine: Machine, *, by_calendar: bool, duties: frozenset[str] | None) -> Any:
    """The lines of all cases of a batch, `layout.OW` numbers each."""
    M = machine.flat(np.array(memory(encoded.widest, rules, by_calendar, duties), np.int64))
    O = machine.room(room_for(encoded, machine), NARROW)
    return collect(machine.kernel.judge_cases, [encoded.E, encoded.B, M], O, encoded.cases)


def memory(widest: int, rules: Rules, by_calendar: bool, duties: frozenset[str] | None) -> list[int]:
    """The kernel's working memory: fixed places, the rules, room for runs and for the index of a case's events."""
    M = rules_memory(rules, duties)
    M[L.VISITS_BY_CALENDAR] = int(by_calendar)
    M[L.RUNS_FROM] = len(M)
    M += [0] * (L.RW * (widest + 1))
    M[L.LISTED_FROM] = len(M)
    return M + [0] * (widest + 1)


def rules_memory(rules: Rules, duties: frozenset[str] | None) -> list[int]:
    """The part of the memory that is the same for every case."""
    M = [0] * L.P_BASE + rules.numbers + asked_records(rules, duties)
    M[L.DUTIES_FROM], M[L.DUTIES_COUNT] = L.P_BASE + len(rules.numbers), len(rules.duties)
    return M


def room_for(encoded: Encoded, machine: Machine) -> int:
    """Numbers that the lines of a batch mostly take, and beyond them what the widest case may need at the end."""
    widest = L.OW * (judging.most_lines(L.W * encoded.widest) + 1)
    usual = len(encoded.E) // L.W * L.OW if machine.is_compiled else 500 * L.OW
    return usual + widest


def collect(judge_cases: Any, state: list[Any], O: Any, cases: int) -> Any:
    """Call the kernel until every case is judged; each call fills `O` as far as whole cases fit."""
    out: list[Numbers] = []
    case = 0
    while case < cases:
        written, case = judge_cases(*state, O, case, cases)
        if not out and case == cases:
            return O[:written]
        out.append(np.array(O[:written], NARROW))
    every = np.concatenate(out) if out else np.zeros(0, NARROW)
    return every if isinstance(O, np.ndarray) else every.tolist()


def asked_records(rules: Rules, duties: frozenset[str] | None) -> list[int]:
    """The duties' records; one that is not asked about has no editions and no triggers."""
    out: list[int] = []
    for i, duty in enumerate(rules.duties):
        record = rules.records[i * L.DW : (i + 1) * L.DW]
        if duties is not None and duty.id not in duties:
            record[L.D_LAST] = record[L.D_FIRST]
        out += record
    return out
