"""What do many verdicts say together?  Counts with numerator and denominator, intervals and the worst cases.

accumulator = Accumulator()
for cases, events, verdicts in batches:     # all lines of a case in one batch; batches from any thread
    accumulator.add(verdicts, cases, events)
summary = accumulator.finish()              # the same whatever the order and the size of the batches
"""

from __future__ import annotations

from livline.summary.accumulator import Accumulator
from livline.summary.model import (
    BIN_STARTS,
    FAILURES,
    SMALL_NUMBER,
    Counts,
    DelayBin,
    Delays,
    DutySummary,
    Failure,
    Gap,
    MunicipalitySummary,
    Share,
    Summary,
    WorstCase,
    YearSummary,
)

__all__ = [
    "BIN_STARTS",
    "FAILURES",
    "SMALL_NUMBER",
    "Accumulator",
    "Counts",
    "DelayBin",
    "Delays",
    "DutySummary",
    "Failure",
    "Gap",
    "MunicipalitySummary",
    "Share",
    "Summary",
    "WorstCase",
    "YearSummary",
]
