"""How is the kernel run?  Uncompiled over lists for a small batch, compiled over arrays for a large one."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from lawcode.engines.encode import Encoded
from lawcode.engines.kernel import judging
from lawcode.engines.kernel import layout as L
from lawcode.engines.kernel.lines import S_SIZE
from lawcode.engines.lower import Rules

Numbers = npt.NDArray[np.int64]


def no_lines() -> Numbers:
    """The lines of nothing."""
    return np.zeros(0, np.int64)


def run(
    encoded: Encoded, rules: Rules, *, by_calendar: bool, duties: frozenset[str] | None, compiled: bool = False
) -> Numbers:
    """The lines of all cases of a batch, `layout.OW` numbers each."""
    cases = len(encoded.B) // L.BW
    D = [n for i, d in enumerate(rules.duties) for n in record(rules, i, duties is None or d.id in duties)]
    entry: Any = judging.judge_cases
    C = [0] * L.C_SIZE
    C[L.VISITS_BY_CALENDAR] = int(by_calendar)
    state = [encoded.E.tolist(), encoded.B.tolist(), rules.P, D, C, [0] * (L.RW * (encoded.widest + 1)), [0] * S_SIZE]
    size = L.OW * (judging.most_lines(L.W * encoded.widest, 0) + 1000)
    out: list[Numbers] = []
    case = 0
    O = [0] * size
    while case < cases:
        written, case = entry(*state, O, case, cases)
        out.append(np.array(O[:written], np.int64))
    return np.concatenate(out) if out else no_lines()


def record(rules: Rules, i: int, asked: bool) -> list[int]:
    """A duty's record; one that is not asked about has no editions."""
    first, last, aged, kinds = rules.D[i * L.DW : (i + 1) * L.DW]
    return [first, last if asked else first, aged, kinds if asked else 0]
