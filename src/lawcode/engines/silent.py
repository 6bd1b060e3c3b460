"""Which duties have no line in which cases, and why?  The lines that `--all` adds."""

from __future__ import annotations

from typing import Any

import numpy as np

from lawcode.days import MISSING
from lawcode.engines.columns import Numbers
from lawcode.engines.encode import Encoded
from lawcode.engines.kernel import layout as L
from lawcode.engines.lower import Rules
from lawcode.engines.machine import NARROW, Machine


def with_silent_duties(O: Any, encoded: Encoded, rules: Rules, machine: Machine, duties: frozenset[str] | None) -> Any:
    """The kernel's lines and, for each case and duty without one, a line that says that it does not apply.

    Lines come out in the order of cases and duties.  The code tells whether no event of the case could trigger the
    duty, or whether there are such events but none of them does (by matter, age, time or end of the measure).
    """
    lines = np.asarray(O, NARROW).reshape(-1, L.OW)
    spoken = np.zeros((encoded.cases, len(rules.duties)), bool)
    spoken[lines[:, L.O_CASE], lines[:, L.O_DUTY]] = True
    spoken[:, [i for i, duty in enumerate(rules.duties) if duties is not None and duty.id not in duties]] = True
    case, duty = np.nonzero(~spoken)
    silent = np.zeros((len(case), L.OW), NARROW)
    silent[:, L.O_CASE], silent[:, L.O_DUTY] = case, duty
    for slot in (L.O_EDITION, L.O_TRIGGER, L.O_MET_BY, L.O_ANCHOR, L.O_EXCUSED_BY, L.O_NOTE, L.O_EFFECT):
        silent[:, slot] = L.NOTHING
    for slot in (L.O_DAY, L.O_DUE, L.O_MET_ON, L.O_LATE, L.O_ANCHOR_DAY):
        silent[:, slot] = MISSING
    silent[:, L.O_STATUS], silent[:, L.O_CONFIRMED] = L.NOT_APPLICABLE, 1
    kinds = np.array(rules.records[3 :: L.DW], np.int64)
    triggered = (kinds_of_cases(encoded)[case] & kinds[duty]) != 0
    silent[:, L.O_CODE] = np.where(triggered, L.K_NOT_TRIGGERED, L.K_NOTHING_TRIGGERS)
    every = np.concatenate([lines, silent])
    return machine.flat(every[np.lexsort((every[:, L.O_DUTY], every[:, L.O_CASE]))].reshape(-1))


def kinds_of_cases(encoded: Encoded) -> Numbers:
    """The kinds of event that each case holds, as bits."""
    X, B = np.asarray(encoded.E, NARROW).reshape(-1, L.W), np.asarray(encoded.B, np.int64).reshape(-1, L.BW)
    if len(B) == 0:
        return np.zeros(0, np.int64)
    return np.bitwise_or.reduceat(np.left_shift(1, X[:, L.KIND], dtype=np.int64), B[:, L.B_FIRST] // L.W)
