"""How is the kernel run?  Uncompiled over lists for a small batch, compiled over arrays for a large one."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from lawcode.engines import compiled
from lawcode.engines.encode import Encoded
from lawcode.engines.kernel import judging
from lawcode.engines.kernel import layout as L
from lawcode.engines.lower import Rules

Numbers = npt.NDArray[np.int64]

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


def run(encoded: Encoded, rules: Rules, *, by_calendar: bool, duties: frozenset[str] | None, quick: bool) -> Numbers:
    """The lines of all cases of a batch, `layout.OW` numbers each; `quick`: by the compiled kernel."""
    cases = len(encoded.B) // L.BW
    M = memory(encoded, rules, by_calendar, duties)
    if not quick:
        return collect(judging.judge_cases, [encoded.E.tolist(), encoded.B.tolist(), M], plain_output(encoded), cases)
    judge_cases = compiled.entry()
    lines = collect(judge_cases, [encoded.E, encoded.B, np.array(M, np.int64)], compiled_output(encoded), cases)
    compiled.mark_ready()
    return lines


def memory(encoded: Encoded, rules: Rules, by_calendar: bool, duties: frozenset[str] | None) -> list[int]:
    """The kernel's working memory: fixed places, the rules, room for runs and for the index of a case's events."""
    asked = asked_records(rules, duties)
    M = [0] * L.P_BASE + rules.numbers + asked
    M[L.DUTIES_FROM], M[L.DUTIES_COUNT] = L.P_BASE + len(rules.numbers), len(rules.duties)
    M[L.VISITS_BY_CALENDAR] = int(by_calendar)
    M[L.RUNS_FROM] = len(M)
    M += [0] * (L.RW * (encoded.widest + 1))
    M[L.LISTED_FROM] = len(M)
    return M + [0] * (encoded.widest + 1)


def compiled_output(encoded: Encoded) -> Numbers:
    """Room for the lines of a batch, at least of its widest case."""
    return np.empty(max(most(encoded), len(encoded.E) // L.W * L.OW), np.int64)


def plain_output(encoded: Encoded) -> list[int]:
    """Room for the lines of the widest case and some more."""
    return [0] * (most(encoded) + 500 * L.OW)


def most(encoded: Encoded) -> int:
    """Room that the widest case may need."""
    return L.OW * (judging.most_lines(L.W * encoded.widest) + 1)


def collect(judge_cases: Any, state: list[Any], O: Any, cases: int) -> Numbers:
    """Call the kernel until every case is judged; each call fills `O` as far as whole cases fit."""
    out: list[Numbers] = []
    case = 0
    while case < cases:
        written, case = judge_cases(*state, O, case, cases)
        out.append(np.array(O[:written], np.int64))
    if len(out) == 1:
        return out[0]
    return np.concatenate(out) if out else np.zeros(0, np.int64)


def asked_records(rules: Rules, duties: frozenset[str] | None) -> list[int]:
    """The duties' records; one that is not asked about has no editions and no triggers."""
    out: list[int] = []
    for i, duty in enumerate(rules.duties):
        record = rules.records[i * L.DW : (i + 1) * L.DW]
        if duties is not None and duty.id not in duties:
            record[L.D_LAST] = record[L.D_FIRST]
        out += record
    return out
